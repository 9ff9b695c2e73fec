"""Dates against what was seen: worded as observation, for a person, and silent where nothing can be compared."""

from datetime import date, timedelta

import pytest

from monitor import clock
from monitor.facts import DateSource, PageKind
from monitor.rules.base import Candidate, Met
from monitor.rules.dating import EntryBackdated, EntryRedated, FutureDate, TextRedated
from monitor.view import EntryStory, SiteView
from tests.unit.monitor.rules.scene import (
    SITE,
    TODAY,
    columns_aged,
    days_ago,
    judged,
    page,
    said,
    shown,
    site,
    tally,
    words,
)  # fmt: skip

COLUMN = f"{SITE}通知公告/"


def story(lag: int = 30, absent: int = 3, number: int = 1, **facts: object) -> EntryStory:
    """A row first seen today that states a day so long ago."""
    return EntryStory(
        COLUMN, f"{SITE}art/{number}.html", f"信息{number}", days_ago(lag),
        clock.end_of_day(TODAY), absent, days_ago(1), **facts,  # type: ignore[arg-type]
    )  # fmt: skip


def told(*stories: EntryStory, looks: int = 4) -> SiteView:
    return site(stories=stories, looks_back=looks)


@pytest.mark.parametrize(
    ("lag", "absent", "word"),
    [(7, 3, "ok"), (8, 3, "candidate"), (30, 1, "ok"), (30, 2, "candidate"), (0, 9, "ok")],
)
def test_a_row_is_told_of_above_seven_days_and_two_looks(lag: int, absent: int, word: str) -> None:
    assert words(EntryBackdated(), told(story(lag, absent))) == [word]


@pytest.mark.parametrize(("looks", "word"), [(0, "undetermined"), (1, "undetermined"), (2, "ok")])
def test_without_earlier_looks_nothing_is_said(looks: int, word: str) -> None:
    assert words(EntryBackdated(), told(looks=looks)) == [word]


@pytest.mark.parametrize(("rows", "candidates"), [(1, 1), (4, 4), (5, 1), (200, 1)])
def test_many_at_once_are_one_batch_of_their_column(rows: int, candidates: int) -> None:
    found = judged(EntryBackdated(), told(*(story(number=each) for each in range(rows))))
    assert len(found) == candidates


def test_it_says_what_was_seen_and_accuses_nobody() -> None:
    (found,) = judged(EntryBackdated(), told(story()))
    assert said(EntryBackdated(), found) == (
        "《信息1》标注日期为2026-10-24，2026-11-23首次见到，其间3次检查均未出现"
    )
    (batch,) = judged(EntryBackdated(), told(*(story(20 + each, number=each) for each in range(6))))
    assert said(EntryBackdated(), batch) == (
        "2026-11-23一次出现6条旧日期信息（标注2026-10-29至2026-11-03），此前检查均未出现，如《信息0》"
    )
    assert tally(EntryBackdated(), told(story())).met is Met.UNDETERMINED


@pytest.mark.parametrize(
    ("before", "word"),
    [(None, "ok"), (days_ago(31), "ok"), (days_ago(32), "candidate"), (days_ago(9), "candidate")],
)
def test_a_changed_date_is_told_of_above_a_day(before: date | None, word: str) -> None:
    assert words(EntryRedated(), told(story(30, redated_from=before))) == [word]


def test_a_first_crawl_compares_no_dates() -> None:
    assert words(EntryRedated(), told(looks=0)) == ["undetermined"]


def article(number: int, age: int, text: str = "a" * 24, title: str = "一条信息") -> object:
    return page(
        f"art/{number}.html", PageKind.ARTICLE, title=title, print=text,
        dates=(shown(days_ago(age), DateSource.VISIBLE),),
    )  # fmt: skip


@pytest.mark.parametrize(("age", "word"), [(7, "ok"), (8, "candidate"), (400, "candidate")])
def test_the_same_text_is_told_of_when_more_than_a_week_lies_between(age: int, word: str) -> None:
    assert words(TextRedated(), site(pages=(article(1, 0), article(2, age)))) == [word]


def test_other_texts_and_texts_too_short_to_tell_are_not_compared() -> None:
    other = article(2, 400, "b" * 24)
    assert words(TextRedated(), site(pages=(article(1, 0), other))) == ["ok"]
    assert words(TextRedated(), site(pages=(article(1, 0, ""), article(2, 90, "")))) == [
        "undetermined"
    ]


def test_a_text_that_recurs_under_other_titles_is_a_form_and_not_told_of() -> None:
    pages = (article(1, 0, title="2026年度公开年报"), article(2, 365, title="2025年度公开年报"))
    assert words(TextRedated(), site(pages=pages)) == ["ok"]
    spaced = (article(1, 0, title="供暖通知"), article(2, 365, title=" 供暖 通知"))
    assert words(TextRedated(), site(pages=spaced)) == ["candidate"]


def test_a_text_under_three_dates_is_one_candidate() -> None:
    (found,) = judged(
        TextRedated(), site(pages=tuple(article(each, each * 30) for each in range(3)))
    )
    assert isinstance(found, Candidate)
    assert (found.details["count"], found.details["earlier"]) == (3, days_ago(60).isoformat())


def test_rows_of_days_to_come_are_counted_by_column() -> None:
    columns = columns_aged("notice", -5, 1)
    found = [words(FutureDate(), site(columns=(each,))) for each in columns]
    assert found == [["candidate"], ["ok"]]


def test_the_first_visit_and_not_the_run_dates_a_row() -> None:
    early = clock.end_of_day(TODAY - timedelta(days=25))
    moved = EntryStory(COLUMN, f"{SITE}a", "信息", days_ago(30), early, 3)
    assert words(EntryBackdated(), told(moved)) == ["ok"]
