"""consultation-channel: is there an entry for enquiries, and does it open?"""

from typing import Any

import pytest

from monitor.facts import Link, LinkKind, Outcome, PageKind, Place
from monitor.rules.base import Met
from monitor.rules.channel import ConsultationChannel
from monitor.view import LinkVerdict, SiteView
from tests.unit.monitor.rules.scene import (
    SITE,
    TODAY,
    column,
    fetch,
    home,
    link,
    listing,
    only,
    page,
    run,
    said,
    site,
    tally,
    unfetched,
    weighed,
    word,
)

BOX = weighed(column("主任信箱", "message"), listing(TODAY))


def menu(*names: str) -> tuple[Link, ...]:
    return tuple(
        Link(f"{SITE}{name}.html", name, LinkKind.PAGE, Place.NAVIGATION) for name in names
    )


def seen(*names: str, **facts: Any) -> SiteView:
    return site(**({"home": home(navigation=menu(*names))} | facts))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("互动交流", "ok"),
        ("领导信箱", "ok"),
        ("我要咨询", "ok"),
        ("在线留言", "ok"),
        ("建言献策", "ok"),
        ("网上信访", "candidate"),
        ("纪检举报信箱", "candidate"),
        ("征集调查", "candidate"),
        ("工程咨询", "candidate"),
        ("通知公告", "candidate"),
    ],
)
def test_what_a_menu_offers(name: str, expected: str) -> None:
    assert word(only(ConsultationChannel(), seen(name))) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"columns": (BOX,)}, "ok"),
        ({"columns": (unfetched("主任信箱", "message"),)}, "undetermined"),
        ({"pages": (page("zx", PageKind.OTHER, title="我要咨询"),)}, "ok"),
        ({"pages": (page("zx", PageKind.ARTICLE, title="开展政策咨询活动"),)}, "candidate"),
        ({}, "candidate"),
        ({"home": None}, "undetermined"),
        ({"run": None}, "undetermined"),
        ({"run": run(complete=False)}, "undetermined"),
        ({"menu_by_script": True}, "undetermined"),
    ],
)
def test_what_was_not_seen_accuses_nobody(facts: dict[str, Any], expected: str) -> None:
    assert word(only(ConsultationChannel(), seen(**facts))) == expected


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (LinkVerdict.OK, "ok"),
        (LinkVerdict.BROKEN, "candidate"),
        (LinkVerdict.SUSPECT, "undetermined"),
        (LinkVerdict.BLOCKED, "undetermined"),
        (LinkVerdict.UNCHECKED, "undetermined"),
    ],
)
def test_an_entry_that_does_not_open(verdict: LinkVerdict, expected: str) -> None:
    found = only(ConsultationChannel(), seen("在线留言", links=(link("在线留言.html", verdict),)))
    assert word(found) == expected
    if expected == "candidate":
        assert "“在线留言”打不开" in said(ConsultationChannel(), found)


def test_an_entry_elsewhere_is_not_taken_for_open_where_links_were_not_followed() -> None:
    found = only(ConsultationChannel(), seen("在线留言", run=run(checks_external=False)))
    assert word(found) == "undetermined"


def test_another_entry_that_opens_is_enough() -> None:
    dead = link("在线留言.html")
    assert word(only(ConsultationChannel(), seen("在线留言", "领导信箱", links=(dead,)))) == "ok"
    failing = weighed(column("主任信箱", "message"), None, fetch(outcome=Outcome.TIMEOUT))
    assert word(only(ConsultationChannel(), seen("领导信箱", columns=(failing,)))) == "ok"


def test_only_a_person_breaks_this_veto() -> None:
    found = only(ConsultationChannel(), seen())
    assert "请人工核实" in said(ConsultationChannel(), found)
    assert tally(ConsultationChannel(), seen()).met is Met.UNDETERMINED
    assert tally(ConsultationChannel(), seen("在线留言")).met is Met.MET
