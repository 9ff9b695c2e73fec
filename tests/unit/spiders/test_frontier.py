"""Every address once, within the bounds of the profile; what is left out is counted with the reason."""

from typing import Any

import pytest

from monitor.facts import LinkKind
from monitor.profile import CrawlOptions
from spiders.fetches import FRAGMENT, Job
from spiders.frontier import Frontier, job_of

HOST = "https://fgw.example.gov.cn"


def job(path: str, kind: LinkKind = LinkKind.PAGE, depth: int = 1) -> Job:
    url = path if "://" in path else f"{HOST}/{path}"
    return Job(url, kind, internal=url.startswith(HOST), depth=depth)


def frontier(**options: Any) -> Frontier:
    return Frontier(CrawlOptions(**options), f"{HOST}/")


def test_an_address_is_visited_once() -> None:
    known = frontier()
    assert known.admits(job("a"))
    assert not known.admits(job("a"))
    assert known.add(f"{HOST}/b")
    assert not known.admits(job("b", LinkKind.IMAGE))
    assert known.notes() == []


def test_the_bound_on_pages_stops_pages_only_and_is_told() -> None:
    known = frontier(max_pages=2)
    assert [known.admits(job(f"{n}")) for n in range(4)] == [
        True,
        True,
        False,
        False,
    ]
    assert known.bound_reached == "max_pages"
    assert known.admits(job("a.pdf", LinkKind.ATTACHMENT))
    assert known.admits(job("https://www.gov.cn/"))
    assert known.notes() == [["pages", "max-pages", 2]]


def test_an_address_left_out_is_counted_once() -> None:
    known = frontier(external_links=False)
    for _ in range(3):
        assert not known.admits(job("https://www.gov.cn/"))
    assert known.notes() == [["external links", "switched-off", 1]]
    assert known.bound_reached is None


def test_depth_is_bounded_for_pages() -> None:
    known = frontier(max_depth=3)
    assert known.admits(job("a", depth=3))
    assert not known.admits(job("b", depth=4))
    assert known.admits(job("c.jpg", LinkKind.IMAGE, depth=4))
    assert known.notes() == [["pages", "max-depth", 1]]


@pytest.mark.parametrize("skipped", ["www.gov.cn", "www.gov.cn:8080"])
def test_a_host_of_the_profile_is_never_visited(skipped: str) -> None:
    known = frontier(skip_hosts=[skipped])
    assert not known.admits(job("http://www.gov.cn:8080/a"))
    assert known.admits(job("http://gov.cn/a"))
    assert known.notes() == [["www.gov.cn:8080", "skip-host", 1]]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.invalid/", True),
        ("http://a.invalid:80/x", True),
        ("http://invalid.cn/", False),
        ("http://xinvalid/", False),
        ("http://[::1]/", False),
    ],
)
def test_reserved_names_cannot_exist(url: str, *, expected: bool) -> None:
    assert frontier().cannot_exist(url) is expected


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "0", "10.1"),
        *("192.168.1.1.", "169.254.169.254", "localhost", "LOCALHOST.", "db.localhost"),
        *("[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::a00:1]", "[2002:a00:1::]"),
        "[fe80::1]",
    ],
)
def test_a_public_site_leads_nobody_into_a_private_network(host: str) -> None:
    known = frontier()
    assert known.unwelcome(f"http://{host}/") == "private-address"
    inside = Frontier(CrawlOptions(), f"http://{host}/")
    assert inside.unwelcome("http://10.0.0.8/") == ""


@pytest.mark.parametrize(
    "host", ["1.1.1.1", "[2400:3200::1]", "1.example.gov.cn", "0x.cn", "1.2.3.4.5"]
)
def test_public_addresses_by_number_are_visited(host: str) -> None:
    assert frontier().unwelcome(f"http://{host}/") == ""


def test_the_addresses_of_a_crawl_are_bounded() -> None:
    known = frontier(max_pages=1)
    pictures = [job(f"{n}.jpg", LinkKind.IMAGE) for n in range(20_002)]
    assert sum(known.admits(picture) for picture in pictures) == 20_000
    assert known.bound_reached == "max_links"
    assert known.notes() == [["links", "max-links", 2]]


def test_a_trap_is_left_out_and_told_and_only_pages_of_the_site_are_asked_about() -> None:
    known = frontier()
    assert known.admits(job("list.jsp?id=5"))
    assert not known.admits(job("list.jsp?id=5&sort=date"))
    assert known.admits(job("list.jsp?id=5&sort=hits", LinkKind.ATTACHMENT))
    assert known.admits(job("https://www.gov.cn/calendar/2999/12/"))
    assert known.notes() == [["pages /", "trap-sorting", 1]]


def met_in_all_ways(known: Frontier) -> list[str]:
    """Addresses of every kind, admitted, left out and met under another name; all of them."""
    column = Job(
        f"{HOST}/column", LinkKind.PAGE, True, 1, role="further", adapter="trs", referer=HOST
    )
    footer = Job(f"{HOST}/footer.js", LinkKind.SCRIPT, True, 1, role=FRAGMENT)
    jobs = [
        *(job(f"{n}.html") for n in range(4)),
        *(job("list.jsp?id=5"), job("list.jsp?id=5&sort=date"), job("deep", depth=9)),
        *(job("a.pdf", LinkKind.ATTACHMENT), job("https://www.gov.cn/")),
        *(job("http://skipped.gov.cn/"), job("http://10.0.0.8/"), job("more.html"), job("s.html")),
    ]
    known.add(f"{HOST}/redirected")
    assert known.wants(column)
    assert known.wants(footer)
    for each in jobs:
        known.admits(each)
    return [f"{HOST}/redirected", column.url, footer.url, *(each.url for each in jobs)]


def state(known: Frontier) -> tuple[object, ...]:
    return sorted(map(str, known.notes())), known.position, known.visited, known.bound_reached


BOUNDS: dict[str, Any] = {"max_pages": 7, "max_depth": 5, "skip_hosts": ["skipped.gov.cn"]}


def test_a_crawl_that_goes_on_knows_all_that_was_met() -> None:
    first, second = frontier(**BOUNDS), frontier(**BOUNDS)
    urls = met_in_all_ways(first)
    met = first.take()
    assert [each.position for each in met] == list(range(1, len(urls) + 1))
    assert first.take() == ()
    for each in met:
        second.restore(each)
    assert first.bound_reached == "max_pages"
    assert len(first.notes()) == 5
    assert state(second) == state(first)
    assert second.take() == ()  # the store holds it already
    assert not any(second.admits(job(url)) or second.add(url) for url in urls)
    assert state(second) == state(first)


def test_a_crawl_that_goes_on_decides_as_if_it_had_never_stopped() -> None:
    first, second = (frontier(**{**BOUNDS, "max_pages": 8}) for _ in range(2))
    met_in_all_ways(first)
    for each in first.take():
        second.restore(each)
    later = [
        *(job("list.jsp?id=5&order=asc"), job("new.html"), job("newer.html")),
        *(job("b.pdf", LinkKind.ATTACHMENT), job("new", depth=6)),
    ]
    assert [first.admits(each) for each in later] == [second.admits(each) for each in later]
    assert first.take() == second.take()
    assert state(first) == state(second)


def test_a_job_comes_back_from_what_was_noted_of_it() -> None:
    known = frontier()
    jobs = [
        Job(f"{HOST}/l?p=2", LinkKind.PAGE, True, 3, role="further", adapter="trs", referer=HOST),
        job("a.pdf", LinkKind.ATTACHMENT, depth=7),
        job("https://www.gov.cn/"),
    ]
    assert all(map(known.admits, jobs))
    assert [job_of(each) for each in known.take()] == jobs


def test_defects_of_an_earlier_part_are_known_and_counted_once() -> None:
    known = frontier()
    for _ in range(2):
        known.restore_defect("htp:/a", "malformed")
    assert not known.admits_defect("htp:/a", "malformed")
    assert known.admits_defect("htp:/a", "empty")
    assert sum(known.admits_defect(f"htp:/{n}", "malformed") for n in range(6000)) == 4_998


def test_a_page_linked_in_sessions_only_is_visited_once() -> None:
    known = frontier()
    first = f"{HOST}/app/1.do;jsessionid=0A1B2C3D4E5F60718293A4B5C6D7E8F9"
    assert known.admits(job(first))
    assert not known.admits(job(first.replace("0A1B", "FFFF")))
    assert not known.admits(job(f"{HOST}/app/1.do"))
    assert known.notes() == []
