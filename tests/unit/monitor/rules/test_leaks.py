"""What should not be public: a fault where it is certain, a candidate where it is not, never a value."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.facts import Leak, LeakKind
from monitor.leaks import seal
from monitor.rules import catalogue
from monitor.rules.base import InOrder, Level, Met, Undetermined, Violation
from monitor.rules.leaks import FORMS, LeakRule
from monitor.rules.leaks_personal import ResidentIds
from monitor.view import LeakView, SiteView
from tests.unit.monitor.leaks.numbers import KEY, card, mobile, resident
from tests.unit.monitor.rules.scene import (
    SITE,
    column,
    judged,
    listing,
    only,
    page,
    said,
    site,
    tally,
    weighed,
    word,
    words,
)  # fmt: skip

RULES = {rule.kind: rule() for rule in catalogue() if issubclass(rule, LeakRule)}
IDS, MOBILES, MARKS = (
    RULES[LeakKind.RESIDENT_ID],
    RULES[LeakKind.MOBILE],
    RULES[LeakKind.CLASSIFIED],
)
PENALTIES = weighed(column("行政处罚公示"), listing())
NOTICES = weighed(column("通知公告"), listing())


def leak(number: int = 1, kind: LeakKind = LeakKind.RESIDENT_ID, **facts: Any) -> Leak:
    known = {"masked": f"37**************{number:02d}", "place": "line 3", "key": f"{number:016x}"}
    return Leak(kind, **known | facts)


def sure(number: int = 1, **facts: Any) -> Leak:
    return leak(number, certain=True, **facts)


def found(*leaks: Leak, path: str = "a.html", **facts: Any) -> tuple[LeakView, ...]:
    return tuple(LeakView(f"{SITE}{path}", each, **facts) for each in leaks)


def read(*leaks: LeakView, **facts: Any) -> SiteView:
    known: dict[str, Any] = {"pages": (page("a.html"),), "columns": (PENALTIES, NOTICES)}
    return site(leaks=leaks, **known | facts)


CODES = {
    "leak-resident-id": LeakKind.RESIDENT_ID,
    "leak-mobile": LeakKind.MOBILE,
    "leak-bank-card": LeakKind.BANK_CARD,
    "leak-personal-table": LeakKind.PERSONAL_TABLE,
    "leak-classified": LeakKind.CLASSIFIED,
    "leak-not-public": LeakKind.NOT_PUBLIC,
    "leak-internal-head": LeakKind.INTERNAL_HEAD,
}


def test_every_kind_of_leak_has_a_rule_and_no_rule_is_a_veto() -> None:
    assert {rule.code: kind for kind, rule in RULES.items()} == CODES
    assert set(RULES) == set(LeakKind)
    assert {rule.level for rule in RULES.values()} == {Level.DUTY}
    at_once = {kind for kind, rule in RULES.items() if rule.is_at_once()}
    assert at_once == {LeakKind.RESIDENT_ID, LeakKind.CLASSIFIED}


@pytest.mark.parametrize(
    ("leaks", "word_of_it"),
    [([sure()], "violation"), ([leak()], "candidate"), ([leak(1), sure(2)], "violation")],
)
def test_an_id_that_is_certain_is_a_fault_and_one_that_is_not_is_for_a_person(
    leaks: list[Leak], word_of_it: str
) -> None:
    verdict = only(IDS, read(*found(*leaks)))
    assert word(verdict) == word_of_it
    assert ("疑似" in said(IDS, verdict)) == (word_of_it == "candidate")


@pytest.mark.parametrize("kind", sorted(set(LeakKind) - {LeakKind.RESIDENT_ID}))
def test_all_else_is_for_a_person_however_sure_the_reader_was(kind: LeakKind) -> None:
    view = read(*found(sure(kind=kind)))
    verdict = only(RULES[kind], view)
    assert word(verdict) == "candidate"
    assert all(said(RULES[kind], verdict, lang) for lang in ("zh", "en"))
    assert tally(RULES[kind], view).met is Met.UNDETERMINED


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
@pytest.mark.parametrize(
    ("facts", "expected", "met"),
    [
        ({}, ["ok"], Met.MET),
        ({"pages": ()}, ["undetermined"], Met.UNDETERMINED),
        ({"pages": (), "files_searched": 1}, ["ok"], Met.MET),
        ({"files_unread": (f"{SITE}a.pdf",)}, ["ok", "undetermined"], Met.UNDETERMINED),
        ({"pages": (), "files_unread": (f"{SITE}a.pdf",)}, ["undetermined"] * 2, Met.UNDETERMINED),
    ],
    ids=["none-found", "nothing-read", "only-files-read", "a-file-unread", "no-file-read"],
)
def test_nothing_found_is_in_order_only_where_all_was_read(
    rule: LeakRule, facts: dict[str, Any], expected: list[str], met: Met
) -> None:
    view = read(**facts)
    assert words(rule, view) == expected
    assert tally(rule, view).met is met


def test_files_that_could_not_be_read_are_one_subject_with_their_number() -> None:
    view = read(*found(sure()), files_unread=(f"{SITE}a.pdf", f"{SITE}b.pdf"))
    unread, fault = judged(IDS, view)
    assert isinstance(unread, Undetermined)
    assert (unread.reason.zh, word(fault)) == ("2个附件未能读出文字", "violation")


@pytest.mark.parametrize(
    ("options", "facts", "expected"),
    [
        ({}, {"columns": (PENALTIES.column.url,)}, "violation"),
        ({"allow_columns": ("行政处罚公示",)}, {"columns": (PENALTIES.column.url,)}, "ok"),
        ({"allow_columns": (PENALTIES.column.url,)}, {"columns": (PENALTIES.column.url,)}, "ok"),
        ({"allow_columns": ("行政处罚公示",)}, {"columns": (NOTICES.column.url,)}, "violation"),
        ({"allow_columns": ("行政处罚公示",)}, {}, "violation"),
        (
            {"allow_columns": ("行政处罚公示",)},
            {"columns": (NOTICES.column.url, PENALTIES.column.url)},
            "ok",
        ),
        ({"allow_urls": (f"{SITE}a",)}, {}, "ok"),
        ({"allow_urls": (f"{SITE}b",)}, {}, "violation"),
        ({"allow_urls": (f"{SITE}cf/",)}, {"is_file": True, "sources": (f"{SITE}cf/1.html",)}, "ok"),
    ],
)  # fmt: skip
def test_what_must_be_published_by_law_is_in_order(
    options: dict[str, Any], facts: dict[str, Any], expected: str
) -> None:
    verdict = judged(ResidentIds(**options), read(*found(sure(), **facts)))[-1]
    assert word(verdict) == expected
    assert verdict.subject == f"{SITE}a.html"


def test_a_page_that_is_excused_leaves_the_site_in_order() -> None:
    rule = ResidentIds(allow_columns=("行政处罚公示",))
    view = read(*found(sure(), columns=(PENALTIES.column.url,)))
    assert judged(rule, view) == [InOrder("site", SITE), InOrder(f"{SITE}a.html", f"{SITE}a.html")]
    assert tally(rule, view).met is Met.MET


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "页面中有1个未脱敏"), (FORMS, f"页面中有{FORMS}个未脱敏"), (199, "页面中有199个未脱敏"),
        (200, "页面中有200个以上未脱敏"),
    ],
)  # fmt: skip
def test_a_long_list_is_one_fault_with_its_number_and_few_forms(count: int, sentence: str) -> None:
    verdict = only(IDS, read(*found(*(sure(number) for number in range(count)))))
    assert isinstance(verdict, Violation)
    assert said(IDS, verdict).startswith(sentence)
    masked = str(verdict.details["masked"])
    assert masked.count("37*") == min(count, FORMS)
    assert masked.endswith("等") == (count > FORMS)
    assert len(str(verdict.details["key"]).split()) == min(count, FORMS)


def test_values_that_look_alike_masked_are_each_told() -> None:
    verdict = only(IDS, read(*found(sure(1, masked="37**01"), sure(2, masked="37**01"))))
    assert "有2个未脱敏的居民身份证号：37**01、37**01（" in said(IDS, verdict)


def test_a_file_names_the_pages_that_link_to_it_and_its_column() -> None:
    facts = {"is_file": True, "sources": (f"{SITE}x.html",), "columns": (NOTICES.column.url,)}
    leaks = (sure(place="file properties, line 2"), sure(2, place="line 7"))
    verdict = only(IDS, read(*found(*leaks, path="a.xlsx", **facts)))
    assert isinstance(verdict, Violation)
    assert (verdict.url, verdict.sources) == (f"{SITE}a.xlsx", (f"{SITE}x.html",))
    assert verdict.column == NOTICES.column.url
    assert said(IDS, verdict).startswith("附件中有2个")
    assert "（文件属性、正文第7行）" in said(IDS, verdict)


@pytest.mark.parametrize(("pages", "verdicts"), [(1, 1), (2, 2), (3, 1), (40, 1)])
def test_a_number_that_a_template_repeats_is_one_place_to_mend(pages: int, verdicts: int) -> None:
    phone = leak(kind=LeakKind.MOBILE, masked="138****0001")
    leaks = [each for number in range(pages) for each in found(phone, path=f"{number}.html")]
    told = judged(MOBILES, read(*leaks))
    assert len(told) == verdicts
    last = told[-1]
    assert isinstance(last, Violation)
    assert len(last.sources) == (min(pages, 20) if pages > 2 else 0)
    assert (f"见于{pages}个页面" in said(MOBILES, last)) == (pages > 2)


@pytest.mark.parametrize("is_file", [True, False])
def test_a_mark_is_each_documents_own(is_file: bool) -> None:
    mark = leak(kind=LeakKind.CLASSIFIED, masked="机密★10年", key="")
    leaks = [each for n in range(4) for each in found(mark, path=f"{n}.pdf", is_file=is_file)]
    assert len(judged(MARKS, read(*leaks))) == 4


def test_a_classification_mark_tells_the_mark_its_place_and_nothing_else() -> None:
    mark = leak(kind=LeakKind.CLASSIFIED, masked="机密★10年", key="", place="line 1")
    verdict = only(MARKS, read(*found(mark), pages=(page("a.html", title="不可说的标题"),)))
    assert said(MARKS, verdict) == "页面上有疑似密级标志“机密★10年”（正文第1行），须立即由专人核看"
    assert "不可说" not in repr(verdict)


VALUES = st.integers(1, 998).flatmap(
    lambda number: st.sampled_from([resident(number), mobile(number), card(number)])
)
WORDS = st.sampled_from(
    ["身份证号", "手机", "银行卡号", "我叫王某，家住", "开户行农业银行，账号", "补贴"]
)


@given(
    rows=st.lists(st.tuples(WORDS, VALUES), min_size=1, max_size=12), as_file=st.booleans(),
    place=st.sampled_from(["", "hidden text", "title, label or list"]),
)  # fmt: skip
def test_no_verdict_holds_a_value(rows: list[tuple[str, str]], as_file: bool, place: str) -> None:
    text = "\n".join(f"{label}：{value}" for label, value in rows)
    sealed = seal(text, KEY, place)
    leaks = tuple(LeakView(f"{SITE}a", each, as_file) for each in sealed.leaks)
    told = "".join(_told(read(*leaks)))
    assert not [value for _, value in rows if value in told]


def _told(view: SiteView) -> Iterator[str]:
    for rule in RULES.values():
        for verdict in rule.judge(view):
            yield repr(verdict)
            if isinstance(verdict, Violation):
                yield from (said(rule, verdict, lang) for lang in ("zh", "en"))


def test_the_property_sees_leaks() -> None:
    """Else it proves nothing."""
    text = f"我叫王某，身份证号{resident(5)}，手机{mobile(5)}"
    leaks = found(*seal(text, KEY).leaks)
    told = "".join(_told(read(*leaks)))
    assert "37**************" in told
    assert f"{mobile(5)[:3]}****" in told
