"""``explain-page``: how a page is read, told to a person who wonders about it."""

import pytest

from monitor import clock
from monitor.sample import RunningSample
from tests.e2e.conftest import Huoshui
from tests.families.gkmlpt import GkmlptSite
from tests.families.serving import serve as serve_family
from tests.site.misbehaving import ROBOTS, Route, closed_port, page, serve


def test_a_list_is_told_with_every_date_and_where_it_came_from(
    served_sample: RunningSample, huoshui: Huoshui
) -> None:
    column = next(each for each in served_sample.truth.columns if each.entries > 3)
    done = huoshui("explain-page", column.url)
    assert done.status == 0, done.err
    assert f"最新日期  {column.newest_date}" in done.out
    assert column.newest_url in done.out
    assert "SiteName" in done.out
    assert "导航  网页" in done.out


def test_it_is_told_in_english_too(served_sample: RunningSample, huoshui: Huoshui) -> None:
    done = huoshui("explain-page", served_sample.url, "--lang", "en")
    assert "■ Marks" in done.out
    assert "site-code" in done.out
    assert "kind  home" in done.out


def test_rows_behind_an_interface_are_asked_for(huoshui: Huoshui) -> None:
    site = GkmlptSite(clock.day_of(clock.now()))
    column = next(each for each in site.truth().columns if each.name == "规范性文件")
    with serve_family(site) as running:
        done = huoshui("explain-page", running.url.rstrip("/") + column.path)
    assert done.status == 0, done.err
    assert f"最新日期  {column.newest}" in done.out
    assert "  接口  " in done.out
    assert "/gkmlpt/api/all/" in done.out


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Route(b"404", 404), "返回错误 404"),
        (Route(b"<script>$_ts={};</script>", 412), "拒绝机器访问 412"),
        (page("对不起，您访问的页面不存在"), "提示页面不存在 200"),
        (Route(status=302, location="/a.html"), "循环跳转"),
    ],
)
def test_what_is_no_page_is_told_as_what_it_is(answer: Route, said: str, huoshui: Huoshui) -> None:
    with serve({"/": page("首页"), "/a.html": answer}) as site:
        done = huoshui("explain-page", f"{site.url}a.html")
    assert done.status == 1
    assert said in done.out
    assert "没有读到网页" in done.out


def test_a_file_is_told_to_be_one(huoshui: Huoshui) -> None:
    pdf = Route(b"%PDF-1.4\n%%EOF", content_type="application/pdf")
    with serve({"/": page("首页"), "/a.pdf": pdf}) as site:
        done = huoshui("explain-page", f"{site.url}a.pdf")
    assert done.status == 1
    assert "这个地址能打开，但不是网页（application/pdf）" in done.out
    assert "0 B" not in done.out  # it was not read, which is not to say that it is empty


def test_robots_txt_is_obeyed_here_as_well(huoshui: Huoshui) -> None:
    rules = Route(b"User-agent: *\nDisallow: /\n")
    with serve({"/": page("首页"), "/a.html": page("甲"), ROBOTS: rules}) as site:
        done = huoshui("explain-page", f"{site.url}a.html")
    assert done.status == 1
    assert "robots" in done.out
    assert set(site.requests) == {ROBOTS}


def test_a_page_cannot_write_to_the_terminal(huoshui: Huoshui) -> None:
    hostile = Route("<title>\x1b[2J甲\u202e</title><a href='/\x1b]0;x\x07'>乙</a>".encode())
    with serve({"/": page("首页"), "/a.html": hostile}) as site:
        done = huoshui("explain-page", f"{site.url}a.html")
    assert "甲" in done.out
    assert not set("\x1b\x07\u202e") & set(done.out)


def test_what_is_no_address_is_said_before_anything_is_asked(huoshui: Huoshui) -> None:
    done = huoshui("explain-page", "http://")
    assert done.status == 2
    assert "不是网页地址" in done.err


def test_a_host_where_nobody_answers_is_told_and_not_waited_for(huoshui: Huoshui) -> None:
    with closed_port() as port:
        done = huoshui("explain-page", f"http://127.0.0.1:{port}/x")
    assert done.status == 1
    assert "服务器拒绝连接" in done.out
