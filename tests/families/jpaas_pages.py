"""The dress of the JPAAS site: shell pages, the markup its publishing interface answers with, articles."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from hashlib import md5

from tests.families.planting import HOST, Column, Row, clipped
from tests.families.stories import DUTIES, LEADERS, paragraphs

ORG = "海岳市发展和改革局"
CODE = "3798000022"
UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
WEB, SET = "8d828e408d90447786ddbe128d495e9e", "209741b2109044b5b7695700b2bec37e"
SIDE = "左侧导航"
# The heading 新闻中心 leads to its own first column, as headings of such menus do.
MENU: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("机构概况", "", ("机构职能", "领导之窗")),
    ("新闻中心", "/xwzx/gzdt/index.html", ("工作动态", "基层动态", "媒体聚焦")),
    ("通知公告", "/tzgg/index.html", ()),
    ("政策文件", "/zcwj/index.html", ()),
    ("政策解读", "/zcjd/index.html", ()),
    ("政务公开", "", ("规划计划", "统计数据", "重大项目", "双随机一公开", "人事任免", "政府信息公开年报")),
    ("办事指南", "/bsfw/index.html", ()),
    ("互动交流", "", ("主任信箱", "意见征集", "在线访谈")),
    ("专题专栏", "", ("主题教育", "信用建设")),
)  # fmt: skip


def page_id(path: str) -> str:
    return md5(path.encode(), usedforsecurity=False).hexdigest()


def tag(column: Column) -> str:
    """The Chinese name of the list's unit, which every template maker chose for himself."""
    return {"cards": "信息列表", "lmy": "ajax分页", "letters": "内容1"}.get(
        column.plan.shape, "当前栏目_list"
    )


def unit(path: str, name: str) -> str:
    """A place a script fills: everything the request needs is in ``queryData``."""
    query = (
        f"{{'parseType':'bulidstatic','webId':'{WEB}','tplSetId':'{SET}','pageType':'column',"
        f"'tagId':'{name}','editType':'null','pageId':'{page_id(path)}'}}"
    )
    return (
        f'<div class="ajaxpage-box" url="{UNIT}" queryData="{query}">'
        '<div class="loading"><img src="/images/loading.gif"></div></div>'
    )


def clearfix(rows: Sequence[Row]) -> str:
    items = "".join(
        f'<li class="clearfix"><a href="{row.path}" target="_blank" title="{row.title}">'
        f'{clipped(row.title, 22)}</a><span class="bt-right">{row.day:%Y-%m-%d}</span></li>'
        for row in rows
    )
    return f'<ul class="list-ul">{items}</ul>'


def lmy(rows: Sequence[Row]) -> str:
    items = "".join(
        f'<li><i></i><a href="http://{HOST}{row.path}" target="_blank">{row.title}</a>'
        f'<span class="fn-right">{row.day:%Y.%m.%d}</span></li>'
        for row in rows
    )
    return f'<ul class="lmy-list-ul">{items}</ul>'


def cards(rows: Sequence[Row]) -> str:
    """Day apart from month, and every article linked twice: picture and title."""
    items = "".join(
        f'<div class="card"><a href="{row.path}"><img src="/images/logo.png"></a>'
        f'<div class="day"><b>{row.day:%d}</b> {row.day:%Y.%m}</div>'
        f'<h3><a href="{row.path}" title="{row.title}">{row.title}</a></h3></div>'
        for row in rows
    )
    return f'<div class="card-list">{items}</div>'


def letters(rows: Sequence[Row]) -> str:
    items = "".join(
        f'<ul class="letter"><li class="t1">HY{row.number:07d}</li><li class="t2">'
        f'<a href="{row.path}">{row.title}</a></li><li class="t3">已办结</li>'
        f'<li class="t4"><span>{row.day.year}-{row.day.month}-{row.day.day}</span></li></ul>'
        for row in rows
    )
    return f'<div class="letters">{items}</div>'


LISTS: Mapping[str, Callable[[Sequence[Row]], str]] = {
    "clearfix": clearfix,
    "static": clearfix,
    "lmy": lmy,
    "cards": cards,
    "letters": letters,
}


def rows_markup(column: Column, rows: Sequence[Row]) -> str:
    """The rows and the pager, which tells the size of a page and the number of all rows."""
    draw = LISTS.get(column.plan.shape, clearfix)
    size = column.plan.sizes[0] if column.plan.sizes else 15
    return f'{draw(rows)}<div class="pagination" rows="{size}" count="{len(column.rows)}"></div>'


def answer(markup: str, *, success: bool = True) -> str:
    told = {"success": success, "code": "200" if success else "500", "data": {"html": markup}}
    return json.dumps(told, ensure_ascii=False)


def frame(labels: str, trail: str, main: str, paths: Mapping[str, str], today: date) -> str:
    entries = ['<li class="nav-item"><a href="/index.html">首页</a></li>']
    for name, path, below in MENU:
        subs = "".join(f'<dd><a href="{paths[sub]}">{sub}</a></dd>' for sub in below)
        subs += f'<dd><a href="{paths[""]}">局长公开信</a></dd>' if name == "互动交流" else ""
        box = f"<dl>{subs}</dl>" if subs else ""
        entries.append(
            f'<li class="nav-item"><a href="{path or "javascript:;"}">{name}</a>{box}</li>'
        )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">
{labels}<meta name="Maketime" content="{today:%Y-%m-%d} 07:28:37">
<link rel="stylesheet" href="/images/style.css"><script src="/images/ajaxpage.js"></script></head>
<body><header><div id="date"></div><a href="/login/index.html">个人中心</a>
<a href="javascript:void(0)" onclick="toggleToolBar();">无障碍浏览</a> <a href="/en/index.html">EN</a>
<form action="/search/index.html"><input type="hidden" name="siteCode" value="{CODE}"><input name="q"></form>
<script>document.getElementById("date").innerText = new Date().toLocaleDateString();</script></header>
<nav><ul class="nav-list">{"".join(entries)}</ul></nav>
{trail}<div class="content">{main}</div>
<footer><a href="/wzdt/index.html">网站地图</a> <a href="/wza/wca.html?wcaUrl=">适老化</a>
<p>主办：{ORG} 政府网站标识码：{CODE}</p>
<p><a href="https://beian.miit.gov.cn ">鲁ICP备 12000773号</a>
<a href="https://beian.mps.gov.cn/#/query/webSearch?code=37980202010427">鲁公网安备:37980202010427号</a></p>
<a href="https://bszs.conac.cn/sitename?method=show&amp;id=0A1B2C3D4E5F60718293A4B5C6D7E8F9" target="_blank">
<img src="/images/red.png"></a><script id="_jiucuo_" sitecode='{CODE}'
 src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js '></script>
<a href="">　</a><a href="http://www.haiyue.example.gov.cn/" target="_blank">海岳市人民政府</a></footer>
<div class="modal" style="display:none">您访问的链接即将离开“{ORG}”门户网站，是否继续？</div>
</body></html>"""


def labels(column: Column | None, row: Row | None) -> str:
    """Site block, then the column's; the header include adds a block of its template afterwards."""
    told = f"""<title>{row.title if row else column.plan.name if column else ORG}</title>
<meta content="{ORG}" name="SiteName"><meta content="{CODE}" name="SiteIDCode">
<meta content="fgj.haiyue.example.gov.cn,www.hyfgw.example.gov.cn" name="SiteDomain">
"""
    if column is None:
        return told
    told += f'<meta content="{column.plan.name}" name="ColumnName"><meta content="" name="ColumnType">\n'
    if row:
        told += f'<meta content="{row.title}" name="ArticleTitle"><meta content="{row.day:%Y-%m-%d}" name="PubDate">\n'
        told += f'<meta content="{ORG}" name="contentSource">\n'
    return told + '<meta content="null" name="ColumnName"><meta content="" name="SiteIDCode">\n'


def trail(column: Column) -> str:
    above = f"<span>{column.plan.parent}</span> &gt; " if column.plan.parent else ""
    return (
        '<div class="currentPosition"><span>您当前所在位置：</span><a href="/index.html">首页</a> &gt; '
        f'{above}<a href="{column.plan.path}">{column.plan.name}</a></div>'
    )


def article(row: Row, category: str, other: Row | None) -> str:
    """The page behind a row; ``other`` is its interpretation or the policy it interprets."""
    text = "".join(f"<p>{part}</p>" for part in paragraphs(row.title, ORG))
    told = f"信息发布时间：{row.day:%Y-%m-%d}"
    if category == "message":
        told = f"提交时间：{row.day:%Y-%m-%d} 办理状态：已办结 办结时间：{row.day:%Y-%m-%d}"
    link = ""
    if other:
        word = "政策原文" if category == "interpretation" else "文字解读"
        link = f'<div class="relate"><a href="{other.path}">{word}</a></div>'
    return f"""<h1 id="con_title">{row.title}</h1><div class="cinfo"><span>{told}</span>
<span>来源：{ORG}</span></div><div class="ccontent" id="con_con">{text}</div>{link}"""


def static_text(name: str) -> str:
    if name == "机构职能":
        return "".join(f"<p>{duty}</p>" for duty in DUTIES)
    return "".join(
        f"<dl><dt>{who}</dt><dd>{post}，{charge}</dd></dl>" for post, who, charge in LEADERS
    )
