"""A place that a page lacks is told once a page, with who links to it; what nobody can know is undetermined."""

from dataclasses import replace

import pytest

from monitor.facts import Fragments
from monitor.profile import CrawlOptions
from monitor.rules.base import Met, Violation
from monitor.rules.fragments import FragmentMissing
from monitor.view import PageView, SiteView
from tests.unit.monitor.rules.scene import SITE, judged, only, page, site, word

RULE = FragmentMissing()
TARGET = f"{SITE}b.html"


def seen(*pages: PageView, on: bool = True) -> SiteView:
    view = site(pages=pages)
    return replace(view, site=view.site.model_copy(update={"crawl": CrawlOptions(fragments=on)}))


def source(*places: str, path: str = "a.html", url: str = TARGET) -> PageView:
    jumps = tuple((url, place) for place in places)
    return page(path, fragments=Fragments((), jumps, whole=True))


def target(*places: str, whole: bool = True) -> PageView:
    return page("b.html", title="办事指南", fragments=Fragments(places, (), whole))


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("part2", "ok"),
        ("Part2", "violation"),
        ("part", "violation"),
        ("%E7%AC%AC", "ok"),  # 第, in UTF-8
        ("%B5%DA", "ok"),  # and in GBK
        ("第", "ok"),
        ("a%20b", "ok"),
        ("100%25", "ok"),
        ("100%", "ok"),
        ("%FF", "violation"),
    ],
)
def test_a_place_is_there_as_written_or_decoded(place: str, wanted: str) -> None:
    assert word(only(RULE, seen(source(place), target("part2", "第", "a b", "100%")))) == wanted


def test_one_finding_a_page_names_its_places_and_who_links_to_it() -> None:
    pages = (source("x", "y", "ok"), source("x", path="c.html"), target("ok"))
    found = only(RULE, seen(*pages))
    assert isinstance(found, Violation)
    assert (found.subject, found.name, found.url) == (TARGET, "办事指南", f"{SITE}a.html")
    assert found.sources == (f"{SITE}a.html", f"{SITE}c.html")
    assert found.evidence == (f"{TARGET}#x", f"{TARGET}#y")
    assert (
        RULE.summary_of(found).say("zh", found.details)
        == "2个页内位置不存在：#x, #y（2个页面链接到此）"
    )
    assert "(#x, #y), linked to from 2 pages" in RULE.summary_of(found).say("en", found.details)


def test_each_page_linked_to_is_judged_by_itself() -> None:
    other = source("x", path="c.html", url=f"{SITE}a.html")
    verdicts = judged(RULE, seen(source("x"), other, target("x")))
    assert [(each.subject, word(each)) for each in verdicts] == [
        (TARGET, "ok"),
        (f"{SITE}a.html", "violation"),
    ]


@pytest.mark.parametrize(
    ("view", "reason"),
    [
        (seen(source("x"), target(), on=False), "未启用"),
        (seen(target()), "未见指向页内位置的链接"),
        (seen(source("x")), "未读取"),
        (seen(source("x"), page("b.html")), "未读取"),
        (seen(source("x"), target(whole=False)), "脚本"),
    ],
)
def test_what_nobody_can_know_is_undetermined(view: SiteView, reason: str) -> None:
    verdict = only(RULE, view)
    assert word(verdict) == "undetermined"
    assert reason in str(verdict)
    assert RULE.tally([verdict], view).met is Met.UNDETERMINED


def test_a_page_not_known_whole_may_still_be_seen_to_have_it() -> None:
    assert word(only(RULE, seen(source("x"), target("x", whole=False)))) == "ok"


def test_a_hundred_missing_places_make_a_short_sentence() -> None:
    found = only(RULE, seen(source(*(f"{'长' * 150}{n}" for n in range(100))), target()))
    assert isinstance(found, Violation)
    assert len(RULE.summary_of(found).say("zh", found.details)) < 400
    assert len(found.evidence) == 20
