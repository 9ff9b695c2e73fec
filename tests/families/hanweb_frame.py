"""The pages around a jcms list: head, menu, footer with its marks, articles with template markers, home."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tests.families.builder2 import Plot, Row, cut, esc

if TYPE_CHECKING:
    from tests.families.hanweb import Hanweb

NAME = "青岚市发展和改革委员会"
CLOCK = (
    '<span id="time"></span><script>var d=new Date();var year=d.getFullYear(),mon=d.getMonth()+1;'
    '$("#time").html(year+"年"+mon+"月"+d.getDate()+"日 星期"+"日一二三四五六".charAt(d.getDay()));</script>'
)
STRAY_ARTICLE = "/art/2025/3/18/art_33799_11820001.html"


def head(site: "Hanweb", title: str, *, column: str = "", row: Row | None = None) -> str:
    """Metas as jcms writes them: a generation time among them, two hosts, and no code on articles."""
    code = "" if row else site.site_code
    metas = [
        f'<meta name="Maketime" content="{site.today} 06:28:37">',
        f'<meta name="SiteName" content="{NAME}">',
        '<meta name="SiteDomain" content="fgw.example.gov.cn,www.drc.example.gov.cn">',
        f'<meta name="SiteIDCode" content="{code}">',
    ]
    if column:
        metas.append(
            f'<meta name="ColumnName" content="{column}"><meta name="ColumnType" content="">'
        )
    if row:
        metas.append(
            f'<meta name="ArticleTitle" content="{esc(row.title)}"><meta name="pubdate" content="{row.day} 09:53">'
            '<meta name="contentSource" content="本站"><meta name="author" content="">'
        )
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{esc(title)}</title>{''.join(metas)}"
        "<link rel='stylesheet' href='/css/main.css'><script src='/script/jquery.js'></script></head><body>"
    )


def header(site: "Hanweb") -> str:
    """Top line, clock and menu."""
    entries = []
    for name, path in site.tops:
        below = "".join(
            f'<li><a href="{p.path}">{p.name}</a></li>' for p in site.below(name, in_menu=True)
        )
        if name == "办事服务":  # the menu leads to an article, too
            below += f'<li><a href="{STRAY_ARTICLE}">服务承诺</a></li>'
        href = path or "javascript:void(0)"
        entries.append(
            f'<li><a href="{href}">{name}</a>{f"<ul>{below}</ul>" if below else ""}</li>'
        )
    return (
        f"<div class='top'>{CLOCK}<a href='/en/index.html'>English</a><a href='/wza/wca.html?wcaUrl=/'>无障碍浏览</a>"
        "<a href='/login.html'>登录</a><form action='/module/web/search/index.jsp'><input name='q'></form>"
        "<a href='/module/web/search/index.jsp'>高级检索</a></div><!-- 旧导航 <ul><li>"
        "<a href='/col/col100/index.html'>旧栏目</a></li></ul> -->"
        f"<img src='/images/logo.png' alt='{NAME}'><div class='nav'><ul class='nav-list'>{''.join(entries)}</ul></div>"
    )


def footer(site: "Hanweb") -> str:
    """Marks in the forms of the family."""
    code = site.site_code
    return (
        "<div class='footer'><p><a href='/col/col33799/index.html'>网站地图</a> | 主办单位：青岚市发展和改革委员会</p>"
        f"<p>网站标识码：{code} <a href='https://beian.miit.gov.cn/'>鲁ICP备05018911号</a> "
        "<a href='http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=37990202009328'>"
        "鲁公网安备 37990202009328号</a></p>"
        "<a href='http://bszs.conac.cn/sitename?method=show&id=0D1A2B3C4D5E6F708192A3B4C5D6E7F8' target='_blank'>"
        f"<img src='/images/red.png'></a><script id='_jiucuo_' sitecode='{code}' "
        "src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script>本网站支持IPv6</div></body></html>"
    )


def crumbs(site: "Hanweb", plot: Plot, last: str = "") -> str:
    """当前位置 as a table cell."""
    steps = [f'<a href="{path}">{name}</a>' if path else name for name, path in site.trail(plot)]
    tail = [last] if last else []
    path = "&nbsp;&gt;&nbsp;".join(['<a href="/">首页</a>', *steps, *tail])
    return f'<table class="dqwz"><tr><td>您现在的位置：{path}</td></tr></table>'


def frame(site: "Hanweb", plot: Plot, body: str) -> str:
    """A column's page, its neighbours at the left."""
    neighbours = site.below(plot.parent or plot.name)
    side = "".join(f'<li><a href="{p.path}">{p.name}</a></li>' for p in neighbours)
    return (
        head(site, f"{NAME} {plot.name}", column=plot.name)
        + header(site)
        + crumbs(site, plot)
        + f"<div class='left'><ul>{side}</ul></div><div class='right'>{body}</div>"
        + footer(site)
    )


def article(site: "Hanweb", plot: Plot, row: Row, body: str) -> str:
    """An article with the template's own markers, reliable anchors of its fields."""
    return (
        head(site, row.title, column=plot.name, row=row)
        + header(site)
        + crumbs(site, plot, "正文")
        + f"<div class='arti'><h1><!--<$[标题]>begin-->{esc(row.title)}<!--<$[标题]>end--></h1>"
        + f"<p class='sp'><span>发布日期：{row.day}</span> <span>浏览次数： </span> <span>信息来源："
        + "<!--<$[信息来源]>begin-->市发展改革委<!--<$[信息来源]>end--></span></p>"
        + f"<div id='zoom'><!--<$[信息内容]>begin-->{body}<!--<$[信息内容]>end--></div></div>"
        + footer(site)
    )


def front(site: "Hanweb") -> None:
    """Home, and the pages a hasty reader would take for columns."""
    news, notices = site.rows["发改要闻"][2:9], site.rows["通知公告"][:7]
    same = f"{site.plots[0].path}?uid=733701&pageNum=1"
    body = (
        f"<div class='box'><h2><a href='{site.plots[0].path}'>发改要闻</a><a href='{same}'>更多</a></h2>"
        f"{_brief(news)}</div>"
        f"<div class='box'><h2><a href='/col/col33703/index.html'>通知公告</a></h2>{_brief(notices)}</div>"
        "<div class='links'><a href='https://www.example.gov.cn/'>青岚市人民政府</a><a href=''>省发展改革委</a>"
        "<select onchange='window.open(this.value)'><option value='https://www.example.org.cn/'>友情链接</option></select></div>"
    )
    home = head(site, NAME) + header(site) + body + footer(site)
    site.put("/", home)
    site.put("/index.html", home)
    sitemap = "".join(f"<li><a href='{p.path}'>{p.name}</a></li>" for p in site.plots)
    for path, title, text in (
        ("/col/col33799/index.html", "网站地图", f"<ul>{sitemap}</ul>"),
        ("/module/web/search/index.jsp", "信息检索", "<form><input name='q'></form>"),
        ("/login.html", "用户登录", "<form><input name='user'><input type='password'></form>"),
        ("/wza/wca.html", "无障碍浏览", "<p>正在进入无障碍模式</p>"),
        (
            "/en/index.html",
            "Qinglan Development and Reform Commission",
            "<p>About the commission</p>",
        ),
        (
            STRAY_ARTICLE,
            "服务承诺",
            "<div class='arti'><h1>服务承诺</h1><p>发布日期：2025-03-18</p><p>热情服务。</p></div>",
        ),
    ):
        site.put(path, head(site, title) + header(site) + text + footer(site))


def _brief(rows: Sequence[Row]) -> str:
    lines = "".join(
        f"<li><a href='{row.path}' title='{esc(row.title)}'>{esc(cut(row.title))}</a><span>{row.day:%m-%d}</span></li>"
        for row in rows
    )
    return f"<ul>{lines}</ul>"


def record(p: Plot, row: Row) -> str:
    """One row as the family's styles write it."""
    link, title = esc(row.path), esc(row.title)
    day = f"{row.day:%Y-%m-%d}"
    if p.style == "init":
        return f'<li><a href="{link}" title="{title}">{esc(cut(row.title))}</a>[{day}]</li>'
    if p.style == "b":
        anchor = f"<a target='_blank' href='{link}' title='{title}'>{esc(cut(row.title))}</a>"
        return f"<li class='clearfix'>{anchor}<b>{day}</b></li>"
    if p.style == "td":
        return (
            f'<tr><td><a href="{link}" title="{title}">{esc(cut(row.title))}</a></td><td>000014348/2020-35428</td>'
            f'<td width="80" align="right">[{day}]</td></tr>'
        )
    if p.style == "mail":
        return (
            f'<tr class="tr_css"><td>{link[-11:-6]}</td><td><a href="{link}">{title}</a></td>'
            f"<td>咨询</td><td>已回复</td><td>{day}</td><td>价格科</td><td>128</td></tr>"
        )
    tag = "i" if p.style == "i" else "span"
    return (
        f'<li class="clearfix"><a target="_blank" href="{link}" title="{title}">{esc(cut(row.title))}</a>'
        f'<{tag} class="bt-right">{day}</{tag}></li>'
    )
