"""Findings in words for a terminal: one line each, or one of them whole. What a site wrote is made harmless here."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from monitor.casework import Case
from monitor.cli.input_words import inputs
from monitor.rules.base import Rule, Scalar
from monitor.store.decided import Decision
from monitor.text import Text
from reports import figures
from reports.clean import one_line
from reports.text_table import width
from reports.wording import Wording, wording

_NO_DUE = Text("未定", "no date")
_NOBODY = Text("未指定", "nobody")
_UNVERIFIED = Text("未核实的默认值", "unverified default")
_WHAT = {
    "confirm": Text("确认", "confirmed"),
    "dismiss": Text("误报", "dismissed"),
    "explain": Text("说明", "explained"),
}
_HEADS = {
    "state": Text("状态", "state"),
    "due": Text("整改时限", "due"),
    "owner": Text("责任人", "owner"),
    "column": Text("栏目", "column"),
    "url": Text("页面", "page"),
    "sources": Text("出现页面", "seen on"),
    "evidence": Text("证据", "evidence"),
    "inputs": Text("依据的数据", "computed from"),
    "indicator": Text("指标", "indicator"),
    "standing": Text("全站", "whole site"),
    "clause": Text("依据", "clause"),
    "remedy": Text("整改要求", "what to do"),
    "seen": Text("发现情况", "seen"),
    "history": Text("处理记录", "decisions"),
}
_STANDING = Text("{value}，{operator} {limit} 即不合格", "{value}; broken at {operator} {limit}")
_ONLY_VALUE = Text("{value}", "{value}")
_SEEN = Text(
    "首次 {first}，最近 {last}，共 {count} 次",
    "first {first}, last {last}, looks that saw it: {count}",
)
_BACK = Text("；第 {times} 次出现，本次自 {began} 起", "; here for time {times}, since {began}")
_RESOLVED = Text("；{day} 已销号", "; resolved {day}")
_NONE = Text("无", "none")
_MOST_LINES = 20


def line(case: Case, lang: str) -> str:
    """Number, state, due, indicator, subject and owner."""
    t, shown = wording("en" if lang == "en" else "zh"), case.finding
    parts = (
        (shown.id, 16),
        (t(f"finding_state.{shown.state}"), 20),
        (figures.day(shown.due) if shown.due else _NO_DUE.say(lang), 10),
        (one_line(shown.title, 40), 24),
        (one_line(shown.subject, 60), 40),
    )
    owner = one_line(shown.owner, 60) or _NOBODY.say(lang)
    return "  ".join((*(_padded(text, cells) for text, cells in parts), owner))


def _padded(text: str, cells: int) -> str:
    return text + " " * max(0, cells - width(text))


def whole(case: Case, lang: str) -> Iterator[str]:
    """Everything that is known of one finding."""
    t, shown = wording("en" if lang == "en" else "zh"), case.finding
    yield f"{shown.id}  {one_line(shown.title)}"
    yield one_line(shown.summary)
    yield ""
    yield from _rows(_facts(case, t, lang), lang)


def _facts(case: Case, t: Wording, lang: str) -> Iterator[tuple[str, Sequence[str]]]:
    shown, record = case.finding, case.record
    state = t(f"finding_state.{shown.state}")
    if shown.explained_until:
        state += f"  {t('findings.explained_until', until=figures.day(shown.explained_until))}"
    yield "state", [state]
    yield "due", [figures.day(shown.due) if shown.due else _NO_DUE.say(lang)]
    yield "owner", [shown.owner or _NOBODY.say(lang)]
    yield "column", [shown.column] if shown.column else []
    yield "url", [shown.url] if shown.url else []
    yield "sources", [each for each in shown.sources if each != shown.url]
    yield "evidence", shown.evidence
    yield "inputs", list(inputs(shown.details, lang))
    yield "indicator", [f"{shown.indicator}  {t(f'level.{shown.level}')}"]
    yield "standing", _standing(case, lang)
    yield "clause", [_clause(case, lang)] if shown.clause else []
    yield "remedy", [shown.remedy] if shown.remedy else []
    yield "seen", [_seen(case, lang)]
    yield "history", [_said(each, lang) for each in case.said] or [_NONE.say(lang)]
    if record.column_url and record.column_url != shown.url:
        yield "column", [record.column_url]


def _rows(facts: Iterator[tuple[str, Sequence[str]]], lang: str) -> Iterator[str]:
    heads = {key: text.say(lang) for key, text in _HEADS.items()}
    cells = max(map(width, heads.values())) + 2
    for key, lines in facts:
        for place, text in enumerate(lines[:_MOST_LINES]):
            yield f"{_padded(heads[key] if place == 0 else '', cells)}{one_line(str(text))}"
        if len(lines) > _MOST_LINES:
            yield f"{' ' * cells}… +{len(lines) - _MOST_LINES}"


def _standing(case: Case, lang: str) -> Sequence[str]:
    """Value, operator and limit of the indicator when the finding was last seen."""
    record, rule = case.record, case.rule
    if rule is None or record.site_value is None:
        return []
    values: dict[str, Scalar] = {
        "value": _counted(record.site_value, rule, lang),
        "operator": figures.OPERATORS.get(rule.operator, rule.operator),
        "limit": "" if record.site_limit is None else _counted(record.site_limit, rule, lang),
    }
    text = _ONLY_VALUE if record.site_limit is None else _STANDING
    return [text.say(lang, values)]


def _counted(number: float, rule: Rule, lang: str) -> str:
    return f"{figures.number(number)} {rule.unit.say(lang)}".rstrip()


def _clause(case: Case, lang: str) -> str:
    shown = case.finding
    doubt = f"，{_UNVERIFIED.zh}" if lang == "zh" else f": {_UNVERIFIED.en}"
    weakest = (
        shown.limit_mark or shown.mark
    )  # of the limit, where that is less sure than the clause
    return f"{shown.clause} [{weakest}{doubt if weakest == 'D' else ''}]"


def _seen(case: Case, lang: str) -> str:
    record = case.record
    times: dict[str, Scalar] = {
        "first": _minute(record.first_seen),
        "last": _minute(record.last_seen),
        "count": record.times_seen,
        "times": record.times_opened,
        "began": _minute(record.began),
    }
    text = _SEEN.say(lang, times)
    if record.times_opened > 1:
        text += _BACK.say(lang, times)
    if record.resolved is not None:
        text += _RESOLVED.say(lang, {"day": _minute(record.resolved)})
    return text


def _minute(moment: datetime) -> str:
    return figures.minute(moment)


def _said(each: Decision, lang: str) -> str:
    until = f" → {each.until}" if each.until else ""
    words = f"  {each.reason}" if each.reason else ""
    return f"{_minute(each.at)}  {each.by}  {_WHAT[each.what].say(lang)}{until}{words}"
