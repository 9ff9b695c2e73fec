"""Column lists of no particular family: rows however they are built, and what is no row."""

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.facts import DateSource, ListReading, ListState
from spiders.lists import adapters, read_list
from spiders.pages.html import parse

HOST = "http://fgw.example.gov.cn"
COLUMN = f"{HOST}/xxgk/tzgg/"


def read(body: str, url: str = COLUMN) -> ListReading:
    page = f"<html><head><meta charset=utf-8></head><body>{body}</body></html>"
    return read_list(parse(url, page.encode(), "text/html; charset=utf-8"))


def told(reading: ListReading) -> list[tuple[str, str]]:
    """Title and date of every row."""
    return [(row.title, str(row.stated)) for row in reading.entries]


def rows(pattern: str, count: int = 3) -> str:
    return "".join(pattern.replace("%", str(number)) for number in range(1, count + 1))


PIECES = ["<ul>", "<li>", "</li>", "<a=/x>", "</a>", "2026-09-15", "09-15", "<td>", "<tr>", "<b>"]
EXPECTED = [(f"第{n}次会议召开", f"2026-09-1{n}") for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "body",
    [
        "<ul>" + rows("<li><a href=n%.html>第%次会议召开</a><i>2026-09-1%</i></li>") + "</ul>",
        "<div>" + rows("·<a href=n%.html>第%次会议召开</a>&nbsp;(2026-09-1%)<br>") + "</div>",
        "<div>" + rows("<b>2026-09-1%</b><a href=n%.html>第%次会议召开</a><br>") + "</div>",
        "<dl>" + rows("<dt><a href=n%.html>第%次会议召开</a></dt><dd>2026/9/1%</dd>") + "</dl>",
        "<table><tr>"
        + rows("<td>%</td><td><a href=n%.html>第%次会议召开</a></td><td>2026-09-1%</td>")
        + "</tr></table>",
        "<ul>"
        + rows("<li><b>1%</b><i>2026-09</i><a href=n%.html>第%次会议召开</a></li>")
        + "</ul>",
        "<div>"
        + rows("<a href=n%.html><h4>第%次会议召开</h4><p>摘要。</p><i>2026-09-1%</i></a>")
        + "</div>",
        "<div>"
        + rows(
            "<div><h3><a href=n%.html>第%次会议召开</a></h3><p>2026年8月1日，会议召开。</p>"
            "<p>来源：发改委 | 2026-09-1% | 浏览 3</p></div>"
        )
        + "</div>",
        "<ul>"
        + rows(
            "<li><a href=n%.html>第%次会议召开</a><p><b>成文日期：</b><i>2026-08-0%</i>"
            "<b>发布日期：</b><i>2026-09-1%</i></p></li>"
        )
        + "</ul>",
        "<table>"
        + rows(
            "<tr><td><a href=/bm/>某局</a></td><td><a href=n%.html>第%次会议召开</a></td>"
            "<td>2026-09-1%</td></tr>"
        )
        + "</table>",
        "<table><tr><th>标题</th><th>日期</th><th>操作</th></tr>"
        + rows(
            "<tr><td>第%次会议召开</td><td>2026-09-1%</td><td><a href=n%.html>查看</a></td></tr>"
        )
        + "</table>",
    ],
)
def test_a_row_is_an_article_with_its_date_whatever_the_markup(body: str) -> None:
    assert told(read(body)) == EXPECTED


def test_two_lists_side_by_side_in_one_table_row_keep_their_dates() -> None:
    cells = "<td><a href=n{0}.html>第{0}次会议召开</a></td><td>2026-09-1{0}</td>"
    body = f"<table><tr>{cells.format(1)}{cells.format(2)}</tr><tr>{cells.format(3)}</tr></table>"
    assert told(read(body)) == EXPECTED


def test_a_title_attribute_does_not_hide_the_date_glued_to_the_words() -> None:
    body = rows("<li><a href=n%.html title=第%次会议召开>第%次会...[2026-09-1%]</a></li>")
    assert told(read(f"<ul>{body}</ul>")) == EXPECTED


def test_a_header_clock_is_no_row() -> None:
    clock = "<div class=top><span>2026-11-20</span><a href=/mail/>政务邮箱登录</a></div>"
    body = "<ul class=list>" + rows("<li><a href=n%.html>第%次会议召开</a>2024-01-0%</li>")
    assert {row.stated.year for row in read(clock + body).entries if row.stated} == {2024}


def test_a_home_page_without_printed_dates_is_dated_by_its_addresses() -> None:
    body = rows("<li><a href=t2026091%_1.html>关于开展第%批项目申报的通知</a></li>")
    names = "<ul><li><a href=/ld/t20200101_1.html>张三</a></li></ul>"
    reading = read(f"<ul>{body}</ul>{names}", f"{HOST}/")
    assert [row.source for row in reading.entries] == [DateSource.URL] * 3
    assert reading.entries[0].stated == date(2026, 9, 11)


def test_a_lone_row_counts_only_in_what_calls_itself_a_list() -> None:
    row = "<li><a href=n1.html>第1次会议召开</a><i>2026-09-11</i></li>"
    assert read(f"<ul class=news_list>{row}</ul>").state is ListState.ENTRIES
    elsewhere = f"{HOST}/xxgk/gywm.html"
    assert read(f"<ul class=zz>{row}</ul>", elsewhere).state is ListState.NOT_A_LIST


def test_the_lone_row_of_a_column_counts_where_no_list_stands_beside_it() -> None:
    row = "<li><a href=n1.html>办法</a><i>2026-09-11</i></li>"
    assert told(read(f"<ul>{row}</ul>")) == [("办法", "2026-09-11")]
    assert read(f"<div class=sidebar><ul>{row}</ul></div>").state is ListState.NOT_A_LIST
    assert read(f"<div class=footer><ul>{row}</ul></div>").state is ListState.NOT_A_LIST
    assert read(f"<p>{row}</p>").state is ListState.NOT_A_LIST
    away = "<li><a href=http://www.example.org/a.html>办法</a><i>2026-09-11</i></li>"
    assert read(f"<ul>{away}</ul>").state is ListState.NOT_A_LIST
    listed = rows("<li><a href=a%.html>第%次会议召开</a><i>2026-09-1%</i></li>")
    assert told(read(f"<ul>{listed}</ul><ol>{row}</ol>")) == EXPECTED


def test_a_list_of_pictures_is_told_by_what_they_show() -> None:
    row = "<li><a href=/news/photo/2026-09/1%/p_4c8%.html><img src=% alt=关于第%次全体会议召开></a></li>"
    wanted = [(f"关于第{n}次全体会议召开", f"2026-09-1{n}") for n in (1, 2, 3)]
    assert told(read(f"<ul>{rows(row)}</ul>")) == wanted
    listed = rows("<li><a href=a%.html>第%次会议召开</a><i>2026-09-1%</i></li>")
    assert told(read(f"<ul>{rows(row)}</ul><ul>{listed}</ul>")) == EXPECTED  # a slide show


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href=# onclick=\"window.open('/dd/n%.html')\">第%次会议召开</a><i>2026-09-1%</i></li>",
        "<li><a href='javascript:;' onclick='location.href=\"/dd/n%.html\";'>第%次会议召开</a><i>2026-09-1%</i></li>",
        "<li onclick=\"location.href='/dd/n%.html'\"><a href=#>第%次会议召开</a><i>2026-09-1%</i></li>",
        "<li><h3 onclick=\"window.open('/dd/n%.html','_blank')\"><a href='javascript:void(0)'>第%次会议召开</a></h3>"
        "<i>2026-09-1%</i></li>",
        "<li><a href=\"javascript:window.open('/dd/n%.html')\">第%次会议召开</a><i>2026-09-1%</i></li>",
    ],
)  # fmt: skip
def test_a_row_that_a_click_opens_has_the_address_its_handler_states(row: str) -> None:
    reading = read(f"<ul>{rows(row)}</ul>")
    assert told(reading) == EXPECTED
    assert [each.url for each in reading.entries] == [f"{HOST}/dd/n{n}.html" for n in (1, 2, 3)]


def test_an_address_that_a_handler_puts_together_is_none() -> None:
    row = "<li><a href=# onclick=\"window.open('/dd/'+id)\">第%次会议召开</a><i>2026-09-1%</i></li>"
    assert read(f"<ul>{rows(row)}</ul>").state is ListState.UNREADABLE


@pytest.mark.parametrize(
    "attribute",
    [
        "标题：第%次会议召开&#13;发布时间：2026-09-1%",
        "标题：第%次会议召开&#13;&#10;作者：办公室&#13;&#10;发布时间：2026-9-1% 10:20:30&#13;&#10;点击数：3",
        "第%次会议召开（发布日期：2026年9月1%日",
    ],
)
def test_a_day_that_stands_only_in_a_links_title_is_the_rows(attribute: str) -> None:
    row = f'<li><a href=n%.html title="{attribute}">第%次会…</a></li>'
    assert told(read(f"<ul>{rows(row)}</ul>")) == EXPECTED


def test_a_row_without_a_date_stands_among_the_others_undated() -> None:
    one = "<li><a href=n{0}.html>第{0}次会议召开</a>{1}</li>"
    body = one.format(1, "2026-09-11") + one.format(2, "") + one.format(3, "2026-09-13")
    assert [row.stated is None for row in read(f"<ul>{body}</ul>").entries] == [False, True, False]


def test_an_interpretation_beside_the_title_belongs_to_its_row() -> None:
    body = rows(
        "<li><a href=n%.html>第%次会议召开</a> <a href=j%.html>【解读】</a><i>2026-09-1%</i></li>"
    )
    reading = read(f"<ul>{body}</ul>")
    assert told(reading) == EXPECTED
    assert reading.entries[0].related == (f"{COLUMN}j1.html",)


def test_a_list_headed_interpretations_is_a_list_of_its_own() -> None:
    body = rows("<li><a href=n%.html>第%次会议召开</a><i>2026-09-1%</i></li>")
    block = f"<ul><li class=block><h3>政策解读</h3><ul>{body}</ul></li></ul>"
    assert told(read(block)) == EXPECTED


def test_a_side_list_does_not_stand_for_a_main_list_that_scripts_fill() -> None:
    side = rows("<li><a href=n%.html>第%次会议召开</a><i>2026-09-1%</i></li>")
    unit = "<div queryData=\"{'webId':'1','tagId':'当前栏目_list'}\"></div>"
    assert read(f"<ul class=hot>{side}</ul>{unit}").state is ListState.UNREADABLE


def test_letters_opened_by_script_are_unreadable_not_absent() -> None:
    body = rows('<tr><td><a onclick="detailview(%)">来信</a></td><td>2026-09-1%</td></tr>')
    reading = read(f"<table>{body}</table>")
    assert reading.state is ListState.UNREADABLE
    assert "script" in reading.reason


def test_an_empty_box_beside_a_text_is_no_empty_column() -> None:
    text = "<p>本局拟订并组织实施国民经济和社会发展战略、中长期规划和年度计划。</p>" * 12
    assert read(f"<div class=list></div><div>{text}</div>").state is ListState.NOT_A_LIST
    assert read("<div class=list></div>").state is ListState.EMPTY


def test_words_about_something_else_do_not_make_a_column_empty() -> None:
    text = "<p>本局拟订并组织实施国民经济和社会发展战略、中长期规划和年度计划。</p>" * 12
    for words in ("英文版建设中", "建设中，敬请期待", "共0条评论", "共0条记录"):
        assert read(f"<div>{text}</div><p>{words}</p>").state is ListState.NOT_A_LIST
    assert read("<p>共0条评论</p>").state is ListState.NOT_A_LIST
    assert read("<p>建设中，敬请期待</p>").state is ListState.EMPTY
    assert read("<p>共0条记录</p>").state is ListState.EMPTY


def test_a_count_of_no_rows_may_be_what_a_script_begins_with() -> None:
    reading = read("<ul class=list></ul><p>共0条记录</p><script src=/js/columns.js></script>")
    assert reading.state is ListState.UNREADABLE


def test_a_table_with_only_its_head_is_empty() -> None:
    reading = read("<table class=tablelist><tr><th>标题</th><th>日期</th></tr></table>")
    assert (reading.state, reading.signature) == (ListState.EMPTY, "table.tablelist")


def test_plumbing_is_never_an_entry() -> None:
    body = rows("<li><a href=/module/visit.jsp?i=%>第%次会议召开</a><i>2026-09-1%</i></li>")
    assert read(f"<ul class=list>{body}</ul>").entries == ()


def test_rows_without_a_year_follow_the_order_of_the_list() -> None:
    dates = ("2026-02-03", "01-20", "12-30", "12-01")
    body = "".join(
        f"<li><a href=n{n}.html>第{n}次会议召开</a><i>{day}</i></li>" for n, day in enumerate(dates)
    )
    found = [str(row.stated) for row in read(f"<ul>{body}</ul>").entries]
    assert found == ["2026-02-03", "2026-01-20", "2025-12-30", "2025-12-01"]


def test_the_pages_of_a_list_are_named_by_a_live_pager_only() -> None:
    body = "<ul>" + rows("<li><a href=n%.html>第%次会议召开</a><i>2026-09-1%</i></li>") + "</ul>"
    live = read(f"{body}<script>createPageHTML(3, 0, 'index', 'shtml', '51');</script>")
    assert live.next_urls == (f"{COLUMN}index_1.shtml", f"{COLUMN}index_2.shtml")
    counted = read(f"{body}<script>createPageHTML('p',3,1,'common_list','shtml',50);</script>")
    assert counted.next_urls == (f"{COLUMN}common_list_2.shtml", f"{COLUMN}common_list_3.shtml")
    for dead in (
        "<!--<script>createPageHTML(3,0,'index','html');</script>-->",
        "<script>//createPageHTML(3,0,'index','html');</script>",
        "<script>/* createPageHTML(3,0,'index','html'); */</script>",
        "<script>function createPageHTML(3,0,'index','html'){}</script>",
    ):
        assert read(body + dead).next_urls == ()


def test_a_pager_of_links_leads_on() -> None:
    body = "<ul>" + rows("<li><a href=n%.html>第%次会议召开</a><i>2026-09-1%</i></li>") + "</ul>"
    pager = "<div><a href=?p=2>2</a><a href=?p=2>下一页</a><a href=?p=9>尾页</a></div>"
    assert read(body + pager).next_urls == (f"{COLUMN}?p=2", f"{COLUMN}?p=9")


ROWS = "<ul>" + rows("<li><a href=n%.html>第%次会议召开</a><i>2026-09-1%</i></li>") + "</ul>"


def test_no_link_leads_past_the_last_page_that_a_call_knows() -> None:
    last = "<a href=index_3.html>下一页</a><script>createPageHTML(3, 2, 'index', 'html');</script>"
    reading = read(ROWS + last, f"{COLUMN}index_2.html")
    assert (told(reading), reading.next_urls) == (EXPECTED, ())


def test_a_list_of_endless_pages_names_a_hundred() -> None:
    assert (
        len(read(f"{ROWS}<script>createPageHTML(9999,0,'index','html')</script>").next_urls) == 100
    )


def test_a_pager_leads_forward_and_never_back_to_where_it_stands() -> None:
    pager = "<a href=index.html>1</a><b>2</b><a href=3.html>3</a><a href=3.html>下一页</a>"
    assert read(ROWS + pager, f"{COLUMN}2.html").next_urls == (f"{COLUMN}3.html",)
    first = "<a href=index.html>1</a><a href=2.html>2</a><a href=2.html>下一页</a>"
    assert read(ROWS + first).next_urls == (f"{COLUMN}2.html",)


def test_a_choice_of_something_else_is_no_pager() -> None:
    years = "<select><option value=/2026/>2026</option><option value=2>2025</option></select>"
    assert read(ROWS + years).next_urls == ()


def test_the_first_row_of_a_table_without_a_head_is_no_head() -> None:
    body = rows(
        "<tr><td>2026-09-1%</td><td><a href=n%.html>第%次会议召开</a></td><td>2027-01-0%</td></tr>"
    )
    assert told(read(f"<table>{body}</table>")) == EXPECTED


def test_the_signs_of_a_date_may_stand_in_elements_of_their_own() -> None:
    body = rows(
        "<li><b>2026</b><i>年</i><b>9</b><i>月</i><b>1%</b><i>日</i><a href=n%.html>第%次会议召开</a>"
    )
    assert told(read(f"<ul>{body}</ul>")) == EXPECTED


def test_a_number_under_a_head_of_numbers_is_no_date() -> None:
    head = "<tr><th>文件编号</th><th>标题</th><th>日期</th></tr>"
    body = rows(
        "<tr><td>2020-12-2%</td><td><a href=n%.html>第%次会议召开</a></td><td>2026-09-1%</td></tr>"
    )
    assert told(read(f"<table>{head}{body}</table>")) == EXPECTED


def test_a_hot_topic_before_a_stale_list_does_not_make_it_fresh() -> None:
    hot = "<h3><a href=/202611/t20261119_1.html>全省会议精神传达学习</a></h3><i>2026-11-19</i>"
    assert told(read(f"<div class=hot>{hot}</div>{ROWS}")) == EXPECTED
    leading = told(read(f"<div class=headline>{hot}</div>{ROWS}"))
    assert leading == [("全省会议精神传达学习", "2026-11-19"), *EXPECTED]


def test_generic_is_asked_last() -> None:
    assert [adapter.name for adapter in adapters()][-1] == "generic"


@given(st.lists(st.sampled_from(PIECES)))
def test_no_markup_is_too_broken_to_be_read(parts: list[str]) -> None:
    body = "".join(parts).replace("<a=", "<a href=")
    assert isinstance(read(body), ListReading)


@given(st.binary(max_size=400))
def test_no_bytes_are_too_odd_to_be_read(body: bytes) -> None:
    assert isinstance(read_list(parse(COLUMN, body, "text/html")), ListReading)


@pytest.mark.parametrize(
    "piece",
    [
        "<li><a href=/a/{0}.html>第{0}次会议召开</a><i>2026-09-11</i></li>",
        "<a href=/a/{0}.html>第{0}次会议召开</a> 2026-09-11<br>",
        "<div class=list><ul class=list></ul></div>",
        "<li><a href=/b.html>办法</a><div class=popbox><h3>相关解读</h3></div></li>",
        "<span>2026-09-11</span>",
        "<a href=/a/{0}.html>第{0}次会议召开 2026-09-11",
        "<li><a href=/a/{0}.html><b>第{0}次会议召开</b><i>2026-09-11</i>",
    ],
)
def test_ten_times_the_rows_take_about_ten_times_the_time(piece: str) -> None:
    def seconds(count: int) -> float:
        page = parse(COLUMN, "".join(piece.format(n) for n in range(count)).encode(), "text/html")
        taken = []
        for _ in range(
            3
        ):  # the best of three: collecting the garbage of all tests before is none of ours
            before = process_time()
            read_list(page)
            taken.append(process_time() - before)
        return min(taken)

    assert seconds(8_000) < 40 * max(seconds(800), 0.005)


def test_a_page_longer_than_is_looked_at_is_read_as_far_as_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = "".join(
        f"<tr><td><a href=/a/{n}.html>第{n}次会议召开</a></td><td>2026-09-11</td><td>办</td></tr>"
        for n in range(9)
    )
    page = parse(COLUMN, f"<table class=list>{rows}</table>".encode(), "text/html")
    for most in range(1, 40):
        monkeypatch.setattr("spiders.lists.survey.MAX_ELEMENTS", most)
        assert isinstance(read_list(page), ListReading)


def test_the_newest_row_of_a_very_long_list_is_kept_wherever_it_stands() -> None:
    first = date(2010, 1, 1)
    rows = [
        f"<li><a href=/a/{n}.html>第{n}次会议召开</a><i>{first + timedelta(n)}</i></li>"
        for n in range(1500)
    ]
    for order in (rows, rows[::-1]):
        entries = read(f"<ul class=list>{''.join(order)}</ul>").entries
        assert [entry.position for entry in entries] == list(range(1000))
        assert {first, first + timedelta(1499)} <= {entry.stated for entry in entries}


def test_links_never_closed_that_lead_to_one_article_cost_no_multiple_of_closed_ones() -> None:
    """Each lies in the one before, so each would be read with all that follow."""

    def seconds(end: str) -> float:
        row = f"<li><a href=a/t20241227_2.htm>干部任前公示{end}<span>[12-27]</span></li>"
        opened = f"<li><a href=a/t20241203_1.htm>关于职责{end}{row}" * 160
        page = parse(COLUMN, opened.replace("示<s", "示</a><s").encode(), "text/html")
        taken = []
        for _ in range(3):
            before = process_time()
            read_list(page)
            taken.append(process_time() - before)
        return min(taken)

    assert seconds("") < 40 * max(seconds("</a>"), 0.005)
