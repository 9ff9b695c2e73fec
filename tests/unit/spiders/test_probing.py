"""A probe of a site on loopback: what counts as open, as failed, and as no proof of either."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor import assemble, clock
from monitor.availability import WEEK, is_open
from monitor.facts import Outcome, Probe
from monitor.judging import judge
from monitor.probing import Maintenance, ProbeOptions
from monitor.profile import CrawlOptions, SiteProfile
from monitor.rules.base import Met
from monitor.rules.reachable import SiteUnreachable
from monitor.store import probes
from spiders.client import Answer, Ask, Client, ClientError, Family, Timing, Trouble
from spiders.confirmed import Prober
from spiders.looking import Looker
from spiders.own_line import OwnLine
from spiders.pace import Gate
from tests.site import wires
from tests.site.misbehaving import (
    ROBOTS,
    Asked,
    Route,
    Site,
    closed_port,
    page,
    self_signed,
    serve,
)
from tests.site.misbehaving import (
    Answer as Reply,
)
from tests.unit.monitor.rules.scene import NOW
from tests.unit.monitor.store.seeing import opened
from tests.unit.spiders.clocked import clocked

CHALLENGE = Route(b"<script>document.cookie='__jsl_clearance=1'</script>", 200)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def control() -> Iterator[Site]:
    """A host that answers, if only to say that there is nothing."""
    with serve({}) as site:
        yield site


def profile(url: str, *controls: str, key: str = "fgw", **options: Any) -> SiteProfile:
    return SiteProfile(
        key=key,
        url=url,
        crawl=CrawlOptions(rate=0),
        probe=ProbeOptions(controls=controls, **options),
    )


def probed(*sites: SiteProfile, at: datetime = NOW, client: Client | None = None) -> list[Probe]:
    """Each site in turn, by one run."""

    async def work() -> list[Probe]:
        used = client or Client([("User-Agent", "huoshui")])
        try:
            prober = Prober(Looker(used, Gate(0, 8), "huoshui"), lambda: at)
            return [probe for site in sites for probe in await prober.probe(site)]
        finally:
            used.close()

    return asyncio.run(work())


def only(routes: Mapping[str, Reply], control: Site) -> tuple[Probe, list[str]]:
    """The one probe of a site with these routes, and what the site was asked for but robots.txt."""
    with serve(routes) as site:
        (probe,) = probed(profile(site.url, control.url))
        return probe, [path for path in site.requests if path != ROBOTS]


def said(probe: Probe) -> str:
    return probe.why_invalid or ("open" if is_open(probe) else "failed")


def test_a_page_that_opens_is_timed_step_by_step(control: Site) -> None:
    probe, asked = only({"/": page("首页")}, control)
    assert (probe.site, probe.at, probe.status, probe.looks) == ("fgw", NOW, 200, 1)
    assert (probe.outcome, probe.ip, said(probe)) == (Outcome.OK, "127.0.0.1", "open")
    assert 0 <= probe.first_byte_ms <= probe.total_ms < 15_000
    assert probe.bytes > 100
    assert asked == ["/"]
    assert control.requests == []


@pytest.mark.parametrize(
    ("answer", "expected", "outcome", "looks"),
    [
        (page("首页"), "open", Outcome.OK, 1),
        (Route(b"", 204), "open", Outcome.OK, 1),
        (Route(b"x" * 100, 200, "application/octet-stream"), "open", Outcome.OK, 1),
        (Route(b"gone", 404), "failed", Outcome.HTTP_ERROR, 2),
        (Route(b"bad", 500), "failed", Outcome.HTTP_ERROR, 2),
        (Route(b"bad gateway", 502), "failed", Outcome.HTTP_ERROR, 2),
        (Route(b"later", 503, headers={"Retry-After": "3600"}), "failed", Outcome.HTTP_ERROR, 2),
        (Route(wire=wires.reset), "failed", Outcome.RESET, 2),
        (Route(wire=wires.hang_up), "failed", Outcome.RESET, 2),
        (Route(status=302, location="/"), "failed", Outcome.REDIRECT_LOOP, 2),
        (Route(status=302), "failed", Outcome.HTTP_ERROR, 2),
        (Route(b"no", 401), "refused", Outcome.BLOCKED, 1),
        (Route(b"no", 403), "refused", Outcome.BLOCKED, 1),
        (Route(b"wall", 412), "refused", Outcome.BLOCKED, 1),
        (Route(b"wait", 429), "refused", Outcome.BLOCKED, 1),
        (Route(b"wall", 521), "refused", Outcome.BLOCKED, 1),
        (CHALLENGE, "refused", Outcome.BLOCKED, 1),
        (Route(status=302, location="/", headers={"Set-Cookie": "a=1"}), "refused", Outcome.REDIRECT_LOOP, 1),
        (Route(wire=wires.no_http), "unclear", Outcome.MALFORMED, 1),
    ],
)  # fmt: skip
def test_what_an_answer_says_of_the_site(
    control: Site, answer: Route, expected: str, outcome: Outcome, looks: int
) -> None:
    probe, asked = only({"/": answer}, control)
    assert (said(probe), probe.outcome, probe.looks) == (expected, outcome, looks)
    assert probe.valid == (expected in {"open", "failed"})
    assert len(asked) == looks, "a wall is not run against"


def test_a_second_look_takes_a_failure_back(control: Site) -> None:
    probe, asked = only(
        {"/": lambda asked: page("首页") if asked.look > 1 else Route(b"", 502)}, control
    )
    assert (said(probe), probe.looks, len(asked)) == ("open", 2, 2)


def test_redirects_are_followed_within_the_sites_own_domain(control: Site) -> None:
    routes = {"/": Route(status=301, location="/index.html"), "/index.html": page("首页")}
    probe, asked = only(routes, control)
    assert said(probe) == "open"
    assert probe.final_url.endswith("/index.html")
    assert asked == ["/", "/index.html"]


def test_a_front_page_that_leads_to_somebody_else_proves_nothing(control: Site) -> None:
    with serve({"/": page("别家")}, host="localhost") as other:
        probe, _ = only({"/": Route(status=302, location=other.url)}, control)
        assert (said(probe), other.requests) == ("elsewhere", [])


@pytest.mark.parametrize(
    ("answer", "expected", "asked"),
    [
        (Route(b"User-agent: *\nDisallow: /", 200, "text/plain"), "robots", 0),
        (Route(b"User-agent: *\nDisallow: /admin", 200, "text/plain"), "open", 1),
        (Route(b"wall", 412), "refused", 0),
        (Route(b"", 404), "open", 1),
        (Route(b"bad", 500), "open", 1),  # only the page itself tells whether the site is down
        (Route(wire=wires.reset), "open", 1),
    ],
)
def test_robots_txt_is_obeyed(control: Site, answer: Route, expected: str, asked: int) -> None:
    probe, requests = only({ROBOTS: answer, "/": page("首页")}, control)
    assert (said(probe), len(requests)) == (expected, asked)


def test_a_certificate_that_we_do_not_accept_is_no_proof(control: Site, tmp_path: Path) -> None:
    with serve({"/": page("首页")}, certificate=self_signed(tmp_path)) as site:
        (probe,) = probed(profile(site.url, control.url))
    assert (said(probe), probe.outcome) == ("tls", Outcome.TLS)


def test_a_failure_counts_only_where_a_control_host_answers(control: Site) -> None:
    with closed_port() as port, closed_port() as dead:
        down, ours = f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{dead}/"
        (counted,) = probed(profile(down, ours, control.url))
        assert (said(counted), counted.outcome) == ("failed", Outcome.REFUSED)
        (lost,) = probed(profile(down, ours))
        assert (said(lost), lost.looks) == ("own-line", 1)
        (alone,) = probed(profile(down))
        assert said(alone) == "no-control"


def test_another_site_of_the_run_proves_the_line_as_well(control: Site) -> None:
    with closed_port() as port, serve({"/": page("首页")}, host="localhost") as other:
        down = profile(f"http://127.0.0.1:{port}/", key="down")
        up = profile(other.url, key="up")
        assert [said(probe) for probe in probed(up, down)] == ["open", "failed"]
        same = profile(f"http://localhost:{port}/", key="same")  # of the same owner: no witness
        assert [said(probe) for probe in probed(up, same)] == ["open", "no-control"]


class Server(Client):
    """Answers as it is told and never sends; what each hop took is told as well."""

    def __init__(self, reply: Callable[[Ask], Answer | ClientError]) -> None:
        self._reply = reply
        self.asked: list[Ask] = []

    async def fetch(self, ask: Ask) -> Answer:
        await asyncio.sleep(0.001)
        if ask.need == "robots":
            return answer(404)
        self.asked.append(ask)
        reply = self._reply(ask)
        if isinstance(reply, ClientError):
            raise reply
        return reply

    def close(self) -> None:
        """Nothing is open."""


def answer(status: int, seconds: float = 0.1, location: str = "") -> Answer:
    headers = [(b"Location", location.encode())] if location else []
    timing = Timing(0.01, 0.02, 0.03, seconds / 2, seconds)
    return Answer(status, headers, b"", False, False, False, seconds, 0.0, "", 100, timing)


SITE, CONTROL = "https://fgw.example.gov.cn/", "https://www.gov.cn/"


@pytest.mark.parametrize(
    ("seconds", "expected"), [(14.999, "open"), (15.0, "failed"), (15.001, "failed")]
)
def test_fifteen_seconds_are_too_long(seconds: float, expected: str) -> None:
    server = Server(lambda ask: answer(200, seconds if ask.url == SITE else 0.1))
    (probe,) = probed(profile(SITE, CONTROL, ipv6=False), client=server)
    assert said(probe) == expected
    assert (probe.dns_ms, probe.connect_ms, probe.tls_ms) == (10, 20, 30)
    assert probe.total_ms == round(seconds * 1000)


@pytest.mark.parametrize(("last", "expected"), [(6.999, "open"), (7.0, "failed")])
def test_redirects_are_part_of_the_fifteen_seconds(last: float, expected: str) -> None:
    def reply(ask: Ask) -> Answer:
        if ask.url == SITE:
            return answer(302, 8.0, "/index.html")
        return answer(200, last if "index" in ask.url else 0.1)

    server = Server(reply)
    (probe,) = probed(profile(SITE, CONTROL, ipv6=False), client=server)
    assert (said(probe), probe.total_ms) == (expected, round(8000 + last * 1000))
    assert probe.first_byte_ms == round(8000 + last * 500)
    assert [ask.timeout for ask in server.asked[:2]] == [15.0, 7.0]
    assert all(ask.fresh and ask.measured for ask in server.asked[:2])


def test_a_time_out_counts_and_how_far_it_came_is_kept() -> None:
    late = ClientError(Trouble.TIMEOUT, "no whole answer", Timing(0.2, 0.3, 0.0, 0.0, 15.0))
    server = Server(lambda ask: late if ask.url == SITE else answer(200))
    (probe,) = probed(profile(SITE, CONTROL, ipv6=False), client=server)
    assert (said(probe), probe.outcome, probe.total_ms) == ("failed", Outcome.TIMEOUT, 15_000)
    assert (probe.dns_ms, probe.connect_ms, probe.first_byte_ms) == (200, 300, 0)


def test_a_name_that_is_unknown_while_the_line_is_up_counts() -> None:
    unknown = ClientError(Trouble.DNS, "no such name")
    server = Server(lambda ask: unknown if ask.url == SITE else answer(302, location="/x"))
    (probe,) = probed(profile(SITE, CONTROL, ipv6=False), client=server)
    assert (said(probe), probe.outcome) == ("failed", Outcome.DNS)


def by_family(**dead: str) -> Callable[[Ask], Answer | ClientError]:
    """Hosts by name that do not answer over a version of IP: ``www="6"``."""

    def reply(ask: Ask) -> Answer | ClientError:
        host = ask.url.split("/")[2].split(".")[0]
        if dead.get(host) == ask.family and ask.family:
            return ClientError(Trouble.DNS, "no AAAA record")
        return answer(200)

    return reply


@pytest.mark.parametrize(
    ("dead", "expected"),
    [
        ({}, [("", "open"), ("6", "open")]),
        ({"fgw": "6"}, [("", "open"), ("6", "failed")]),
        ({"www": "6"}, [("", "open")]),  # we have no IPv6 ourselves
    ],
)
def test_ipv6_is_asked_apart_where_we_have_it(
    dead: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    server = Server(by_family(**dead))
    found = probed(profile(SITE, CONTROL), client=server)
    assert [(probe.family, said(probe)) for probe in found] == expected


@pytest.mark.parametrize(
    ("site", "options"),
    [(SITE, {"ipv6": False}), ("http://192.0.2.1/", {}), ("http://[2001:db8::1]/", {})],
)
def test_ipv6_is_not_asked_where_it_makes_no_sense(site: str, options: dict[str, bool]) -> None:
    server = Server(by_family())
    assert [probe.family for probe in probed(profile(site, CONTROL, **options), client=server)] == [
        ""
    ]
    assert all(ask.family == "" for ask in server.asked)


def test_sites_that_fail_together_share_one_look_at_the_line() -> None:
    asked: list[str] = []

    async def work() -> list[bool | None]:
        async def answers(url: str, family: Family) -> bool:
            asked.append(url)
            await asyncio.sleep(3)
            return True

        line = OwnLine(answers)
        first = await asyncio.gather(*(line.is_up(SITE, (CONTROL,)) for _ in range(50)))
        await asyncio.sleep(4)
        again = await line.is_up(SITE, (CONTROL,))
        before = len(asked)
        await asyncio.sleep(2)
        await line.is_up(SITE, (CONTROL,))
        assert (before, len(asked)) == (1, 2)
        return [*first, again]

    assert clocked(work()) == [True] * 51


SCRIPT = {"o": "open", "d": "failed", "f": "open", "w": "refused", "l": "own-line"}


def served(script: str) -> tuple[dict[str, Reply], dict[str, Reply], list[str]]:
    """Routes of a site and of a control host that go by the letter in ``now``: open, down, flaky, wall, line down."""
    now = [""]
    looks: dict[str, int] = {}

    def front(asked: Asked) -> Route:
        looks[now[0]] = looks.get(now[0], 0) + 1
        letter = now[0].split()[1]
        if letter == "l":
            return Route(wire=wires.hang_up)
        if letter == "w":
            return Route(b"wall", 412)
        return (
            Route(b"", 502)
            if letter == "d" or (letter == "f" and looks[now[0]] == 1)
            else page("首页")
        )

    def line(asked: Asked) -> Route:
        return Route(wire=wires.hang_up) if now[0].endswith("l") else Route(b"", 404)

    return {"/": front}, {"/": line}, now


def walk(script: str, moments: list[datetime], *, key: str = "fgw") -> list[Probe]:
    """The script of a week, a letter a visit, against a site on loopback."""
    routes, controls, now = served(script)
    made = []
    with serve(routes) as site, serve(controls) as control:
        for number, (letter, at) in enumerate(zip(script, moments, strict=True)):
            now[0] = f"{number} {letter}"
            made += probed(profile(site.url, control.url, key=key), at=at)
    return made


def hourly(count: int) -> list[datetime]:
    return [NOW - WEEK * (count - 1 - number) / count for number in range(count)]


@pytest.mark.parametrize(
    ("script", "failed", "counted", "met"),
    [
        (("o" * 17 + "d" + "fflwoo") * 7, 7, 154, Met.MET),
        (("o" * 19 + "d") * 7 + "ooo", 7, 143, Met.MET),  # 4.89 %
        (("o" * 19 + "d") * 7, 7, 140, Met.BROKEN),  # 5 %
        (("o" * 19 + "d" + "lwlw") * 7, 7, 140, Met.BROKEN),
        (("o" * 18 + "d" + "lwlwl") * 7, 7, 133, Met.UNDETERMINED),  # 19 a day that count
    ],
    ids=["4.5", "4.89", "5", "5 of those that count", "too few count"],
)
def test_a_week_of_visits_says_what_its_script_says(
    tmp_path: Path, script: str, failed: int, counted: int, met: Met
) -> None:
    """Through the loopback site, the store, the view and the rule."""
    made = walk(script, hourly(len(script)))
    assert [said(probe) for probe in made] == [SCRIPT[letter] for letter in script]
    site = SiteProfile(key="fgw", url=made[0].url, probe=ProbeOptions(per_day=24))
    with opened(tmp_path) as store:
        probes.write(store.engine, made)
        run = store.run(store.begin_run(site, "site", NOW - timedelta(hours=1)))
        view = assemble.view(store, run, site, NOW)
    assert view.probes is not None
    assert (view.probes.failed, view.probes.counted) == (failed, counted)
    (standing,) = judge(view, (SiteUnreachable(),))
    assert standing.tally is not None
    assert standing.tally.met is met
    assert standing.tally.value == failed * 10_000 // counted / 100


def test_a_filed_window_of_the_script_leaves_the_percentage_and_stays_visible() -> None:
    whole = "o" * 20 + "dddd" + "o" * 144
    moments = hourly(len(whole))
    made = walk(whole, moments)
    window = Maintenance(since=moments[20], until=moments[23], reason="机房检修", filed=True)
    found = assemble.week_of(made, (window,), NOW)
    assert found is not None
    assert (found.counted, found.failed, found.excluded) == (164, 0, 4)
    assert found.maintenance == (window,)
    assert clock.day_of(found.first) == clock.day_of(moments[0])
