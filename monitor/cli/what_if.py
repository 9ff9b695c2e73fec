"""What other options would change, one line each: verdicts, findings that come or go, the score."""

from collections.abc import Iterator

from monitor.text import Scalar, Text
from reports import figures
from reports.clean import one_line
from reports.model import Finding, Indicator, Report
from reports.view import standing
from reports.wording import wording

_SAME = Text("没有任何变化。", "Nothing would change.")
_INDICATOR = Text(
    "指标  {title}（{code}）  {old} → {new}", "indicator  {title} ({code})  {old} → {new}"
)
_COMES = Text(
    "增加  {title}  {subject}  [{state}] {id}", "comes  {title}  {subject}  [{state}] {id}"
)
_GOES = Text("消失  {title}  {subject}  [{state}] {id}", "goes  {title}  {subject}  [{state}] {id}")
_TURNS = Text(
    "改变  {title}  {subject}  {old} → {new} {id}", "turns  {title}  {subject}  {old} → {new} {id}"
)
_COLUMN = Text("栏目  {name}  {old} → {new}", "column  {name}  {old} → {new}")
_VERDICT = Text("单项否决  {old} → {new}", "veto  {old} → {new}")
_SCORE = Text("参考得分  {old} → {new}", "score  {old} → {new}")
_ANSWERS = {
    True: Text("未触及", "not touched"),
    False: Text("已触及", "touched"),
    None: Text("尚不能断定", "not yet certain"),
}


def lines(before: Report, after: Report) -> Iterator[str]:
    """Only what differs; one sentence where nothing does."""
    lang = before.lang
    site = f"{one_line(before.site.name or before.site.key, 60)}  {before.as_of:%Y-%m-%d}"
    yield site
    told = [*_verdict(before, after), *_indicators(before, after), *_columns(before, after)]
    told += _findings(before, after)
    yield from (f"  {each}" for each in told or [_SAME.say(lang)])


def _verdict(before: Report, after: Report) -> Iterator[str]:
    lang, old, new = before.lang, before.verdict, after.verdict
    if old.qualified is not new.qualified:
        words = {"old": _ANSWERS[old.qualified].say(lang), "new": _ANSWERS[new.qualified].say(lang)}
        yield _VERDICT.say(lang, words)
    scores = [
        f"{figures.number(each.score_low)}～{figures.number(each.score_high)}"
        for each in (old, new)
    ]
    if scores[0] != scores[1]:
        yield _SCORE.say(lang, {"old": scores[0], "new": scores[1]})


def _indicators(before: Report, after: Report) -> Iterator[str]:
    lang = before.lang
    others = {each.code: each for each in after.indicators}
    for old in before.indicators:
        new = others[old.code]
        said = [_standing(each, lang) for each in (old, new)]
        if said[0] != said[1]:
            words: dict[str, Scalar] = {"title": old.title, "code": old.code}
            yield _INDICATOR.say(lang, words | {"old": said[0], "new": said[1]})


def _standing(indicator: Indicator, lang: str) -> str:
    word = wording("en" if lang == "en" else "zh")(f"standing.{standing(indicator)}")
    lost = f" (-{figures.number(indicator.points_lost)})" if indicator.points_lost else ""
    return f"{word} {figures.brief(indicator.value, indicator.unit)} / {figures.red_line(indicator)}{lost}"


def _columns(before: Report, after: Report) -> Iterator[str]:
    lang, t = before.lang, wording(before.lang)
    others = {each.url: each for each in after.columns}
    for old in before.columns:
        new = others.get(old.url, old)
        if (old.state, old.limit_days) != (new.state, new.limit_days):
            said = (f"{t(f'column_state.{each.state}')}" for each in (old, new))
            words: dict[str, Scalar] = dict(zip(("old", "new"), said, strict=True))
            yield _COLUMN.say(lang, words | {"name": one_line(old.name, 60)})


def _findings(before: Report, after: Report) -> Iterator[str]:
    lang, t = before.lang, wording(before.lang)
    was, will = (
        {each.id: each for each in (*report.findings, *report.candidates)}
        for report in (before, after)
    )
    for key, each in was.items():
        if key not in will:
            yield _GOES.say(lang, _named(each) | {"state": t(f"finding_state.{each.state}")})
        elif each.state != will[key].state:
            states = {"old": each.state, "new": will[key].state}
            said: dict[str, Scalar] = {
                name: t(f"finding_state.{word}") for name, word in states.items()
            }
            yield _TURNS.say(lang, _named(each) | said)
    for key, each in will.items():
        if key not in was:
            yield _COMES.say(lang, _named(each) | {"state": t(f"finding_state.{each.state}")})


def _named(each: Finding) -> dict[str, Scalar]:
    return {"title": each.title, "subject": one_line(each.subject, 60), "id": each.id}
