"""Pages to measure on: an article, a column list and a portal page, built alike every time, about 20 KB each.

Pages of one kind differ as those of one site do: menu, head and foot are the same, text, rows and addresses are not.
"""

from typing import NamedTuple

HOST = "https://fgw.example.gov.cn"
_SENTENCE = "市发展改革委会同有关部门，加快推进重点项目建设，全面落实稳增长各项政策措施。"


class Sample(NamedTuple):
    """One page and the address it stands at."""

    name: str
    url: str
    body: bytes


def samples(number: int = 0) -> tuple[Sample, ...]:
    """One page of each kind, in the order of how often a crawl meets them; every number gives others."""
    address = f"{HOST}/zwgk/tzgg{number}"
    return (
        Sample("article", f"{address}/202611/t20261120_14070{number}.html", _article(number)),
        Sample("list", f"{address}/index.html", _list(number)),
        Sample("home", f"{HOST}/", _home(number)),
    )


def _page(labels: str, middle: str, size: int) -> bytes:
    menu = "".join(
        f'<li><a href="/col{n}/index.html" title="栏目{n}">栏目{n}</a></li>' for n in range(45)
    )
    foot = (
        "<div class=footer>主办：某市发展和改革委员会 网站标识码：3799000012 鲁ICP备12345678号"
        "<a href=https://beian.miit.gov.cn/>备案</a><a href=/wzdt/>网站地图</a></div>"
    )
    whole = (
        f"<!doctype html><html><head><meta charset=utf-8><title>页面</title>{labels}</head><body>"
        f"<div class=nav><ul>{menu}</ul></div><div class=dqwz>当前位置：<a href=/>首页</a> &gt; "
        f"<a href=/zwgk/>政务公开</a></div>{middle}%s{foot}</body></html>"
    )
    filler = f"<!-- {'页面由模板生成 ' * 12} -->"
    missing = max(0, size - len(whole.encode()))
    return whole.replace("%s", filler * (missing // len(filler.encode()))).encode()


def _labels(**values: str) -> str:
    return "".join(f'<meta name="{name}" content="{value}">' for name, value in values.items())


def _article(number: int) -> bytes:
    labels = _labels(
        SiteName="某市发展和改革委员会",
        SiteIDCode="3799000012",
        ColumnName="通知公告",
        ArticleTitle=f"关于组织申报第{number}类项目的通知",
        PubDate="2026-11-20 09:30",
    )
    text = "".join(f"<p>第{number}类：{_SENTENCE * 3}</p>" for _ in range(18))
    box = "<p>发布日期：2026-11-20 来源：投资科 浏览次数：12</p>"
    body = f"<h1>关于组织申报第{number}类项目的通知</h1>{box}<div class=TRS_Editor>{text}"
    files = "".join(
        f"<p><a href=./P020261120{number}0{n}.docx>附件{n}：申报表.docx</a></p>" for n in range(4)
    )
    return _page(labels, f"{body}{files}</div>", 20_000)


def _list(number: int) -> bytes:
    labels = _labels(SiteName="某市发展和改革委员会", ColumnName="通知公告", ColumnType="通知公告")
    titles = {day: f"关于做好第{number}类第{day}批项目申报工作的通知" for day in range(20, 0, -1)}
    rows = "".join(
        f'<li><a href="./202611/t202611{day:02d}_{number}{day:02d}.html" title="{title}">{title}</a>'
        f"<span>2026-11-{day:02d}</span></li>"
        for day, title in titles.items()
    )
    script = '<script>createPageHTML(9, 0, "index", "html");</script>'
    return _page(labels, f"<ul class=list>{rows}</ul>{script}", 20_000)


def _home(number: int) -> bytes:
    blocks = "".join(
        f"<div class=box><h2><a href=/c{block}/>栏目{block}</a></h2><ul>"
        + "".join(
            f"<li><a href=/c{block}/202611/t202611{day:02d}_{number}{block}{day}.html>"
            f"第{number}届第{day}号会议召开情况通报</a><i>11-{day:02d}</i></li>"
            for day in range(8, 0, -1)
        )
        + "</ul></div>"
        for block in range(12)
    )
    return _page(_labels(SiteName="某市发展和改革委员会"), blocks, 20_000)
