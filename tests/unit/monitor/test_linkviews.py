"""What a report says of links whose answers the profile has a word for; the facts behind it stay."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor import assemble, not_checked
from monitor.facts import Fetch, Outcome
from monitor.profile import CrawlOptions, SiteProfile
from monitor.rules.links import LinkOther
from monitor.store import Seen, Store
from monitor.view import LinkVerdict, SiteView
from tests.unit.monitor.rules.scene import NOW, SITE, said
from tests.unit.monitor.store.seeing import crawled, link, opened, page, visit

OTHER = "www.example.cn"
GONE = f"https://{OTHER}/gone"


def site(**words: str) -> SiteProfile:
    crawl = CrawlOptions.model_validate({"answers": {OTHER: words} if words else {}})
    return SiteProfile(key="fgw", url=SITE, crawl=crawl)


def look(status: int, days: int = 0, attempt: int = 1) -> Seen:
    outcome = Outcome.BLOCKED if status == 403 else Outcome.HTTP_ERROR
    return Seen(Fetch(GONE, NOW + timedelta(days=days), "GET", attempt, outcome, status))


def crawl(store: Store, profile: SiteProfile, *looks: Seen, days: int = 0) -> int:
    shown = page("a.html", links=(link("")._replace(url=GONE, anchor="原文"),))
    return crawled(store, [Seen(visit("a.html"), shown), *looks], profile, days)


def viewed(folder: Path, profile: SiteProfile, *looks: Seen) -> SiteView:
    with opened(folder) as store:
        run = crawl(store, profile, *looks)
        return assemble.view(store, store.run(run), profile, NOW + timedelta(hours=2))


def gaps(view: SiteView, lang: str = "en") -> dict[str, str]:
    told = not_checked.not_checked(view, (), lang)
    return {each.why: each.what for each in told if "link" in each.what}


@pytest.mark.parametrize(
    ("words", "verdict", "outcomes", "why"),
    [
        ({}, "blocked", {"blocked": 1, "ok": 1}, "refuses machines"),
        ({"403": "ok"}, None, {"ok": 2}, "taken as in order because the profile says so"),
        ({"403": "skip"}, "unchecked", {"ok": 1, "skipped": 1}, "the profile says not to go by"),
        ({"403": "broken"}, "suspect", {"blocked": 1, "ok": 1}, "seen again on another day"),
    ],
)
def test_one_look_at_a_refusal(
    tmp_path: Path, words: dict[str, str], verdict: str | None, outcomes: dict[str, int], why: str
) -> None:
    view = viewed(tmp_path, site(**words), look(403))
    assert [found.verdict for found in view.links] == ([LinkVerdict(verdict)] if verdict else [])
    assert view.outcomes == outcomes
    ((sentence, what),) = gaps(view).items()
    assert why in sentence
    assert what == "1 link"


def test_a_refusal_called_broken_is_a_fault_told_with_its_status(tmp_path: Path) -> None:
    view = viewed(tmp_path, site(**{"403": "broken"}), look(403), look(403, attempt=2))
    (violation,) = LinkOther().judge(view)
    assert "HTTP 403" in said(LinkOther(), violation)
    assert gaps(view) == {}


def test_a_word_written_later_is_heard_of_what_was_seen_before(tmp_path: Path) -> None:
    """Refused on two days: the earlier refusal counts once the profile calls refusals broken."""
    with opened(tmp_path) as store:
        crawl(store, site(), look(403))
        run = store.run(crawl(store, site(), look(403, days=1), days=1))
        now = NOW + timedelta(days=1, hours=2)
        before = assemble.view(store, run, site(), now)
        after = assemble.view(store, run, site(**{"403": "broken"}), now)
        excused = assemble.view(store, run, site(**{"4xx": "ok"}), now, [GONE])
    assert [found.verdict for found in before.links] == [LinkVerdict.BLOCKED]
    assert [found.verdict for found in after.links] == [LinkVerdict.BROKEN]
    assert [found.verdict for found in excused.links] == [LinkVerdict.OK]  # so its finding ends


def test_a_failure_of_yesterday_the_profile_excuses_speaks_against_nobody(tmp_path: Path) -> None:
    profile = site(**{"404": "skip"})
    with opened(tmp_path) as store:
        crawl(store, profile, look(404))
        run = store.run(crawl(store, profile, look(500, days=1), days=1))
        view = assemble.view(store, run, profile, NOW + timedelta(days=1, hours=2))
    assert [found.verdict for found in view.links] == [LinkVerdict.SUSPECT]
