"""A bureau's site in order: lists of several pages, articles, files, redirects, dead links, a list behind an interface.

Some 120 pages whose answers never change, so that two crawls of it must know the same.
"""

import json
from collections.abc import Iterator, Mapping

from tests.site.misbehaving import Answer, Route

COLUMNS = {"tzgg": "通知公告", "zcwj": "政策文件", "gzdt": "工作动态", "zcjd": "政策解读"}
LIST_PAGES, ROWS = 3, 9
BEHIND = "/csrc/c101953/zfxxgk_zdgk.shtml"  # the list whose rows an interface brings
CHANNEL = "a4a4bdf1e2d34cf3b7a8d2fe4c1a2b3c"
ASK = f"/searchList/{CHANNEL}?_isAgg=true&_isJson=true&_pageSize=18&_template=index&page=1"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(60)
MENU = "".join(f'<li><a href="/{key}/index.html">{name}</a></li>' for key, name in COLUMNS.items())
FOOT = (
    '<div class="foot">主办单位：示例市发展和改革委员会 网站标识码：3716000001'
    '<img src="/images/foot.png"><a href="/wzdt/">网站地图</a></div>'
)


def html(title: str, body: str, labels: Mapping[str, str] | None = None) -> Route:
    """A page within the site's frame."""
    said = "".join(
        f'<meta name="{key}" content="{value}">' for key, value in (labels or {}).items()
    )
    head = f"<head><meta charset=utf-8><title>{title}</title>{said}</head>"
    menu = f'<ul class="nav"><li><a href="/">首页</a></li>{MENU}<li><a href="{BEHIND}">主动公开</a></li></ul>'
    return Route(
        f"<html>{head}<body>{menu}<div class=main>{body}</div>{FOOT}</body></html>".encode()
    )


def article_path(column: str, number: int) -> str:
    return f"/{column}/t202609{1 + number:02d}_{number}.html"


def article(column: str, number: int, more: str = "") -> Route:
    """One article; every third carries a file, some a link that is dead, moved or elsewhere."""
    title = f"{COLUMNS[column]}第{number}号事项"
    extra = {
        0: f'<a href="/files/{column}_{number}.pdf">附件</a>',
        1: f'<a href="/gone/{column}_{number // 9}.html">相关链接</a>',
        2: f'<a href="/moved/{column}_{number}">原文</a>',
    }[number % 3]
    text = f"<p>{title}的有关情况通知如下，请各单位遵照执行。</p>" * 4
    labels = {"ArticleTitle": title, "PubDate": f"2026-09-{1 + number:02d} 09:00"}
    return html(
        title, f'<h1>{title}</h1>{text}{extra}{more}<img src="/images/{column}.png">', labels
    )


def rows(column: str, page: int) -> Iterator[str]:
    for number in range(page * ROWS, (page + 1) * ROWS):
        title = f"关于{COLUMNS[column]}第{number}号事项的通知"
        yield (
            f'<li><a href="{article_path(column, number)}" title="{title}">{title}</a>'
            f"<span>2026-09-{1 + number:02d}</span></li>"
        )


def listing(column: str, page: int) -> Route:
    """One page of a column, with links to its others."""
    others = [f"/{column}/index{f'_{each}' if each else ''}.html" for each in range(LIST_PAGES)]
    turning = "".join(f'<a href="{url}">{place + 1}</a>' for place, url in enumerate(others))
    body = f'<ul class="list">{"".join(rows(column, page))}</ul><div class="page">{turning}</div>'
    return html(COLUMNS[column], body, {"ColumnName": COLUMNS[column]})


def answer(*numbers: int) -> Route:
    """What the interface brings: these articles of its own."""
    results = [
        {"title": f"主动公开第{number}号文件", "url": f"/csrc/c101953/c{number}/content.shtml",
         "publishedTime": 1795449600000 - number * 86_400_000, "channelName": "主动公开"}
        for number in numbers
    ]  # fmt: skip
    told = {"code": 200, "data": {"page": 1, "rows": 18, "total": len(results), "results": results}}
    return Route(json.dumps(told).encode(), content_type="application/json")


def behind() -> Route:
    """The page of the list behind an interface."""
    ask = ASK.removesuffix("1")
    script = f'<script>function load(p){{$.get("{ask}"+p,function(r){{render(r.data.results)}})}}load(1);</script>'
    return html("主动公开", f'<ul id="list" class="list"></ul>{script}', {"ColumnName": "主动公开"})


def routes() -> dict[str, Answer]:
    """The whole site."""
    news = "".join(row for column in COLUMNS for row in rows(column, 0))
    odd = '<a href="">空</a><a href="/gone/top.html">旧</a><a href="/ill.html">系统</a><a href="/loop/a">转</a>'
    made: dict[str, Answer] = {
        "/": html("示例市发展和改革委员会", f'<ul class="list">{news}</ul>{odd}'),
        "/wzdt/": html("网站地图", MENU), "/images/foot.png": Route(PNG, content_type="image/png"),
        "/ill.html": Route(b"error", 500), "/loop/a": Route(status=302, location="/loop/b"),
        "/loop/b": Route(status=302, location="/loop/a"), BEHIND: behind(), ASK: answer(1, 2, 3, 4),
    }  # fmt: skip
    for number in (1, 2, 3, 4):
        made[f"/csrc/c101953/c{number}/content.shtml"] = html(
            f"主动公开第{number}号文件", "<p>全文。</p>"
        )
    for column in COLUMNS:
        made[f"/images/{column}.png"] = Route(PNG, content_type="image/png")
        for page in range(LIST_PAGES):
            made[f"/{column}/index{f'_{page}' if page else ''}.html"] = listing(column, page)
        for number in range(LIST_PAGES * ROWS):
            made[article_path(column, number)] = article(column, number)
            made[f"/files/{column}_{number}.pdf"] = Route(PDF, content_type="application/pdf")
            target = article_path(column, number - 1)
            made[f"/moved/{column}_{number}"] = Route(status=301, location=target)
    return made
