"""One spelling of an address: what is the same, what is none, and what must stay as it was written."""

import pytest

from monitor.urls import (
    canonical,
    is_inside_mirror,
    is_mirror,
    is_plumbing,
    same_site,
    site_of,
)

BASE = "https://fgw.example.gov.cn/col/col12/index.html"
HOST = "https://fgw.example.gov.cn"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("a.html", f"{HOST}/col/col12/a.html"),
        ("../a.html", f"{HOST}/col/a.html"),
        ("/a.html", f"{HOST}/a.html"),
        ("//www.gov.cn/a", "https://www.gov.cn/a"),
        ("?page=2", f"{HOST}/col/col12/index.html?page=2"),
        ("  a.html\r\n", f"{HOST}/col/col12/a.html"),
        ("/a\n\t.html", f"{HOST}/a.html"),
        ("#top", BASE),
        ("a.html#p2", f"{HOST}/col/col12/a.html"),
    ],
)
def test_links_are_read_against_the_page_they_stand_on(href: str, expected: str) -> None:
    assert canonical(href, BASE) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTPS://FGW.Example.gov.CN", f"{HOST}/"),
        (f"{HOST}:443/a", f"{HOST}/a"),
        ("http://fgw.example.gov.cn:80/", "http://fgw.example.gov.cn/"),
        (f"{HOST}:8443/", f"{HOST}:8443/"),
        ("http://fgw.example.gov.cn:443/", "http://fgw.example.gov.cn:443/"),
        (f"{HOST}/a/../b/./c", f"{HOST}/b/c"),
        (f"{HOST}/../../a", f"{HOST}/a"),
        (f"{HOST}/a/..", f"{HOST}/"),
        (f"{HOST}/%e6%94%bf", f"{HOST}/%E6%94%BF"),
        (f"{HOST}/政", f"{HOST}/%E6%94%BF"),
        (f"{HOST}/a b", f"{HOST}/a%20b"),
        ("http://政务.中国/", "http://xn--zfr164b.xn--fiqs8s/"),
        ("http://user:secret@fgw.example.gov.cn/", "http://fgw.example.gov.cn/"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
    ],
)
def test_spellings_of_one_address_become_one(address: str, expected: str) -> None:
    assert canonical(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "about:blank",
        "javascript:void(0)",
        "mailto:fgw@example.gov.cn",
        "ftp://fgw.example.gov.cn/a",
        "http://",
        "https:///",
        "http:///a.html",
        "http:a.html",
        "http://:80/",
        "http://a b.gov.cn/",
        "http://a..gov.cn/",
        "http://fgw.example.gov.cn:port/",
        "http://fgw.example.gov.cn:99999/",
        "http://[::1/",
        "http://" + "a" * 64 + ".cn/",
        "fgw.example.gov.cn",
        "http://fgw.example.gov.cn/" + "a" * 2100,
    ],
)
def test_what_cannot_be_an_address_is_none(address: str) -> None:
    assert canonical(address) is None


@pytest.mark.parametrize("query", ["title=%d5%fe%b2%df", "a=%zz&b=%", "q=%C4%E3&x=1+2", "a=/../b"])
def test_a_query_keeps_its_percent_escapes_as_they_are(query: str) -> None:
    """Old mailboxes carry GBK there, in whatever case they like."""
    assert canonical(f"{HOST}/s.jsp?{query}") == f"{HOST}/s.jsp?{query}"


def test_raw_characters_of_a_query_are_written_in_the_encoding_of_the_page() -> None:
    assert canonical("/s?q=政", BASE, "gbk") == f"{HOST}/s?q=%D5%FE"
    assert canonical("/s?q=政", BASE) == f"{HOST}/s?q=%E6%94%BF"


def test_half_a_character_is_no_reason_to_fall_over() -> None:
    canonical(f"{HOST}/\ud83d.html")


def test_what_is_an_address_once_is_an_address_again() -> None:
    address = canonical(f"{HOST}/{'政' * 700}")
    assert address is None or canonical(address) == address


def test_a_site_is_its_host_and_port() -> None:
    assert site_of(f"{HOST}:8443/a") == "fgw.example.gov.cn:8443"
    assert same_site(f"{HOST}/a", "fgw.example.gov.cn")
    assert not same_site(f"{HOST}:8443/a", "fgw.example.gov.cn")
    assert not same_site("https://xxgk.fgw.example.gov.cn/", "fgw.example.gov.cn")
    assert not same_site("", "fgw.example.gov.cn")


def test_an_address_that_cannot_be_one_lies_on_no_site() -> None:
    """Links keep their raw text where it cannot be an address, and are asked for their site too."""
    assert not same_site("http://[fgw.example.gov.cn", "fgw.example.gov.cn")


@pytest.mark.parametrize(
    ("path", "mirror", "inside"),
    [
        ("/gate/big5/fgw.example.gov.cn/", True, False),
        ("/gate/big5/fgw.example.gov.cn", True, False),
        ("/gate/big5/fgw.example.gov.cn/index.html", True, False),
        ("/gate/big5/fgw.example.gov.cn/xw/", True, True),
        ("/gate/big5/fgw.example.gov.cn/xw/t20260916_1.html", True, True),
        ("/gate/1.html", False, False),
        ("/xw/gate/big5/x/1.html", False, False),
        ("/1.html?from=/gate/big5/x/1.html", False, False),
    ],
)
def test_a_mirror_in_other_characters_is_told(path: str, mirror: bool, inside: bool) -> None:
    assert is_mirror(HOST + path) is mirror
    assert is_inside_mirror(HOST + path) is inside


@pytest.mark.parametrize(
    ("path", "plumbing"),
    [
        ("/module/web/jpage/dataproxy.jsp?page=1", True),
        ("/search/index.html", True),
        ("/Login/", True),
        ("/list?keyword=a", True),
        ("/guestweb5/s?siteCode=3716000001&searchWord=", True),
        ("/jsearchfront/search.do?websiteid=371600000000000", True),
        ("/jsearch", True),
        ("/zwgk/jsearching-for-talent.html", False),
        ("/col/col12/index.html", False),
        ("/art/2026/research/1.html", False),
    ],
)
def test_machinery_is_told_from_pages(path: str, plumbing: bool) -> None:
    assert is_plumbing(HOST + path) is plumbing
