"""Sites that fail by turns, lie to HEAD, ask for patience or keep their rules to themselves: nobody is wronged."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from tests.e2e.conftest import Huoshui
from tests.e2e.stored import a_day_passes, audited, path_of
from tests.site import wires
from tests.site.misbehaving import ROBOTS, Answer, Asked, Route, page, serve

BUSY = Route(b"busy", 503)
FINE = page("甲")
SOON = {"Retry-After": "1"}
PATIENT = 0.9  # seconds that must lie between a wish for one second and the next request


def first(*answers: Route, then: Route = FINE) -> Callable[[Asked], Route]:
    """These answers in turn, the last one ever after."""
    return lambda asked: answers[asked.look - 1] if asked.look <= len(answers) else then


def to_head(status: int) -> Callable[[Asked], Route]:
    return lambda asked: Route(b"", status) if asked.method == "HEAD" else FINE


# Shown to a visitor without trouble in the end, whatever came before: never in the report.
IN_ORDER: dict[str, Answer] = {
    "fails once with 500": first(Route(b"error", 500)),
    "fails once with 503": first(BUSY),
    "fails once with 404": first(Route(b"404", 404)),
    "is silent once": first(Route(wire=wires.silence)),
    "resets once": first(Route(wire=wires.reset)),
    "hangs up once": first(Route(wire=wires.hang_up)),
    "asks for patience once": first(Route(b"slow", 429, headers=SOON)),
    "is busy for a second": first(Route(b"busy", 503, headers=SOON)),
    "405 to HEAD": to_head(405),
    "501 to HEAD": to_head(501),
    "403 to HEAD": to_head(403),
    "404 to HEAD": to_head(404),
    "500 to HEAD": to_head(500),
    "412 to HEAD": to_head(412),
    "hangs up on HEAD": wires.only("HEAD", wires.hang_up, FINE),
    "resets HEAD": wires.only("HEAD", wires.reset, FINE),
    "silent to HEAD": wires.only("HEAD", wires.silence, FINE),
    "slow after a right HEAD": lambda asked: Route(FINE.body, seconds=0.6),
}
PLACES = ("page", "file", "away")


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], object]:
    """What the report lists of a site with each of these as a page, an attachment and a page of another host."""
    names: dict[str, tuple[str, str]] = {}
    with serve({}, host="localhost") as away, serve({}) as site:
        for number, (name, answer) in enumerate(IN_ORDER.items()):
            for place, ending in zip(PLACES, ("html", "txt", "html"), strict=True):
                served, path = away if place == "away" else site, f"/{place}/{number}.{ending}"
                served.routes[path] = answer
                names[served.url + path[1:]] = (place, name)
        site.routes["/"] = page("首页", *names)
        audit = audited(Huoshui(tmp_path_factory.mktemp("flaky")), site)
    assert audit.done.status == 0, audit.done.err
    return {names[url]: fault for url, fault in audit.verdicts.items()}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", IN_ORDER)
def test_what_opens_in_the_end_is_in_order(
    name: str, place: str, listed: dict[tuple[str, str], object]
) -> None:
    assert listed.get((place, name)) is None


def test_a_host_that_says_when_to_ask_again_is_asked_then(huoshui: Huoshui) -> None:
    wishes = {
        f"/{status}.html": first(Route(b"later", status, headers=SOON)) for status in (429, 503)
    }
    with serve({"/": page("首页", *wishes), **wishes}) as site:
        audit = audited(huoshui, site)
    for path in wishes:
        moments = [asked.at for asked in site.asked if asked.path == path]
        assert len(moments) == 2, path
        assert PATIENT < moments[1] - moments[0] < 10
    assert audit.verdicts == {}
    assert audit.report["run"]["pages"] == 3


def test_a_wish_that_nobody_can_wait_for_ends_in_time(huoshui: Huoshui) -> None:
    late = Route(b"later", 429, headers={"Retry-After": "86400"})
    odd = Route(b"later", 429, headers={"Retry-After": "Wed, 99 Foo 2026 soon"})
    home = page("首页", "/a.html", "/b.html", "/c.html")
    with serve({"/": home, "/a.html": late, "/b.html": odd, "/c.html": FINE}) as site:
        audit = audited(huoshui, site, patience=40)
    assert audit.verdicts == {
        f"{site.url}{name}.html": ("blocked", "blocked") for name in ("a", "b")
    }


def test_a_site_that_has_enough_of_us_is_called_nothing(huoshui: Huoshui) -> None:
    enough, paths = 30, [f"/xw/{number}.html" for number in range(150)]
    served: list[str] = []

    def answer(asked: Asked) -> Route:
        served.append(asked.path)
        return page(asked.path, *paths) if len(served) <= enough else Route(b"", 429, headers=SOON)

    with serve({ROBOTS: Route(b"404", 404)}, otherwise=answer) as site:
        audit = audited(huoshui, site, patience=60)
    assert audit.done.status == 1
    assert audit.done.err.strip()
    assert audit.report["run"]["complete"] is False
    assert audit.report["run"]["stopped_because"]
    assert {verdict for _, verdict in audit.verdicts.values()} <= {"blocked"}
    assert [each for each in audit.report["findings"] if "link" in each["indicator"]] == []
    assert len(site.requests) < enough + 60  # it does not run against the wall with every address


def test_a_site_that_wants_it_slower_gets_it_slower(huoshui: Huoshui) -> None:
    # Everything comes in the end: each refusal asks for a second, and only then is there more.
    paths = [f"/xw/{number}.html" for number in range(24)]
    refused: list[float] = []

    def answer(asked: Asked) -> Route:
        if len(site.asked) % 10 == 0:
            refused.append(asked.at)
            return Route(b"", 429, headers=SOON)
        return page(asked.path, *paths)

    with serve({ROBOTS: Route(b"404", 404)}, otherwise=answer) as site:
        site.routes["/"] = page("首页", *paths)
        audit = audited(huoshui, site)
    assert audit.verdicts == {}
    assert audit.report["run"]["pages"] == len(paths) + 1
    moments = [asked.at for asked in site.asked]
    for moment in refused:
        meanwhile = [at for at in moments if moment < at < moment + PATIENT]
        assert len(meanwhile) <= 16  # what was on its way when the refusal came


def test_what_fails_is_broken_only_when_another_day_agrees(huoshui: Huoshui) -> None:
    ill = {
        f"/{wire.__name__}.html": Route(wire=wire)
        for wire in (wires.silence, wires.reset, wires.drip)
    }
    routes = {"/": page("首页", "/busy.html", *ill), "/busy.html": first(BUSY, BUSY), **ill}
    with serve(routes) as site:
        today = audited(huoshui, site)
        a_day_passes(huoshui)
        tomorrow = audited(huoshui, site)
    assert {verdict for _, verdict in today.verdicts.values()} == {"suspect"}
    assert len(today.verdicts) == len(ill) + 1
    assert {look.attempt for look in today.looks if look.url.endswith("busy.html")} == {1, 2}
    assert {
        path_of(url): verdict for url, (_, verdict) in tomorrow.verdicts.items()
    } == dict.fromkeys(ill, "broken")


def test_a_second_look_is_a_get_and_follows_a_control_request(huoshui: Huoshui) -> None:
    routes = {"/": page("首页", "/gone.pdf", "/a.html"), "/a.html": FINE}
    with serve(routes) as site:
        audited(huoshui, site)
    places = [place for place, asked in enumerate(site.asked) if asked.path == "/gone.pdf"]
    assert site.asked[places[-1]].method == "GET"
    before = [asked.path for asked in site.asked[: places[-1]]]
    assert [path for path in before if path in routes and before.count(path) > 1] != []
    assert site.looks[ROBOTS] == 1


CHALLENGE = Route(b"<script>$_ts={};</script>", 202)
UNKNOWN_RULES: dict[str, Answer] = {
    "hangs": Route(wire=wires.silence), "drips": Route(wire=wires.drip), "500": Route(b"error", 500),
    "challenges": CHALLENGE, "429": Route(b"", 429), "resets": Route(wire=wires.reset),
}  # fmt: skip


@pytest.mark.parametrize("name", ["hangs", "500", "challenges"])
def test_where_nobody_knows_what_is_allowed_nothing_is_asked(name: str, huoshui: Huoshui) -> None:
    with serve({"/": page("首页", "/a.html"), ROBOTS: UNKNOWN_RULES[name]}) as site:
        audit = audited(huoshui, site, patience=30)
    assert set(site.requests) == {ROBOTS}
    assert audit.done.status == 1
    assert len(audit.done.err.splitlines()) == 1
    assert audit.report["run"]["complete"] is False
    assert audit.report["verdict"]["qualified"] is None
    assert audit.report["findings"] == []


def test_other_hosts_whose_rules_are_unknown_are_left_alone(huoshui: Huoshui) -> None:
    with ExitStack() as stack:
        others = [
            stack.enter_context(serve({ROBOTS: rules}, host="localhost", otherwise=lambda _: FINE))
            for rules in UNKNOWN_RULES.values()
        ]
        site = stack.enter_context(serve({"/a.html": FINE}))
        links = [f"{other.url}{number}.html" for other in others for number in range(3)]
        site.routes["/"] = page("首页", "/a.html", *links)
        audit = audited(huoshui, site)
    assert [set(other.requests) for other in others] == [{ROBOTS}] * len(others)
    assert audit.done.status == 0, audit.done.err
    assert audit.report["run"]["pages"] == 2
    assert "broken" not in {verdict for _, verdict in audit.verdicts.values()}
