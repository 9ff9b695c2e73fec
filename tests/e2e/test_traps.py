"""Sites that never end: the real pages are read, the trap is left and named, nothing is called broken."""

import pytest

from tests.e2e.conftest import Huoshui
from tests.e2e.stored import audited
from tests.site import traps
from tests.site.misbehaving import Asked, Route, page, serve

ENOUGH = 600  # requests; each trap has a few dozen addresses worth a look
ONE_SESSION = (
    60  # two dozen pages, robots.txt, second looks and probes: each page once, under one name
)
MANY = "max_pages = 1500\n"


@pytest.mark.parametrize("name", traps.TRAPS)
def test_a_trap_is_left(name: str, huoshui: Huoshui) -> None:
    trap = traps.TRAPS[name]
    with serve({}, otherwise=traps.trapped(trap)) as site:
        audit = audited(huoshui, site, crawl=MANY)
    assert {path for path in traps.ARTICLES if not site.looks[path]} == set()
    assert audit.verdicts == {}
    assert len(site.requests) <= (ONE_SESSION if "session" in name else ENOUGH)
    # Addresses that are one page under many names are no gap; whatever else is left out is named.
    if "session" not in name:
        assert site.url.rstrip("/") + trap.under in audit.said() or trap.under in audit.said()
    assert audit.report["run"]["complete"] is True


def test_redirects_to_ever_new_addresses_end(huoshui: Huoshui) -> None:
    def onward(asked: Asked) -> Route:
        here = asked.path.rpartition("/")[2]
        return (
            Route(status=302, location=f"/on/{int(here) + 1}")
            if here.isdigit()
            else Route(b"", 404)
        )

    home = page("首页", "/on/100000", "/on/200000", "/fine.html")
    with serve({"/": home, "/fine.html": page("甲")}, otherwise=onward) as site:
        audit = audited(huoshui, site)
    assert audit.verdicts == {
        f"{site.url}on/{number}": ("redirect_loop", "broken") for number in (100000, 200000)
    }
    hops = [path for path in site.requests if path.startswith("/on/")]
    assert len(hops) <= 2 * 2 * 21  # two addresses, two looks, twenty hops


def test_redirects_that_carry_sessions_end(huoshui: Huoshui) -> None:
    def onward(asked: Asked) -> Route:
        if not asked.path.startswith("/in"):
            return Route(b"404", 404)
        return Route(status=302, location=f"/in;jsessionid={len(site.requests):032X}")

    with serve({"/": page("首页", "/in")}, otherwise=onward) as site:
        audit = audited(huoshui, site)
    assert [outcome for outcome, _ in audit.verdicts.values()] == ["redirect_loop"]
    assert len(site.requests) < 60
