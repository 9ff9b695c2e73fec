"""The facts of the crawl behind a report, as label and value: the same rows in every format."""

from reports import figures
from reports.model import Report
from reports.wording import Wording


def run_facts(report: Report, t: Wording) -> tuple[tuple[str, str], ...]:
    run, software = report.run, report.software
    minutes, seconds = figures.duration(run.started, run.finished)
    rows = [
        ("started", figures.minute(run.started)),
        ("finished", figures.minute(run.finished)),
        ("lasted", t("run.minutes", minutes=minutes, seconds=seconds)),
        ("complete", _completeness(report, t)),
        ("requests", t("run.requests_value", n=figures.number(run.requests))),
        ("pages", t("run.pages_value", n=figures.number(run.pages))),
        ("links", t("run.links_value", n=figures.number(run.links))),
        ("bytes", figures.size(run.bytes)),
    ]
    if run.rate is not None:
        rate = t("run.rate_value", rate=figures.number(run.rate))
        rows.append(("rate", rate if run.rate else t("run.rate_unlimited")))
    if run.user_agent:
        rows.append(("user_agent", run.user_agent))
    if report.preset:
        rows.append(("preset", t.label("preset", report.preset)))
    identity = t(
        "run.software_value",
        name=software.name,
        version=software.version,
        rules=software.rules_version,
    )
    rows.append(("software", identity))
    return tuple((t(f"run.{key}"), value) for key, value in rows)


def _completeness(report: Report, t: Wording) -> str:
    if report.run.complete:
        return t("run.yes")
    if report.run.stopped_because:
        return t("run.no_because", why=report.run.stopped_because)
    return t("run.no")
