"""The dress of the TRS portal: header, menu, trail, labels, pagers, footer, home page and articles."""

from collections.abc import Mapping, Sequence
from datetime import date

from tests.families.planting import HOST, Column, Row, clipped
from tests.families.stories import DUTIES, LEADERS, paragraphs

ORG = "临澜市发展和改革委员会"
CODE = "3798000021"
MENU: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("机构概况", "", ("机构职能", "领导信息", "人事信息")),
    ("新闻动态", "/xwdt/", ("工作动态", "图片新闻", "县区动态")),
    ("通知公告", "/tzgg/", ()),
    ("政策法规", "", ("规范性文件", "其他文件", "政策解读")),
    ("信息公开", "", ("重大项目", "规划计划", "统计数据", "信息公开年报")),
    ("办事服务", "/bsfw/", ()),
    ("互动交流", "", ("咨询留言", "征集调查", "在线访谈")),
    ("专题专栏", "", ("优化营商环境", "信用建设")),
)
CLOCK = """<script>var d=new Date();var year=d.getFullYear(),mon=d.getMonth()+1;
$("#time").html(year+"年"+mon+"月"+d.getDate()+"日");</script>"""
BIG5 = """<script>document.write('<a href="http://big5.example.gov.cn/gate/big5/fgw.linlan.example.gov.cn/">繁体</a>');
</script>"""
FOOTER = f"""document.write('<div class="footer"><p>主办单位：{ORG}　网站标识码：{CODE}</p>');
document.write('<p><a href="https://beian.miit.gov.cn/">鲁ICP备05018911号-14</a> '
+'<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=37980102009328">'
+'鲁公网安备 37980102009328号</a></p>');
document.write(unescape("%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript "
+"src='http://dcs.conac.cn/js/16/000/0000/41468768/CA160000000414687680001.js'%3E%3C/script%3E"));
document.write('<script id="_jiucuo_" sitecode="{CODE}" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"><\\/script>');
document.write('<a href="/wzdt/">网站地图</a> 支持IPv6</div>');"""


def menu(up: str, paths: Mapping[str, str], leaflet: str) -> str:
    """The main navigation; ``leaflet`` is an article the menu links straight to."""
    entries = [f'<li><a href="{up or "./"}">首页</a></li>']
    for name, path, below in MENU:
        target = up + path[1:] if path else "javascript:void(0)"
        subs = "".join(f'<a href="{up}{paths[sub][1:]}">{sub}</a>' for sub in below)
        subs += f'<a href="{up}{leaflet[1:]}">来访须知</a>' if name == "互动交流" else ""
        box = f'<div class="subnav">{subs}</div>' if subs else ""
        entries.append(f'<li><a href="{target}">{name}</a>{box}</li>')
    return f'<div class="nav"><ul>{"".join(entries)}</ul></div>'


def frame(path: str, labels: str, trail: str, main: str, nav: Mapping[str, str]) -> str:
    """A whole page. ``nav`` holds paths by column name and, under "", the leaflet."""
    up = "../" * (path.count("/") - 1)
    leaflet = nav[""]
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=edge">
{labels}<link rel="stylesheet" href="{up}images/style.css"></head>
<body><div class="header"><div class="top"><span id="time"></span>
<a href="{up}english/">English</a> {BIG5}
<a href="{up}wza/" title="无障碍浏览">无障碍</a> <a href="{up}login/">登录</a></div>
<a href="http://{HOST}/"><img src="{up}images/logo.png" alt="{ORG}"></a>
<form action="{up}search/" method="get"><input name="searchword"><input type="submit" value="搜索"></form>
</div>{CLOCK}{menu(up, nav, leaflet)}
{trail}{main}
<div class="links"><select onchange="window.open(this.value)"><option>友情链接</option>
<option value="http://www.sd.example.gov.cn/">省发展和改革委员会</option></select>
<a href="http://www.linlan.example.gov.cn/" target="_blank">临澜市人民政府</a></div>
<script src="{up}jslm/footer/footer.js"></script></body></html>"""


def labels(column: Column | None, article: Row | None) -> str:
    """Labels twice, without a blank before ``content``, with a line break in the code."""
    site = f'<meta name="SiteName" content="{ORG}">\n<meta name="SiteDomain" content="fgw.linlan.example.gov.cn">\n'
    site += f'<meta name="SiteIDCode" content="{CODE}\n">\n'
    if column is None:
        return f"<title>{ORG}</title>\n{site}"
    name = column.plan.name
    kind = "动态" if column.plan.category == "news" else name
    told = f"<title>{article.title if article else name}-{ORG}</title>\n{site}"
    told += (
        f'<meta name="ColumnName"content="{name}">\n<meta name="ColumnKeywods"content="{name}">\n'
    )
    told += f'<meta name="ColumnType"content="{kind}">\n'
    if article:
        told += f'<meta name="ArticleTitle" content="{article.title}">\n'
        told += f'<meta name="PubDate" content="{article.day:%Y-%m-%d} 09:12">\n'
        told += f'<meta name="ContentSource" content="{ORG}">\n<meta name="Url" content="./">\n'
        return told + site
    return told + '<meta name="ColumnName" content="头部new">\n'


def trail(column: Column, up: str) -> str:
    above = column.plan.parent
    page = {name: path for name, path, _ in MENU}.get(above)
    named = f'<a href="{up}{page[1:]}" class="CurrChnlCls">{above}</a>' if page else above
    middle = f"&nbsp;&gt;&nbsp;{named}" if above else ""
    return (
        f'<div class="position">当前位置：<a href="{up}" title="首页" class="CurrChnlCls">首页</a>{middle}'
        f'&nbsp;&gt;&nbsp;<a href="{up}{column.plan.path[1:]}" class="CurrChnlCls">{column.plan.name}</a></div>'
    )


def pager(column: Column, turn: int, suffix: str) -> str:
    """One of the spellings of ``createPageHTML``, by the form of the list."""
    pages, shape = len(column.pages), column.plan.shape
    if shape == "date_first":
        return f"""<div class="page"><script>//createPageHTML({pages}, {turn}, "index", "{suffix}");
var countPage = {pages}, currentPage = {turn};
if(currentPage+1<countPage) document.write('<a href="index_'+(currentPage+1)+'.{suffix}">下一页</a>');</script></div>"""
    if shape == "undated_addresses":
        return f"""<script>function createPageHTML(_nPageCount,_nCurrIndex,_sPageName,_sPageExt,_recordCount){{
_nPageCount = Math.ceil(_recordCount/ 20);}}
createPageHTML({pages},{turn},"index","{suffix}","{len(column.rows)}");</script>"""
    if shape == "clipped_titles":
        past = f'<a href="index_{pages}.{suffix}">尾页</a>'
        return f"""<script>createPageHTML({pages}, {turn}, "index", "{suffix}");
document.write('{past}');</script>"""
    return f"""<div class="page"><script language="JavaScript"><!--
createPageHTML({pages}, {turn}, "index", "{suffix}");
//--></script></div>"""


def article_body(row: Row, category: str, reading: str) -> str:
    """The page behind a row; ``reading`` is a link to the interpretation, or nothing."""
    text = "".join(f"<p>　　{part}</p>" for part in paragraphs(row.title, ORG))
    head = f'<h1>{row.title}</h1><p class="info">时间：{row.day:%Y-%m-%d} 09:12　来源：{ORG}　字号：默认 小 大</p>'
    if category == "message":
        text = (
            f"<p>来信时间：{row.day:%Y-%m-%d}</p><p>状态：办理中</p>{text}"
            if row.number % 100 == 0
            else f"<p>来信时间：{row.day:%Y-%m-%d}</p><p>状态：已回复</p><p>回复时间：{row.day:%Y-%m-%d}</p>{text}"
        )
    if category in ("policy", "plan"):
        mark = f"临发改〔{row.day.year}〕{row.number % 100 + 1}号"
        head += f'<table><tr><td class="bolder">文号</td><td>{mark}</td></tr></table>'
    tail = f"""<script>createPageHTML(1,0,"t{row.day:%Y%m%d}_{row.number}","html");</script>"""
    return f'<div class="article">{head}<div class="TRS_Editor">{text}</div>{reading}{tail}</div>'


def home(columns: Mapping[str, Column], blocks: Sequence[str]) -> str:
    """Lists of a few rows each, with a 更多 that spells the list's address in another way."""
    parts = []
    for name in blocks:
        column = columns[name]
        items = "".join(
            f'<li><a href=".{row.path}" title="{row.title}">{clipped(row.title, 20)}</a>'
            f"<span>{row.day:%m-%d}</span></li>"
            for row in column.first_page[:5]
        )
        more = f'<a href=".{column.plan.path}index.html">更多&gt;&gt;</a>'
        parts.append(f'<div class="block"><h2>{name}</h2>{more}<ul>{items}</ul></div>')
    return "".join(parts)


def static_text(name: str) -> str:
    """Duties or leaders: text, no list."""
    if name == "机构职能":
        return "".join(f"<p>　　（{turn}）{duty}</p>" for turn, duty in enumerate(DUTIES, 1))
    return "".join(f"<p><b>{post}</b> {who}：{charge}。</p>" for post, who, charge in LEADERS)


def always_fresh(today: date) -> str:
    """What every page carries and no list: a hidden popup with a day, and the day of generation."""
    return (
        f'<div class="dasite" style="display:none"><p>网站升级公告</p><p>发布日期：{today:%Y-%m-%d}</p></div>'
        f"<!-- published {today:%Y-%m-%d} by TRS WCM -->"
    )


def siblings(column: Column, nav: Mapping[str, str], up: str) -> str:
    """The menu beside a list: the columns under the same heading."""
    names = next((below for name, _, below in MENU if name == column.plan.parent), ())
    items = "".join(f'<li><a href="{up}{nav[name][1:]}">{name}</a></li>' for name in names)
    return (
        f'<div class="left_nav"><h2>{column.plan.parent}</h2><ul>{items}</ul></div>'
        if items
        else ""
    )
