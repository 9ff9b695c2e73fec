"""Two thousand addresses of a host that is dead: one incident, found out by a few requests, not by two thousand."""

import time
from collections.abc import Mapping
from contextlib import ExitStack

import pytest

from tests.e2e.conftest import Huoshui
from tests.e2e.stored import audited, rows
from tests.site import wires
from tests.site.misbehaving import Route, closed_port, page, serve

ADDRESSES = 2000
ASKED = 60  # requests to a dead host: five in a row with no success, those under way beside them, second looks
SECONDS = 45.0
DEAD = {"silent": "timeout", "refuses": "refused", "unknown name": "dns"}
NOT_CHECKED = {"skipped", "robots"}


@pytest.mark.parametrize("how", DEAD)
def test_a_dead_host_costs_a_few_requests(how: str, huoshui: Huoshui) -> None:
    with ExitStack() as stack:
        silent = stack.enter_context(
            serve({}, host="localhost", otherwise=lambda _: Route(wire=wires.silence))
        )
        closed = stack.enter_context(closed_port())
        base = {
            "silent": silent.url,
            "refuses": f"http://localhost:{closed}/",
            "unknown name": "http://nowhere.invalid/",
        }[how]
        links = [f"{base}xw/{number}.html" for number in range(ADDRESSES)]
        site = stack.enter_context(
            serve({"/": page("首页", "/a.html", *links), "/a.html": page("甲")})
        )
        begun = time.monotonic()
        audit = audited(huoshui, site, patience=SECONDS)
    assert time.monotonic() - begun < SECONDS
    assert audit.done.status == 0, audit.done.err
    assert audit.report["run"]["pages"] == 2
    assert len(silent.requests) <= ASKED
    outcomes = {look.outcome for look in audit.looks if look.url in set(links)}
    assert outcomes - NOT_CHECKED == {DEAD[how]}
    wrong = {"suspect", "blocked"} if how == "silent" else {"broken", "suspect"}
    assert {verdict for _, verdict in audit.verdicts.values()} <= wrong
    assert len({*audit.verdicts} & set(links)) == ADDRESSES or "localhost" in audit.said()


def test_a_dead_host_is_one_incident(huoshui: Huoshui) -> None:
    with closed_port() as closed, serve({}) as site:
        links = [f"http://localhost:{closed}/xw/{number}.html" for number in range(50)]
        site.routes["/"] = page("首页", *links, "/gone.html")
        findings = audited(huoshui, site).report["findings"]
    about = [each for each in findings if "localhost" in f"{each['url']} {each['subject']}"]
    assert len(about) == 1
    assert about[0]["sources"] == [site.url]
    assert [each for each in findings if each["subject"] == "/gone.html"] != []


def test_a_host_that_answers_now_and_then_is_not_dead(huoshui: Huoshui) -> None:
    silent = {f"/{number}.html": Route(wire=wires.hang_up) for number in range(12)}
    fine = {f"/fine{number}.html": page("好") for number in range(12)}
    with serve({**silent, **fine}, host="localhost") as away, serve({}) as site:
        both = [path for pair in zip(silent, fine, strict=True) for path in pair]
        site.routes["/"] = page("首页", *(away.url + path[1:] for path in both))
        audit = audited(huoshui, site)
    assert all(away.looks[path] >= 2 for path in silent)
    assert all(away.looks[path] >= 1 for path in fine)
    assert {*audit.verdicts.values()} == {("reset", "suspect")}
    assert len(audit.verdicts) == len(silent)


def test_the_site_itself_is_never_given_up_as_another_host(huoshui: Huoshui) -> None:
    ill: Mapping[str, Route] = {f"/{number}.html": Route(wire=wires.silence) for number in range(8)}
    fine = {f"/fine{number}.html": page("好") for number in range(8)}
    with serve({"/": page("首页", *ill, *fine), **ill, **fine}) as site:
        audit = audited(huoshui, site)
    assert audit.report["run"]["pages"] == len(fine) + 1
    assert {*audit.verdicts.values()} == {("timeout", "suspect")}
    assert rows(huoshui, "select count(*) from fetch where attempt = 2")[0][0] >= len(ill)
