"""A certificate is told of before it runs out: by days left on the day of judgement."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from monitor import clock
from monitor.facts import Certificate
from monitor.rules.base import Met, Violation
from monitor.rules.certificate import CertificateExpiry
from monitor.view import SiteView
from tests.unit.monitor.rules.scene import NOW, SITE, TODAY, judged, only, run, site, word

HOST = "fgw.example.gov.cn"
RULE = CertificateExpiry()


def certificate(days: int, host: str = HOST, lifetime: int = 397, **facts: Any) -> Certificate:
    """One that ends so many days from today, at noon."""
    end = datetime.combine(TODAY + timedelta(days=days), time(12), clock.SHANGHAI)
    known: dict[str, Any] = {
        "issuer": "某某 CA",
        "subject": host,
        "names": (host,),
        "verified": True,
    }
    known |= {"not_before": end - timedelta(days=lifetime), "at": NOW} | facts
    return Certificate(host, not_after=end, **known)


def seen(*certificates: Certificate, home: str = SITE) -> SiteView:
    return site(run=run(certificates=certificates, home_url=home))


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (300, "ok"),
        (31, "ok"),
        (30, "violation"),
        (29, "violation"),
        (1, "violation"),
        (0, "violation"),
        (-1, "violation"),
    ],
)
def test_thirty_days_are_too_few(days: int, wanted: str) -> None:
    assert word(only(RULE, seen(certificate(days)))) == wanted


@pytest.mark.parametrize(
    ("lifetime", "days", "wanted"),
    [
        (90, 19, "ok"),
        (90, 18, "violation"),
        (47, 10, "ok"),
        (47, 9, "violation"),
        (6, 2, "ok"),
        (6, 1, "violation"),
        (150, 30, "violation"),
    ],
)
def test_short_lived_ones_are_renewed_by_machine_and_told_of_later(
    lifetime: int, days: int, wanted: str
) -> None:
    assert word(only(RULE, seen(certificate(days, lifetime=lifetime)))) == wanted


def test_the_profile_chooses_the_days() -> None:
    view = seen(certificate(10))
    assert word(only(CertificateExpiry(warn_days=9), view)) == "ok"
    assert word(only(CertificateExpiry(warn_days=10), view)) == "violation"


def test_the_sentence_names_host_day_days_and_issuer() -> None:
    found = only(RULE, seen(certificate(5)))
    assert isinstance(found, Violation)
    assert RULE.summary_of(found).say("zh", found.details) == (
        f"{HOST}的HTTPS证书将于2026-11-28到期，剩余5天（签发者：某某 CA）"
    )
    assert "expires on 2026-11-28, 5 days left" in RULE.summary_of(found).say("en", found.details)


def test_one_that_had_run_out_when_it_was_seen_is_told_so() -> None:
    found = only(RULE, seen(certificate(-2, verified=False)))
    assert isinstance(found, Violation)
    assert "已于2026-11-21到期" in RULE.summary_of(found).say("zh", found.details)


def test_one_that_has_run_out_since_may_have_been_replaced() -> None:
    assert word(only(RULE, seen(certificate(-2, at=NOW - timedelta(days=10))))) == "undetermined"
    assert word(only(RULE, seen(certificate(0, at=NOW - timedelta(days=10))))) == "violation"


@pytest.mark.parametrize(
    ("view", "reason"),
    [
        (site(run=None), "没有检查记录"),
        (seen(), "未能读取证书"),
        (seen(home=SITE.replace("https", "http")), "未使用 HTTPS"),
    ],
)
def test_what_was_not_read_is_undetermined(view: SiteView, reason: str) -> None:
    verdict = only(RULE, view)
    assert word(verdict) == "undetermined"
    assert reason in str(verdict)
    assert RULE.tally([verdict], view).met is Met.UNDETERMINED


def test_interfaces_are_judged_beside_the_site() -> None:
    view = seen(certificate(200), certificate(3, "api.example.gov.cn:8443"))
    assert [(each.subject, word(each)) for each in judged(RULE, view)] == [
        (HOST, "ok"),
        ("api.example.gov.cn:8443", "violation"),
    ]
    alone = seen(certificate(200, "api.example.gov.cn"))
    assert [word(each) for each in judged(RULE, alone)] == ["undetermined", "ok"]


def test_how_long_each_holds_is_a_note_whatever_the_verdict() -> None:
    (note,) = RULE.caveats(seen(certificate(200, verified=False)))
    assert "证书有效至2027-06-11（剩余200天），签发者某某 CA，未通过验证" in note.zh
    assert "200 days left" in note.en
    assert list(RULE.caveats(site(run=None))) == []
