"""Laws every rule keeps, whatever a site looks like."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.columns import standing
from monitor.facts import (
    DateSeen,
    DateSource,
    DocumentFacts,
    Entry,
    Fetch,
    Label,
    ListReading,
    ListState,
    Mark,
    MarkKind,
    Message,
    MessageStatus,
    Outcome,
    PageKind,
)
from monitor.messages import view as weighed_letter
from monitor.policies import pair
from monitor.profile import Category, Column, SiteProfile
from monitor.rules import configured
from monitor.rules.answers import MessageLate
from monitor.rules.base import Met, Undetermined, Verdict, Violation
from monitor.rules.letters import MessageStale
from monitor.rules.links import LinkHome, LinkOther
from monitor.rules.unanswered import MessageUnanswered
from monitor.score import score
from monitor.view import (
    ColumnState,
    ColumnView,
    LinkVerdict,
    LinkView,
    MessageView,
    PageView,
    SiteView,
)
from tests.unit.monitor.rules.scene import CODE, NOW, SITE, TODAY, link, run

RULES = configured({})
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2062, 12, 31))
recent = st.integers(-1, 500).map(lambda age: TODAY - timedelta(days=age))
texts = st.text(max_size=30) | st.sampled_from(
    ["", "{name}", "《办法》解读", CODE, "关于印发《管理办法》的通知"]
)
addresses = st.integers(0, 6).map(lambda number: f"{SITE}{number}.html")


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    dated = draw(st.none() | days | recent)
    return Entry(draw(st.integers(0, 30)), draw(texts), draw(addresses), dated, DateSource.LIST, "")


readings = st.builds(
    ListReading,
    adapter=st.just("generic"),
    state=st.sampled_from(ListState),
    entries=st.lists(entries(), max_size=5).map(tuple),
)
fetches = st.builds(
    Fetch,
    url=addresses,
    at=st.just(NOW),
    method=st.just("GET"),
    attempt=st.just(1),
    outcome=st.sampled_from([Outcome.OK] * 6 + list(Outcome)),
)
columns = st.builds(
    Column,
    name=st.text("栏目动态{}", min_size=1, max_size=6),
    url=addresses,
    category=st.sampled_from(Category),
    max_age_days=st.none() | st.integers(1, 400),
    first_level=st.booleans(),
)


@st.composite
def column_views(draw: st.DrawFn) -> ColumnView:
    return standing(
        draw(columns),
        draw(st.none() | fetches),
        draw(st.none() | readings),
        TODAY,
        draw(st.none() | st.integers(0, 30)),
        draw(st.dictionaries(addresses, days, max_size=3)),
    )


marks = st.builds(
    Mark,
    kind=st.sampled_from(MarkKind),
    value=texts,
    url=texts | addresses,
    visible=st.booleans(),
)
label_names = st.sampled_from(["SiteName", "SiteDomain", "siteidcode", "PubDate", "ArticleTitle"])
pages = st.builds(
    PageView,
    url=addresses,
    kind=st.sampled_from(PageKind),
    title=texts,
    labels=st.lists(st.builds(Label, label_names, texts), max_size=4).map(tuple),
    dates=st.lists(st.builds(DateSeen, days, st.sampled_from(DateSource), texts), max_size=3).map(
        tuple
    ),
    marks=st.lists(marks, max_size=4).map(tuple),
    document=st.none() | st.builds(DocumentFacts, number=texts, made=st.none() | days),
    related=st.lists(addresses, max_size=3).map(tuple),
    footer_scripts=st.lists(addresses, max_size=1).map(tuple),
)
links = st.builds(
    LinkView,
    url=addresses,
    verdict=st.sampled_from(LinkVerdict),
    outcome=st.sampled_from(Outcome),
    status=st.none() | st.integers(100, 599),
    internal=st.booleans(),
    home=st.booleans(),
    kind=st.just("page"),
    anchor=texts,
    sources=st.lists(addresses, max_size=2).map(tuple),
    source_count=st.integers(0, 99),
    error=texts,
)
codes = st.sampled_from(["", CODE, "1234567890"])


@st.composite
def letters(draw: st.DrawFn, box: str = "") -> MessageView:
    message = Message(
        "k",
        draw(addresses),
        draw(st.none() | recent | days),
        draw(st.none() | recent | days),
        draw(st.sampled_from(MessageStatus)),
        draw(st.sampled_from(["", "未回复", "办理中", "不予受理", "3"])),
    )
    found = weighed_letter(message, box or draw(addresses), TODAY, 5)
    prints = draw(st.sampled_from(["", "aa", "bb"]))
    return replace(found, page_read=draw(st.booleans()), answer_print=prints)


@st.composite
def views(draw: st.DrawFn) -> SiteView:
    seen = draw(st.lists(pages, max_size=4))
    policies = pair(
        draw(st.lists(pages, max_size=4)),
        draw(st.lists(pages, max_size=4)),
        draw(st.dictionaries(addresses, st.lists(addresses, max_size=2).map(tuple), max_size=2)),
        draw(st.booleans()),
        TODAY,
    )
    return SiteView(
        site=SiteProfile(key="fgw", url=SITE, code=draw(codes)),
        as_of=NOW,
        run=draw(st.none() | st.builds(run, complete=st.booleans())),
        home=draw(st.none() | pages),
        home_fetch=draw(st.none() | fetches),
        columns=tuple(draw(st.lists(column_views(), max_size=8))),
        pages=tuple(seen),
        links=tuple(draw(st.lists(links, max_size=6))),
        outcomes=draw(st.sampled_from([{}, {"ok": 9}])),
        policies=policies,
        messages=tuple(draw(st.lists(letters(), max_size=8))),
        home_newest=draw(st.none() | st.builds(DateSeen, days, st.just(DateSource.LIST), texts)),
        home_newest_url=draw(st.just("") | addresses),
    )


@given(views())
def test_every_rule_says_exactly_one_thing_of_a_subject(view: SiteView) -> None:
    for rule in RULES:
        subjects = Counter(verdict.subject for verdict in rule.judge(view))
        assert not [subject for subject, count in subjects.items() if count > 1], rule.code


@given(views())
def test_every_violation_can_be_said_in_both_languages(view: SiteView) -> None:
    for rule in RULES:
        for verdict in rule.judge(view):
            if isinstance(verdict, Violation):
                for text in (rule.summary_of(verdict), rule.remedy_of(verdict)):
                    assert text.say("zh", verdict.details)
                    assert text.say("en", verdict.details)


@given(views())
def test_tallies_agree_with_their_verdicts_and_give_a_score(view: SiteView) -> None:
    tallies = {}
    for rule in RULES:
        verdicts = list(rule.judge(view))
        tally = rule.tally(verdicts, view)
        tallies[rule.code] = rule, tally
        if tally.met is Met.BROKEN:
            assert any(isinstance(verdict, Violation) for verdict in verdicts)
        assert tally.points_lost >= 0
        assert tally.points_open is None or tally.points_open >= 0
    sheet = score(tallies)
    assert 0 <= sheet.low <= sheet.high <= 100


_WORSE = {ColumnState.FRESH: 0, ColumnState.DUE_SOON: 1, ColumnState.STALE: 2}


@given(columns, st.lists(recent, min_size=1, max_size=6), recent, st.booleans())
def test_a_fresher_entry_never_makes_a_column_worse(
    column: Column, dates: list[date], later: date, pinned: bool
) -> None:
    rows = tuple(
        Entry(number, "信息", f"{SITE}{number}.html", day, DateSource.LIST)
        for number, day in enumerate(dates)
    )
    newer = Entry(99, "新", f"{SITE}new.html", max([later, *dates]), DateSource.LIST, "", pinned)
    visit = Fetch(column.url, NOW, "GET", 1, Outcome.OK, 200)
    before, after = (
        standing(column, visit, ListReading("generic", ListState.ENTRIES, listed), TODAY)
        for listed in (rows, (*rows, newer))
    )
    assert _WORSE.get(after.state, 0) <= _WORSE.get(before.state, 0)
    if before.deadline and after.deadline:
        assert after.deadline >= before.deadline


@given(views(), st.booleans())
def test_a_further_dead_link_never_removes_a_violation(view: SiteView, on_home: bool) -> None:
    worse = replace(view, links=(*view.links, link("further.html", on_home=on_home)))
    for rule in (LinkHome(), LinkOther()):
        before, after = (
            {each.subject for each in rule.judge(seen) if isinstance(each, Violation)}
            for seen in (view, worse)
        )
        assert before <= after
        lost = [rule.tally(rule.judge(seen), seen).points_lost for seen in (view, worse)]
        assert lost[0] <= lost[1]


def _badness(verdict: Verdict) -> int:
    if isinstance(verdict, Violation):
        return 2
    return 1 if isinstance(verdict, Undetermined) else 0


@given(st.data())
def test_answering_a_letter_today_never_makes_a_mailbox_worse(data: st.DataObject) -> None:
    box = Column(name="主任信箱", url=f"{SITE}box/", category=Category.MESSAGE)
    held = data.draw(st.lists(letters(box.url), min_size=1, max_size=5))
    one = held[0]
    status, printed = MessageStatus.OPEN, data.draw(st.sampled_from(["未回复", "办理中"]))
    waiting = Message("k", one.url, data.draw(st.none() | recent), None, status, printed)
    answered = waiting._replace(
        status=MessageStatus.ANSWERED, answered=data.draw(st.none() | st.just(TODAY))
    )
    reading = ListReading("generic", ListState.ENTRIES, (Entry(0, "信", one.url, TODAY),))
    visit = Fetch(box.url, NOW, "GET", 1, Outcome.OK, 200)
    columns = (standing(box, visit, reading, TODAY),)
    profile = SiteProfile(key="fgw", url=SITE)
    before, after = (
        SiteView(
            profile, NOW, run(), None, None, columns,
            messages=(weighed_letter(letter, box.url, TODAY, 5), *held[1:]),
        )
        for letter in (waiting, answered)
    )  # fmt: skip
    for rule in (MessageUnanswered(), MessageLate(), MessageStale()):
        (worse,), (better,) = rule.judge(before), rule.judge(after)
        assert _badness(better) <= _badness(worse), rule.code
