"""A page as a site's templates make it: head, menu, foot, and the text in one of several kinds of markup."""

from html import escape
from itertools import pairwise
from random import Random

from tests.leaks.model import Block, Doc, Items, Table

_MENU = "".join(
    f'<li><a href="/{path}">{name}</a></li>'
    for path, name in (
        ("", "首页"),
        ("zwgk/zn/", "政府信息公开指南"),
        ("zwgk/ysqgk/", "依申请公开"),
        ("zwgk/nb/", "政府信息公开年报"),
        ("hdjl/", "互动交流"),
    )
)
_FOOT = (
    '<div class="footer"><p>主办单位：示例市发展和改革委员会　地址：黄河五路385号　电话：0543-3162136</p>'
    '<p>网站标识码：3716000001　<a href="https://beian.miit.gov.cn/">鲁ICP备05018911号</a>　'
    '<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=37160202000138">'
    "鲁公网安备 37160202000138号</a></p>"
    '<a href="http://bszs.conac.cn/sitename?method=show&id=0EA7B1C2D3F4051627384950ABCDEF12">'
    '<img src="/images/red.png"></a>'
    "</div><script>var ttmp=1789529710870;var docid=1406530;</script>"
)
_BODIES = (
    '<div class="TRS_Editor">{}</div>',
    '<div id="zoom"><!--<$[信息内容]>begin-->{}<!--<$[信息内容]>end--></div>',
    '<div class="pages_content" id="UCAP-CONTENT">{}</div>',
    '<div class="wp_articlecontent">{}</div>',
    '<div class="article-content"><div class="Section1">{}</div></div>',
    '<table width="100%"><tr><td class="content">{}</td></tr></table>',
)
_HIDING = (
    "<div style='display:none'>{}</div>",
    "<div hidden>{}</div>",
    '<div style="visibility: hidden">{}</div>',
    '<div style="DISPLAY: none;height:0">{}</div>',
)


def html(doc: Doc, rng: Random) -> bytes:
    """One page, in UTF-8 or, now and then, in GBK."""
    told = [*doc.head, *doc.blocks, *doc.end]
    word = rng.random() < 0.3  # pasted from Word: runs in elements of their own
    body = "".join(_block(each, rng, word=word) for each in told)
    hidden = "".join(
        rng.choice(_HIDING).format(_block(part.block, rng, word=False)) for part in doc.hidden
    )
    day = f"2026-{rng.randint(1, 11):02d}-{rng.randint(1, 28):02d}"
    charset = "gb2312" if rng.random() < 0.1 else "utf-8"
    title = escape(doc.title)
    text = (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}_示例市发展和改革委员会</title>'
        f'<meta name="SiteName" content="示例市发展和改革委员会"><meta name="SiteIDCode" content="3716000001">'
        f'<meta name="ColumnName" content="通知公告"><meta name="ArticleTitle" content="{title}">'
        f'<meta name="PubDate" content="{day} 09:30">'
        f'<meta name="ContentSource" content="示例市发展和改革委员会"></head>'
        f'<body><div class="header"><ul class="nav">{_MENU}</ul></div>'
        f'<div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/tzgg/">通知公告</a></div>'
        f'<div class="main"><h1>{title}</h1><p class="top">发布日期：{day}　'
        f"来源：示例市发展和改革委员会　浏览次数：{rng.randint(3, 9999)}</p>"
        f"{rng.choice(_BODIES).format(body + hidden)}</div>{_FOOT}</body></html>"
    )
    return text.encode("gb18030" if charset == "gb2312" else "utf-8")


def _block(block: Block, rng: Random, *, word: bool) -> str:
    if isinstance(block, Table):
        return _table(block, rng, word=word)
    if isinstance(block, Items):
        rows = (
            f'<li><a href="./202611/t20261118_{n}.html" title="{escape(t)}">'
            f"{escape(t)}</a><span>2026-11-{n:02d}</span></li>"
            for n, t in enumerate(block.titles, 11)
        )
        return f'<ul class="list">{"".join(rows)}</ul>'
    return f"<p>{_runs(block, rng) if word else escape(block)}</p>"


def _runs(text: str, rng: Random) -> str:
    """As Word saves it: cut where Chinese and Latin meet, and now and then within a word or a number."""
    cuts = {at for at in range(1, len(text)) if text[at - 1].isascii() != text[at].isascii()}
    if len(text) > 1 and rng.random() < 0.3:
        cuts.add(rng.randint(1, len(text) - 1))
    ends = [0, *sorted(cuts), len(text)]
    parts = [text[start:end] for start, end in pairwise(ends)]
    return "".join(
        f'<span style="font-size:16pt;mso-x:y" lang="EN-US">{escape(part)}</span>' for part in parts
    )


def _table(table: Table, rng: Random, *, word: bool) -> str:
    tag = rng.choice(("td", "td", "th"))
    lines = [(tag, line) for line in (table.over, table.head) if line] + [
        ("td", row) for row in table.rows
    ]
    inner = (
        "<p class=MsoNormal>{}</p>"
        if word
        else rng.choice(("{}", "{}", "<div>{}</div>", "\n   {}&nbsp;\n"))
    )
    rows = "".join(
        "<tr>" + "".join(f"<{tag}>{inner.format(escape(cell))}</{tag}>" for cell in line) + "</tr>"
        for tag, line in lines
    )
    return f'<table border="1" cellspacing="0"><tbody>{rows}</tbody></table>'
