"""A wall is not run against, a dead host not waited for, and a site that mostly fails is left alone."""

import pytest

from spiders.client import ClientError, Trouble
from spiders.fetches import HostSilent
from spiders.hosts import Hosts, RefusesMachines

OWN = "fgw.example.gov.cn"
OTHER = "www.example.gov.cn"
RUISHU = b"<script>var $_ts = {};</script>"


class Watched(Hosts):
    """Hosts that remember why the crawl was to stop."""

    def __init__(self) -> None:
        self.stops: list[str] = []
        super().__init__(lambda site: site == OWN, self.stops.append)

    def answer(self, host: str, status: int = 200, body: bytes = b"", count: int = 1) -> None:
        for _ in range(count):
            self.answered(host, status, body, fresh=False)

    def fail(
        self, host: str, kind: Trouble, count: int = 1, *, fresh: bool = False
    ) -> ClientError | None:
        error = None
        for _ in range(count):
            error = ClientError(kind, f"{kind}")
            self.failed(host, error, fresh=fresh)
        return error

    def refuses(self, host: str, *, fresh: bool = False) -> bool:
        return self.refusal(host, fresh=fresh) is not None


@pytest.mark.parametrize(
    ("status", "body"), [(412, b""), (521, b"x"), (202, RUISHU), (200, RUISHU)]
)
def test_a_host_is_left_alone_after_twenty_challenges_in_a_row(status: int, body: bytes) -> None:
    hosts = Watched()
    hosts.answer(OTHER, status, body, count=19)
    assert not hosts.refuses(OTHER)
    hosts.answer(OTHER, status, body)
    for fresh in (False, True):
        assert isinstance(hosts.refusal(OTHER, fresh=fresh), RefusesMachines)
    assert not hosts.refuses(OWN)
    assert hosts.stops == []


@pytest.mark.parametrize("ordinary", [200, 302, 403, 404, 500])
def test_an_ordinary_answer_between_clears_the_hosts_name(ordinary: int) -> None:
    hosts = Watched()
    hosts.answer(OTHER, 412, count=19)
    hosts.answer(OTHER, ordinary)
    hosts.answer(OTHER, 412, count=19)
    assert not hosts.refuses(OTHER)


def test_the_sites_own_wall_ends_the_crawl() -> None:
    hosts = Watched()
    hosts.answer(OWN, 412, count=19)
    assert hosts.stops == []
    hosts.answer(OWN, 521)
    assert hosts.stops == ["site-blocked 521"]
    assert isinstance(hosts.refusal(OWN, fresh=False), RefusesMachines)


def test_a_wall_that_others_found_holds_at_once() -> None:
    hosts = Watched()
    hosts.wall(OTHER, 429)
    assert isinstance(hosts.refusal(OTHER, fresh=True), RefusesMachines)
    assert hosts.stops == []
    hosts.wall(OWN, 429)
    assert hosts.stops == ["site-blocked 429"]


@pytest.mark.parametrize("kind", [Trouble.DNS, Trouble.REFUSED, Trouble.TLS])
def test_what_is_known_at_once_is_the_failure_of_every_address(kind: Trouble) -> None:
    hosts = Watched()
    hosts.fail(OTHER, kind, 4)
    assert not hosts.refuses(OTHER)
    last = hosts.fail(OTHER, kind)
    refused = hosts.refusal(OTHER, fresh=False)
    assert isinstance(refused, ClientError)
    assert (refused.kind, refused.words) == (last.kind, last.words)
    assert refused is not hosts.refusal(
        OTHER, fresh=False
    )  # one raised a thousand times would hold on to all


@pytest.mark.parametrize("kind", [Trouble.TIMEOUT, Trouble.OTHER])
def test_a_silent_host_is_not_waited_for(kind: Trouble) -> None:
    hosts = Watched()
    hosts.fail(OTHER, kind, 4)
    assert not hosts.refuses(OTHER)
    hosts.fail(OTHER, kind)
    assert isinstance(hosts.refusal(OTHER, fresh=False), HostSilent)


@pytest.mark.parametrize(
    "kind", [Trouble.RESET, Trouble.MALFORMED, Trouble.TOO_LARGE, Trouble.INVALID_URL]
)
def test_what_is_the_fault_of_one_address_tells_nothing_of_its_host(kind: Trouble) -> None:
    hosts = Watched()
    hosts.fail(OTHER, kind, 50)
    hosts.fail(OTHER, kind, 50, fresh=True)
    assert not hosts.refuses(OTHER)
    assert not hosts.refuses(OTHER, fresh=True)


@pytest.mark.parametrize("first", [True, False])
def test_a_host_that_has_answered_once_is_not_dead(*, first: bool) -> None:
    hosts = Watched()
    if first:
        hosts.answer(OTHER, 404)
    hosts.fail(OTHER, Trouble.TIMEOUT, 50)
    if not first:
        hosts.answer(OTHER, 404)
    assert not hosts.refuses(OTHER)


def test_second_looks_have_a_count_of_their_own() -> None:
    hosts = Watched()
    hosts.fail(OTHER, Trouble.DNS, 50)
    assert not hosts.refuses(OTHER, fresh=True)
    hosts.fail(OTHER, Trouble.DNS, 2, fresh=True)
    assert not hosts.refuses(OTHER, fresh=True)
    last = hosts.fail(OTHER, Trouble.DNS, fresh=True)
    refused = hosts.refusal(OTHER, fresh=True)
    assert isinstance(refused, ClientError)
    assert refused.kind is last.kind
    other = "a.example.gov.cn"
    hosts.fail(other, Trouble.TIMEOUT, 50, fresh=True)
    assert hosts.refuses(other, fresh=True)
    assert not hosts.refuses(other)


@pytest.mark.parametrize("kind", [Trouble.DNS, Trouble.TIMEOUT])
def test_the_sites_own_host_is_never_given_up_as_dead(kind: Trouble) -> None:
    hosts = Watched()
    hosts.fail(OWN, kind, 50)
    hosts.fail(OWN, kind, 50, fresh=True)
    assert not hosts.refuses(OWN)
    assert not hosts.refuses(OWN, fresh=True)


@pytest.mark.parametrize(("failures", "stops"), [(59, []), (60, ["failing 60/100"])])
def test_a_site_most_of_whose_answers_fail_is_left_alone(failures: int, stops: list[str]) -> None:
    hosts = Watched()
    hosts.fail(OWN, Trouble.RESET, 30)
    hosts.answer(OWN, 500, count=failures - 30)
    hosts.answer(OWN, 404, count=99 - failures)
    assert hosts.stops == []  # too few answers to tell
    hosts.answer(OWN)
    assert hosts.stops == stops


def test_only_the_last_hundred_answers_count() -> None:
    hosts = Watched()
    hosts.answer(OWN, count=1000)
    hosts.answer(OWN, 502, count=59)
    assert hosts.stops == []
    hosts.answer(OWN, 502)
    assert hosts.stops == ["failing 60/100"]


def test_second_looks_and_other_hosts_and_challenges_are_no_failures_of_the_site() -> None:
    hosts = Watched()
    hosts.answer(OWN, count=41)
    hosts.fail(OWN, Trouble.TIMEOUT, 59)
    hosts.fail(OWN, Trouble.TIMEOUT, 100, fresh=True)
    for _ in range(100):
        hosts.answered(OWN, 500, b"", fresh=True)
    hosts.answer(OTHER, 500, count=100)
    hosts.answer(OWN, 521, count=19)
    assert hosts.stops == []
