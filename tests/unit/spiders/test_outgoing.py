"""The one way out: patience where a host asks for it, and the count of all that was sent."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from monitor import clock
from monitor.facts import Certificate
from monitor.plan import CrawlPlan
from monitor.profile import CrawlOptions, SiteProfile
from monitor.view import HostLoad
from spiders.base import WatchingSpider
from spiders.client import Answer, Ask, Client, ClientError, Trouble
from spiders.fetches import HostSilent
from spiders.hosts import RefusesMachines
from spiders.outgoing import Load, Outgoing, retry_after
from tests.unit.spiders.clocked import clocked, now

OWN = "https://fgw.example.gov.cn/"
OTHER = "https://www.example.gov.cn/"
AT = datetime(2024, 5, 6, 8, 0, 0, tzinfo=clock.SHANGHAI)
Reply = tuple[int, str] | ClientError  # status and Retry-After


def answer(status: int, patience: str = "") -> Answer:
    headers = [(b"Retry-After", patience.encode())] if patience else []
    return Answer(status, headers, b"", False, False, False, 0.0, 0.0, "", 100)


class Server(Client):
    """Answers each request as it is told; what it never sees was never sent. No robots.txt."""

    def __init__(self, reply: Callable[[str, int], Reply], robots: Reply = (404, "")) -> None:
        self._reply = reply
        self.robots = robots
        self.asked: list[tuple[str, float]] = []  # without robots.txt
        self.sent = 0
        self.looked_at: list[str] = []  # whose certificates

    async def fetch(self, ask: Ask) -> Answer:
        await asyncio.sleep(0.001)
        self.sent += 1
        reply = self.robots
        if ask.need != "robots":
            self.asked.append((ask.url, now()))
            reply = self._reply(ask.url, len(self.asked))
        if isinstance(reply, ClientError):
            raise reply
        return answer(*reply)

    async def certificate(self, host: str, seconds: float) -> Certificate | None:
        self.looked_at.append(host)
        return Certificate(host, AT, AT, AT, "", "", (), verified=True)

    def waits(self) -> list[int]:
        """Whole seconds between the requests."""
        moments = [moment for _, moment in self.asked]
        return [round(b - a) for a, b in pairwise(moments)]


class Spider(WatchingSpider):
    name = "outgoing"

    def __init__(self, plan: str) -> None:
        super().__init__(plan)
        self.stops: list[str] = []

    def stop(self, reason: str) -> None:
        self.stops.append(reason)

    def summary(self) -> dict[str, Any]:
        return {}

    def progress(self) -> dict[str, Any]:
        return {}


class Crawl:
    """One crawl of a server that is none."""

    def __init__(self, folder: Path, server: Server, **options: Any) -> None:
        chosen = CrawlOptions(**{"rate": 0, **options})
        profile = SiteProfile(key="fgw", url=OWN, crawl=chosen)
        plan = folder / "plan.json"
        plan.write_text(CrawlPlan(run=1, database="", profile=profile).model_dump_json(), "utf-8")
        self.server = server
        self.spider = Spider(str(plan))
        self.out = Outgoing(server, self.spider, "huoshui")

    def statuses(self, *asks: Ask | str) -> list[object]:
        """What each request in turn brings: a status, or the failure."""

        async def work() -> list[object]:
            return [await self._one(ask) for ask in asks]

        return clocked(work())

    def together(self, *asks: Ask | str) -> list[object]:
        async def work() -> list[object]:
            return list(await asyncio.gather(*map(self._one, asks)))

        return clocked(work())

    async def _one(self, ask: Ask | str) -> object:
        try:
            return (await self.out.fetch(Ask(ask) if isinstance(ask, str) else ask)).status
        except (ClientError, HostSilent, RefusesMachines) as error:
            return error


def always(reply: Reply) -> Callable[[str, int], Reply]:
    return lambda _url, _times: reply


def dns() -> ClientError:
    return ClientError(Trouble.DNS, "no such name")


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.mark.usefixtures("moment")
@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"0", 0),
        (b"120", 120),
        (b" 7 ", 7),
        (b"007", 7),
        (b"999999", 999_999),
        (b"1000000", None),
        (b"9" * 5000, None),
        (b"-1", None),
        (b"1.5", None),
        (b"", None),
        (b"soon", None),
        (b"\xb2", None),  # a digit to str.isdigit, no number to float
        (b"\xff\x00\xfe", None),
        (b"Mon, 06 May 2024 00:00:30 GMT", 30),
        (b"Mon, 06 May 2024 08:01:00 +0800", 60),
        (b"Sunday, 06-May-24 00:00:30 GMT", 30),
        (b"Sun, 05 May 2024 00:00:00 GMT", 0),
        (b"Tue, 07 May 2024 00:00:00 GMT", 86_400),
        (b"Mon, 06 May 2024 00:00:30 -0000", None),  # a zone that is not known
        (b"Mon, 99 May 2024 00:00:30 GMT", None),
        (b"Mon, 06 May 99999 00:00:30 GMT", None),
        (b"Mon, 06 May 2024 00:00:30 +9999", None),
    ],
)
def test_retry_after_names_seconds_or_a_moment(value: bytes, seconds: float | None) -> None:
    assert retry_after(value) == seconds


@pytest.mark.usefixtures("moment")
def test_the_load_is_summed_by_host_and_day_and_taken_once() -> None:
    load, day = Load(), AT.date()
    load.count("a", 10, throttled=False)
    load.count("a", 5, throttled=True)
    load.count("b", 0, throttled=False)
    assert load.take() == [HostLoad("a", day, 2, 15, 1), HostLoad("b", day, 1, 0, 0)]
    assert load.take() == []
    load.count("a", 1, throttled=False)
    assert load.take() == [HostLoad("a", day, 1, 1, 0)]
    assert (load.requests, load.bytes) == (4, 16)


def test_the_load_of_a_new_day_is_counted_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    passed, today = [0.0], [AT]
    monkeypatch.setattr("spiders.outgoing.time.monotonic", lambda: passed[0])
    monkeypatch.setattr(clock, "now", lambda: today[0])
    load = Load()
    load.count("a", 1, throttled=False)
    passed[0], today[0] = 61.0, AT + timedelta(days=1)
    load.count("a", 2, throttled=False)
    days = [each.day for each in load.take()]
    assert days == [AT.date(), AT.date() + timedelta(days=1)]


@pytest.mark.parametrize(
    ("replies", "expected", "waits"),
    [
        ([(429, ""), (200, "")], 200, [1]),
        ([(429, ""), (429, ""), (200, "")], 200, [1, 2]),
        ([(429, ""), (429, ""), (429, ""), (200, "")], 429, [1, 2]),
        ([(429, "10"), (503, "20"), (404, "")], 404, [10, 20]),
        ([(503, "120"), (200, "")], 200, [120]),
        ([(503, "121"), (200, "")], 503, []),
        ([(429, "86400"), (200, "")], 429, []),
        ([(429, "soon"), (200, "")], 429, []),
        ([(503, ""), (200, "")], 503, []),
        ([(200, "5"), (429, "")], 200, []),
        ([(500, "5"), (200, "")], 500, []),
    ],
)
def test_patience_is_had_where_it_is_asked_for(
    tmp_path: Path, replies: list[Reply], expected: int, waits: list[int]
) -> None:
    crawl = Crawl(tmp_path, Server(lambda _url, times: replies[times - 1]))
    assert crawl.statuses(OWN) == [expected]
    assert crawl.server.waits() == waits


def test_nobody_else_is_sent_to_a_host_that_asked_for_patience(tmp_path: Path) -> None:
    def reply(url: str, times: int) -> Reply:
        return (429, "30") if times == 1 else (200, "")

    crawl = Crawl(tmp_path, Server(reply))
    assert crawl.statuses(OWN, f"{OWN}a") == [200, 200]
    crawl = Crawl(tmp_path, Server(reply))
    assert crawl.together(OWN, OTHER) == [200, 200]
    assert crawl.server.waits() == [0, 30]


def test_a_host_that_wants_no_more_of_us_is_left_alone(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, Server(always((429, "1"))))
    *statuses, last = crawl.statuses(*(f"{OTHER}{number}" for number in range(4)))
    assert statuses[:2] == [429, 429]
    assert isinstance(last, RefusesMachines)
    assert len(crawl.server.asked) == 6  # five times in a row it had patience asked for
    assert crawl.spider.stops == []


def test_the_site_itself_ends_the_crawl_so(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, Server(always((429, "1"))))
    crawl.statuses(OWN, f"{OWN}a")
    assert crawl.spider.stops == ["site-blocked 429"]


def test_an_answer_between_makes_the_waits_short_again(tmp_path: Path) -> None:
    def reply(_url: str, times: int) -> Reply:
        return (200, "") if times % 3 == 0 else (429, "")

    crawl = Crawl(tmp_path, Server(reply))
    assert crawl.statuses(*(f"{OWN}{number}" for number in range(5))) == [200] * 5
    waits = crawl.server.waits()
    assert (waits[:2], waits[3:5]) == ([1, 2], [1, 2])  # later the pace is slower than a wait
    assert crawl.spider.stops == []


def test_all_that_is_sent_is_counted_by_host(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, Server(lambda url, times: (429, "1") if times == 1 else (200, "")))
    crawl.statuses(OWN, OTHER, f"{OTHER}a")
    found = {
        each.host: (each.requests, each.bytes, each.throttled) for each in crawl.out.load.take()
    }
    assert found == {"fgw.example.gov.cn": (3, 300, 1), "www.example.gov.cn": (3, 300, 0)}
    assert crawl.out.load.requests == crawl.server.sent


def test_the_bound_on_traffic_ends_the_crawl(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, Server(always((200, ""))), max_megabytes=1)
    crawl.out.load.bytes = 1_000_000 - 200
    crawl.statuses(OWN)
    assert crawl.spider.stops == []
    crawl.statuses(OWN)
    assert crawl.spider.stops == ["max_bytes"]


def test_a_dead_host_is_asked_no_more(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, Server(always(dns()), robots=dns()))
    found = crawl.statuses(*(f"{OTHER}{number}" for number in range(20)))
    assert all(isinstance(each, ClientError) and each.kind is Trouble.DNS for each in found)
    assert 1 < crawl.server.sent <= 5


def test_what_is_refused_in_its_turn_was_never_sent(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, Server(always(dns()), robots=dns()))
    crawl.statuses(*(f"{OTHER}{number}" for number in range(10)), Ask(OTHER, fresh=True))
    assert crawl.out.load.requests == crawl.server.sent


def test_a_second_look_is_sent_to_a_host_that_was_dead_before(tmp_path: Path) -> None:
    server = Server(always((200, "")), robots=dns())
    crawl = Crawl(tmp_path, server)
    crawl.statuses(*(f"{OTHER}{number}" for number in range(10)))
    server.robots = (404, "")
    assert crawl.statuses(Ask(OTHER, fresh=True)) == [200]


@pytest.mark.parametrize("works", [True, False])
def test_only_the_sites_own_certificates_are_looked_at_and_each_once(
    tmp_path: Path, works: bool
) -> None:
    reply: Reply = (200, "") if works else ClientError(Trouble.TLS, "expired")
    interface = "https://api.example.gov.cn:8443/list.json"
    plain = "http://fgw.example.gov.cn:80/"

    asks = [
        Ask(OWN, need="page"),
        Ask(f"{OWN}a", need="page"),
        Ask(OTHER, need="none"),
        Ask(interface),
    ]
    crawl = Crawl(tmp_path, Server(always(reply)))
    crawl.statuses(*asks, *asks, plain)
    assert crawl.server.looked_at == ["fgw.example.gov.cn", "api.example.gov.cn:8443"]
    assert [each.host for each in crawl.out.certificates.take()] == crawl.server.looked_at
    assert crawl.out.certificates.take() == []
