"""Laws of column lists: what stands around one does not change it, and its order is no matter."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.facts import Entry, ListReading, ListState
from spiders.lists import read_list
from spiders.pages.html import parse

COLUMN = "http://fgw.example.gov.cn/zwgk/tzgg/"
FIRST = date(2019, 1, 1)
ROWS = {  # a row's markup, and what holds the rows
    "li": ("<ul class=c>{}</ul>", "<li><a href={u}>{t}</a><span>{d}</span></li>"),
    "date first": ("<ul>{}</ul>", "<li><span>[{d}]</span><a href={u} title={t}>{t}</a></li>"),
    "table": ("<table>{}</table>", "<tr><td>·</td><td><a href={u}>{t}</a></td><td>{d}</td></tr>"),
    "card": (
        "<div>{}</div>",
        "<div class=k><a href={u}><h4>{t}</h4><p>摘要。</p><i>{d}</i></a></div>",
    ),
    "lines": ("<div>{}</div>", "<a href={u}>{t}</a>（{d}）<br>"),
    "definitions": ("<dl>{}</dl>", "<dt><a href={u}>{t}</a></dt><dd>{d}</dd>"),
    "picture": (
        "<ul>{}</ul>",
        "<li><a href={u}><img src=/p.jpg></a><a href={u}>{t}</a><em>{d}</em></li>",
    ),
}
AROUND = (
    "<ul class=nav><li><a href=/zwgk/>政务公开</a></li><li><a href=/zcfg/>政策法规</a></li></ul>",
    "<div class=menu><a href=/a/>通知公告</a><a href=/b/>人事信息</a></div>",
    "<div class=clock>今天是2026年11月23日 星期一</div>",
    "<div id=time>2026-11-23 10:08:01</div>",
    "<script>document.write('<a href=/x.html>x</a>2026-11-22');var d='2026-11-22';</script>",
    "<style>.c{width:20px}</style>",
    "<!-- <ul><li><a href=/old.html>旧栏目第一条</a><span>2026-11-20</span></li></ul> -->",
    "<div class=footer>版权所有 2010-2026 鲁ICP备05018911号 <a href=/wzdt/>网站地图</a></div>",
    "<div style=display:none>Produced By CMS publishdate:2026/11/20 11:44:06</div>",
    "<select><option value=http://www.example.gov.cn/2026/1120/>省政府</option></select>",
    "<p>共 3 页 当前第 1 页</p>",
    "<div class=search><form><input name=q><a href=/search/>高级搜索</a></form></div>",
    "<div class=banner><a href=/zt/><img src=/2026-11-20.jpg></a></div>",
    "<a href=javascript:void(0)>2026-11-21</a>",
)
PIECES = (
    *AROUND,
    "<li>",
    "</ul>",
    "<td>",
    "<a href=n.html>",
    "第一次会议",
    "2026-09-1",
    "1",
    "-",
    "09-15",
)

days = st.lists(st.integers(0, 2500), min_size=3, max_size=12, unique=True)
surroundings = st.lists(st.sampled_from(AROUND), max_size=5).map("".join)


def read(body: str) -> ListReading:
    page = f"<html><head><meta charset=utf-8></head><body>{body}</body></html>"
    return read_list(parse(COLUMN, page.encode(), "text/html; charset=utf-8"))


def listed(kind: str, offsets: list[int]) -> str:
    """A list of one row a day; an article keeps its title and address wherever it stands."""
    around, row = ROWS[kind]
    rows = (
        row.format(u=f"n{n}.html", t=f"关于开展第{n}批项目申报的通知", d=FIRST + timedelta(n))
        for n in offsets
    )
    return around.format("".join(rows))


def told(reading: ListReading) -> list[Entry]:
    assert reading.state is ListState.ENTRIES, reading
    return list(reading.entries)


@given(st.sampled_from(sorted(ROWS)), days, surroundings, surroundings)
def test_what_stands_around_a_list_does_not_change_it(
    kind: str, offsets: list[int], before: str, after: str
) -> None:
    rows = listed(kind, offsets)
    assert told(read(f"{before}{rows}{after}")) == told(read(rows))


@given(st.sampled_from(sorted(ROWS)), days)
def test_every_row_is_read_with_its_own_date(kind: str, offsets: list[int]) -> None:
    found = [(row.title, row.stated) for row in told(read(listed(kind, offsets)))]
    assert found == [(f"关于开展第{n}批项目申报的通知", FIRST + timedelta(n)) for n in offsets]


@given(st.sampled_from(sorted(ROWS)), days, st.permutations(range(12)))
def test_the_order_of_the_rows_does_not_change_the_newest_date(
    kind: str, offsets: list[int], order: list[int]
) -> None:
    shuffled = [offsets[n] for n in order if n < len(offsets)]
    newest = max(row.stated for row in told(read(listed(kind, shuffled))) if row.stated)
    assert newest == FIRST + timedelta(max(offsets))


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_markup_makes_a_reader_raise_or_give_what_is_no_address(body: str) -> None:
    reading = read(body)
    assert all(entry.url.startswith("http") and entry.title for entry in reading.entries)
    assert (reading.state is ListState.ENTRIES) == bool(reading.entries)
