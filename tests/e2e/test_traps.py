"""Sites that never end: the real pages are read, the trap is left and named, nothing is called broken."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from tests.e2e.conftest import Huoshui
from tests.e2e.stored import Audit, audited
from tests.site import traps
from tests.site.misbehaving import Asked, Route, Site, page, serve

CROSSED = 1600  # two filters crossed come to an end by themselves, three or more are cut
ENOUGH = 900  # requests; of a calendar's days and of its months four hundred may be real
ONE_SESSION = (
    60  # two dozen pages, robots.txt, second looks and probes: each page once, under one name
)
MANY = "max_pages = 1500\n"


@dataclass(frozen=True, slots=True)
class Trapped:
    """A site with a trap and the audit of it."""

    site: Site
    audit: Audit


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Trapped]:
    """An audit of each trap; two at a time, because each waits for its processes."""
    folders = {name: tmp_path_factory.mktemp("trap") for name in traps.TRAPS}

    def crawl(name: str) -> Trapped:
        with serve({}, otherwise=traps.trapped(traps.TRAPS[name])) as site:
            return Trapped(site, audited(Huoshui(folders[name]), site, crawl=MANY))

    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(folders, pool.map(crawl, folders), strict=True))


@pytest.mark.parametrize("name", traps.TRAPS)
def test_a_trap_is_left_and_the_run_is_whole(name: str, trapped: dict[str, Trapped]) -> None:
    asked = trapped[name].site.requests
    most = {"products of parameters": CROSSED}.get(name, ENOUGH)
    assert len(asked) <= (ONE_SESSION if "session" in name else most)
    assert trapped[name].audit.report["run"]["complete"] is True


@pytest.mark.parametrize("name", traps.TRAPS)
def test_the_real_pages_are_read_all_the_same(name: str, trapped: dict[str, Trapped]) -> None:
    site, audit = trapped[name].site, trapped[name].audit
    assert {path for path in traps.ARTICLES if not site.looks[path]} == set()
    assert audit.verdicts == {}


@pytest.mark.parametrize("name", [name for name in traps.TRAPS if "session" not in name])
def test_what_is_left_out_is_named(name: str, trapped: dict[str, Trapped]) -> None:
    # Sessions are one page under many names, and no gap.
    assert traps.TRAPS[name].under in trapped[name].audit.said()


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
