"""Documents and their interpretations: found by links, by titles, or honestly not at all."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.doc_numbers import read_numbers
from monitor.duty import Duties
from monitor.facts import DateSource, DocumentFacts
from monitor.policies import pair, published_on
from monitor.titles import document_names, interpretation_names, likeness, not_required
from monitor.view import PageView, PolicyState, PolicyView
from tests.unit.monitor.rules.scene import SITE, TODAY, page, shown

NAME = "滨州市电动汽车充电基础设施规划（2026—2030年）"
DOCUMENT = f"滨州市发展和改革委员会关于印发《{NAME}》的通知"
READING = "《滨州市电动汽车充电基础设施规划(2026-2030年)》政策解读"


def document(title: str = DOCUMENT, path: str = "zc/1.html", **facts: Any) -> PageView:
    facts.setdefault("dates", (shown(date(2026, 10, 9)),))
    return page(path, title=title, **facts)


def reading(title: str = READING, path: str = "jd/1.html", **facts: Any) -> PageView:
    facts.setdefault("dates", (shown(date(2026, 10, 12)),))
    return page(path, title=title, **facts)


def paired(
    documents: list[PageView],
    readings: list[PageView],
    rows: dict[str, tuple[str, ...]] | None = None,
    complete: bool = True,
) -> list[PolicyView]:
    return list(pair(documents, readings, rows or {}, complete, TODAY))


def only(*args: Any, **options: Any) -> PolicyView:
    (view,) = paired(*args, **options)
    return view


UNRELATED = reading("《滨州市粮食应急预案》解读", "jd/9.html")


@pytest.mark.parametrize(
    ("document_links", "reading_links", "rows", "how", "forward", "back"),
    [
        (True, True, False, "linked", True, True),
        (True, False, False, "linked", True, False),
        (False, True, False, "linked", False, True),
        (False, False, True, "linked", True, False),
        (False, False, False, "matched", False, False),
    ],
)
def test_a_pair_says_how_it_was_found_and_who_links_to_whom(
    document_links: bool, reading_links: bool, rows: bool, how: str, forward: bool, back: bool
) -> None:
    paper = document(related=(f"{SITE}jd/1.html",) if document_links else ())
    reader = reading(related=(f"{SITE}zc/1.html",) if reading_links else ())
    row = {paper.url: (reader.url,)} if rows else None
    (found,) = only([paper], [reader], row).interpretations
    assert (found.how, found.links_forward, found.links_back) == (how, forward, back)


def test_a_linked_pair_needs_no_likeness_of_titles() -> None:
    reader = reading("专家解读文章之二 | 信用修复制度的体系性重构", related=(f"{SITE}zc/1.html",))
    assert only([document()], [reader]).state is PolicyState.LINKED


def test_http_and_https_are_the_same_page() -> None:
    paper = document(related=("http://fgw.example.gov.cn/jd/1.html",))
    assert only([paper], [reading("负责同志谈充电")]).state is PolicyState.LINKED


def test_a_related_row_whose_page_was_not_read_is_an_interpretation_all_the_same() -> None:
    view = only([document()], [], {f"{SITE}zc/1.html": ("https://www.example.gov.cn/jd/7.html",)})
    assert (view.state, view.interpretations[0].title) == (PolicyState.LINKED, "")


# Titles as national and local sites really write them.
@pytest.mark.parametrize(
    ("title", "interpretation"),
    [
        (DOCUMENT, READING),
        (
            "《招标投标领域信用管理暂行办法》 2026年第44号令",
            "国家发展改革委有关负责同志就《招标投标领域信用管理暂行办法》答记者问",
        ),
        (
            "关于印发《可再生能源消费最低比例目标和电力消纳责任权重制度实施办法》的通知",
            "一图读懂 | 可再生能源消费最低比例目标和电力消纳责任权重制度实施办法",
        ),
        (
            "外商投资准入特别管理措施(负面清单)(2024年版)",
            "《2024年版全国外商投资准入特别管理措施（负面清单）》解读",
        ),
        (
            "鼓励外商投资产业目录（2025年版）",
            "国家发展改革委、商务部发布《鼓励外商投资产业目录（2025年版）》",
        ),
        ("滨州市供热价格管理办法（试行）", "图解：滨州市供热价格管理办法"),
        (
            "关于促进民营经济高质量发展的实施意见",
            "《关于促进民营经济高质量发展的实施意见》政策解读",
        ),
        ("滨州市人民政府关于印发滨州市节能降碳行动方案的通知", "滨州市节能降碳行动方案的文字解读"),
    ],
)
def test_titles_that_name_the_same_document_match(title: str, interpretation: str) -> None:
    view = only([document(title)], [reading(interpretation), UNRELATED])
    assert [each.title for each in view.interpretations] == [interpretation]
    assert view.state is PolicyState.MATCHED


@pytest.mark.parametrize(
    ("title", "interpretation"),
    [
        ("2025年国民经济和社会发展计划", "《2026年国民经济和社会发展计划》解读"),
        ("关于公布第一批重点项目管理办法的通知", "《第二批重点项目管理办法》解读"),
        ("滨州市供热价格管理办法", "《滨州市粮食应急预案》解读"),
        ("价格管理办法", "《滨州市城市集中供热和燃气销售价格管理办法》解读"),
        ("通知", "通知解读"),
        ("滨州市供热价格管理办法", "解读"),
    ],
)
def test_titles_that_name_different_documents_do_not(title: str, interpretation: str) -> None:
    assert only([document(title)], [reading(interpretation)]).interpretations == ()


def test_an_interpretation_goes_to_the_document_it_fits_best() -> None:
    rule = document("滨州市供热价格管理办法", "zc/1.html")
    details = document("滨州市供热价格管理办法实施细则", "zc/2.html")
    reader = reading("《滨州市供热价格管理办法实施细则》解读")
    assert [view.state for view in paired([rule, details], [reader])] == [
        PolicyState.MISSING,
        PolicyState.MATCHED,
    ]


def test_a_document_published_twice_is_explained_twice() -> None:
    views = paired([document(), document(path="tz/1.html")], [reading()])
    assert [view.state for view in views] == [PolicyState.MATCHED] * 2


def test_an_interpretation_months_older_than_the_document_explains_an_earlier_one() -> None:
    old = reading(dates=(shown(date(2024, 1, 5)),))
    assert only([document()], [old]).state is PolicyState.MISSING


@pytest.mark.parametrize(
    ("readings", "complete", "state", "reason"),
    [
        ([UNRELATED], True, PolicyState.MISSING, ""),
        ([UNRELATED], False, PolicyState.CANNOT_TELL, "run-incomplete"),
        ([], True, PolicyState.CANNOT_TELL, "no-interpretation-column"),
    ],
)
def test_missing_needs_a_complete_run_and_an_interpretation_column(
    readings: list[PageView], complete: bool, state: PolicyState, reason: str
) -> None:
    view = only([document()], readings, complete=complete)
    assert (view.state, view.reason) == (state, reason)


def test_what_a_script_asks_an_interface_for_may_be_the_interpretation() -> None:
    view = only([document(related_by_script=True)], [UNRELATED])
    assert (view.state, view.reason) == (PolicyState.CANNOT_TELL, "related-by-script")


@pytest.mark.parametrize("days", [0, 1, 15, 60])
def test_an_interpretation_may_come_the_same_day_or_weeks_later(days: int) -> None:
    later = reading(dates=(shown(date(2026, 9, 1) + timedelta(days)),))
    paper = document(dates=(shown(date(2026, 9, 1)),))
    assert only([paper], [later]).state is PolicyState.MATCHED


def test_a_document_of_today_is_not_yet_said_to_lack_its_interpretation() -> None:
    view = only([document(dates=(shown(TODAY),))], [UNRELATED])
    assert (view.state, view.reason) == (PolicyState.CANNOT_TELL, "within-time")


def test_a_related_link_that_was_not_read_may_be_the_interpretation() -> None:
    paper = document(related=("https://www.example.gov.cn/jd/7.html",))
    assert only([paper], [UNRELATED]).reason == "related-link-unread"


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("关于滨州市城市管理规划的批复", "reply"),
        ("关于《供热价格管理办法》有关问题的复函", "reply"),
        ("关于转发《省节能管理办法》的通知", "forwarded"),
        ("关于张三等同志任免职的通知", "personnel"),
        ("关于召开全市发展改革工作会议的通知", "meeting"),
        ("2026年重点项目名单", "list"),
        ("关于商请提供数据的函", "letter"),
        ("关于组织申报2026年中央预算内项目的通知", "call"),
        ("关于2026年国庆节放假的通知", "holiday"),
        ("关于印发《滨州市会议费管理办法》的通知", ""),
        ("滨州市失信名单管理办法", ""),
        ("中央预算内项目申报管理办法", ""),
        (DOCUMENT, ""),
    ],
)
def test_kinds_of_document_that_hardly_need_an_interpretation(title: str, reason: str) -> None:
    assert not_required(title) == reason
    view = only([document(title)], [UNRELATED])
    assert (view.state is PolicyState.NOT_REQUIRED, view.reason) == (bool(reason), reason)


def test_an_interpretation_that_exists_counts_even_where_none_was_required() -> None:
    view = only(
        [document("关于转发《供热价格管理办法》的通知", related=(f"{SITE}jd/1.html",))], [reading()]
    )
    assert view.state is PolicyState.LINKED


def test_an_interpretation_among_the_policies_is_no_document() -> None:
    views = paired([document(), reading(path="zc/2.html")], [])
    assert [(view.url, view.state) for view in views] == [(f"{SITE}zc/1.html", PolicyState.MATCHED)]


@pytest.mark.parametrize(
    ("days", "lag"),
    [
        ([date(2026, 10, 9)], 0),
        ([date(2026, 10, 12), date(2026, 10, 30)], 1 + 1),
        ([date(2026, 10, 8)], 0),
        ([None], None),
    ],
)
def test_the_lag_counts_working_days_to_the_first_interpretation(
    days: list[date | None], lag: int | None
) -> None:
    readers = [
        reading(path=f"jd/{number}.html", dates=(shown(day),) if day else ())
        for number, day in enumerate(days)
    ]
    assert only([document()], readers).lag_workdays == lag


@pytest.mark.parametrize(
    ("dates", "made", "expected"),
    [
        ([(DateSource.MADE, 1), (DateSource.VISIBLE, 9)], 1, 9),
        ([(DateSource.MADE, 1), (DateSource.LABEL, 8)], 1, 8),
        ([(DateSource.LABEL, 8), (DateSource.VISIBLE, 9)], 1, 9),
        ([(DateSource.URL, 7)], 1, 7),
        ([(DateSource.MADE, 1)], None, 1),
        ([], 1, 1),
        ([], None, None),
    ],
)
def test_the_day_it_was_made_is_not_the_day_it_was_published(
    dates: list[tuple[DateSource, int]], made: int | None, expected: int | None
) -> None:
    seen = tuple(shown(date(2026, 10, day), source) for source, day in dates)
    facts = DocumentFacts(made=date(2026, 10, made) if made else None)
    found = published_on(document(dates=seen, document=facts), TODAY)
    assert found == (date(2026, 10, expected) if expected else None)


def test_dates_that_cannot_be_are_not_believed() -> None:
    wild = (shown(date(2062, 1, 1)), shown(date(1970, 1, 1)), shown(date(2026, 10, 9)))
    assert published_on(document(dates=wild), TODAY) == date(2026, 10, 9)


def test_a_name_is_compared_without_wrapping() -> None:
    (own,) = document_names(DOCUMENT)
    assert own.text == "滨州市电动汽车充电基础设施规划"
    assert own.years == {"2026", "2030"}
    assert max(likeness(own, other) for other in interpretation_names(READING)) == 1


def test_each_of_thousands_of_like_titles_finds_its_own() -> None:
    papers = [
        document(f"滨州市发展和改革委员会关于印发{number}号目录管理办法的通知", f"zc/{number}.html")
        for number in range(1500)
    ]
    readers = [
        reading(f"《{number}号目录管理办法》解读", f"jd/{number}.html") for number in range(1500)
    ]
    views = paired(papers, readers)
    assert len(views) == 1500
    assert all(view.interpretations[0].url == view.url.replace("/zc/", "/jd/") for view in views)


@pytest.mark.parametrize(
    "title", ["", "《" * 5000, "关于" * 5000, "2026年" * 3000, "\ufdfa" * 300, "解读之" * 999]
)
def test_no_title_is_too_odd_to_compare(title: str) -> None:
    assert len(paired([document(title)], [reading(title), UNRELATED])) <= 1
    assert isinstance(not_required(title), str)


NUMBERED = DocumentFacts("滨发改〔2026〕1号")
OTHER = DocumentFacts("滨发改〔2026〕2号")
METHOD = "关于印发《滨州市供热价格管理办法》的通知"
CITED = {f"{SITE}jd/1.html": read_numbers("近日印发了滨发改〔2026〕1号文件，现解读如下")}


@pytest.mark.parametrize(
    ("interpretation", "facts", "cited", "kind", "confidence"),
    [
        ("滨发改〔2026〕1号政策解读", {}, {}, "number", 0.95),
        ("解读｜滨发改[2026] 第1号", {}, {}, "number", 0.95),
        ("政策解读", {"document": NUMBERED}, {}, "number", 0.95),
        ("专家谈供热", {}, CITED, "number", 0.75),
        ("《滨州市供热价格管理办法》解读", {}, {}, "title", 1.0),
        ("《滨州市供热价格管理办法》（滨发改〔2026〕1号）解读", {}, {}, "title", 1.0),
        ("专家谈供热", {"related": (f"{SITE}zc/1.html",)}, {}, "links", 0.9),
        ("《滨州市供热价格管理办法》解读", {"related": (f"{SITE}zc/1.html",)}, {}, "links", 1.0),
    ],
)
def test_a_pair_says_what_made_it_and_how_sure_that_is(
    interpretation: str, facts: dict[str, Any], cited: Any, kind: str, confidence: float
) -> None:
    paper = document(METHOD, document=NUMBERED)
    (view,) = pair([paper], [reading(interpretation, **facts)], {}, True, TODAY, cited=cited)
    (found,) = view.interpretations
    assert (found.kind, found.confidence) == (kind, confidence)
    assert found.how == ("linked" if kind == "links" else "matched")


@pytest.mark.parametrize(
    ("interpretation", "text"),
    [
        ("滨发改办〔2026〕1号解读", ""),
        ("滨发改〔2025〕1号解读", ""),
        # Its title names another document, so the number is what that one rests on.
        ("《滨州市供热价格管理办法实施细则》解读", "根据滨发改〔2026〕1号制定"),
        # Two numbers: nobody can tell of which it speaks.
        ("专家谈供热", "滨发改〔2026〕1号和滨发改〔2026〕2号"),
        ("专家谈供热", "滨发改〔2026〕11号"),
    ],
)
def test_other_numbers_and_what_a_text_rests_on_make_no_pair(
    interpretation: str, text: str
) -> None:
    papers = [
        document("关于做好冬季供热的通知", document=NUMBERED),
        document("关于做好夏季供水的通知", "zc/2.html", document=OTHER),
    ]
    cited = {f"{SITE}jd/1.html": read_numbers(text)}
    views = pair(papers, [reading(interpretation)], {}, True, TODAY, cited=cited)
    assert [view.interpretations for view in views] == [(), ()]


def test_a_title_that_names_a_document_outweighs_the_numbers_in_its_text() -> None:
    papers = [
        document(METHOD, document=NUMBERED),
        document("关于印发《滨州市粮食应急预案》的通知", "zc/2.html", document=OTHER),
    ]
    reader = reading("滨州市粮食应急预案图解")
    views = pair(papers, [reader], {}, True, TODAY, cited=CITED)
    assert [len(view.interpretations) for view in views] == [0, 1]


@pytest.mark.parametrize(
    ("title", "state", "reason"),
    [
        (METHOD, PolicyState.MISSING, ""),
        ("关于做好2026年夏粮收购工作的通知", PolicyState.CANNOT_TELL, "need-unclear"),
        ("关于滨州港扩建工程的批复", PolicyState.NOT_REQUIRED, "reply"),
    ],
)
def test_nothing_is_missing_where_the_need_is_not_known(
    title: str, state: PolicyState, reason: str
) -> None:
    view = only([document(title)], [UNRELATED])
    assert (view.state, view.reason) == (state, reason)


def test_a_person_settles_the_need() -> None:
    duties = Duties(require=("夏粮收购",), not_required=("供热价格",))
    papers = [document("关于做好夏粮收购工作的通知"), document(METHOD, "zc/2.html")]
    views = pair(papers, [UNRELATED], {}, True, TODAY, duties=duties)
    assert [(view.state, view.need.ground) for view in views] == [
        (PolicyState.MISSING, "person"),
        (PolicyState.NOT_REQUIRED, "person"),
    ]


@pytest.mark.parametrize(
    ("published", "today", "state", "reason"),
    [
        (date(2026, 9, 30), date(2026, 10, 10), PolicyState.CANNOT_TELL, "within-time"),
        (date(2026, 9, 30), date(2026, 10, 11), PolicyState.CANNOT_TELL, "within-time"),
        (date(2026, 9, 30), date(2026, 10, 12), PolicyState.MISSING, ""),
        (date(2026, 2, 14), date(2026, 2, 26), PolicyState.CANNOT_TELL, "within-time"),
        (date(2026, 2, 14), date(2026, 2, 27), PolicyState.MISSING, ""),
        (date(2026, 12, 31), date(2099, 1, 9), PolicyState.CANNOT_TELL, "no-calendar"),
    ],
)
def test_working_days_are_those_of_the_calendar(
    published: date, today: date, state: PolicyState, reason: str
) -> None:
    paper = document(METHOD, dates=(shown(published),))
    (view,) = pair([paper], [UNRELATED], {}, True, today)
    assert (view.state, view.reason) == (state, reason)


TITLES = st.sampled_from(
    [
        METHOD,
        DOCUMENT,
        READING,
        "《滨州市供热价格管理办法》解读",
        "专家谈供热",
        "滨发改〔2026〕1号解读",
    ]
)


@st.composite
def libraries(draw: st.DrawFn, folder: str) -> list[PageView]:
    """Pages with addresses of their own, linking anywhere."""
    anywhere = st.sampled_from([f"{SITE}{kind}/{number}.html" for kind in "pr" for number in "012"])
    return [
        page(
            f"{folder}/{number}.html",
            title=draw(TITLES),
            dates=(shown(draw(st.dates(date(2026, 8, 1), date(2026, 11, 20)))),),
            document=draw(st.sampled_from([None, NUMBERED, OTHER])),
            related=tuple(draw(st.lists(anywhere, max_size=2))),
        )
        for number in range(draw(st.integers(1, 3)))
    ]


def pairings(papers: list[PageView], readers: list[PageView], cited: Any) -> set[tuple[str, str]]:
    views = pair(papers, readers, {}, True, TODAY, cited=cited)
    return {(view.url, each.url) for view in views for each in view.interpretations}


texts = st.dictionaries(
    st.sampled_from([f"{SITE}r/{number}.html" for number in range(3)]),
    st.sampled_from(["滨发改〔2026〕1号", "滨发改〔2026〕2号", ""]).map(read_numbers),
)


@given(libraries("p"), libraries("r"), texts, st.randoms(use_true_random=False))
def test_pairs_do_not_depend_on_the_order_of_pages(
    papers: list[PageView], readers: list[PageView], cited: Any, chance: random.Random
) -> None:
    before = {view.url: view for view in pair(papers, readers, {}, True, TODAY, cited=cited)}
    chance.shuffle(papers)
    chance.shuffle(readers)
    after = {view.url: view for view in pair(papers, readers, {}, True, TODAY, cited=cited)}
    assert before == after


@given(libraries("p"), libraries("r"), texts, st.booleans(), st.data())
def test_a_further_link_never_takes_a_pair_away(
    papers: list[PageView], readers: list[PageView], cited: Any, forward: bool, data: st.DataObject
) -> None:
    before = pairings(papers, readers, cited)
    origin, others = (papers, readers) if forward else (readers, papers)
    at = data.draw(st.integers(0, len(origin) - 1))
    target = data.draw(st.sampled_from(others))
    origin[at] = replace(origin[at], related=(*origin[at].related, target.url))
    assert before <= pairings(papers, readers, cited)


@pytest.mark.parametrize("turned", [False, True])
def test_of_a_page_seen_by_http_and_https_the_secure_one_is_shown(turned: bool) -> None:
    secure = document()
    seen = [secure, replace(secure, url=secure.url.replace("https://", "http://"))]
    (view,) = paired(seen[::-1] if turned else seen, [reading()])
    assert view.url == secure.url


def test_a_number_that_hundreds_of_pages_carry_pairs_none_of_them() -> None:
    """Square of what a hostile site writes is more than any memory holds."""
    papers = [
        page(f"d{n}", f"第{n}件", document=DocumentFacts(number="滨发改〔2026〕1号"))
        for n in range(300)
    ]
    readers = [page(f"r{n}", f"解读{n}：滨发改〔2026〕1号") for n in range(300)]
    found = pair(papers, readers, {}, complete=True, today=TODAY)
    assert len(found) == 300
    assert not any(policy.interpretations for policy in found)
