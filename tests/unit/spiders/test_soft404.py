"""Pages that answer 200 and say that they do not exist, and healthy ones that only speak of such."""

import pytest

from monitor.facts import Entry, ListReading, ListState, Page, PageKind
from spiders.soft404 import Faces, body_says_missing, fingerprint, says_failure, says_missing

ROWS = ListReading("generic", ListState.ENTRIES, (Entry(0, "页面不存在怎么办", "u"),))


def page(title: str, reading: ListReading | None = None) -> Page:
    return Page("https://fgw.example.gov.cn/a", PageKind.OTHER, title, "h", reading=reading)


@pytest.mark.parametrize(
    "words",
    ["页面不存在", "404 Not Found", "对不起，您访问的页面已删除", "抱歉，找不到该页面",
     "无法找到该网页", "404错误", "错误页面"],
)  # fmt: skip
def test_a_short_page_that_says_so_is_missing(words: str) -> None:
    assert says_missing(page(words), 900)
    assert body_says_missing(f"<html><p>{words}</p></html>", 900)


@pytest.mark.parametrize(
    "body",
    [b'{"success": false}', b' \n{"success":false,"data":null}', b'{"rptCode":500}', b'{"code":"404"}',
     b'{"status":404,"error":"Not Found","path":"/a"}'],
)  # fmt: skip
def test_an_interface_may_say_so_too(body: bytes) -> None:
    assert says_failure(body)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"success":true}', b'{"rptCode":200}', b'{"code":0,"data":[]}', b'"success":false',
     b"<p>{'success':false}", b'{"a":' * 700, b'{"success":false,"a":"' + b"x" * 4000 + b'"}', b"\xff{}"],
)  # fmt: skip
def test_other_answers_of_an_interface_say_nothing(body: bytes) -> None:
    assert not says_failure(body)


@pytest.mark.parametrize("words", ["关于召开会议的通知", "第404号文件", "不存在的问题已删除", ""])
def test_other_words_are_no_sign(words: str) -> None:
    assert not says_missing(page(words), 900)
    assert not body_says_missing(words, 900)


def test_a_healthy_article_that_mentions_a_missing_page_passes() -> None:
    body = "<p>检查发现个别网站存在“页面不存在”、404 not found 等问题。</p>" * 200
    assert not body_says_missing(body, len(body.encode()))
    title = "关于全市政府网站和政务新媒体第三季度检查中发现页面不存在等突出问题及其整改情况的通报"
    assert not says_missing(page(title), 20_000)


def test_a_list_is_never_missing_whatever_its_title() -> None:
    assert not says_missing(page("页面不存在", ROWS), 900)


def test_a_long_article_about_missing_pages_is_healthy_under_a_short_title_too() -> None:
    assert not says_missing(page("我市集中整治政府网站“页面不存在”问题"), 20_000)


def test_two_answers_of_one_error_page_look_alike() -> None:
    first = "<p>请求编号 8f3a9c21 时间 2026-11-23 09:00:01</p> <b>出错了</b>"
    second = "<p>请求编号 77bb01cd9 时间 2026-11-24 10:10:10</p><b>出错了</b>"
    assert fingerprint(first) == fingerprint(second)
    assert fingerprint(first) != fingerprint(first.replace("出错", "公告"))
    assert fingerprint("\ud800") == fingerprint("\ud800")


def test_the_message_that_a_link_leaves_the_site_is_no_missing_page() -> None:
    body = "<p>正文</p><script>layer.confirm('您访问的链接即将离开“示例市政府”门户网站，是否继续？')</script>"
    assert not body_says_missing(body, len(body.encode()))


SHELL = "<html><title>政务公开</title><body><div id=app></div><script src=/app.js></script></body></html>"


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        (SHELL, False),  # the program may know the address: nobody can tell
        (SHELL.replace("div id=app>", "div id=app>出错了，请返回"), True),
        (SHELL.replace(" src=/app.js>", ">location.href='/404.html'"), True),
    ],
)
def test_the_shell_of_a_program_is_no_missing_page(missing: str, *, expected: bool) -> None:
    faces = Faces()
    faces.saw_missing(missing.encode())
    assert (faces.fault(page("政务公开"), missing.encode()) is not None) is expected
