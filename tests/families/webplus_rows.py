"""Rows, pagers, heads and feet of the webplus site and of the disclosure system beside it."""

from collections.abc import Sequence

from tests.families.builder2 import Plot, Row, esc


def listing(p: Plot, rows: Sequence[Row]) -> str:
    """The rows of one page in the style of their column."""
    lines = "".join(_line(p, row, number) for number, row in enumerate(rows, 1))
    if p.key.startswith("L"):
        return f"<div class='xxgk_nav_list'><ul class='clearfix'>{lines}</ul></div>"
    if p.style == "mail":
        return f"<table class='xjlist'><tr><th>编号</th><th>标题</th><th>状态</th><th>来信时间</th></tr>{lines}</table>"
    return f'<ul class="wp_article_list">{lines}</ul>'


def _line(p: Plot, row: Row, number: int) -> str:
    anchor = (
        f"<a href='{esc(row.path)}' target='_blank' title='{esc(row.title)}'>{esc(row.title)}</a>"
    )
    day = row.day
    if p.key.startswith("L"):
        return (
            f"<li class='mis'><span class='syh'>000014348/2020-35428</span>{anchor}"
            f"<span class='wh'>发改〔2026〕1号</span><span class='date'>{day}</span></li>"
        )
    if p.style == "mail":
        return f"<tr class='xj'><td>2020-35{number:03}</td><td>{anchor}</td><td>已办结</td><td>{day} 08:31</td></tr>"
    told = {
        "yearless": f"[{day:%m-%d}]",
        "unpadded": f"{day.year}-{day.month}-{day.day}",
        "lines": f"\n      {day.year}-\n      {day:%m}-\n      {day:%d}\n   ",
    }.get(p.style, f"{day:%Y-%m-%d}")
    if p.style == "split":
        return f'<li class="list_item i{number}"><div class="rq"><b>{day:%d}</b> {day:%Y.%m}</div>{anchor}</li>'
    return (
        f'<li class="list_item i{number}"><div class="fields pr_fields"><span class="Article_Index">{number}</span>'
        f'<span class="Article_Title">{anchor}</span></div><div class="fields ex_fields">'
        f'<span class="Article_PublishDate">{told}</span></div></li>'
    )


def pager(p: Plot, number: int, pages: int, following: str, total: int) -> str:
    """Counts and, where there is one, the way to the next page."""
    if pages == 1:
        return ""
    link = f'<a class="next" href="{esc(following)}">下一页&gt;&gt;</a>' if following else ""
    if p.key.startswith("L") or p.style == "mail":
        return f"<div class='page'>共{total}条 {number}/{pages}页 {link}</div>"
    return (
        f'<div id="wp_paging_w6"><ul class="wp_paging clearfix"><li class="pages_count">每页 <em class="per_count">'
        f'{p.per_page}</em> 记录 总共 <em class="all_count">{total}</em> 记录</li>'
        f'<li class="page_nav">{link}</li></ul></div>'
    )


def head(title: str, code: str, column: str = "", row: Row | None = None) -> str:
    """Labels twice, the template's own after the page's; attributes in both orders."""
    metas = f'<meta content="平湖市发展和改革委员会" name="SiteName"><meta name="SiteIDCode" content="{code}\n">'
    if column:
        metas += f'<meta name="ColumnName"content="{column}"><meta name="ColumnKeywods" content="">'
    if row:
        metas += f'<meta name="ArticleTitle" content="{esc(row.title)}"><meta name="PubDate" content="{row.day} 06:23">'
    template = '<meta name="ColumnName" content="头部new">' if column else ""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{esc(title)}</title>{metas}"
        "<link rel='stylesheet' href='/_css/_system/system.css'><script src='/_js/jquery.min.js'></script></head><body>"
        f"{template}"
    )


def foot(name: str, code: str) -> str:
    """The conac mark as an empty link; the record number without a link of its own."""
    return (
        f"<div class='foot'><p>主办单位：{name} 承办：市信息中心 <a href='/wzdt/list.htm'>网站导航</a></p>"
        f"<p>网站标识码：{code}　皖ICP备05000018号-1　皖公网安备:34990202010427号 本网站支持IPv6</p>"
        "<div class='dangzheng-jg'>"
        "<a href='https://bszs.conac.cn/sitename?method=show&id=2B3C4D5E6F708192A3B4C5D6E7F8091A'>"
        f"<img src='/_upload/red.png'></a></div><script id='_jiucuo_' sitecode='{code}' "
        "src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script></div></body></html>"
    )
