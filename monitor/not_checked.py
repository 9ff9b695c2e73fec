"""What a report must admit: everything not checked, not read or not decidable, each with its reason."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from monitor.facts import HOST_SILENT, Outcome
from monitor.judging import Standing
from monitor.rules.base import Level, Rule, Undetermined
from monitor.text import Text
from monitor.urls import site_of
from monitor.view import AccountState, LinkVerdict, LinkView, MessageState, SiteView
from monitor.wording import (
    BY_HAND,
    INNER_START,
    LEFT_OUT,
    NO_ACCOUNTS,
    NO_COLUMNS,
    SCRIPTED_MENU,
    column_reason,
    left_out,
    stop_sentence,
)
from reports import model

_SHOWN_EACH = 20
_LEVELS = {
    Level.VETO: Text("单项否决", "Veto"),
    Level.DUTY: Text("法定要求", "Duties by law"),
    Level.DEDUCTION: Text("扣分指标", "Deductions"),
    Level.HINT: Text("提示与加分事项", "Guidance and bonus"),
}
_FEW = 3  # subjects that one reason may name on a line of their own each
_SEEN_ACCOUNTS = {AccountState.FRESH, AccountState.DUE_SOON}
_UNSAID = {
    LinkVerdict.SUSPECT: "suspect",
    LinkVerdict.BLOCKED: "blocked",
    LinkVerdict.UNCHECKED: "robots",
}


def not_checked(
    view: SiteView, standings: Sequence[Standing], lang: str
) -> tuple[model.NotChecked, ...]:
    """Every gap of this report, the widest first."""
    gaps = (
        *_run(view),
        *_columns(view),
        *_links(view),
        *_messages(view),
        *_files(view),
        *_accounts(view),
        *_rules(standings),
        *_by_hand(standings),
        *_unasked(view, standings),
        *(() if view.accounts else NO_ACCOUNTS),
    )
    return tuple(model.NotChecked(what.say(lang), why.say(lang)) for what, why in gaps)


def _run(view: SiteView) -> Iterator[tuple[Text, Text]]:
    sentence = stop_sentence(view.run.stopped_because) if view.run else None
    if sentence is not None:
        yield Text("本次检查未做完", "This run did not come to its end"), sentence
    if view.run is not None and (view.as_of - (view.run.finished or view.run.started)).days >= 1:
        day = f"{view.run.started:%Y-%m-%d}"
        yield (
            Text(f"{day} 之后的更新", f"Anything published after {day}"),
            Text("最近一次检查之后没有再看过网站", "the site was not looked at since that crawl"),
        )
    for what, why, count in view.run.notes if view.run else ():
        name = _named(what)
        yield (
            Text(f"{name.zh}（{count} 个地址）", f"{name.en} ({_counted(count, 'address', 'es')})"),
            left_out(why),
        )


def _counted(count: int, noun: str, plural: str = "s") -> str:
    """A number and its English noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}{plural}"


def _named(what: str) -> Text:
    """What was left out: a kind of address, one with the folder it stands in (``pages /cal/``), or a host."""
    kind, _, folder = what.partition(" ")
    if folder.startswith("/") and kind in LEFT_OUT:
        name = LEFT_OUT[kind]
        return Text(f"{folder} 下的{name.zh}", f"{name.en} under {folder}")
    return LEFT_OUT.get(what, Text(what, what))


def _columns(view: SiteView) -> Iterator[tuple[Text, Text]]:
    if view.home is None and any(page.url == _asked(view) for page in view.pages):
        yield INNER_START
    if view.menu_by_script:
        yield SCRIPTED_MENU
    if not view.columns:
        yield NO_COLUMNS
    for item in view.columns:
        if item.state.value == "unverified":
            name = item.column.name
            yield (
                Text(f"栏目“{name}”", f"Column “{name}”"),
                column_reason(item) or Text("", ""),
            )


def _asked(view: SiteView) -> str:
    """The address the crawl was started at."""
    return (view.run.home_url if view.run else "") or view.site.url


def _links(view: SiteView) -> Iterator[tuple[Text, Text]]:
    counts = Counter(_why_not(link) for link in view.links)
    silent = Counter(site_of(link.url) for link in view.links if _why_not(link) == "host-silent")
    for host, count in silent.most_common(_SHOWN_EACH):
        what = Text(f"{host} 的 {count} 个链接", f"{_counted(count, 'link')} to {host}")
        yield what, LEFT_OUT["host-silent"]
    for why in ("suspect", "blocked", "by-profile", "robots", "malformed"):
        if count := counts[why]:
            yield Text(f"{count} 个链接", _counted(count, "link")), LEFT_OUT[why]
    if count := view.excused:
        yield Text(f"{count} 个链接", _counted(count, "link")), LEFT_OUT["excused"]


def _why_not(link: LinkView) -> str:
    """Why nothing is said of a link, as ``LEFT_OUT`` names it; "" where something is."""
    if link.by_profile and link.verdict is LinkVerdict.UNCHECKED:
        return "by-profile"
    if link.outcome is Outcome.SKIPPED and link.error.startswith(HOST_SILENT):
        return "host-silent"
    if link.outcome is Outcome.MALFORMED and not link.by_profile:
        return "malformed"
    return _UNSAID.get(link.verdict, "")


def _messages(view: SiteView) -> Iterator[tuple[Text, Text]]:
    count = sum(item.state is MessageState.UNKNOWN for item in view.messages)
    if count:
        yield (
            Text(f"{count} 件公开来信", _counted(count, "published letter")),
            LEFT_OUT["no-answer-shown"],
        )


def _files(view: SiteView) -> Iterator[tuple[Text, Text]]:
    if count := len(view.files_unread):
        yield (
            Text(f"{count} 个附件的文字", f"The text of {_counted(count, 'file')}"),
            LEFT_OUT["no-text"],
        )


def _rules(standings: Sequence[Standing]) -> Iterator[tuple[Text, Text]]:
    """Subjects a rule could not judge, by rule; links, columns and files have said theirs above."""
    for standing in standings:
        title = standing.rule.title
        if standing.tally is None:
            yield (
                title,
                Text(
                    "该指标计算出错，未判定", "this indicator failed to compute and was not judged"
                ),
            )
        if _is_said_elsewhere(standing.rule):
            continue
        unknown = [verdict for verdict in standing.verdicts if isinstance(verdict, Undetermined)]
        yield from _unknown(title, unknown)


def _unknown(title: Text, verdicts: Sequence[Undetermined]) -> Iterator[tuple[Text, Text]]:
    """A line for each subject; where many share a reason, one for the first few and their number."""
    by_reason: dict[Text, list[str]] = defaultdict(list)
    for verdict in verdicts:
        by_reason[verdict.reason].append(
            "" if verdict.subject == "site" else verdict.name or verdict.subject
        )
    for reason, names in list(by_reason.items())[:_SHOWN_EACH]:
        shown = names if len(names) <= _FEW else ["、".join(names[:_FEW])]
        more = len(names) - _FEW
        zh, en = (f"等 {len(names)} 项", f" and {more} more") if more > 0 else ("", "")
        for name in shown:
            of_zh, of_en = (f"：{name}{zh}", f": {name}{en}") if name else ("", "")
            yield Text(f"{title.zh}{of_zh}", f"{title.en}{of_en}"), reason


def _unasked(view: SiteView, standings: Sequence[Standing]) -> Iterator[tuple[Text, Text]]:
    """Indicators that this check could not even put to the site."""
    for rule in (each.rule for each in standings):
        level, reason = _LEVELS[rule.level], rule.unasked(view)
        if reason is not None:
            title = Text(rule.title.zh, rule.title.en[:1].lower() + rule.title.en[1:])
            yield Text(f"{level.zh}·{title.zh}", f"{level.en}: {title.en}"), reason


def _is_said_elsewhere(rule: Rule) -> bool:
    told = rule.code.startswith(("link-", "column-", "leak-")) or rule.of_accounts
    return told or rule.machine == "no"


def _accounts(view: SiteView) -> Iterator[tuple[Text, Text]]:
    """Accounts that could not be judged, each once."""
    for each in view.accounts:
        if each.note is not None and each.state not in _SEEN_ACCOUNTS:
            name, platform = each.account.name, each.account.platform
            yield Text(f"账号“{name}”（{platform}）", f"Account “{name}” ({platform})"), each.note


def _by_hand(standings: Sequence[Standing]) -> Iterator[tuple[Text, Text]]:
    """What only a person decides, one line a level: vetoes by name, the rest by number; the indicators have each."""
    for level, name in _LEVELS.items():
        rules = [
            each.rule
            for each in standings
            if each.rule.machine == "no" and each.rule.level is level
        ]
        titles = [rule.title for rule in rules] if level is Level.VETO else []
        if rules:
            listed = "、".join(title.zh for title in titles) or f"{len(rules)} 项"
            listed_en = "; ".join(title.en for title in titles) or f"{len(rules)} indicators"
            yield Text(f"{name.zh}：{listed}", f"{name.en}: {listed_en}"), BY_HAND
