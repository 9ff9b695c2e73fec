"""How the columns of the patched-together site show their rows."""

from collections.abc import Iterable
from datetime import date, timedelta

from tests.families.held_ground import Row, hexes


def plain(rows: list[Row]) -> str:
    """Rows with the day in bold."""
    return _ul(f'<a href="{row.path}">{row.title}</a><b>{row.day}</b>' for row in rows)


def three_lines(rows: list[Row]) -> str:
    """The day on three lines of its own."""
    return _ul(
        f'<a href="{row.path}" title="">{row.title}</a>\n'
        f"<span>\n   {row.day:%Y}\n   -{row.day:%m}\n   -{row.day:%d}\n</span>"
        for row in rows
    )


def unquoted(rows: list[Row]) -> str:
    """Unquoted addresses, short titles."""
    return "<ul>" + "".join(
        f'<li class=on ><h5><a href={row.path} target=_blank title="{row.title}">{row.title[:15]}…</a></h5>'
        f'<div class="times">{row.day}</div>'
        for row in rows
    ) + "</ul>"  # fmt: skip


def to_the_minute(rows: list[Row]) -> str:
    """Day and minute."""
    return _ul(f'<a href="{row.path}">{row.title}</a><i>{row.day} 17:00</i>' for row in rows)


def clicked(rows: list[Row]) -> str:
    """Rows that a click alone opens: no address stands anywhere."""
    return "<ul>" + "".join(
        f"<li onclick=\"toDetail('{at}')\"><em>{row.title}</em><span>{row.day}</span></li>"
        for at, row in enumerate(rows, 7001)
    ) + "</ul>"  # fmt: skip


def with_readings(rows: list[Row], readings: list[Row]) -> str:
    """Policies, every third with its interpretation below it; the box is always there."""
    items = ""
    for at, row in enumerate(rows):
        reading = readings[at]
        link = f'<li><a href="{reading.path}" title="{reading.title}">{reading.title}</a></li>'
        items += (
            f'<li><a href="{row.path}" target="_blank" title="{row.title}">{row.title}</a>'
            f'<div class="popbox"><h3 title="相关解读">相关解读</h3><ul>{link if at % 3 == 0 else ""}</ul></div>'
            f"<span>{row.day:%Y/%m/%d}</span></li>" + '<li class="empty"></li>' * (at % 5 == 4)
        )
    return f'<ul class="u-list">{items}</ul>'


def month_and_day(rows: list[Row]) -> str:
    """Month and day, the year only in the address."""
    return _ul(f'<span>{row.day:%m-%d}</span><a href="{row.path}">{row.title}</a>' for row in rows)


def retired_list(rows: list[Row], today: date) -> str:
    """A list after an older one in a comment; addresses begin with a blank."""
    old = f'<!--原列表开始 <ul><li><a href="#">测试信息</a><span>{today}</span></li></ul> 原列表结束-->'
    return old + _ul(
        f'<a href=" {row.path}">{row.title}</a><span class="fn-right">{row.day:%Y-%m-%d}</span>'
        for row in rows
    )


def pop_up(rows: list[Row], today: date) -> str:
    """A hidden notice that bears a later day than any row."""
    hidden = f'<div class="dasite" style="display:none"><p>网站改版公告</p><p>发布日期：{today}</p></div>'
    return hidden + plain(rows)


def numbered(rows: list[Row]) -> str:
    """Index numbers that look like days."""
    return "<table>" + "".join(
        f'<tr><td>0233621J/{row.day.year}-{150 + at:05d}</td><td><a href="{row.path}">{row.title}</a></td>'
        f'<td class="lis_date">{row.day:%Y.%m.%d}</td></tr>'
        for at, row in enumerate(rows)
    ) + "</table>"  # fmt: skip


def second_head(rows: list[Row]) -> str:
    """A second document inside the body."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ColumnName" content="头部new">'
        f"<title>头部</title></head><body>{plain(rows)}</body></html>"
    )


def day_in_address(rows: list[Row]) -> str:
    """No day but in the address."""
    return _ul(f'<a href="{row.path}">{row.title}</a>' for row in rows)


def from_and_to(rows: list[Row]) -> str:
    """When each poll opens, and when it closes."""
    head = "<tr><th>征集主题</th><th>开始时间</th><th>结束时间</th><th>状态</th></tr>"
    return f"<table>{head}" + "".join(
        f'<tr><td><a href="{row.path}">{row.title}</a></td><td>{row.day}</td>'
        f"<td>{row.day + timedelta(days=30)}</td><td>已结束</td></tr>"
        for row in rows
    ) + "</table>"  # fmt: skip


def letters(rows: list[Row]) -> str:
    """One list a letter, one item a field."""
    return "".join(
        f'<ul class="mail"><li class="t1">YX{at}</li><li class="t2"><a href="{row.path}">{row.title}</a></li>'
        f'<li class="t3">咨询</li><li class="t4">已回复</li><li class="t5">{row.day}</li></ul>'
        for at, row in enumerate(rows, 880)
    )


def talks(rows: list[Row]) -> str:
    """A picture and a title with one address, and the day of the talk."""
    return "".join(
        f'<div class="ft"><a href="{row.path}"><img src="/images/{hexes(row.title, 6)}.jpg" alt=""></a>'
        f'<h4><a href="{row.path}">{row.title}</a></h4><p>访谈时间：{row.day:%Y年%m月%d日} 15:00</p></div>'
        for row in rows
    )


def topics(rows: list[Row]) -> str:
    """Links to sites of their own."""
    return _ul(f'<a href="{row.path}"><img src="/images/t.jpg">{row.title}</a>' for row in rows)


def _ul(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>"
