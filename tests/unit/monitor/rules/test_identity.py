"""identity-mark: what the foot of every page carries."""

import pytest

from monitor.facts import Mark, MarkKind, PageKind
from monitor.rules.base import Met, Verdict, Violation
from monitor.rules.identity import IdentityMark, is_site_code
from monitor.view import PageView, SiteView
from tests.unit.monitor.rules.scene import CODE, SITE, home, marks, page, said, site, tally, word

REST = ("conac", "icp", "police", "host-unit", "contact", "site-map")
OTHER_CODE = "3716000002"
SCRIPT = page("footer.js", PageKind.OTHER, marks=marks("icp"))


def verdict_on(kind: str, view: SiteView) -> Verdict:
    return next(each for each in IdentityMark().judge(view) if each.subject == kind)


def coded(path: str, code: str) -> PageView:
    return page(path, marks=marks(site_code=code))


def test_a_full_footer_is_in_order() -> None:
    view = site(home=home(marks=marks(*REST, site_code=CODE)))
    assert tally(IdentityMark(), view).met is Met.MET


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (site(home=home()), "violation"),
        (site(home=home(), pages=(page("a.html"),)), "violation"),
        (site(home=home(), pages=(page("a.html", marks=marks("icp")),)), "violation"),
        (
            site(home=home(marks=marks("icp")), pages=(page("a.html", marks=marks("conac")),)),
            "violation",
        ),
        (site(home=home(marks=marks("icp")), pages=(page("a.html"),)), "ok"),
        (
            site(home=home(marks=marks("icp")), pages=(page("a.html", marks=marks("ipv6")),)),
            "ok",
        ),
        (site(home=home(footer_scripts=(SCRIPT.url,)), pages=(SCRIPT,)), "ok"),
        (site(home=home(footer_scripts=(f"{SITE}footer.js",))), "undetermined"),
        (
            site(
                home=home(marks=marks("icp")),
                pages=(page("a.html", footer_scripts=(f"{SITE}f.js",), marks=marks("conac")),),
            ),
            "undetermined",
        ),
        (site(), "undetermined"),
        (site(pages=(page("a.html"),)), "undetermined"),
    ],
)
def test_a_mark_is_missing_only_where_every_footer_was_read(view: SiteView, expected: str) -> None:
    assert word(verdict_on("icp", view)) == expected


def test_a_footer_script_that_was_read_and_holds_no_mark_proves_that_it_is_missing() -> None:
    view = site(home=home(footer_scripts=(SCRIPT.url,)), pages=(SCRIPT,))
    assert word(verdict_on("police", view)) == "violation"


def test_a_hidden_mark_is_a_violation() -> None:
    hidden = Mark(MarkKind.CONAC, "有", visible=False)
    assert word(verdict_on("conac", site(home=home(marks=(hidden,))))) == "violation"
    beside = (hidden, *marks("conac"))
    assert word(verdict_on("conac", site(home=home(marks=beside)))) == "ok"


@pytest.mark.parametrize(
    ("code", "valid"),
    [
        (CODE, True),
        ("bm04000007", True),
        ("BM04000007", True),
        (f" {CODE}\n", True),
        ("0000000000", False),
        ("1234567890", False),
        ("3610782", False),
        ("zhengwugongkai", False),
        ("", False),
        ("bm00000000", False),
        ("３７１６０００００１", False),
    ],
)
def test_placeholders_and_other_numbers_are_no_site_code(code: str, valid: bool) -> None:
    assert is_site_code(code) is valid


@pytest.mark.parametrize(
    ("view", "fault"),
    [
        (site(home=home(marks=marks(site_code="1234567890"))), "invalid"),
        (site(home=home(marks=marks(site_code=""))), "invalid"),
        (site(code=CODE, home=home(marks=marks(site_code=OTHER_CODE))), "profile"),
        (
            site(home=home(marks=marks(site_code=CODE)), pages=(coded("a.html", OTHER_CODE),)),
            "differs",
        ),
        (site(home=home()), "missing"),
    ],
)
def test_each_fault_of_the_site_code_has_its_own_sentence(view: SiteView, fault: str) -> None:
    verdict = verdict_on("site-code", view)
    assert isinstance(verdict, Violation)
    assert verdict.details["fault"] == fault
    assert "网站标识码" in said(IdentityMark(), verdict)


def test_a_page_quoting_another_sites_code_beside_its_own_is_in_order() -> None:
    both = page("a.html", marks=(*marks(site_code=OTHER_CODE), *marks(site_code=CODE)))
    view = site(home=home(marks=marks(site_code=CODE)), pages=(both, coded("b.html", CODE)))
    assert word(verdict_on("site-code", view)) == "ok"


def test_pages_with_another_code_are_named() -> None:
    wrong = [coded(f"{number}.html", OTHER_CODE) for number in range(30)]
    view = site(home=home(marks=marks(site_code=CODE)), pages=tuple(wrong))
    verdict = verdict_on("site-code", view)
    assert isinstance(verdict, Violation)
    assert (verdict.details["count"], len(verdict.sources)) == (30, 20)


def test_a_mark_missing_on_some_pages_names_them() -> None:
    bare = page("topic/a.html", marks=marks("icp"))
    view = site(home=home(marks=marks("icp", "conac")), pages=(bare,))
    verdict = verdict_on("conac", view)
    assert isinstance(verdict, Violation)
    assert verdict.details["count"] == 1
    assert verdict.sources == (bare.url,)
