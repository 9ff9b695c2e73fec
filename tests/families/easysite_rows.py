"""Rows, metas and footer as EasySite writes them."""

from collections.abc import Sequence
from datetime import date

from tests.families.builder2 import Plot, Row, cut, esc


def table(p: Plot, rows: Sequence[Row]) -> str:
    """A table a row, as the family nests them; the index number stands before the day."""
    lines = []
    for row in rows:
        link, title = esc(row.path), esc(row.title)
        opened = (
            f'<a href="{link}" onclick="void(0)" target="_blank" title="{title}" istitle="true">'
        )
        anchor = f"{opened}{esc(cut(row.title))}</a>"
        if p.style == "bare":
            anchor = f'<a href="{link}" target="_blank">{esc(cut(row.title))}</a>'
        if p.style == "index":
            cells = f"<td>{anchor}</td><td>0233621J/2026-00150</td><td>000014348/2020-35428</td><td>{row.day}</td>"
        elif p.style == "mail":
            cells = f"<td>{link[-3:]}</td><td>{anchor}</td><td>已办结</td><td>{row.day} 10:12</td><td>326</td>"
        else:
            cells = f'<td><font class="newslist_style">{anchor}</font>&nbsp;<span class="hui12">{row.day}</span></td>'
        lines.append(f'<table width="90%"><tbody><tr>{cells}</tr></tbody></table>')
    return f'<div class="easysite-list">{"".join(lines)}</div>'


def metas(today: date, column: str, row: Row | None) -> str:
    """Label tags with a comment behind each; the page's own creation day among them."""
    found = (
        f'<meta  name="createDate" content="{row.day if row else today} 18:29:48" /><!--创建时间-->\n'
        '<meta name="SiteName" content="政务公开"/> <!--网站名称-->\n<meta name="SiteDomain" content=""/>\n'
        '<!--网站域名--><meta name="SiteIDCode" content="zhengwugongkai" /><!--网站标识码-->\n'
    )
    if column:
        found += f'<meta name="ColumnName" content="{column}" /><!--栏目-->\n<meta name="ColumnType" content="null"/>'
    if row:
        found += (
            f'<meta name="ArticleTitle" content="{esc(row.title)}" /><!--标题-->\n<meta name="PubDate" content='
            f'"{row.day}" />\n<!--发布时间--><meta name="ContentSource" content="办公室"/><!--来源-->\n'
        )
    return found


def foot(name: str, code: str) -> str:
    """A code behind 政府网站标识码, a record number without a link, a query that names the code."""
    return (
        f"<div class='foot'><a href='/fgw/144941/3581398/index.html'>网站地图</a> 版权所有：{name}<br>"
        f"政府网站标识码：{code} <a>鲁ICP备12000773号</a> <a href='https://beian.mps.gov.cn/#/query/webSearch"
        "?code=37990202009400'>鲁公网安备37990202009400号</a><a href='https://bszs.conac.cn/sitename?method=show"
        "&id=1A2B3C4D5E6F708192A3B4C5D6E7F809'><img src='/images/blue.png'></a>"
        f"<a href='https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={code}"
        "&url=https%3A%2F%2Ffgw.example.gov.cn%2F'>我为政府网站找错</a></div></body></html>"
    )
