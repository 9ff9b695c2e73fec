"""Laws of addresses, whatever text a page puts into an ``href``."""

from urllib.parse import urljoin, urlsplit

from hypothesis import assume, example, given
from hypothesis import strategies as st

from monitor.urls import canonical, same_site, site_of

BASE = "https://fgw.example.gov.cn/col/index.html"
pieces = st.sampled_from(
    ["http:", "https:", "//", "/", "..", ".", "?", "#", "%", "%e4", "%2F", ":80", ":443", ":", "@",
     "fgw.example.gov.cn", "政务.中国", "[::1]", "[", "]", "=", "&", " ", "\t", "\x00", "\\", "a", "中", "。", "⁄", "ß"]
)  # fmt: skip
# At most 150 characters: what a long text becomes is told in the unit tests.
hrefs = st.text(max_size=150) | st.lists(pieces, max_size=12).map("".join)
queries = st.text("abc=&%0123456789ABCDEFabcdef+;/?:@!$'()*,~-._[]|", max_size=60)


@given(hrefs, st.sampled_from(["", BASE]), st.sampled_from(["utf-8", "gbk", "gb18030", "big5"]))
@example("http://[", "", "utf-8")
@example("//[", BASE, "utf-8")
@example("//[::]@]", BASE, "utf-8")
@example("http://a/..//../b", "", "utf-8")
def test_any_text_is_an_address_in_its_one_spelling_or_none(
    href: str, base: str, encoding: str
) -> None:
    address = canonical(href, base, encoding)
    if address is not None:
        assert canonical(address) == address
        assert canonical(address, BASE) == address
        assert address.isascii()
        assert urlsplit(address).scheme in {"http", "https"}
        assert "#" not in address
        assert same_site(address, site_of(address))


@given(queries)
def test_a_query_stays_byte_for_byte(query: str) -> None:
    assume(query)
    address = f"https://fgw.example.gov.cn/s.jsp?{query}"
    assert canonical(address) == address


@given(st.text("/.ab%", max_size=30))
def test_a_path_never_climbs_above_its_site(path: str) -> None:
    address = canonical(f"https://fgw.example.gov.cn/{path}")
    assert address is not None
    segments = urlsplit(address).path.split("/")
    assert "." not in segments
    assert ".." not in segments


plain = st.lists(
    st.sampled_from(
        ["/", "./", "../", "a", "b.html", "-", "_1", "?p=2", "&", "#1", "gkmlpt/index"]
    ),
    max_size=8,
).map("".join)
folders = st.sampled_from(
    [BASE, "http://a.gov.cn", "http://a.gov.cn:8080/x/y/?q=1", "http://政务.中国/%e6/"]
)


@given(plain, folders)
def test_a_plain_path_is_resolved_as_any_other_address(href: str, base: str) -> None:
    assume("//" not in href)
    assert canonical(href, base) == canonical(urljoin(base, href))
