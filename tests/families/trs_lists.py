"""The list forms of a TRS WCM portal: one function a form, rows in, markup out."""

from collections.abc import Callable, Sequence
from posixpath import relpath

from tests.families.planting import Column, Row, clipped


def href(column: Column, path: str) -> str:
    """TRS publishes addresses relative to the folder of the page."""
    told = relpath(path, column.plan.path)
    return told if told.startswith("..") else f"./{told}"


def ordinary(column: Column, rows: Sequence[Row]) -> str:
    """A title in full, a date with slashes, an empty item after every fifth row."""
    return _plain(column, rows, lambda row: "")


def with_interpretations(readings: Sequence[Row]) -> Callable[[Column, Sequence[Row]], str]:
    """The same with a box of 相关解读 in every row, empty where there is none."""

    def box(column: Column, row: Row) -> str:
        chosen = readings[row.number % 100 : row.number % 100 + 1]
        items = (
            ""
            if row.number % 2
            else "".join(
                f'<li><a href="{href(column, told.path)}" target="_blank" title="{told.title}">'
                f"{told.title}</a></li>"
                for told in chosen
            )
        )
        return (
            '<div class="popbox"><i class="arrow"></i><h3 title="相关解读">相关解读</h3>'
            f"<ul>{items}</ul></div>"
        )

    return lambda column, rows: _plain(column, rows, lambda row: box(column, row))


def _plain(column: Column, rows: Sequence[Row], box: Callable[[Row], str]) -> str:
    items = []
    for turn, row in enumerate(rows, 1):
        items.append(
            f'<li>\n<a href="{href(column, row.path)}" target="_blank" title="{row.title}">'
            f"{clipped(row.title, 30)}</a>{box(row)}\n<span>{row.day:%Y/%m/%d}</span></li>"
        )
        if turn % 5 == 0:
            items.append('<li class="empty"></li>')
    return f'<ul class="u-list">{"".join(items)}</ul>'


def date_first(column: Column, rows: Sequence[Row]) -> str:
    """The date before the title, the title attribute there but empty."""
    items = "\n".join(
        f'<li><span class="date">{row.day:%Y-%m-%d}</span><a href="{href(column, row.path)}" '
        f'class="cjcx_biaob" target="_blank" title="">{row.title}</a></li>'
        for row in rows
    )
    return f'<div class="bd mobile_list"><ul id="div">{items}</ul></div>'


def clipped_titles(column: Column, rows: Sequence[Row]) -> str:
    """Titles cut short and told in full nowhere."""
    items = "".join(
        f'<li><a href="{href(column, row.path)}" target="_blank">{clipped(row.title)}</a>'
        f"<span>[{row.day:%Y-%m-%d}]</span></li>"
        for row in rows
    )
    return f'<div class="rightList"><ul>{items}</ul></div>'


def cards(column: Column, rows: Sequence[Row]) -> str:
    """The whole card is the link, its date within."""
    items = "".join(
        f'<div class="listItem"><a href="{href(column, row.path)}" target="_blank">'
        f'<div class="listItem_text"><h1>{row.title}</h1><p>为贯彻落实有关部署，现将情况予以公布……</p>'
        f'<div class="listItem_infor"><span>{row.day:%Y-%m-%d}</span><span>本站</span></div></div>'
        "</a></div>"
        for row in rows
    )
    return f'<div class="listBox">{items}</div>'


def undated_addresses(column: Column, rows: Sequence[Row]) -> str:
    """The IGS form: the address tells no day."""
    items = "".join(
        f'<li><span>{row.day:%Y-%m-%d}</span><a href="{href(column, row.path)}" '
        f'title="{row.title}" target="_blank">{row.title}</a></li>'
        for row in rows
    )
    return f'<ul class="more-list">{items}</ul>'


def yearless(column: Column, rows: Sequence[Row]) -> str:
    """Month and day alone; the year stands in the address."""
    items = "".join(
        f'<li><a href="{href(column, row.path)}" title="{row.title}">{row.title}</a>'
        f"<em>{row.day:%m-%d}</em></li>"
        for row in rows
    )
    return f'<ul class="xq_list">{items}</ul>'


def index_table(column: Column, rows: Sequence[Row]) -> str:
    """A table of 索引号, issuer and day; the index number looks like a date."""
    lines = "".join(
        f'<tr><td><a href="{href(column, row.path)}" target="_blank">{row.title}</a></td>'
        f"<td>000014348/2020-{row.number:05d}</td><td>临澜市发展和改革委员会</td>"
        f"<td>{row.day:%Y-%m-%d}</td></tr>"
        for row in rows
    )
    head = "<tr><th>名称</th><th>索引号</th><th>发布机构</th><th>发布日期</th></tr>"
    return f'<table class="xxgk_table" width="100%">{head}{lines}</table>'


def letters(column: Column, rows: Sequence[Row]) -> str:
    """Letters in a table with their state and the day they were sent."""
    lines = "".join(
        f'<tr class="tr_css"><td>LL{row.number:06d}</td>'
        f'<td><a href="{href(column, row.path)}" target="_blank">{row.title}</a></td><td>咨询</td>'
        f"<td>{'已回复' if turn else '办理中'}</td><td>{row.day:%Y-%m-%d}</td></tr>"
        for turn, row in enumerate(rows)
    )
    head = "".join(f"<th>{name}</th>" for name in ("编号", "标题", "类型", "状态", "来信时间"))
    return f'<table class="xx_list"><tr>{head}</tr>{lines}</table>'


def tabs(column: Column, parts: Sequence[Sequence[Row]], names: Sequence[str]) -> str:
    """A portal of sub-columns: the second list is hidden, dates stand on lines of their own."""
    heads = "".join(f"<span>{name}</span>" for name in names)
    lists = []
    for turn, rows in enumerate(parts):
        items = "".join(
            f'<li>\n  <a href="{href(column, row.path)}" title="{row.title}">{row.title}</a>\n'
            f"  <b>\n      {row.day:%Y-%m-%d}\n  </b>\n</li>"
            for row in rows
        )
        hidden = ' style="display: none"' if turn else ""
        lists.append(f'<ul class="tab_list"{hidden}>{items}</ul>')
    return f'<div class="tab"><div class="tab_hd">{heads}</div>{"".join(lists)}</div>'


def nothing(column: Column, rows: Sequence[Row]) -> str:
    """The container, and nothing in it."""
    return '<ul class="u-list">\n</ul>'


def no_data(column: Column, rows: Sequence[Row]) -> str:
    """The container with its excuse."""
    return '<ul class="more-list"><li class="nodata">暂无数据</li></ul>'
