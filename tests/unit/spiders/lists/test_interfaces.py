"""Lists behind interfaces: what is asked, what an answer's fields say, and answers made to harm."""

import json
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.facts import DateSource, ListReading, ListState
from spiders.lists import adapters, read_answer, read_list
from spiders.lists.base import ListAnswer
from spiders.pages.html import parse

HOST = "http://fgw.example.gov.cn"
COLUMN = f"{HOST}/zwgk/index.html"
SEARCH = f"{HOST}/searchList/a4a4bdf1e2d34cf3b7a8d2fe?_isJson=true&_pageSize=18&page=1"
ASKED = ("docinfo", "gkmlpt", "govcn", "hanweb", "jpaas", "searchlist", "xinhua")
KEYS = ["data", "rows", "results", "articles", "classify", "total", "post_count", "title", "url"]
KEYS += ["date", "publishedTime", "html", "success", "code", "itemId", "channelId", "docId", "id"]
PIECES = ["<script>", "</script>", "'/searchList/'", " + ", "x", "window._CONFIG={TREE:[{", "`"]
PIECES += ["<div querydata=\"{'webId':'1'", "'paramJson':'{'", '}">', "TREE:[", "${", ".jpage({"]
PIECES += ["'/module/web/jpage/dataproxy.jsp?page='", "<datastore>", "SelectDocByItemId", "'", "//"]
PIECES += ["data='datasource:", ".json'", "\n", "/*", "columnid:1,unitid:2,totalRecord:9"]
TEXTS = ["", "0", "2026-09-15", "/a/1.html", "<li><a href=/x>", "<datastore>", "1790000000"]


def read(body: str, url: str = COLUMN) -> ListReading:
    page = f"<html><head><meta charset=utf-8></head><body>{body}</body></html>"
    return read_list(parse(url, page.encode(), "text/html; charset=utf-8"))


def answered(adapter: str, value: object, url: str = SEARCH) -> ListReading:
    text = value if isinstance(value, str) else json.dumps(value)
    return read_answer(adapter, ListAnswer(COLUMN, url, text))


def one_row(**fields: object) -> ListReading:
    row = {"title": "会议召开", "url": "/a/1.html", **fields}
    return answered("searchlist", {"data": {"total": 1, "results": [row]}})


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        (1790000000, "2026-09-21"),
        (1790000000000, "2026-09-21"),
        ("1790000000", "2026-09-21"),
        (1790000000.0, "2026-09-21"),
        ("2026-09-20T16:00:00.000Z", "2026-09-21"),
        ("2026-09-21T08:00:00", "2026-09-21"),
        ("2026-09-21T00:30:00+08:00", "2026-09-21"),
        ("20260921083000", "2026-09-21"),
        ("2026年09月21日 08:30", "2026-09-21"),
        ("0001-01-01T00:00:00+23:59", "None"),
        (9999999999999, "None"),
        (True, "None"),
        (0, "None"),
    ],
)
def test_a_moment_is_a_day_in_china_however_it_is_written(stated: object, day: str) -> None:
    (entry,) = one_row(publishedTime=stated).entries
    assert str(entry.stated) == day
    assert entry.source == (None if day == "None" else DateSource.JSON)


def test_publication_goes_before_the_day_a_row_was_entered() -> None:
    (entry,) = one_row(created_at="2026-01-05 09:00:00", date=1790000000).entries
    assert str(entry.stated) == "2026-09-21"


def test_a_row_that_says_so_is_pinned() -> None:
    (entry,) = one_row(date=1790000000, isTop=1).entries
    assert entry.pinned


def test_attachments_and_menus_in_an_answer_are_no_rows() -> None:
    files = [{"title": "附件.pdf", "url": "/a.pdf"}]
    row = {"title": "会议召开", "url": "/1.html", "date": 1790000000, "files": files}
    value = {"menu": [{"title": "首页", "url": "/"}], "data": {"results": [row], "total": 1}}
    assert [entry.title for entry in answered("searchlist", value).entries] == ["会议召开"]


def test_a_side_list_does_not_stand_for_the_list_that_an_interface_fills() -> None:
    rows = "".join(
        f"<li><a href=/n{n}.html>第{n}次会议召开</a>2024-09-1{n}</li>" for n in (1, 2, 3)
    )
    script = "<script>$.getJSON('./ZUIXINZHENGCE.json', show)</script>"
    body = f"<ul id=newslist></ul><ul class=hot>{rows}</ul>{script}"
    column, home = read(body), read(body, f"{HOST}/")
    assert (column.state, len(column.asks)) == (ListState.UNREADABLE, 1)
    assert (home.state, len(home.entries)) == (ListState.ENTRIES, 3)


def test_an_address_in_a_comment_is_not_asked() -> None:
    path = "/searchList/a4a4bdf1e2d34cf3b7a8d2fe?_isJson=true"
    reading = read(f"<ul class=list></ul><script>// $.get('{path}')\n/* '{path}' */</script>")
    assert (reading.state, reading.asks) == (ListState.UNREADABLE, ())


def test_an_address_with_an_open_gap_is_not_asked() -> None:
    script = "$.get('/searchList/' + someChannel() + '?_isJson=true&page=' + n)"
    reading = read(f"<ul class=list></ul><script>{script}</script>")
    assert (reading.state, reading.asks) == (ListState.UNREADABLE, ())


@pytest.mark.parametrize("query", ["page=' + (n + 1)", "page=${n}&_pageSize=18`", "page='"])
def test_the_first_page_is_asked_however_its_number_is_put_in(query: str) -> None:
    quote = "`" if query.endswith("`") else "'"
    start = f"{quote}/searchList/a4a4bdf1e2d34cf3b7a8d2fe?_isJson=true&"
    (ask,) = read(f"<ul class=list></ul><script>$.get({start}{query})</script>").asks
    assert "page=1" in ask.split("&")


def test_rows_that_are_answered_to_post_only_say_so() -> None:
    reading = read("<ul class=list></ul><script>$.post('/getFileListByCodeId', {})</script>")
    assert (reading.state, reading.asks) == (ListState.UNREADABLE, ())
    assert "POST" in reading.reason


def test_a_platform_that_shows_fewer_than_it_counts_ends_with_its_last_short_page() -> None:
    row = {"title": "公告", "url": "/1.html", "date": 1790000000}
    value = {"classify": {"id": 7, "post_count": 500}, "articles": [row]}
    first = answered("gkmlpt", value, f"{HOST}/gkmlpt/api/all/7?page=1&sid=1")
    assert first.next_urls == (f"{HOST}/gkmlpt/api/all/7?page=2&sid=1",)
    assert answered("gkmlpt", value, first.next_urls[0]).next_urls == ()


def test_a_mailbox_is_read_on_by_the_range_of_its_records() -> None:
    record = (
        "<record><![CDATA[<tr><td><a href='/m.do?i=1'>路灯不亮</a></td><td>2026-11-02</td></tr>]]>"
    )
    text = f"<datastore><totalrecord>120</totalrecord><recordset>{record}</record></recordset>"
    path = f"{HOST}/jact/front/dataproxy_mailnewlist.action"
    reading = answered("hanweb", text, f"{path}?startrecord=1&endrecord=57&perpage=19")
    assert reading.next_urls == (f"{path}?startrecord=58&endrecord=114&perpage=19",)


def test_five_megabytes_of_rows_are_read_in_time_and_up_to_a_bound() -> None:
    row = {
        "title": "关于<em>某事</em>的通知" * 10,
        "publishedTime": 1790000000000,
        "memo": "字" * 50,
    }
    rows = [{**row, "url": f"/a/{number}.html"} for number in range(9_000)]
    text = json.dumps({"data": {"total": 9_000, "results": rows}})
    assert len(text) > 5_000_000
    started = process_time()
    reading = answered("searchlist", text)
    assert process_time() - started < 5
    assert (reading.state, len(reading.entries)) == (ListState.ENTRIES, 1_000)


@pytest.mark.parametrize("adapter", ASKED)
def test_an_answer_nested_without_end_is_unreadable(adapter: str) -> None:
    for text in ("[" * 200_000, '{"data":' * 100_000, "[" * 900 + "1" + "]" * 900):
        assert answered(adapter, text).state is ListState.UNREADABLE


@pytest.mark.parametrize(
    "body",
    [
        "<script>" + "'/searchList/' + a" * 20_000 + "</script>",
        "<script>" + "'/searchList/" * 20_000 + "</script>",
        "<script>" + "a='b';" * 60_000 + "'/searchList/' + a</script>",
        "<script>'/searchList/'" + " + a" * 90_000 + "</script>",
        '<div queryData="{' + "'webId':'1','pageId':'2'," * 10_000 + '}"></div>',
        "<div queryData=\"{'webId':'1','pageId':'2','tagId':'list'}\">" * 4_000,
        "<script>window._CONFIG={SID:'1',TREE:" + "[" * 200_000 + "</script>",
        "<script>" + "window._CONFIG " * 25_000 + "</script>",
        "<ul data='datasource:" + "a" * 32 + "'></ul>" * 20_000,
        "<script>" + '"/a/b/c/' * 45_000 + ".json</script>",
    ],
)
def test_a_page_that_names_interfaces_without_end_is_read_in_time(body: str) -> None:
    started = process_time()
    reading = read(body, f"{HOST}/gkmlpt/index#7")
    assert process_time() - started < 5
    assert len(reading.asks) <= 3


@given(st.text(max_size=300), st.sampled_from(ASKED))
def test_no_text_is_too_odd_for_an_answer(text: str, adapter: str) -> None:
    assert answered(adapter, text).state in {ListState.UNREADABLE, ListState.ENTRIES}


def values() -> st.SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(TEXTS)
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
        ),
        max_leaves=30,
    )


@given(values(), st.sampled_from(ASKED), st.sampled_from([SEARCH, "", "http://[", COLUMN]))
def test_no_json_is_too_odd_for_an_answer(value: Any, adapter: str, url: str) -> None:
    reading = answered(adapter, value, url)
    assert reading.state is not ListState.NOT_A_LIST
    assert (reading.state is ListState.ENTRIES) == bool(reading.entries)
    if reading.state is ListState.EMPTY:
        assert "0" in json.dumps(value)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_page_is_too_odd_for_any_family(pieces: list[str]) -> None:
    page = parse(f"{HOST}/gkmlpt/index#7", "".join(pieces).encode(), "text/html")
    for adapter in adapters():
        adapter.matches(page)
        assert len(adapter.read(page).asks) <= 3


@pytest.mark.parametrize("half", [r"\ud83d", r"\udce2", r"\ud83d\ud83d", r"\ud83dx"])
def test_half_a_character_in_an_answer_never_reaches_the_store(half: str) -> None:
    text = (
        '{"total": 1, "rows": [{"title": "会议%s召开", "url": "/a/1.html", "date": "2026-09-15"}]}'
    )
    for adapter in ("searchlist", "xinhua"):
        (row,) = answered(adapter, text.replace("%s", half)).entries
        assert row.title.encode().decode() == row.title
    (row,) = answered("xinhua", text.replace("%s", r"\ud83d\udce2")).entries
    assert row.title == "会议📢召开"
