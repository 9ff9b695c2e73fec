"""The certificate of the site's own host: whether it is about to run out, so that browsers will refuse the site.

One that has run out, or that nobody vouches for, keeps visits from succeeding, and is told by their outcome.
"""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from monitor.clock import day_of
from monitor.facts import Certificate
from monitor.rules.base import InOrder, Level, Rule, Scalar, Text, Undetermined, Verdict, Violation
from monitor.urls import site_of
from monitor.view import SiteView

_NO_RUN = Text("没有检查记录", "No crawl yet")
_PLAIN = Text("网站未使用 HTTPS", "The site is not served over HTTPS")
_UNREAD = Text("未能读取证书", "The certificate could not be read")
_RENEWED = Text(
    "上次检查时的证书现已到期，是否更换须再次检查",
    "The certificate seen last has run out since; whether it was replaced takes another crawl",
)
# Short-lived certificates are renewed by a machine when a third of their time is left; a fifth is late.
_SHARE = 5


class CertificateExpiry(Rule):
    """How many days the certificate still holds."""

    code: ClassVar[str] = "certificate-expiry"
    official: ClassVar[tuple[str, ...]] = ("W-V2",)
    level: ClassVar[Level] = Level.HINT
    mark: ClassVar[str] = "D"
    title: ClassVar[Text] = Text("HTTPS证书即将到期", "HTTPS certificate about to expire")
    needs: ClassVar[Text] = Text(
        "本站及其接口主机的 HTTPS 证书", "the HTTPS certificate of the site's own hosts"
    )
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·站点无法访问；证书到期后浏览器将拒绝打开网站，"
        "本项为事前提示，指标本身未规定天数",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators: site cannot be opened; browsers refuse "
        "a site whose certificate has run out. A warning beforehand: the indicator names no number of days",
    )
    threshold: ClassVar[Text] = Text(
        "剩余不超过30天（有效期150天以内的证书为其五分之一）",
        "30 days or fewer left (a fifth of the lifetime of certificates made for less than 150 days)",
    )
    operator: ClassVar[str] = "<="
    summary: ClassVar[Text] = Text(
        "{host}的HTTPS证书将于{until}到期，剩余{days}天（签发者：{issuer}）",
        "The HTTPS certificate of {host} expires on {until}, {days} days left (issued by {issuer})",
    )
    expired: ClassVar[Text] = Text(
        "{host}的HTTPS证书已于{until}到期（签发者：{issuer}）",
        "The HTTPS certificate of {host} expired on {until} (issued by {issuer})",
    )
    remedy: ClassVar[Text] = Text(
        "请在到期前更换证书，并确认自动续期正常；更换后检查所有服务器和CDN节点。",
        "Replace the certificate before that day and check its automatic renewal, on every server and CDN node.",
    )
    due_workdays: ClassVar[int] = 5

    warn_days: int = Field(default=30, ge=0, le=365)

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """The site's own host, and every other of which a certificate was read."""
        own = site_of((view.run.home_url if view.run else "") or view.site.url)
        seen = view.run.certificates if view.run else ()
        if not any(each.host == own for each in seen):
            yield Undetermined(own, self._unread(view), view.site.url, own)
        for each in seen:
            yield self._verdict(each, view)

    def _unread(self, view: SiteView) -> Text:
        if view.run is None:
            return _NO_RUN
        home = view.run.home_url or view.site.url
        return _UNREAD if home.startswith("https://") else _PLAIN

    def _verdict(self, seen: Certificate, view: SiteView) -> Verdict:
        url, until = f"https://{seen.host}/", day_of(seen.not_after)
        days = (until - view.today).days
        if days > self._limit(seen):
            return InOrder(seen.host, url)
        if days < 0 <= (until - day_of(seen.at)).days:
            return Undetermined(seen.host, _RENEWED, url, seen.host)
        details: dict[str, Scalar] = {
            "host": seen.host,
            "until": until.isoformat(),
            "days": days,
            "issuer": seen.issuer or "—",
        }
        return Violation(seen.host, url, details, name=seen.host)

    def _limit(self, seen: Certificate) -> int:
        return min(self.warn_days, (seen.not_after - seen.not_before).days // _SHARE)

    def summary_of(self, violation: Violation) -> Text:
        """What runs out, or has run out."""
        days = violation.details.get("days")
        return self.expired if isinstance(days, int) and days < 0 else self.summary

    def caveats(self, view: SiteView) -> Iterator[Text]:
        """Until when each certificate holds, whatever the verdict."""
        for each in view.run.certificates if view.run else ():
            until = day_of(each.not_after)
            days = (until - view.today).days
            issuer = each.issuer or "—"
            yield Text(
                f"{each.host}：证书有效至{until}（剩余{days}天），签发者{issuer}"
                + ("" if each.verified else "，未通过验证"),
                f"{each.host}: certificate valid until {until} ({days} days left), issued by {issuer}"
                + ("" if each.verified else ", not verified"),
            )
