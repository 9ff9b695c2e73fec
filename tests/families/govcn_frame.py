"""Head, menu, rows and footer in the way of www.gov.cn: none of the usual label names, a code without colon."""

from collections.abc import Sequence
from datetime import date

from tests.families.builder2 import BuiltSite, Plot, Row, esc

PLEDGE = "/xinwen/202503/content_6990001.htm"


def generated(today: date) -> str:
    """When the page was made, which is no news."""
    return f'<meta name="others" content="页面生成时间 {today} 11:23:36">'


def head(site: BuiltSite, title: str, *, lanmu: str = "", row: Row | None = None) -> str:
    """Labels under the site's own names."""
    labels = generated(site.today) + '<meta name="catalog" content="">'
    if lanmu:
        labels += f'<meta name="lanmu" content="{lanmu}">'
    if row:
        labels += (
            f'<meta name="firstpublishedtime" content="{row.day}-17:00:00"><meta name="lastmodifiedtime" '
            f'content="{site.today}-08:10:11"><meta name="manuscriptId" content="{row.path[-11:-4]}">'
        )
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{esc(title)}</title>{labels}"
        "<link rel='stylesheet' href='/css/gov.css'><script src='/js/jquery.js'></script></head><body>"
    )


def menu(site: BuiltSite) -> str:
    """The main navigation, an article among its entries."""
    items = []
    for name, path in site.tops:
        below = "".join(f"<a href='{p.path}'>{p.name}</a>" for p in site.below(name, in_menu=True))
        if name == "机构":
            below += f"<a href='{PLEDGE}'>局歌</a>"
        href = path or "javascript:;"
        items.append(
            f"<li><a href='{href}'>{name}</a>{f'<div class=drop>{below}</div>' if below else ''}</li>"
        )
    return (
        "<div class='header'><a href='/'><img src='/images/logo.png'></a><a href='/search.html'>搜索</a>"
        "<a href='/user/login.html'>登录</a><a href='/wza.html' title='无障碍浏览'></a><a href='/english/'>English</a>"
        "<a href='mailto:web@example.gov.cn'>邮箱</a><span class='now'></span><script>var d=new Date();"
        "$('.now').text(d.getFullYear()+'-'+(d.getMonth()+1)+'-'+d.getDate());</script></div>"
        f"<nav id='nav'><ul>{''.join(items)}</ul></nav>"
    )


def listing(p: Plot, rows: Sequence[Row]) -> str:
    """Rows in the style of their column."""
    lines = []
    for row in rows:
        anchor = f"<a href='{esc(row.path)}' target='_blank'>{esc(row.title)}</a>"
        if p.style == "mail":
            lines.append(
                f"<tr><td>{row.path[-4:]}</td><td>{anchor}</td><td>已回复</td><td>回复时间：{row.day}</td></tr>"
            )
            continue
        told = {"dots": f"{row.day:%Y.%m.%d}", "round": f"({row.day})"}.get(p.style, f"{row.day}")
        lines.append(f"<li><h4>{anchor}<span class='date'>{told}</span></h4></li>")
    if p.style == "mail":
        return f"<table class='letters'>{''.join(lines)}</table>"
    return f"<ul class='list'>{''.join(lines)}</ul>"


def foot(site: BuiltSite) -> str:
    """The code glued to its name; a page of its own for reporting faults; another site's reporting link."""
    return (
        "<div class='footer'><a href='/wangzhanditu/'>网站地图</a> 主办单位：国家海川发展规划局 "
        f"网站标识码{site.site_code} <a href='http://www.miibeian.gov.cn/'>京ICP备05070218号</a> "
        "<a href='http://www.beian.gov.cn/portal/registerSystemInfo'>京公网安备11010202000001号</a>"
        "<a href='http://bszs.conac.cn/sitename?method=show&id=3C4D5E6F708192A3B4C5D6E7F8091A2B'>"
        "<img src='/images/conace.png'></a><a href='/fuwu/jiucuopage.html'>我为政府网站找错</a></div></body></html>"
    )
