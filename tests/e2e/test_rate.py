"""The rate as hosts see it, and what robots.txt forbids, by the servers' own logs.

An even pace of N a second sends a request every 1/N s. A window of one second (its ends included) then holds at
most N + 1 of them, also when one comes late by less than 1/N s; a bucket of tokens would let through up to 2 N.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.e2e.conftest import Huoshui
from tests.e2e.stored import Audit, audited
from tests.site import bureau
from tests.site.misbehaving import ROBOTS, Route, Site, page, serve

RATE = 5
MOST = RATE + 1
SECRET_CHANNEL = "b" * 32
RULES = f"User-agent: *\nDisallow: /secret/\nDisallow: /searchList/{SECRET_CHANNEL}\n"
PAGES = [f"/xw/{number}.html" for number in range(12)]
LINKED = (
    *PAGES, bureau.BEHIND, "/closed.shtml", "/a.pdf", "/b.pdf", "/old", "/to-secret", "/gone.html", "/gone.pdf",
    "/ill.html", "/secret/page.html", "/secret/file.pdf", "/secret/",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Crawled:
    """Two hosts as one polite crawl met them."""

    site: Site
    away: Site
    audit: Audit


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """One crawl at five requests a second and host."""
    rules = Route(RULES.encode(), content_type="text/plain")
    with serve({ROBOTS: rules}, host="localhost") as away, serve({ROBOTS: rules}) as site:
        away.routes |= {f"/out/{number}.html": page(f"外{number}") for number in range(15)}
        away.routes |= {
            "/out/secret": Route(status=302, location="/secret/moved.html"),
            "/out/far": Route(status=302, location="/out/1.html"),
            "/out/405.html": lambda asked: Route(b"", 405) if asked.method == "HEAD" else page("乙"),
        }  # fmt: skip
        # The first pages of a host are asked by GET, for their titles; 405.html shall not be one of them.
        outside = ["gone.html", *(f"{n}.html" for n in range(15)), "405.html", "secret", "far"]
        links = [*LINKED, *(f"{away.url}out/{name}" for name in outside)]
        links += [f"{away.url}secret/{name}" for name in ("a.html", "b.pdf")]
        images = "".join(
            f'<img src="{src}">'
            for src in ("/a.png", "/gone.png", "/secret/c.png", f"{away.url}secret/d.png")
        )
        home = page("首页", *links)
        behind = bureau.behind().body
        site.routes |= {
            "/": Route(home.body.replace(b"</body>", images.encode() + b"</body>")),
            **{path: page(f"新闻{path}", "/") for path in PAGES},
            bureau.BEHIND: Route(behind), bureau.ASK: bureau.answer(1, 2),
            "/closed.shtml": Route(behind.replace(bureau.CHANNEL.encode(), SECRET_CHANNEL.encode())),
            "/a.pdf": Route(bureau.PDF, content_type="application/pdf"),
            "/b.pdf": Route(bureau.PDF, content_type="application/pdf"),
            "/a.png": Route(bureau.PNG, content_type="image/png"),
            "/old": Route(status=301, location=PAGES[0]), "/ill.html": Route(b"busy", 503),
            "/to-secret": Route(status=302, location="/secret/moved.html"),
        }  # fmt: skip
        huoshui = Huoshui(tmp_path_factory.mktemp("rate"))
        yield Crawled(site, away, audited(huoshui, site, "--rate", str(RATE)))


def fullest(site: Site) -> int:
    """The most requests within any second that begins with one."""
    moments = sorted(asked.at for asked in site.asked)
    return max(bisect_right(moments, at + 1) - place for place, at in enumerate(moments))


@pytest.mark.parametrize("host", ["site", "away"])
def test_no_second_holds_more_than_the_rate(host: str, crawled: Crawled) -> None:
    site: Site = getattr(crawled, host)
    assert len(site.asked) > 4 * RATE
    assert fullest(site) <= MOST


def test_hosts_are_asked_side_by_side(crawled: Crawled) -> None:
    spans = [(each.asked[0].at, each.asked[-1].at) for each in (crawled.site, crawled.away)]
    together = min(end for _, end in spans) - max(begin for begin, _ in spans)
    assert together > 2
    lasted = max(end for _, end in spans) - min(begin for begin, _ in spans)
    assert lasted < 2 * max(len(crawled.site.asked), len(crawled.away.asked)) / RATE + 5


def test_everything_was_there_to_be_paced(crawled: Crawled) -> None:
    assert crawled.audit.done.status == 0, crawled.audit.done.err
    asked = {(each.method, each.path) for each in crawled.site.asked}
    assert {("GET", bureau.ASK), ("GET", "/old"), ("GET", "/a.pdf"), ("GET", "/ill.html")} <= asked
    assert crawled.site.looks["/gone.html"] >= 2
    assert crawled.away.looks["/out/405.html"] >= 2
    second = {look.url for look in crawled.audit.looks if look.attempt == 2}
    assert {f"{crawled.site.url}{name}" for name in ("gone.html", "ill.html", "gone.png")} <= second


def test_what_robots_txt_forbids_is_asked_in_no_way(crawled: Crawled) -> None:
    asked = [each for site in (crawled.site, crawled.away) for each in site.asked]
    forbidden = ("/secret/", f"/searchList/{SECRET_CHANNEL}")
    assert [each for each in asked if each.path.startswith(forbidden)] == []
    assert not [url for url in crawled.audit.verdicts if "secret" in url]


def test_what_was_not_asked_is_known_as_such(crawled: Crawled) -> None:
    shown = {look.url: look.outcome for look in crawled.audit.looks}
    for url in (f"{crawled.site.url}secret/page.html", f"{crawled.away.url}secret/a.html"):
        assert shown.get(url) == "robots"
