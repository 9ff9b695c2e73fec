"""What stands in each sheet of the workbook.

Every line of the report is here; the html and the text show the first ones only.
"""

from collections.abc import Iterable, Sequence

from reports import figures, view
from reports.availability import availability_sheet
from reports.checklist import indicator_sheet, limit_words, score_line, score_sheet
from reports.guide import guide_sheet
from reports.load import load_sheet
from reports.model import Finding, LinkFault, Policy, Report
from reports.run_facts import run_facts
from reports.sheet import Cell, Sheet, worded
from reports.wording import Wording


def sheets(report: Report, t: Wording) -> tuple[Sheet, ...]:
    """In the order a reader opens them; empty optional sheets are left out."""
    clues = view.to_review(report)
    settled = [each for each in report.findings if each not in clues]
    review = [_findings(clues, "candidates", t)] if clues else []
    optional = [
        *([_messages(report, t)] if report.messages else []),
        *([_accounts(report, t)] if report.accounts else []),
    ]
    return (
        _overview(report, t),
        _findings(settled, "findings", t),
        *review,
        *([guide_sheet(report, t)] if report.guide else []),
        _columns(report, t),
        _links(report, t),
        _policies(report, t),
        *optional,
        *([score_sheet(report, t)] if report.verdict.score.blocks else []),
        indicator_sheet(report, t),
        _not_checked(report, t),
        *([availability_sheet(report.availability, t)] if report.availability else []),
        *([load_sheet(report, t)] if report.load else []),
    )


def _overview(report: Report, t: Wording) -> Sheet:
    site, verdict = report.site, report.verdict
    word, standing = view.ANSWERS[verdict.qualified]
    rows: list[tuple[Cell, Cell]] = [
        (t("xlsx.site"), site.name),
        (t("xlsx.site_url"), site.url),
        (t("xlsx.site_code"), site.code),
        (t("xlsx.as_of"), figures.minute(report.as_of)),
        (t("xlsx.answer"), f"{t(f'sign.{standing}')} {t(f'verdict.{word}')}"),
        *[("", title) for title in view.broken_vetoes(report)],
        ("", t("verdict.scope")),
        (t(f"score_named.{verdict.score.meaning}"), score_line(report, t)),
        (t("count.active"), len(view.to_fix(report))),
        (t("count.review"), len(view.to_review(report))),
        (t("count.due"), len(report.due_soon)),
        (t("count.not_checked"), len(report.not_checked)),
    ]
    rows += [(f"  {kind.title}", len(kind.findings)) for kind in view.kinds(view.to_fix(report))]
    rows += run_facts(report, t)
    return worded(t, "overview", (("item", 26), ("content", 90)), rows)


def _findings(findings: Sequence[Finding], name: str, t: Wording) -> Sheet:
    columns = (
        ("no", 6), ("unit_owner", 18), ("column", 16), ("kind", 18), ("description", 50),
        ("page", 46), ("found", 12), ("clause", 36), ("evidence", 40), ("remedy", 36),
        ("deadline", 12), ("state", 14), ("level", 12), ("mark", 10), ("last_seen", 12),
        ("sources", 46), ("explanation", 26), ("id", 16),
    )  # fmt: skip
    groups = view.owners(findings)
    ordered = [finding for owner in groups for kind in owner.kinds for finding in kind.findings]
    rows = (_finding(number, finding, t) for number, finding in enumerate(ordered, 1))
    return worded(t, name, columns, rows)


def _finding(number: int, finding: Finding, t: Wording) -> Sequence[Cell]:
    return (
        number,
        finding.owner or t("report.nobody"),
        finding.column,
        finding.title,
        finding.summary,
        finding.url,
        figures.local(finding.first_seen).date(),
        finding.clause,
        "\n".join(finding.evidence),
        finding.remedy,
        finding.due,
        t(f"finding_state.{'candidate' if view.awaits_a_person(finding) else finding.state}"),
        t(f"level.{finding.level}"),
        finding.mark + limit_words(finding.limit_mark, t),
        figures.local(finding.last_seen).date(),
        "\n".join(finding.sources[:50]),
        finding.explanation,
        finding.id,
    )


def _columns(report: Report, t: Wording) -> Sheet:
    columns = (
        ("name", 22), ("category", 16), ("url", 46), ("state", 14), ("newest_date", 12),
        ("limit_days", 14), ("days_left", 10), ("entries", 10), ("newest_url", 46),
        ("newest_source", 14),
        ("owner", 18), ("note", 30),
    )  # fmt: skip
    rows = (
        (
            column.name,
            t.label("category", column.category),
            column.url,
            t(f"column_state.{column.state}"),
            column.newest_date,
            column.limit_days,
            column.days_left,
            column.entries,
            column.newest_url,
            t.label("date_source", column.newest_source or ""),
            column.owner,
            column.note,
        )
        for column in view.columns(report)
    )
    return worded(t, "columns", columns, rows)


def _links(report: Report, t: Wording) -> Sheet:
    columns = (
        ("verdict", 16), ("url", 60), ("outcome", 18), ("http_status", 10), ("scope", 10),
        ("home", 10), ("anchor", 24), ("source_count", 12), ("sources", 60),
    )  # fmt: skip
    faults = (
        fault
        for verdict in ("broken", "suspect", "blocked")
        for fault in view.links(report, verdict)
    )
    return worded(t, "links", columns, (_fault(fault, t) for fault in faults))


def _fault(fault: LinkFault, t: Wording) -> Sequence[Cell]:
    return (
        t(f"link_verdict.{fault.verdict}"),
        fault.url or t("links.empty"),
        t.label("outcome", fault.outcome),
        fault.status,
        t("links.internal") if fault.internal else t("links.external"),
        t("xlsx.yes") if fault.home else t("xlsx.no_word"),
        fault.anchor,
        len(fault.sources),
        fault.sources[0] if len(fault.sources) == 1 else "\n".join(fault.sources[:50]),
    )


def _policies(report: Report, t: Wording) -> Sheet:
    columns = (
        ("title", 50), ("doc_number", 22), ("published", 12), ("url", 46), ("state", 16),
        ("interpretation_title", 40), ("interpretation_url", 46), ("interpretation_date", 12),
        ("links_back", 10), ("lag", 12),
    )  # fmt: skip
    rows = (row for policy in view.policies(report) for row in _policy(policy, t))
    return worded(t, "policies", columns, rows)


def _policy(policy: Policy, t: Wording) -> Iterable[Sequence[Cell]]:
    """One row an interpretation, or one without any."""
    document: tuple[Cell, ...] = (
        policy.title,
        policy.doc_number,
        policy.published,
        policy.url,
        t(f"policy_state.{policy.state}"),
    )
    if not policy.interpretations:
        yield (*document, None, None, None, None, policy.lag_workdays)
    for reading in policy.interpretations:
        back = t("xlsx.yes") if reading.links_back else t("xlsx.no_word")
        found = (reading.title, reading.url, reading.published, back)
        yield (*document, *found, policy.lag_workdays)


def _messages(report: Report, t: Wording) -> Sheet:
    columns = (
        ("letter_number", 20), ("letter_unit", 24), ("url", 46), ("asked", 12),
        ("answered", 12), ("workdays", 12), ("state", 16),
    )  # fmt: skip
    rows = (
        (
            message.number,
            message.unit,
            message.url,
            message.asked,
            message.answered,
            message.workdays,
            t(f"message_state.{message.state}"),
        )
        for message in view.messages(report)
    )
    return worded(t, "messages", columns, rows)


def _accounts(report: Report, t: Wording) -> Sheet:
    columns = (
        ("name", 24), ("platform", 16), ("newest", 18), ("state", 22), ("days_left", 10),
        ("note", 40),
    )  # fmt: skip
    rows = (
        (
            account.name,
            t.label("platform", account.platform),
            figures.minute(account.newest),
            t(f"account_state.{account.state}"),
            account.days_left,
            account.note,
        )
        for account in view.accounts(report)
    )
    return worded(t, "accounts", columns, rows)


def _not_checked(report: Report, t: Wording) -> Sheet:
    rows = ((item.what, item.why) for item in report.not_checked)
    return worded(t, "not_checked", (("what", 50), ("why", 80)), rows)
