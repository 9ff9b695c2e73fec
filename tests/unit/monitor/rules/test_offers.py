"""accessibility-mark and search-code; page-load-time and ipv6-access stand with the domain's tests."""

import pytest

from monitor.facts import Mark, MarkKind, PageKind
from monitor.rules.base import Violation
from monitor.rules.offers import AccessibilityMark, SearchCode
from tests.unit.monitor.rules.scene import CODE, SITE, home, marks, only, page, said, site, words

OFFER = Mark(MarkKind.ACCESSIBILITY, "无障碍浏览")


def test_an_accessible_version_is_offered_or_a_person_looks() -> None:
    assert words(AccessibilityMark(), site(home=home(marks=(OFFER,)))) == ["ok"]
    hidden = OFFER._replace(visible=False)  # such entries are shown by a script
    assert words(AccessibilityMark(), site(home=home(marks=(hidden,)))) == ["ok"]
    assert words(AccessibilityMark(), site(home=home())) == ["candidate"]
    assert words(AccessibilityMark(), site()) == ["undetermined"]


def test_the_head_that_a_script_writes_counts() -> None:
    head = page("head.js", PageKind.OTHER, marks=(OFFER,))
    view = site(home=home(footer_scripts=(head.url,)), pages=(head,))
    assert words(AccessibilityMark(), view) == ["ok"]


def form(code: str) -> Mark:
    return Mark(MarkKind.SEARCH_CODE, code, visible=False)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (CODE, ["ok"]),
        (f" {CODE} ", ["ok"]),
        ("3716000002", ["candidate"]),  # the same city: perhaps a common search
        ("3717000001", ["violation"]),
        ("4507000042", ["violation"]),
        ("bm04000001", ["violation"]),
        ("1234567890", []),  # a template's placeholder
        ("", []),
    ],
)
def test_a_search_form_carries_the_sites_own_code(code: str, expected: list[str]) -> None:
    view = site(home=home(marks=(form(code), *marks(site_code=CODE))))
    verdicts = list(SearchCode().judge(view))
    assert words(SearchCode(), view) == expected
    for verdict in verdicts:
        if isinstance(verdict, Violation):
            assert code in said(SearchCode(), verdict)


def test_without_the_sites_own_code_there_is_nothing_to_compare_with() -> None:
    assert words(SearchCode(), site(home=home(marks=(form(CODE),)))) == ["undetermined"]
    assert words(SearchCode(), site(home=home())) == []


def test_pages_of_a_copied_template_are_one_finding() -> None:
    pages = tuple(page(f"{number}.html", marks=(form("4507000042"),)) for number in range(30))
    verdict = only(SearchCode(), site(code=CODE, home=home(marks=(form(CODE),)), pages=pages))
    assert isinstance(verdict, Violation)
    assert verdict.details["count"] == 30
    assert len(verdict.sources) == 20
    assert verdict.url != SITE
