"""Documents and interpretations of a run, with the texts of their pages."""

from collections.abc import Collection
from typing import Any

import pytest

from monitor.facts import DocumentFacts, Entry, ListReading, ListState
from monitor.paperwork import policies_of_run
from monitor.profile import Column, SiteProfile
from monitor.seen import SeenRun
from monitor.view import ColumnView, PageView, PolicyState
from tests.unit.monitor.rules.scene import NOW, SITE, TODAY, page, run, weighed

UNIT = "滨州市发展和改革委员会"
RULE = "".join(chr(0x4E00 + number) for number in range(400))
OTHER = "".join(chr(0x6E00 + number) for number in range(400))


def listing(path: str, category: str, pages: list[PageView]) -> ColumnView:
    rows = tuple(Entry(at, each.title, each.url, TODAY) for at, each in enumerate(pages))
    column = Column(name=path, url=f"{SITE}{path}/", category=category)  # type: ignore[arg-type]
    return weighed(column, ListReading("generic", ListState.ENTRIES, rows))


def told(texts: dict[str, str], reader: str = "专家谈供热", **rules: Any) -> Any:
    facts = DocumentFacts("滨发改〔2026〕1号", issuer=UNIT)
    papers = [page("zc/1.html", title="关于印发《滨州市供热价格管理办法》的通知", document=facts)]
    readers = [page("jd/1.html", title=reader)]
    pages = [*papers, *readers]
    seen = SeenRun(run(), None, pages, {each.url: each for each in pages}, {}, {})
    profile = SiteProfile(key="fgw", url=SITE, name=UNIT, rules={"policy-interpretation": rules})
    asked: list[str] = []

    def said(urls: Collection[str]) -> dict[str, str]:
        asked.extend(urls)
        return {url: texts[url] for url in urls if url in texts}

    standings = [listing("zc", "policy", papers), listing("jd", "interpretation", readers)]
    (view,) = policies_of_run(profile, standings, seen, NOW.date(), said)
    return view, asked


PAPER, READER = f"{SITE}zc/1.html", f"{SITE}jd/1.html"


def test_a_number_in_the_text_pairs_what_no_title_and_no_link_does() -> None:
    view, _ = told({READER: "近日印发滨发改〔2026〕1号文件。"})
    (pair,) = view.interpretations
    assert (pair.kind, pair.confidence, pair.overlap) == ("number", 0.75, None)
    assert told({})[0].interpretations == ()


@pytest.mark.parametrize(
    ("text", "share"), [(RULE, 1.0), (OTHER, 0.0), (RULE[:200] + OTHER[:200], 0.49), ("图", None)]
)
def test_each_pair_says_how_much_is_copied(text: str, share: float | None) -> None:
    view, _ = told({PAPER: RULE, READER: text}, "《滨州市供热价格管理办法》解读")
    (pair,) = view.interpretations
    assert pair.overlap == share


def test_texts_are_asked_only_where_they_can_tell_something() -> None:
    assert told({}, "《滨州市粮食应急预案》解读")[1] == []
    assert told({}, "专家谈供热")[1] == [READER]


@pytest.mark.parametrize(
    ("rules", "state", "grade"),
    [
        ({}, PolicyState.CANNOT_TELL, "required"),
        ({"not_required": ["供热价格"]}, PolicyState.NOT_REQUIRED, "not_required"),
    ],
)
def test_the_profile_settles_the_need_and_an_undated_document_is_not_reproached(
    rules: dict[str, Any], state: PolicyState, grade: str
) -> None:
    view, _ = told({}, **rules)
    assert (view.state, view.need.grade.value) == (state, grade)
