"""The report as plain text: a whole one for mails and archives, and a summary for a terminal."""

from collections.abc import Iterable, Sequence

from reports import checklist, figures, view
from reports.availability import availability_table
from reports.clean import scrubbed, short
from reports.load import load_table
from reports.model import Message, Report
from reports.run_facts import run_facts
from reports.templating import person, state_standing
from reports.templating import render as render_template
from reports.text_table import table, width, wrap
from reports.wording import Wording, wording

#: A mail program breaks longer lines itself.
LINE = 78

#: A summary must stand on one terminal screen.
SUMMARY_LINES = 40

SCORE_HEADS = ("block", "points_all", "points_lost", "points_open", "interval")

#: Rows shown of one list; the xlsx has every line.
ROWS = 50


def render(report: Report) -> bytes:
    clean = scrubbed(report)
    t = wording(clean.lang)
    text = render_template(
        "report.txt.jinja",
        clean,
        rows=ROWS,
        veto_table=veto_table(clean),
        due_table=due_table(clean),
        kind_table=kind_table(clean),
        column_table=column_table(clean),
        message_table=message_table(clean),
        message_summary=message_summary(clean),
        account_table=account_table(clean),
        outcome_words=outcome_words(clean),
        score_table=_titled(SCORE_HEADS, checklist.blocks(clean, t), t),
        run_table=table((), run_facts(clean, t), LINE, "  "),
        load_table=load_table(clean, t, LINE),
        availability_table=availability_table(clean, t, LINE),
        heading=heading,
        folded=folded,
        signed_state=signed_state,
    )
    return "\n".join(line.rstrip() for line in text.splitlines()).strip().encode() + b"\n"


def summary(report: Report) -> str:
    """At most 40 lines, whatever was crawled, safe to print on a terminal."""
    clean = scrubbed(report)
    lines: list[str] = []
    for rows in ((9, 5, 8), (8, 4, 5), (6, 3, 3)):
        lines = _summary_lines(clean, *rows)
        if len(lines) <= SUMMARY_LINES:
            break
    return "\n".join(lines[:SUMMARY_LINES]) + "\n"


def answer(report: Report) -> str:
    """Will it be vetoed: sign and sentence."""
    t = wording(report.lang)
    word, standing = view.ANSWERS[report.verdict.qualified]
    return f"{t('verdict.question')}  {t(f'sign.{standing}')} {t(f'verdict.{word}')}"


def veto_table(report: Report, limit: int = ROWS) -> str:
    t = wording(report.lang)
    rows = []
    for item in view.vetoes(report)[:limit]:
        standing = view.standing(item)
        rows.append(
            (
                short(item.title, 50),
                figures.brief(item.value, item.unit),
                figures.red_line(item),
                figures.brief(view.margin(item), item.unit),
                f"{t(f'sign.{standing}')} {t(f'standing.{view.standing_word(item)}')}",
            )
        )
    return _titled(("indicator", "value", "limit", "margin", "standing"), rows, t)


def due_table(report: Report, limit: int = ROWS) -> str:
    t = wording(report.lang)
    rows = [
        (
            short(item.column, 40),
            figures.day(item.deadline),
            t("due.today") if item.days_left <= 0 else t("report.days", n=item.days_left),
            short(person(item.owner or t("report.nobody")), 30),
        )
        for item in report.due_soon[:limit]
    ]
    return _titled(("column", "deadline", "days_left", "owner"), rows, t)


def kind_table(report: Report, limit: int = ROWS) -> str:
    t = wording(report.lang)
    rows = [
        (short(kind.title, 60), figures.number(len(kind.findings)), t(f"level.{kind.level}"))
        for kind in view.kinds(view.to_fix(report))[:limit]
    ]
    return _titled(("kind", "count", "level"), rows, t)


def column_table(report: Report) -> str:
    t = wording(report.lang)
    rows = []
    for column in view.columns(report)[: ROWS * 2]:
        limit = column.limit_days
        rows.append(
            (
                short(column.name, 40),
                figures.day(column.newest_date),
                t("columns.no_limit") if limit is None else t("report.days", n=limit),
                signed_state(t, "column_state", column.state),
                short(person(column.owner), 20),
            )
        )
    return _titled(("column", "newest", "limit_days", "state", "owner"), rows, t)


def message_table(report: Report) -> str:
    t = wording(report.lang)
    rows = [
        (
            short(view.letter_name(message) or message.url, 60),
            figures.day(message.asked),
            _answer_day(message, t),
            signed_state(t, "message_state", message.state),
        )
        for message in view.messages(report)[:ROWS]
    ]
    return _titled(("message", "asked", "answered", "state"), rows, t)


def _answer_day(message: Message, t: Wording) -> str:
    without = "messages.no_day" if message.state in view.ANSWERED else "messages.waiting"
    return figures.day(message.answered) if message.answered else t(without)


def message_summary(report: Report) -> str:
    t = wording(report.lang)
    words = (
        t("messages.state_count", state=t.label("message_state", state), n=count)
        for state, count in view.tally_states(report.messages, view.MESSAGE_STATES)
    )
    return t("messages.summary", n=len(report.messages), states=t("report.comma").join(words))


def account_table(report: Report) -> str:
    t = wording(report.lang)
    rows = [
        (
            short(account.name, 40),
            short(t.label("platform", account.platform), 20),
            figures.day(account.newest),
            signed_state(t, "account_state", account.state),
        )
        for account in view.accounts(report)[:ROWS]
    ]
    return _titled(("account", "platform", "newest", "state"), rows, t)


def outcome_words(report: Report) -> str:
    t = wording(report.lang)
    words = (
        t("links.outcome_count", outcome=t.label("outcome", word), n=figures.number(count))
        for word, count in view.outcomes(report)
    )
    return t("report.comma").join(words)


def signed_state(t: Wording, group: str, state: str) -> str:
    return f"{t(f'sign.{state_standing(state)}')} {t.label(group, state)}"


def heading(text: str) -> str:
    return f"{text}\n{'=' * min(width(text), LINE)}"


def folded(text: str, indent: str = "", hang: str = "") -> list[str]:
    """A paragraph in lines that fit; later lines hang."""
    lines = wrap(text, LINE - max(len(indent), len(hang)))
    return [(hang if spot else indent) + line for spot, line in enumerate(lines)]


def _titled(keys: Iterable[str], rows: Sequence[Sequence[str]], t: Wording) -> str:
    return table([t(f"table.{key}") for key in keys], rows, LINE, "  ") if rows else ""


def _summary_lines(report: Report, vetoes: int, due: int, kinds: int) -> list[str]:
    t = wording(report.lang)
    run = report.run
    site = f"{short(report.site.name or t('report.unnamed'), 60)}  {short(report.site.url, 70)}"
    every_kind = len(view.kinds(view.to_fix(report)))
    return [
        *folded(site),
        t("report.as_of", when=figures.long_minute(report.as_of, report.lang)),
        *_incomplete(report, t),
        "",
        answer(report),
        *_urgent(report, t),
        *_settling(report, t),
        _counts(report, t),
        "",
        *_section("vetoes", veto_table(report, vetoes), len(view.vetoes(report)) - vetoes, t),
        *_section("due", due_table(report, due), len(report.due_soon) - due, t),
        *_section("kinds", kind_table(report, kinds), every_kind - kinds, t),
        t(
            "summary.run",
            pages=figures.number(run.pages),
            links=figures.number(run.links),
            requests=figures.number(run.requests),
        ),
    ]


def _urgent(report: Report, t: Wording) -> list[str]:
    line = checklist.at_once_line(report, t)
    return folded(f"{t('sign.broken')} {line}")[:2] if line else []


def _section(key: str, text: str, hidden: int, t: Wording) -> list[str]:
    """A title and its table, without the rule under the header: forty lines are few."""
    if not text:
        return []
    lines = [line for line in text.splitlines() if set(line) - {" ", "-"}]
    more = ["  " + t("summary.more", n=hidden)] if hidden > 0 else []
    return [t(f"summary.{key}"), *lines, *more, ""]


def _incomplete(report: Report, t: Wording) -> list[str]:
    if report.run.complete:
        return []
    why = report.run.stopped_because
    because = t("incomplete.because", why=short(why, 120)) if why else t("incomplete.unknown")
    return folded(f"{t('sign.warning')} {t('incomplete.title')}{t('report.stop')} {because}")[:3]


def _settling(report: Report, t: Wording) -> list[str]:
    if report.verdict.vetoes:
        titles, key = view.broken_vetoes(report), "verdict.because"
    elif report.verdict.qualified is None and view.undecided_vetoes(report):
        titles = tuple(item.title for item in view.undecided_vetoes(report))
        key = "verdict.undecided"
    else:
        return []
    return folded(t(key, titles=short(t("report.comma").join(titles), 200)), "  ", "  ")[:3]


def _counts(report: Report, t: Wording) -> str:
    return t(
        "summary.counts",
        active=figures.number(len(view.to_fix(report))),
        due=figures.number(len(report.due_soon)),
        unchecked=figures.number(len(report.not_checked)),
    )
