"""link-home, link-other: confirmed dead addresses, each counted once."""

import pytest

from monitor.facts import Outcome
from monitor.rules.base import Met, Rule, Violation
from monitor.rules.links import LinkHome, LinkOther
from monitor.view import LinkVerdict, LinkView, SiteView
from tests.unit.monitor.rules.scene import link, only, run, said, site, tally, words

SEEN = {"ok": 100}


def showing(*links: LinkView) -> SiteView:
    return site(links=links, outcomes=SEEN)


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (LinkVerdict.BROKEN, ["violation"]),
        (LinkVerdict.SUSPECT, ["undetermined"]),
        (LinkVerdict.OK, ["ok"]),
        (LinkVerdict.BLOCKED, []),
        (LinkVerdict.UNCHECKED, []),
    ],
)
def test_only_a_confirmed_failure_is_a_violation(verdict: LinkVerdict, expected: list[str]) -> None:
    assert words(LinkOther(), showing(link(verdict=verdict))) == expected


@pytest.mark.parametrize(("on_home", "rule"), [(True, LinkHome()), (False, LinkOther())])
def test_an_address_counts_for_the_home_page_or_for_the_rest(on_home: bool, rule: Rule) -> None:
    view = showing(link(on_home=on_home))
    both = [each.code for each in (LinkHome(), LinkOther()) if words(each, view)]
    assert both == [rule.code]


def test_points_are_lost_for_each_address_and_never_more_than_the_block_has() -> None:
    many = showing(*(link(f"{number}.html", on_home=True) for number in range(30)))
    few = showing(link("1.html"), link("2.html"), link("3.html", LinkVerdict.SUSPECT))
    assert tally(LinkHome(), many).points_lost == 21
    assert (tally(LinkOther(), few).points_lost, tally(LinkOther(), few).points_open) == (0.2, 0.1)
    assert tally(LinkOther(points_each=2), few).points_lost == 4


@pytest.mark.parametrize(
    ("view", "met"),
    [
        (site(outcomes=SEEN), Met.MET),
        (site(outcomes=SEEN, run=run(complete=False)), Met.UNDETERMINED),
        (site(outcomes=SEEN, run=run(checks_external=False)), Met.UNDETERMINED),
        (site(outcomes=SEEN, run=None), Met.UNDETERMINED),
        (site(), Met.UNDETERMINED),
        (site(outcomes=SEEN, links=(link(verdict=LinkVerdict.SUSPECT),)), Met.UNDETERMINED),
        (site(outcomes=SEEN, links=(link(verdict=LinkVerdict.BLOCKED),)), Met.MET),
        (site(outcomes=SEEN, links=(link(),), run=run(complete=False)), Met.BROKEN),
    ],
)
def test_no_dead_link_is_only_met_when_everything_was_visited(view: SiteView, met: Met) -> None:
    assert tally(LinkOther(), view).met is met


@pytest.mark.parametrize(
    ("outcome", "status", "words_zh"),
    [
        (Outcome.HTTP_ERROR, 404, "HTTP 404"),
        (Outcome.EMPTY_HREF, None, "空链接"),
        (Outcome.TIMEOUT, None, "访问超时"),
        (Outcome.OTHER, None, "无法打开"),
    ],
)
def test_the_sentence_says_why(outcome: Outcome, status: int | None, words_zh: str) -> None:
    verdict = only(LinkOther(), showing(link(outcome=outcome, status=status)))
    assert said(LinkOther(), verdict) == f"“附件下载”链接无法打开（{words_zh}），共3个页面引用"


def test_a_person_is_sent_to_the_page_that_shows_the_link_not_to_the_dead_end() -> None:
    verdict = only(LinkOther(), showing(link()))
    assert isinstance(verdict, Violation)
    assert verdict.url == verdict.sources[0] != verdict.subject
