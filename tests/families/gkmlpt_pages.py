"""The dress of the Guangdong site: NFCMS pages, and the 政府信息公开平台 that keeps its lists in an interface."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from tests.families.planting import HOST, Column, Row, clipped
from tests.families.stories import DUTIES, LEADERS, paragraphs

ORG = "南澜市发展和改革局"
CODE = "4498000024"
SID = "755018"
CHINA = timezone(timedelta(hours=8))
MENU: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("组织机构", ("机构职能", "领导简介")),
    ("新闻中心", ("工作动态", "媒体报道")),
    ("通知公告", ()),
    ("政务公开", ("规范性文件", "政策解读", "规划计划", "统计数据", "人事信息", "重大项目", "政府信息公开年报")),
    ("办事服务", ()),
    ("互动交流", ("局长信箱", "民意征集", "在线访谈")),
    ("专题专栏", ("民营经济",)),
)  # fmt: skip


def folder(column: Column) -> str:
    """Every address an NFCMS template writes is told in full, without the scheme."""
    return f"//{HOST}{column.plan.path}"


def view(rows: Sequence[Row]) -> str:
    items = "".join(
        f'<li><a href="http://{HOST}{row.path}" title="{row.title}" target="_blank">'
        f'<span class="til">{row.title}</span></a><span class="time">{row.day:%Y-%m-%d}</span></li>'
        for row in rows
    )
    return f'<div class="viewList"><ul>{items}</ul></div>'


def paren(rows: Sequence[Row]) -> str:
    items = "".join(
        f'<li><a href="//{HOST}{row.path}">{row.title}</a>\n<span class="date">({row.day:%Y-%m-%d})</span></li>'
        for row in rows
    )
    return f'<ul class="news_list">{items}</ul>'


def pictures(rows: Sequence[Row]) -> str:
    """Picture and title link the same article; the date stands between two rules."""
    items = "".join(
        f'<li class="pic"><a href="{row.path}"><img src="/assets/logo.png" alt=""></a>'
        f'<h4><a href="{row.path}" title="{row.title}">{row.title}</a></h4><i>{row.day:%Y/%m/%d}</i></li>'
        for row in rows
    )
    return f'<ul class="pic_list">{items}</ul>'


def letters(rows: Sequence[Row]) -> str:
    lines = "".join(
        f'<tr><td class="no">{row.day:%Y%m%d}{row.number % 100:03d}</td><td><a href="{row.path}">{row.title}</a></td>'
        f"<td>已回复</td><td>{row.day.year}-{row.day.month}-{row.day.day}</td></tr>"
        for row in rows
    )
    head = "<tr><th>编号</th><th>信件标题</th><th>状态</th><th>来信时间</th></tr>"
    return f'<table class="mail_table">{head}{lines}</table>'


FORMS: Mapping[str, Callable[[Sequence[Row]], str]] = {
    "view": view,
    "paren": paren,
    "pictures": pictures,
    "letters": letters,
}


def beside(rows: Sequence[Row]) -> str:
    """What the site published last, wherever: a block many templates set beside their lists."""
    items = "".join(
        f'<li><a href="{row.path}">{clipped(row.title, 12)}</a><em>{row.day:%m-%d}</em></li>'
        for row in rows
    )
    return f'<div class="side"><h4>最新公开</h4><ul class="side_new">{items}</ul></div>'


def pager(column: Column, turn: int) -> str:
    """Real anchors; the second page is index_2.html."""
    if len(column.pages) < 2:
        return '<div class="page"><span class="current">1</span></div>'
    links = "".join(
        f'<a href="http://{HOST}{column.plan.path}{"" if page == 1 else f"index_{page}.html"}">{page}</a>'
        for page in range(1, len(column.pages) + 1)
    )
    following = (
        f'<a class="next" href="http://{HOST}{column.plan.path}index_{turn + 1}.html">下一页</a>'
    )
    return f'<div class="page">{links}{following if turn < len(column.pages) else ""}</div>'


def labels(column: Column | None, row: Row | None) -> str:
    told = f"""<title>{row.title if row else column.plan.name if column else ""}{" - " if column else ""}{ORG}</title>
<meta name="SiteName" content="{ORG}"><meta name="SiteDomain" content=""><meta name="SiteIDCode" content="{CODE}">
"""
    if column is None:
        return told
    told += f'<meta name="ColumnName" content=" {column.plan.name} ">\n'
    told += f'<meta name="ColumnId" content="{len(column.plan.path)}">\n'
    told += f'<meta name="ColumnType" content="{column.plan.parent or column.plan.name}">\n'
    if row:
        told += f'<meta name="ArticleTitle" content="{row.title}">\n'
        told += f'<meta name="PUBDATE" content="{row.day:%Y-%m-%d %H:%M}">\n'
        told += (
            '<meta name="ContentSource" content="本网"><meta name="filing" content="2024-01-01">\n'
        )
    return told


def frame(head: str, trail: str, main: str, paths: Mapping[str, str], today: date) -> str:
    entries = [f'<li><a href="//{HOST}/">首页</a></li>']
    for name, below in MENU:
        subs = "".join(f'<dd><a href="{paths[sub]}">{sub}</a></dd>' for sub in below)
        subs += f'<dd><a href="{paths[""]}">公开指南</a></dd>' if name == "政务公开" else ""
        subs += '<dd><a href="/gkmlpt/index">信息公开目录</a></dd>' if name == "政务公开" else ""
        target = f"http://{HOST}{paths[name]}" if name in paths else "javascript:;"
        entries.append(f'<li class="nav"><a href="{target}">{name}</a><dl>{subs}</dl></li>')
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">{head}<link rel="stylesheet" href="/assets/nfw-cms.css"></head>
<body><div class="hd"><a href="/login/">登录</a><a href="/en/">English</a><a href="javascript:aria.start()">无障碍</a>
<a href="//{HOST}/search/?keywords=">搜索</a>
<span class="today">今天是{today.year}年{today.month}月{today.day}日</span></div>
<ul class="navs">{"".join(entries)}</ul>
{trail}{main}
<div class="ft"><select onchange="window.open(this.value)"><option value="http://drc.gd.example.gov.cn/">省发改委</option></select>
<a href="/wzdt/">站点地图</a> <a href="#">返回顶部</a> 版权所有：{ORG} 网站标识码 {CODE}
<a>粤ICP备05090912号</a> <a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=44980102000011">
粤公网安备 44980102000011号</a>本网站支持IPv6
<script>document.write(unescape("%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript src='http://dcs.conac.cn/js/19/000/0000/"+
"40540047/CA190000000405400470002.js' type='text/javascript'%3E%3C/script%3E"));</script>
<!--<script id="_jiucuo_" sitecode="{CODE}" src="http://pucha.kaipuyun.cn/exposure/jiucuo.js"></script>-->
<script id="_jiucuo_" sitecode='{CODE}' src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script></div></body></html>"""


def trail(column: Column) -> str:
    above = f"{column.plan.parent} &gt; " if column.plan.parent else ""
    return (
        f'<div class="crumbs">您的位置：<a href="//{HOST}/">首页</a> &gt; {above}'
        f'<a href="{folder(column)}">{column.plan.name}</a></div>'
    )


def article(row: Row, category: str, mark: str) -> str:
    text = "".join(f"<p>{part}</p>" for part in paragraphs(row.title, ORG))
    if category == "message":
        text = f"<p>来信时间：{row.day:%Y-%m-%d}　回复时间：{row.day:%Y-%m-%d}</p>{text}"
    return f"""<script>var NFCMS_POST_ID = "{post_number(row)}", NFCMS_SITE_ID = "{SID}";</script>
<h3 class="zw-title">{row.title}</h3><div class="zw-info">时间：{row.day:%Y-%m-%d} 09:30:00 来源：本网</div>
<div class="zw article-content">{text}{mark}</div>"""


def static_text(name: str) -> str:
    if name == "机构职能":
        return '<div class="zw">' + "".join(f"<p>{duty}</p>" for duty in DUTIES) + "</div>"
    return (
        '<div class="zw">'
        + "".join(f"<p>{who}　{post}　{charge}</p>" for post, who, charge in LEADERS)
        + "</div>"
    )


def config(tree: Sequence[Mapping[str, Any]], detail: Mapping[str, Any] | None) -> str:
    """What the platform's page knows: its own number, the tree, on an article the article itself."""
    told = f"  SID: '{SID}',\n  TREE: {json.dumps(tree, ensure_ascii=False)},\n"
    if detail is not None:
        told += f"  DETAIL: {json.dumps(detail, ensure_ascii=False)},\n"
    return f"<div id=\"app\"></div><script>\nwindow._CONFIG = {{\n  SITE_NAME: '{ORG}',\n{told}}};\n</script>"


def post_number(row: Row) -> int:
    """The number an address ends in."""
    return int("".join(sign for sign in row.path.rpartition("/")[2] if sign.isdigit()))


def told(row: Row, host: str) -> dict[str, Any]:
    """One article as the interface tells it: half an hour after midnight in China, still yesterday in Greenwich."""
    moment = datetime.combine(row.day, time(0, 30), CHINA)
    return {
        "id": post_number(row),
        "title": row.title,
        "date": int(moment.timestamp()),
        "created_at": f"{moment:%Y-%m-%d %H:%M:%S}",
        "publisher": ORG,
        "identifier": f"0233621J/2026-{row.number % 100000:05d}",
        "url": f"http://{host}{row.path}" if row.path.startswith("/") else row.path,
    }
