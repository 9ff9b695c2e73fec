"""disclosure-late, document-validity: what documents show of their own dates and validity."""

from datetime import date

import pytest

from monitor.facts import DateSeen, DateSource, DocumentFacts, ListReading, ListState, PageKind
from monitor.profile import SiteProfile
from monitor.rules.base import Candidate, Violation
from monitor.rules.disclosure_time import DisclosureLate, DocumentValidity
from monitor.view import PageView, SiteView
from tests.unit.monitor.rules.scene import (
    NOW,
    SITE,
    column,
    fetch,
    home,
    listing,
    page,
    run,
    said,
    weighed,
    word,
    words,
)

UNIT = "滨海市发展和改革委员会"
MADE = date(2026, 6, 1)  # a Monday; 20 working days later is Tuesday 30 June (19 June is a holiday)


def document(
    made: date | None = MADE,
    published: date = date(2026, 6, 30),
    issuer: str = UNIT,
    *,
    path: str = "art/0.html",
    title: str = "关于印发办法的通知",
    source: DateSource = DateSource.VISIBLE,
    validity: str = "",
) -> PageView:
    facts = DocumentFacts("滨发改〔2026〕1号", "", made, issuer, validity)
    seen = (DateSeen(published, source, ""),)
    return page(path, PageKind.ARTICLE, title=title, document=facts, dates=seen)


def view(*pages: PageView, name: str = "规范性文件", **facts: object) -> SiteView:
    rows = tuple(
        listing(NOW.date()).entries[0]._replace(url=each.url, title=each.title) for each in pages
    )
    listed = weighed(column(name, "policy"), ListReading("generic", ListState.ENTRIES, rows))
    known = {"home": home(), "home_fetch": fetch(), "run": run()} | facts
    return SiteView(
        SiteProfile(key="fgw", url=SITE, name=UNIT),
        NOW,
        pages=pages,
        columns=(listed,),
        **known,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"published": date(2026, 6, 30)}, ["ok"]),  # 20 working days
        ({"published": date(2026, 7, 1)}, ["violation"]),  # 21
        ({"published": MADE}, ["ok"]),
        ({"published": date(2026, 5, 20)}, ["ok"]),  # before it was made: another rule's matter
        ({"published": date(2026, 11, 20)}, ["violation"]),
        ({"published": date(2026, 7, 1), "made": None}, []),
        ({"published": date(2026, 7, 1), "source": DateSource.URL}, []),
        ({"published": date(2026, 7, 1), "source": DateSource.LABEL}, []),
        ({"published": date(2026, 7, 1), "issuer": "国家发展和改革委员会"}, []),
        ({"published": date(2026, 7, 1), "issuer": "滨海市人民政府"}, []),
        ({"published": date(2026, 7, 1), "issuer": "市发展改革委"}, ["violation"]),
        ({"published": date(2026, 7, 1), "issuer": "滨海市发改委"}, ["violation"]),
        ({"published": date(2026, 7, 1), "issuer": ""}, ["candidate"]),
        ({"published": date(2026, 7, 1), "title": "转发省发展改革委通知"}, []),
        ({"made": date(2018, 6, 1), "published": date(2019, 1, 7)}, []),  # before the rule
        ({"made": date(2019, 5, 15), "published": date(2019, 8, 1)}, ["violation"]),
    ],
)
def test_twenty_working_days_between_two_shown_dates(
    changes: dict[str, object], expected: list[str]
) -> None:
    seen = view(document(**changes))  # type: ignore[arg-type]
    assert words(DisclosureLate(), seen) == expected


def test_one_finding_a_column_tells_count_and_worst() -> None:
    late = document(published=date(2026, 7, 1))
    later = document(published=date(2026, 7, 10), path="art/1.html", title="最晚的文件")
    fine = document(path="art/2.html")
    (verdict,) = DisclosureLate().judge(view(late, later, fine))
    assert isinstance(verdict, Violation)
    assert not isinstance(verdict, Candidate)
    assert (verdict.details["count"], verdict.details["checked"]) == (2, 3)
    assert verdict.details["workdays"] == 28
    assert verdict.sources == (later.url, late.url)
    assert "最晚的文件" in said(DisclosureLate(), verdict)


def test_one_certain_case_makes_the_columns_finding_certain() -> None:
    unsigned = document(published=date(2026, 9, 1), issuer="")
    late = document(published=date(2026, 7, 1), path="art/1.html")
    (verdict,) = DisclosureLate().judge(view(unsigned, late))
    assert word(verdict) == "violation"
    assert isinstance(verdict, Violation)
    assert verdict.details["count"] == 1


def test_the_limit_is_an_option_and_a_year_without_calendar_is_unknown() -> None:
    seen = view(document(published=date(2026, 7, 1)))
    assert words(DisclosureLate(max_workdays=21), seen) == ["ok"]
    ahead = document(made=date(2097, 6, 3), published=date(2097, 7, 20))
    assert words(DisclosureLate(), view(ahead)) == ["undetermined"]
    assert words(
        DisclosureLate(), view(document(made=date(2097, 6, 3), published=date(2097, 6, 20)))
    ) == ["ok"]


@pytest.mark.parametrize(
    ("validity", "name", "expected"),
    [
        ("有效", "规范性文件", ["ok"]),
        ("", "规范性文件", ["violation"]),
        ("", "政策文件", []),
        ("", "行政规范性文件", ["violation"]),
    ],
)
def test_normative_documents_say_whether_they_are_in_force(
    validity: str, name: str, expected: list[str]
) -> None:
    assert words(DocumentValidity(), view(document(validity=validity), name=name)) == expected


def test_documents_without_a_validity_are_one_hint_with_their_number() -> None:
    pages = [document(path=f"art/{number}.html") for number in range(3)]
    marked = document(path="art/9.html", validity="有效")
    (verdict,) = DocumentValidity().judge(view(*pages, marked))
    assert isinstance(verdict, Violation)
    assert (verdict.details["count"], verdict.details["checked"]) == (3, 4)
    assert "3" in said(DocumentValidity(), verdict)


def test_a_site_without_normative_documents_has_none_to_mark() -> None:
    assert words(DocumentValidity(), view()) == []
