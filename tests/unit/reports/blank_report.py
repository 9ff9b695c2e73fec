"""A report on a site nothing could be read of: every list empty, the run cut short."""

from datetime import datetime

from reports.model import Lang, Report, Run, Site, Software, Verdict
from tests.unit.reports.sample_report import SHANGHAI


def blank_report(lang: Lang = "zh") -> Report:
    start = datetime(2026, 11, 23, 2, 0, tzinfo=SHANGHAI)
    return Report(
        lang=lang,
        software=Software(version="0.1.0", rules_version="2026.11"),
        site=Site(key="fgw", name="", url="https://fgw.example.gov.cn/"),
        as_of=start,
        run=Run(start, start, False, 3, 0, 0, stopped_because="home page: HTTP 412"),
        verdict=Verdict(None, (), 0.0, 100.0),
    )
