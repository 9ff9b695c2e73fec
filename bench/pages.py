"""Pages to measure on: an article, a column list and a portal page, built alike every time, about 20 KB each."""

from typing import NamedTuple

HOST = "https://fgw.example.gov.cn"
_SENTENCE = "市发展改革委会同有关部门，加快推进重点项目建设，全面落实稳增长各项政策措施。"


class Sample(NamedTuple):
    """One page and the address it stands at."""

    name: str
    url: str
    body: bytes


def samples() -> tuple[Sample, ...]:
    """The pages, in the order of how often a crawl meets them."""
    return (
        Sample("article", f"{HOST}/zwgk/tzgg/202611/t20261120_1407083.html", _article()),
        Sample("list", f"{HOST}/zwgk/tzgg/index.html", _list()),
        Sample("home", f"{HOST}/", _home()),
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


def _article() -> bytes:
    labels = _labels(
        SiteName="某市发展和改革委员会",
        SiteIDCode="3799000012",
        ColumnName="通知公告",
        ArticleTitle="关于组织申报项目的通知",
        PubDate="2026-11-20 09:30",
    )
    text = "".join(f"<p>{_SENTENCE * 3}</p>" for _ in range(18))
    box = "<p>发布日期：2026-11-20 来源：投资科 浏览次数：12</p>"
    body = f"<h1>关于组织申报项目的通知</h1>{box}<div class=TRS_Editor>{text}"
    files = "".join(
        f"<p><a href=./P0202611200{n}.docx>附件{n}：申报表.docx</a></p>" for n in range(4)
    )
    return _page(labels, f"{body}{files}</div>", 20_000)


def _list() -> bytes:
    labels = _labels(SiteName="某市发展和改革委员会", ColumnName="通知公告", ColumnType="通知公告")
    rows = "".join(
        f'<li><a href="./202611/t202611{day:02d}_14070{day:02d}.html" title="关于做好第{day}批重点项目申报工作的通知">'
        f"关于做好第{day}批重点项目申报工作的通知</a><span>2026-11-{day:02d}</span></li>"
        for day in range(20, 0, -1)
    )
    script = '<script>createPageHTML(9, 0, "index", "html");</script>'
    return _page(labels, f"<ul class=list>{rows}</ul>{script}", 20_000)


def _home() -> bytes:
    blocks = "".join(
        f"<div class=box><h2><a href=/c{block}/>栏目{block}</a></h2><ul>"
        + "".join(
            f"<li><a href=/c{block}/202611/t202611{day:02d}_{block}{day}.html>第{day}号会议召开情况通报</a>"
            f"<i>11-{day:02d}</i></li>"
            for day in range(8, 0, -1)
        )
        + "</ul></div>"
        for block in range(12)
    )
    return _page(_labels(SiteName="某市发展和改革委员会"), blocks, 20_000)
