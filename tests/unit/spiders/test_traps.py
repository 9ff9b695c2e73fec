"""Traps are cut after few visits, and series of real pages never are, however long they run.

``traps/welcome.txt`` and ``traps/endless.txt`` hold the addresses of both kinds.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from uuid import UUID

import pytest

from monitor.wording import left_out
from spiders.sessions import without_session
from spiders.traps import Traps

HOST = "http://fgw.example.gov.cn"
TODAY = date(2026, 9, 20)
TABLES = Path(__file__).parent / "traps"
FIELD = re.compile(r"\{([^}]+)\}")
GROWING = re.compile(r"\{(?:[rp]_|deep|turning)")
FIELDS = ("date", "time", "title", "hits", "pubTime")


def table(name: str) -> list[str]:
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def series(template: str, length: int) -> Iterator[str]:
    """The first addresses of a template, each once."""
    spelt = (FIELD.sub(lambda found, n=n: field(found[1], n), template) for n in range(length))
    return iter(dict.fromkeys(HOST + address for address in spelt))


def field(name: str, n: int) -> str:
    """What a field of the tables holds in the nth address."""
    if name.startswith("r_"):
        return ("/" + name[2:].replace("_", "/")) * (n + 1)
    if name.startswith("p_"):
        return name[2:] * (n + 1)
    if name == "deep":
        return "".join(f"/f{step}" for step in range(n + 1))
    if name == "turning":
        return "".join(f"&page={step}" for step in range(n + 1))
    day = TODAY - timedelta(days=n)
    digest = blake2b(str(n).encode(), digest_size=16).hexdigest()
    return str(
        {
            "n": n, "id": 1188 + 3 * n, "page": n + 1, "col": 1000 + n % 40, "k": n % 5, "area": 440300 + n % 30,
            "y": day.year, "m": day.month, "d": day.day, "mm": f"{day.month:02}", "dd": f"{day.day:02}",
            "hex": digest, "uuid": UUID(digest),
            "yy": 2026 + n // 12, "mm2": f"{n % 12 + 1:02}", "order": ("asc", "desc")[n % 2], "field": FIELDS[n % 5],
            "k4": n // 5 % 4, "k50": n % 50, "twentieth": 1000 + n // 20, "fiftieth": n // 50,
            "f1": n % 12, "f2": n // 12 % 12, "f3": n // 144 % 12, "f4": 2000 + n // 1728 % 12,
        }[name]
    )  # fmt: skip


class Crawl:
    """Asks as a crawl does: every address once, which from then on is known."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.traps = Traps(TODAY, self.known.__contains__)

    def of(self, path: str) -> str:
        url = path if path.startswith("http") else HOST + path
        self.known.add(url)
        return self.traps.of(url)


def test_the_tables_are_as_long_as_they_claim() -> None:
    assert len(set(table("welcome.txt"))) >= 120
    assert {line.split(" | ")[0] for line in table("endless.txt")} == {
        "trap-path",
        "trap-session",
        "trap-sorting",
        "trap-calendar",
        "trap-parameters",
    }


@pytest.mark.parametrize("template", table("welcome.txt"))
def test_a_series_of_real_pages_is_never_cut(template: str) -> None:
    crawl = Crawl()
    assert {url: why for url in series(template, 1500) if (why := crawl.of(url))} == {}


def test_all_series_on_one_site_do_not_disturb_one_another() -> None:
    crawl = Crawl()
    together = [list(series(template, 150)) for template in table("welcome.txt")]
    turns = [one[n] for n in range(150) for one in together if n < len(one)]
    assert {url: why for url in dict.fromkeys(turns) if (why := crawl.of(url))} == {}


@pytest.mark.parametrize("line", table("endless.txt"))
def test_what_goes_on_without_end_is_cut_after_few_visits(line: str) -> None:
    code, most, template = line.split(" | ")
    crawl = Crawl()
    length = 40 if GROWING.search(template) else 3000
    answers = [crawl.of(url) for url in series(template, length)]
    assert answers.count("") <= int(most)
    assert set(answers) - {""} == {code}
    assert answers[-1] == code


@pytest.mark.parametrize(
    ("met", "then", "expected"),
    [
        ("/list.jsp?id=5", "/list.jsp?id=5&sort=date", "trap-sorting"),
        ("/list.jsp?id=5", "/list.jsp?sort=date&id=6", ""),
        ("/list.jsp?id=5", "/list.jsp?id=5&sort=3", ""),
        ("/list.jsp?id=5", "/list.jsp?id=5&order=27", ""),
        ("/list.jsp", "/list.jsp?orderby=pubDate_desc", "trap-sorting"),
        ("/show.asp?id=5", "/show.asp?id=5&print=1", "trap-sorting"),
        ("/show.asp?id=5", "/show.asp?id=5&view=print", "trap-sorting"),
        ("/show.asp?id=5", "/show.asp?id=5&lang=en", ""),
        ("/show.asp?id=5", "/show.asp?id=5&page=2", ""),
        ("/show.asp?id=5", "/show.asp;jsessionid=0A1B?id=5", "trap-session"),
        ("/show.asp?id=5", "/show.asp?id=5&t=1789529710870", "trap-session"),
        ("/show.asp?id=5", "/show.asp?id=5&t=1789", ""),
        ("/gkmlpt/index#5", "/gkmlpt/index?_=17#5", "trap-session"),
        ("/gkmlpt/index#5", "/gkmlpt/index?_=17#6", ""),
    ],
)
def test_the_same_page_again_is_cut_once_it_was_met(met: str, then: str, expected: str) -> None:
    crawl = Crawl()
    assert crawl.of(met) == ""
    assert crawl.of(then) == expected
    assert Crawl().of(then) == ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/calendar/2028/12/", ""),
        ("/calendar/2029/01/", "trap-calendar"),
        ("/huodong?date=2028-12-31", ""),
        ("/huodong?date=2029-01-01", "trap-calendar"),
        ("/huodong?date=1921-07-01", ""),
        ("/huodong?date=1899-12-31", "trap-calendar"),
        ("/tongji?year=2035", ""),
        ("/tongji?year=2035&month=13", ""),
        ("/tongji?id=20350101", ""),
        ("/art/2035/1/1/art_1_2.html", ""),
        ("/203501/t20350101_1.html", ""),
        ("/news/2035/01/01.html", ""),
        ("/calendar/2035/01/t20350101_1.html", ""),
    ],
)
def test_calendars_end_with_the_second_year_to_come(path: str, expected: str) -> None:
    assert Crawl().of(path) == expected


def test_further_pages_of_a_list_let_through_are_let_through() -> None:
    crawl = Crawl()
    addresses = list(series("/cx/list.jsp?theme={f1}&dept={f2}&kind={f3}", 1000))
    admitted = [url for url in addresses if not crawl.of(f"{url}&page=1")]
    assert len(admitted) == 300
    assert {crawl.of(f"{url}&page=2") for url in admitted} == {""}
    assert crawl.of(f"{addresses[-1]}&page=2") == "trap-parameters"


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("/a.jsp;jsessionid=0A1B", "/a.jsp"),
        ("/a.jsp;JSESSIONID=0A1B.n1?id=5", "/a.jsp?id=5"),
        ("/a.jsp%3Bjsessionid=0A1B?id=5", "/a.jsp?id=5"),
        ("/a.jsp;v=1?id=5", "/a.jsp;v=1?id=5"),
        ("/a.php?PHPSESSID=x", "/a.php"),
        ("/a.php?id=5&PHPSESSID=x&page=2", "/a.php?id=5&page=2"),
        ("/a.asp?ASPSESSIONIDQQCDRTSA=x&id=5", "/a.asp?id=5"),
        ("/a.aspx?ASP.NET_SessionId=x&id=5", "/a.aspx?id=5"),
        ("/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "/a.aspx"),
        ("/(S(lit3))/a.aspx", "/(S(lit3))/a.aspx"),
        ("/a.cfm?CFID=12&id=5&CFTOKEN=34", "/a.cfm?id=5"),
        ("/a.cfm?cfid=12", "/a.cfm?cfid=12"),
        ("/a.do?sessionid=9f86d081884c7d659a2f", "/a.do"),
        ("/a.do?sessionid=12", "/a.do?sessionid=12"),
        ("/a.do?session_id=20260911000000000012", "/a.do?session_id=20260911000000000012"),
        (
            "/a.do?sid=9f86d081884c7d659a2feaa0c55ad015",
            "/a.do?sid=9f86d081884c7d659a2feaa0c55ad015",
        ),
        ("/a.do?token=9f86d081884c7d659a2feaa0c55ad", "/a.do?token=9f86d081884c7d659a2feaa0c55ad"),
        ("/gkmlpt/index;jsessionid=0A#5", "/gkmlpt/index#5"),
        ("/a?MailBox=%C7%F8&PHPSESSID=x&", "/a?MailBox=%C7%F8&"),
    ],
)
def test_only_sessions_are_taken_from_an_address(url: str, plain: str) -> None:
    assert without_session(HOST + url) == HOST + plain


def test_memory_is_bounded_whatever_a_site_shows() -> None:
    crawl = Traps(TODAY, lambda url: False)
    for n in range(60_000):
        crawl.of(f"{HOST}/a{n}?x={n}&y={n}&z={n}&print=1")
        crawl.of(f"{HOST}/calendar{n}/2026/05")
    sizes = [len(held) for held in vars(crawl).values() if hasattr(held, "__len__")]
    assert max(sizes) <= 50_000
    assert sum(sizes) <= 55_000


def test_every_reason_has_words_for_the_report() -> None:
    for code in {line.split(" | ")[0] for line in table("endless.txt")}:
        words = left_out(code)
        assert code not in {words.zh, words.en}
