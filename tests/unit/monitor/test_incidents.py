"""A host that is dead is told once; everything else one by one."""

from dataclasses import replace
from typing import Any

import pytest

from monitor.facts import Outcome
from monitor.findings import gone
from monitor.incidents import FEWEST, front_of, joined
from monitor.judging import judge
from monitor.rules.base import InOrder
from monitor.rules.links import LinkHome, LinkOther
from monitor.store.ledger import Record
from monitor.view import LinkVerdict, LinkView
from tests.unit.monitor.rules.scene import NOW, SITE, only, run, said, site, words

HOST = "https://dead.example.com"
FRONT = f"{HOST}/"
RULE = LinkOther()


def outer(path: str = "a", outcome: Outcome = Outcome.DNS, **facts: Any) -> LinkView:
    """A dead link to another site."""
    known: dict[str, Any] = {
        "verdict": LinkVerdict.BROKEN, "status": None, "internal": False, "home": False, "kind": "page",
        "anchor": f"友情链接{path}", "sources": (f"{SITE}p.html",), "source_count": 1,
    }  # fmt: skip
    return LinkView(f"{HOST}/{path}", outcome=outcome, **(known | facts))


def dead(count: int, outcome: Outcome = Outcome.DNS, **facts: Any) -> list[LinkView]:
    return [outer(f"{outcome}{number}", outcome, **facts) for number in range(count)]


def shape(links: list[LinkView]) -> list[tuple[str, int]]:
    """Where each stands and for how many addresses."""
    return [(link.url, link.addresses) for link in joined(links)]


def test_four_addresses_are_told_one_by_one_and_five_as_one() -> None:
    assert FEWEST == 5
    assert joined(dead(4)) == dead(4)
    assert shape(dead(5)) == [(FRONT, 5)]
    assert joined([]) == []


@pytest.mark.parametrize("outcome", Outcome)
def test_only_what_is_the_hosts_own_failure_is_joined(outcome: Outcome) -> None:
    of_the_host = {Outcome.DNS, Outcome.REFUSED, Outcome.TLS, Outcome.TIMEOUT}
    expected = 1 if outcome in of_the_host else 6
    assert len(joined(dead(6, outcome))) == expected


@pytest.mark.parametrize("verdict", LinkVerdict)
def test_only_links_that_fail_are_joined(verdict: LinkVerdict) -> None:
    failing = {LinkVerdict.BROKEN, LinkVerdict.SUSPECT}
    assert len(joined(dead(6, verdict=verdict))) == (1 if verdict in failing else 6)


def test_the_sites_own_addresses_are_never_joined() -> None:
    assert joined(dead(9, internal=True)) == dead(9, internal=True)
    mixed = [*dead(4), outer("own", internal=True)]
    assert sorted(shape(mixed)) == sorted((link.url, 1) for link in mixed)


def test_a_host_is_one_incident_however_it_fails() -> None:
    both = joined(dead(3) + dead(6, Outcome.TIMEOUT))
    assert [link.addresses for link in both] == [9]


@pytest.mark.parametrize(
    ("url", "front"),
    [
        (f"{HOST}/a/b?c=d#e", FRONT),
        ("http://dead.example.com/a", "http://dead.example.com/"),
        ("http://[x", ""),
        ("https://dead.example.com:8443/a", "https://dead.example.com:8443/"),
        ("https://www.dead.example.com/a", "https://www.dead.example.com/"),
    ],
)
def test_a_host_is_told_from_others_by_its_front(url: str, front: str) -> None:
    assert front_of(url) == front
    alone = replace(outer(), url=url)
    others = [replace(link, url=f"https://else.example.com/{link.url}") for link in dead(4)]
    assert len(joined([alone, *others])) == 5


def test_one_that_waits_to_be_confirmed_makes_the_incident_wait() -> None:
    waiting = outer("waits", verdict=LinkVerdict.SUSPECT)
    (incident,) = joined([*dead(5), waiting])
    assert (incident.verdict, incident.addresses) == (LinkVerdict.SUSPECT, 6)
    assert words(RULE, site(links=(*dead(5), waiting))) == ["undetermined"]
    assert words(RULE, site(links=tuple(dead(6)))) == ["violation"]


def test_the_incident_speaks_for_all_its_pages() -> None:
    pages = [f"{SITE}{number}.html" for number in range(3)]
    links = [
        replace(link, sources=(pages[0], pages[number % 3])) for number, link in enumerate(dead(5))
    ]
    links[3] = replace(links[3], source_count=17)
    (incident,) = joined(links)
    assert incident.sources == tuple(pages)
    assert incident.anchor == "dead.example.com"
    assert incident.source_count == 17


def test_an_incident_names_twenty_pages_at_most() -> None:
    links = [
        replace(link, sources=tuple(f"{SITE}{number}-{each}.html" for each in range(9)))
        for number, link in enumerate(dead(5))
    ]
    (incident,) = joined(links)
    assert len(incident.sources) == 20
    assert incident.sources[:9] == links[0].sources


def test_one_address_on_the_home_page_brings_the_incident_there() -> None:
    links = (*dead(5), outer("home", home=True))
    assert words(LinkHome(), site(links=links)) == ["violation"]
    assert words(RULE, site(links=links)) == []


def test_links_that_have_no_incident_come_first_and_unchanged() -> None:
    lone = outer("x", Outcome.HTTP_ERROR, status=404)
    assert shape([*dead(5), lone]) == [(lone.url, 1), (FRONT, 5)]


def test_the_sentence_counts_an_incident_as_one() -> None:
    verdict = only(RULE, site(links=tuple(dead(7))))
    assert said(RULE, verdict) == (
        "“dead.example.com”链接无法打开（域名无法解析），共1个页面引用；该网站的7个链接都打不开，计为一处"
    )
    assert said(RULE, verdict, "en") == (
        "The link “dead.example.com” does not open (unknown host); pages showing it: 1; "
        "none of 7 links to that site opens, counted as one"
    )


def test_the_sentence_of_a_lone_link_speaks_of_no_incident() -> None:
    verdict = only(RULE, site(links=(outer("a"),)))
    assert said(RULE, verdict) == "“友情链接a”链接无法打开（域名无法解析），共1个页面引用"


def settled(*links: LinkView, **facts: Any) -> list[str]:
    """The subjects that a look with these links shows to be gone, of one open finding of the host."""
    view = site(links=links, run=run(checks_external=facts.get("external", True)))
    known = [Record("1", "fgw", "link-other", FRONT, "open", NOW, NOW, NOW)]
    found = gone(view, judge(view, [RULE]), known)
    assert all(isinstance(verdict, InOrder) for _, verdict in found)
    return [verdict.subject for _, verdict in found]


@pytest.mark.parametrize("verdict", [LinkVerdict.UNCHECKED, LinkVerdict.BLOCKED])
def test_an_incident_of_addresses_that_were_not_looked_at_stays_open(verdict: LinkVerdict) -> None:
    assert settled(*dead(6, Outcome.SKIPPED, verdict=verdict)) == []


def test_an_incident_stays_open_while_it_is_seen_or_waits_and_ends_when_it_is_gone() -> None:
    assert settled(*dead(6)) == []
    assert settled(*dead(6, verdict=LinkVerdict.SUSPECT)) == []
    assert settled() == [FRONT]
    assert settled(external=False) == []
