"""How the bureau's columns show their rows, each in its own way."""

from datetime import date

from tests.families.held_ground import Row, hexes


def lines(rows: list[Row]) -> str:
    """A plain list with the day and the minute."""
    items = "".join(
        f'<li><a href="{row.path}" title="{row.title}">{row.title}</a><em>{row.day} 09:{at:02d}</em></li>'
        for at, row in enumerate(rows)
    )
    return f'<ul class="txt">{items}</ul>'


def cards(rows: list[Row]) -> str:
    """Cards that are links from edge to edge; the day is large, the year and month small."""
    return "".join(
        f'<a class="card" href="{row.path}"><div class="when"><b>{row.day:%d}</b><small>{row.day:%Y.%m}</small></div>'
        f'<div class="what"><h4>{row.title}</h4><p>记者从市交通运输局获悉，相关工作正在有序推进…</p></div></a>'
        for row in rows
    )


def no_year(rows: list[Row]) -> str:
    """Days without a year, in square brackets."""
    items = "".join(
        f'<li><i>[{row.day:%m-%d}]</i> <a href="{row.path}">{row.title}</a></li>' for row in rows
    )
    return f'<ul class="short">{items}</ul>'


def pictures(rows: list[Row]) -> str:
    """Pictures alone, whose titles are in ``alt``."""
    items = "".join(
        f'<li><a href="{row.path}"><img src="/images/{hexes(row.path, 8)}.jpg" alt="{row.title}"></a></li>'
        for row in rows
    )
    return f'<ul class="wall">{items}</ul>'


def tabs(rows: list[Row]) -> str:
    """Three lists in tabs, of which the first is seen."""
    names = ("通知", "公告", "公示")
    third = (len(rows) + 2) // 3
    heads = "".join(f'<span onclick="tab({at})">{name}</span>' for at, name in enumerate(names))
    bodies = "".join(
        f'<ul class="pane"{"" if at == 0 else chr(32) + hidden}>'
        + "".join(
            f'<li><a href="{row.path}">{row.title}</a><span>{row.day:%Y/%m/%d}</span></li>'
            for row in rows[at * third : (at + 1) * third]
        )
        + "</ul>"
        for at, hidden in enumerate(['style="display:none"'] * 3)
    )
    return f'<div class="tabs">{heads}</div>{bodies}'


def board(rows: list[Row], touched: date) -> str:
    """A table that tells when a row was last touched before it tells when it was published."""
    body = "".join(
        f'<tr><td>{at}</td><td><a href="{row.path}">{row.title}</a></td>'
        f"<td>清交发〔{row.day.year}〕{60 - at}号</td><td>{touched}</td><td>{row.day}</td></tr>"
        for at, row in enumerate(rows, 1)
    )
    head = "<tr><th>序号</th><th>标题</th><th>文号</th><th>更新时间</th><th>发布时间</th></tr>"
    return f'<table class="grid"><thead>{head}</thead><tbody>{body}</tbody></table>'


def pinned(rows: list[Row]) -> str:
    """A list whose first row is pinned and the newest as well."""
    items = "".join(
        f"<li{' class=top' if at == 0 else ''}>{'<b class=tag>置顶</b>' if at == 0 else ''}"
        f'<a href="{row.path}">{row.title}</a><time>{row.day:%Y.%m.%d}</time></li>'
        for at, row in enumerate(rows)
    )
    return f'<ul class="txt">{items}</ul>'


def definition(rows: list[Row]) -> str:
    """A definition list with labelled days and counts."""
    items = "".join(
        f'<dt><a href="{row.path}">{row.title}</a></dt><dd>发布：{row.day}　阅读：{at * 7 + 20}</dd>'
        for at, row in enumerate(rows)
    )
    return f"<dl>{items}</dl>"


def dotted(rows: list[Row]) -> str:
    """Paragraphs with the day in Chinese."""
    return "".join(
        f'<p class="row"><a href="{row.path}">{row.title}</a>……<i>{row.day:%Y年%m月%d日}</i></p>'
        for row in rows
    )


def undated(rows: list[Row]) -> str:
    """Topics, which bear no day at all."""
    return "".join(
        f'<div class="zt"><a href="{row.path}"><img src="/images/{hexes(row.path, 8)}.jpg" alt="">'
        f"<span>{row.title}</span></a></div>"
        for row in rows
    )
