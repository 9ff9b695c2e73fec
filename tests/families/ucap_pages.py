"""The dress of the Ucap site: labels, a second document inside the body, lists, shells that scripts fill."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import md5

from tests.families.planting import HOST, Column, Row, clipped
from tests.families.stories import DUTIES, LEADERS, paragraphs

ORG = "清洲市发展和改革委员会"
CODE = "3798000023"
ROOT = "/qzfgw"
CHINA = timezone(timedelta(hours=8))
MENU: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("机构信息", ("机构职能", "领导介绍")),
    ("资讯中心", ("工作动态", "区县动态")),
    ("通知公告", ()),
    ("政策文件", ()),
    ("政策解读", ()),
    ("信息公开", ("规范性文件库", "规划信息", "统计信息", "招投标信息", "财政预决算", "人事招考", "年度报告")),
    ("办事指南", ()),
    ("政民互动", ("领导信箱", "网上调查", "在线访谈")),
    ("专题", ("能源保供", "乡村振兴")),
)  # fmt: skip
RETIRED = f"{ROOT}/jxdt/common_list.shtml"


def channel(path: str) -> str:
    return md5(path.encode(), usedforsecurity=False).hexdigest()


def printed(column: Column, turn: int, row: Row) -> date:
    """The day as typed: one editor was 36 years ahead."""
    return row.day.replace(year=row.day.year + 36) if turn == column.plan.mistyped else row.day


def _items(column: Column, rows: Sequence[Row], draw: Callable[[date, str], str]) -> str:
    """Every third address begins with a blank, as it was pasted."""
    items = []
    for turn, row in enumerate(rows):
        blank = " " if turn % 3 == 1 else ""
        anchor = f'<a href="{blank}{row.path}" target="_blank" title="{row.title}">{clipped(row.title, 24)}</a>'
        items.append(f"<li>{draw(printed(column, turn, row), anchor)}</li>")
    return "\n".join(items)


FORMS: Mapping[str, Callable[[date, str], str]] = {
    "dash": lambda day, anchor: f"<span>{day:%Y-%m-%d}</span>{anchor}",
    "minute": lambda day, anchor: f"{anchor}<em>{day:%Y-%m-%d} 17:00</em>",
    "glued": lambda day, anchor: f"{anchor}[{day:%Y-%m-%d}]",
    "short": lambda day, anchor: f'{anchor}<i class="date">[{day:%m-%d}]</i>',
    "chinese": lambda day, anchor: (
        f"{anchor}<span class='lis_date'>{day.year}年{day.month}月{day.day}日</span>"
    ),
}


def in_page(column: Column, rows: Sequence[Row], turn: int) -> str:
    """The list with the pager's script inside it: id first, pages counted from one."""
    items = _items(column, rows, FORMS[column.plan.shape])
    call = f"createPageHTML('page-div',{len(column.pages)}, {turn},'common_list','shtml',{len(column.rows)});"
    return f"""<!--原列表开始
<ul><li><a href="#">关于旧版列表停用的说明</a><span>2031-01-01</span></li></ul>
原列表结束-->
<ul class="list_ul">{items}
<script type="text/javascript">window.onload=function() {{{call}}}</script></ul><div id="page-div"></div>"""


def shell(column: Column) -> str:
    """A column that a script fills from ``/searchList/``."""
    told = (
        "?_isAgg=true&_isJson=true&_pageSize=18&_template=index&_rangeTimeGte=&_channelName=&page="
    )
    return f"""<ul id="list" class="list_ul"></ul><div id="page-div"></div>
<script>var channelId = "{channel(column.plan.path)}";
function load(page){{ $.ajax({{url:"/searchList/" + channelId + "{told}" + page, dataType:"json",
success:function(res){{ $.each(res.data.results,function(i,e){{
$("#list").append("<li><a href='"+e.url+"'>"+e.title+"</a></li>");
}}); }} }}); }}
load(1);</script>"""


def posted(column: Column) -> str:
    """A column that a script fills by POST."""
    return f"""<ul id="list" class="list_ul"></ul>
<script>$.post("/getFileListByCodeId", {{channelId: "{channel(column.plan.path)}", page: 1, size: 10}},
function(res){{ render(res.results.data.results); }}, "json");</script>"""


def results(column: Column, page: int, size: int, host: str) -> str:
    """The JSON list: epoch milliseconds and the same moment as text."""
    start = max(0, page - 1) * size
    told = [
        {
            "title": row.title,
            "url": f"http://{host}{row.path}",
            "publishedTime": int(_moment(row.day).timestamp() * 1000),
            "publishedTimeStr": f"{_moment(row.day):%Y-%m-%d %H:%M:%S}",
            "channelName": column.plan.name,
            "updateTime": int(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000),
        }
        for row in column.rows[start : start + size]
    ]
    data = {"page": page, "rows": size, "total": len(column.rows), "results": told}
    return json.dumps({"code": 200, "data": data}, ensure_ascii=False)


def _moment(day: date) -> datetime:
    """Early in the morning: in Greenwich it is still the day before."""
    return datetime.combine(day, time(6, 30), CHINA)


def labels(column: Column | None, row: Row | None, today: date) -> str:
    told = f"""<title>{row.title if row else column.plan.name if column else "首页"}_{ORG}</title>
<meta name="SiteName" content="{ORG}"/><meta name="SiteDomain" content="fgw.qingzhou.example.gov.cn"/>
<meta name="SiteIDCode" content="{CODE}"/>
<meta name="others" content="页面生成时间 {today:%Y-%m-%d} 17:37:33"/>
"""
    if column is None:
        return told
    code = column.plan.path.split("/")[2]
    told += f'<meta name="column" channelId="{channel(column.plan.path)}" codeName="{code}"/>\n'
    told += f'<meta name="ColumnName" content="{column.plan.name}"/><meta name="ColumnDescription" content=""/>\n'
    told += '<meta name="ColumnType" content=""/>\n'
    if row:
        told += f'<meta name="ArticleTitle" content="{row.title}"/>\n'
        told += f'<meta name="PubDate" content="{row.day:%Y-%m-%d} 17:00:00"/>\n'
        told += f'<meta name="firstpublishedtime" content="{row.day:%Y-%m-%d}-23:59:59"/>\n'
    return told


def frame(head: str, trail: str, main: str, paths: Mapping[str, str]) -> str:
    entries = [f'<li><a href="{ROOT}/index.shtml">首页</a></li>']
    for name, below in MENU:
        subs = "".join(
            f'<li><a href="{paths[sub]}" target="_blank">{sub}</a></li>' for sub in below
        )
        subs += f'<li><a href="{paths[""]}">信访须知</a></li>' if name == "政民互动" else ""
        box = f'<ul class="sub">{subs}</ul>' if subs else ""
        entries.append(f'<li><a href="{paths.get(name, "#")}">{name}</a>{box}</li>')
    return f"""<!DOCTYPE html>
<html lang="zh"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
{head}<script src="/xhtml/js/jquery.js"></script></head><body>
<!DOCTYPE html>
<html><head><meta name="ColumnName" content="头部new"/><meta name="SiteIDCode" content="28"/></head><body>
<div class="top"><a href="{ROOT}/xhtml/login.shtml">登录</a> <a href="{ROOT}/en/index.shtml">English</a>
<!--<a id="wza2-enable" href="javascript:void(0)">无障碍</a>-->
<a href="/guestweb5/s?siteCode={CODE}">高级搜索</a><span id="timer"></span>
<script>setInterval("timer.innerHTML=new Date().toLocaleString()",1000);</script></div>
<!--<div class="menu_old"><a href="#">旧版首页</a><a href="{RETIRED}">机关党建</a></div>-->
<div id="menu"><ul class="menu">{"".join(entries)}</ul></div></body></html>
{trail}<div class="con">{main}</div>
<div class="foot"><div class="link"><a href="http://www.qingzhou.example.gov.cn/">清洲市人民政府</a>
<a href="">　</a></div>
<p><a href="{ROOT}/wzdt/wzdt.shtml">网站地图</a> | 主办单位：{ORG} 承办：{ORG}信息中心</p>
<p>政府网站标识码：{CODE} <a href="http://www.beian.miit.gov.cn/">鲁ICP备 09002870号</a>
<a href="http://www.beian.gov.cn/portal/registerSystemInfo">鲁公网安备37980202000012号</a>
<img src="/xhtml/ipv6.png"></p>
<div class="dangzheng-jg"><a href="http://bszs.conac.cn/sitename?method=show&id=1B1B2C3D4E5F60718293A4B5C6D7E8F9"></a></div>
<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={CODE}&url=https%3A%2F%2Ffgw.qingzhou.example.gov.cn%2F">
<img src="/xhtml/jiucuo.png" alt="政府网站找错"></a></div></body></html>"""


def trail(column: Column) -> str:
    above = f" > <a>{column.plan.parent}</a>" if column.plan.parent else ""
    return (
        f'<div class="bread_nav">当前位置：<a href="{ROOT}/index.shtml">首页</a>{above}'
        f' > <a href="http://{HOST}{column.plan.path}">{column.plan.name}</a></div>'
    )


def article(row: Row, category: str, original: Row | None) -> str:
    """The boxes for interpretations stay empty: only a script could fill them."""
    text = "".join(f"<p>{part}</p>" for part in paragraphs(row.title, ORG))
    if category == "message":
        text = f"<p>写信时间：{row.day:%Y-%m-%d}</p><p>答复时间：{row.day:%Y-%m-%d}</p>{text}"
    boxes = '<div id="policyInterpretation"></div>' if category == "policy" else ""
    boxes += f'<p>原文链接：<a href="{original.path}">{original.title}</a></p>' if original else ""
    return f"""<h1>{row.title}</h1><div class="pubDate">发布日期: <span>{row.day:%Y-%m-%d}</span>
来源: <span>{ORG}</span></div><div id="UCAP-CONTENT">{text}</div>{boxes}"""


def static_text(name: str) -> str:
    if name == "机构职能":
        return '<div id="UCAP-CONTENT">' + "".join(f"<p>{duty}</p>" for duty in DUTIES) + "</div>"
    return "".join(
        f"<div class='leader'><h4>{who}</h4><p>{post}：{charge}</p></div>"
        for post, who, charge in LEADERS
    )
