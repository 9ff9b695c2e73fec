"""error-report-entry: “我为政府网站找错”."""

import pytest

from monitor.facts import Mark, MarkKind, PageKind
from monitor.rules.base import Undetermined, Violation
from monitor.rules.error_report import ErrorReportEntry
from tests.unit.monitor.rules.scene import CODE, SITE, home, marks, only, page, said, site, word

CURRENT = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code="
OLD = "http://pucha.kaipuyun.cn/exposure/jiucuo.js"


def entry(url: str = CURRENT + CODE, value: str = "", *, visible: bool = True) -> Mark:
    return Mark(MarkKind.ERROR_REPORT, value, url, visible)


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ([entry()], None),
        ([entry("https://zfwzgl.www.gov.cn/exposure/jiucuo.js", CODE)], None),
        ([entry("")], None),
        ([entry(f"{SITE}jiucuo.html")], None),
        ([entry(), entry(OLD)], None),
        ([], "missing"),
        ([entry(visible=False)], "hidden"),
        ([entry(OLD)], "legacy"),
        ([entry("http://121.43.68.40/exposure/jiucuo.html?site_code=3716000001")], "legacy"),
        ([entry(OLD), entry(visible=False)], "legacy"),
        ([entry(CURRENT + "4507000042")], "code"),
        ([entry("https://zfwzgl.www.gov.cn/exposure/jiucuo.js", "4507000042")], "code"),
        ([entry("http://[broken?site_code=1")], None),
    ],
)
def test_one_good_entry_is_enough_and_each_fault_has_its_name(
    entries: list[Mark], fault: str | None
) -> None:
    view = site(home=home(marks=(*entries, *marks(site_code=CODE))))
    verdict = only(ErrorReportEntry(), view)
    assert (verdict.details["fault"] if isinstance(verdict, Violation) else None) == fault
    if fault:
        assert "找错" in said(ErrorReportEntry(), verdict)


def test_without_a_known_site_code_the_entrys_code_is_not_doubted() -> None:
    assert word(only(ErrorReportEntry(), site(home=home(marks=(entry(),))))) == "ok"


def test_a_footer_that_was_not_read_is_undetermined() -> None:
    scripted = site(home=home(footer_scripts=(f"{SITE}footer.js",)))
    assert isinstance(only(ErrorReportEntry(), scripted), Undetermined)
    assert isinstance(only(ErrorReportEntry(), site()), Undetermined)


def test_an_entry_in_a_footer_fragment_counts() -> None:
    script = page("f.js", PageKind.OTHER, marks=(entry(),))
    view = site(home=home(footer_scripts=(script.url,)), pages=(script,))
    assert word(only(ErrorReportEntry(), view)) == "ok"


def test_an_entry_on_other_pages_only_is_judged_there() -> None:
    view = site(home=home(), pages=(page("a.html", marks=(entry(OLD),)),))
    assert word(only(ErrorReportEntry(), view)) == "violation"


def test_another_sites_code_on_some_pages_is_a_violation_that_names_them() -> None:
    wrong = page("b.html", marks=(entry(f"{CURRENT}3716000002"),))
    view = site(home=home(marks=(entry(), *marks(site_code=CODE))), pages=(wrong,))
    verdict = only(ErrorReportEntry(), view)
    assert isinstance(verdict, Violation)
    assert verdict.details["count"] == 1
    assert verdict.sources == (wrong.url,)
