"""One probe of a site: a look, and where it failed a second one, between two looks at our own line."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from monitor.facts import Probe, WhyInvalid
from monitor.profile import SiteProfile
from spiders.client import Family
from spiders.looking import Headers, Look, Looker
from spiders.own_line import OwnLine

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


class Prober:
    """Probes one site after the other, or many together. ``now`` tells the time, ``identity`` the headers by which a
    site's profile names us."""

    def __init__(
        self,
        looker: Looker,
        now: Callable[[], datetime],
        identity: Callable[[SiteProfile], Headers] = lambda site: (),
    ) -> None:
        self._looker = looker
        self._now = now
        self._identity = identity
        self._line = OwnLine(looker.answers)

    async def probe(self, site: SiteProfile) -> list[Probe]:
        """The visit that counts; then one over IPv6 alone, where we have it and the site is up."""
        first = await self._confirmed(site, "")
        if not (first.valid and first.outcome == "ok") or not await self._has_ipv6(site):
            return [first]
        return [first, await self._confirmed(site, "6")]

    async def _has_ipv6(self, site: SiteProfile) -> bool:
        """A host that is named by a number has one version of IP only."""
        name = urlsplit(site.url).hostname or ""
        options = site.probe
        if not options.ipv6 or not options.controls or _LETTERS.isdisjoint(name) or ":" in name:
            return False
        return await self._line.is_up(site.url, options.controls, "6") is True

    async def _confirmed(self, site: SiteProfile, family: Family) -> Probe:
        at, headers = self._now(), self._identity(site)
        look = await self._looker.look(site.url, family, headers)
        if look.is_open or look.why_invalid:
            return self._told(site, at, look, family)
        up = await self._line.is_up(site.url, site.probe.controls, family)
        if up is False:
            return self._told(site, at, look, family, WhyInvalid.OWN_LINE)
        look = await self._looker.look(site.url, family, headers)
        if look.is_open or look.why_invalid:
            return self._told(site, at, look, family, looks=2)
        # The line may have gone down just then; and what was not known before may be known now.
        up = await self._line.is_up(site.url, site.probe.controls, family)
        why = {True: "", False: WhyInvalid.OWN_LINE, None: WhyInvalid.NO_CONTROL}[up]
        return self._told(site, at, look, family, why, looks=2)

    def _told(
        self,
        site: SiteProfile,
        at: datetime,
        look: Look,
        family: Family,
        why: str = "",
        looks: int = 1,
    ) -> Probe:
        if look.status is not None:
            self._line.saw_answer(site.url)
        why = why or look.why_invalid
        return Probe(
            site.key,
            site.url,
            at,
            look.outcome,
            family,
            look.status,
            **{f"{step}_ms": round(1000 * took) for step, took in look.timing._asdict().items()},
            final_url=look.final_url,
            ip=look.ip,
            bytes=look.bytes,
            error=look.error[:300],
            looks=looks,
            valid=not why,
            why_invalid=why,
        )
