"""Laws of traps and sessions, whatever addresses a site shows."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from spiders.sessions import without_session
from spiders.traps import Traps

TODAY = date(2026, 9, 20)
CODES = {"", "trap-path", "trap-session", "trap-sorting", "trap-calendar", "trap-parameters"}
pieces = st.sampled_from(
    [
        *(
            "http://a.gov.cn",
            "/",
            "?",
            "&",
            "#",
            "=",
            ";",
            "%3B",
            "%3b",
            "(S(",
            "))",
            "/(S(lit3py55t21z5v55vlm25s55))",
        ),
        *(
            ";jsessionid=",
            "jsessionid",
            ";jsession",
            "PHPSESSID=",
            "cfid=",
            "cftoken=1",
            "sessionid=9f86d081884c7d65",
        ),
        *(
            "ASPSESSIONIDQQCDRTSA=",
            "a",
            "1",
            "sort=",
            "date",
            "_=",
            "/calendar",
            "/2026",
            "2031-05",
            "index.html",
        ),
        *("page=", "year=2031", "month=5", "%25252525", "view=print", "x=1&y=2&z=3"),
    ]
)
addresses = st.text(max_size=100) | st.lists(pieces, max_size=14).map("".join)
# Parts of article addresses; {n} and {day} run on.
folders = st.lists(
    st.sampled_from(["zwgk", "art", "bm", "jyj", "content", "gkmlpt", "{day}", "col7", "3"]),
    max_size=5,
)
names = st.sampled_from(
    ["id", "articleId", "infoid", "NewsID", "artid", "docId", "LeadMailID", "wbnewsid", "bh"]
)
others = st.lists(
    st.sampled_from(
        [
            "classid={k}",
            "lm={k}",
            "type={t}",
            "page={p}",
            "MailBox=%C7%F8",
            "siteid={t}",
            "lang=zh",
            "sort={k}",
            "dir={t}",
        ]
    ),
    max_size=6,
    unique=True,
)


@given(addresses)
def test_taking_the_session_twice_takes_nothing_more(url: str) -> None:
    plain = without_session(url)
    assert without_session(plain) == plain
    assert len(plain) <= len(url)


@given(st.text("abcdefgh/?&=;#%.0123456789", max_size=80))
def test_an_address_without_a_session_stays_as_it_is(url: str) -> None:
    assert without_session(url) is url or "sess" in url


@given(st.lists(addresses, max_size=20))
def test_any_text_has_an_answer(urls: list[str]) -> None:
    traps = Traps(TODAY, set(urls).__contains__)
    assert {traps.of(url) for url in urls} <= CODES


@given(folders, names, others, st.integers(0, 6), st.integers(1, 800), st.integers(0, 10**9))
def test_articles_numbered_in_a_query_are_never_cut(
    path: list[str], name: str, rest: list[str], place: int, length: int, first: int
) -> None:
    query = "&".join([*rest[:place], f"{name}={{n}}", *rest[place:]])
    template = f"http://a.gov.cn/{'/'.join(dict.fromkeys(path))}/show.asp?{query}"
    assert uncut(template, length, first)


@given(folders, st.sampled_from(["t{day}_{n}.html", "art_7_{n}.html", "{n}.shtml", "c{n}/content.htm"]),
       st.integers(1, 800), st.integers(0, 10**9))  # fmt: skip
def test_articles_numbered_in_a_path_are_never_cut(
    path: list[str], file: str, length: int, first: int
) -> None:
    assert uncut(f"http://a.gov.cn/{'/'.join([*dict.fromkeys(path), file])}", length, first)


def uncut(template: str, length: int, first: int) -> bool:
    met: set[str] = set()
    traps = Traps(TODAY, met.__contains__)
    for n in range(first, first + length):
        day = f"20{n % 27:02}{n % 12 + 1:02}{n % 28 + 1:02}"
        url = template.format(n=n, day=day, k=n % 7, t=n % 3, p=n % 5 + 1)
        met.add(url)
        if traps.of(url):
            return False
    return True
