"""Hanweb's lists: records out of scripts, and the addresses of their further pages."""

from monitor.facts import ListReading, ListState
from spiders.lists import read_list
from spiders.pages.html import parse

HOST = "http://fgw.example.gov.cn"
LINK = "<a href='/art/2026/9/1{0}/a_{0}.html'>第{0}次会议召开</a>{1}"
JPAGE = (
    "<script>$('#7').jpage({totalRecord:45,perPage:20,"
    "proxyUrl:'/module/web/jpage/dataproxy.jsp',ajaxParam:{col:1,appid:'1',webid:60,path:'/',"
    "columnid:30,unitid:'7',webname:'某局',permissiontype:0}})</script>"
)


def read(body: str) -> ListReading:
    page = f"<html><head><meta charset=utf-8></head><body>{body}</body></html>"
    return read_list(parse(f"{HOST}/col/col30/index.html", page.encode(), "text/html"))


def store(*links: str) -> str:
    records = "".join(f"<record><![CDATA[<li>{link}</li>]]></record>" for link in links)
    return (
        f"<script type='text/xml'><datastore><recordset><ul class='wz'></ul>{records}"
        "</recordset></datastore></script>"
    )


def test_further_pages_come_from_the_pagers_parameters() -> None:
    reading = read(store(LINK.format(1, "<b>2026-09-11</b>")) + JPAGE)
    proxy = f"{HOST}/module/web/jpage/dataproxy.jsp"
    rest = "appid=1&webid=60&path=/&columnid=30&unitid=7&permissiontype=0"
    assert reading.next_urls == (f"{proxy}?page=2&{rest}", f"{proxy}?page=3&{rest}")


def test_a_record_without_a_printed_date_takes_its_address() -> None:
    reading = read(store(LINK.format(1, ""), LINK.format(2, "")))
    assert [str(row.stated) for row in reading.entries] == ["2026-09-11", "2026-09-12"]


def test_a_fresh_list_beside_the_store_does_not_make_the_column_fresh() -> None:
    side = "<ul class=news><li><a href=/x1.html>今日要闻一则</a>2026-11-20</li></ul>"
    reading = read(side + store(LINK.format(1, "<b>2026-09-11</b>")))
    assert [str(row.stated) for row in reading.entries] == ["2026-09-11"]


def test_a_store_without_records_is_empty_and_tells_its_container() -> None:
    reading = read(store())
    assert (reading.state, reading.signature) == (ListState.EMPTY, "ul.wz")


def test_rows_the_server_wrote_into_the_pagers_element_are_read() -> None:
    rows = "".join(f"<li>{LINK.format(n, f'<b>2026-09-0{n}</b>')}</li>" for n in (1, 2))
    reading = read(f"<div id=7><ul>{rows}</ul></div>{JPAGE}")
    assert (reading.adapter, len(reading.entries)) == ("hanweb", 2)


def test_a_pager_with_nothing_to_show_yet_is_unreadable() -> None:
    assert read(f"<div id=7></div>{JPAGE}").state is ListState.UNREADABLE
