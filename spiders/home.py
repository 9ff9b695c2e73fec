"""What the first answer of a site says of the site itself."""

import re

from scrapy.http import Response

from monitor.facts import Fetch, Outcome, Page
from monitor.urls import canonical, same_site, site_of
from spiders.flags import UNREAD

# Doorway pages are a few lines; a longer page that reloads itself is a page.
_DOORWAY_SIZE = 5000
_META = re.compile(rb"<meta\b[^<>]{1,800}>", re.IGNORECASE)
_REFRESHES = re.compile(rb"http-equiv\s{0,3}=\s{0,3}[\"']?refresh", re.IGNORECASE)
_TARGET = re.compile(rb"url\s{0,3}=\s{0,3}[\"']?([^\"'<>\s]{1,500})", re.IGNORECASE)
_SCRIPTED = re.compile(
    rb"location(?:\.href)?\s{0,3}(?:=|\.(?:replace|assign)\s{0,3}\()\s{0,3}[\"']([^\"'<>\s]{1,500})[\"']",
    re.IGNORECASE,
)

# No page, and no answer either that would say anything of the address.
_NO_CONNECTION = frozenset({Outcome.REFUSED, Outcome.RESET, Outcome.TIMEOUT, Outcome.TLS})


class OtherScheme:
    """The home address under https instead of http, or the reverse: tried once, where the given one fails.

    Many sites answer one of the two only, or have a certificate nobody renews. What was wrong with the
    given address is kept: as the reason to stop where the other is no better, else as a note of the run.
    """

    def __init__(self, given: str) -> None:
        scheme, _, rest = given.partition("://")
        self._given = given
        self._other = f"{'http' if scheme == 'https' else 'https'}://{rest}"
        self.both = frozenset({given, self._other})
        self.trouble = (
            ""  # why the given address brought no page, as ``Run.stopped_because`` keeps it
        )
        self._answered = False

    def after(self, visit: Fetch) -> str | None:
        """The address to try after a first visit that failed; None where there is none."""
        if self.trouble or visit.chain or visit.outcome not in _NO_CONNECTION:
            return None
        self.trouble = f"home-{visit.outcome} {visit.error}"
        return self._other

    def answered(self) -> None:
        """The other address brought the site."""
        self._answered = bool(self.trouble)

    def notes(self) -> list[list[str | int]]:
        """What the run must say of the given address where the other one stood in for it."""
        tried = "https home" if self._given.startswith("https:") else "http home"
        return [[tried, self.trouble, 1]] if self._answered else []


def is_same_owner(url: str, home_url: str) -> bool:
    """Whether a redirect stays at home: http → https, another port, a www. in front."""
    return _bare_host(url) == _bare_host(home_url)


def _bare_host(url: str) -> str:
    return site_of(url).split(":")[0].removeprefix("www.")


def fault(page: Page) -> tuple[Outcome, str] | None:
    """A challenge that answers 200 in the home page's place."""
    return (Outcome.BLOCKED, page.challenge) if page.challenge else None


def trouble(response: Response, outcome: Outcome) -> str:
    """Why no page came of the home address, as ``Run.stopped_because`` keeps it."""
    if outcome is Outcome.BLOCKED:
        return f"home-blocked {response.status}"
    if UNREAD in response.flags:
        return "home-undecoded"
    if response.status == 200:
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return f"home-not-html {kind}"
    return f"home-status {response.status}"


def doorway_target(response: Response) -> str | None:
    """Where a home page leads that only sends its visitors on, by refresh or by one literal script.

    Only on the same site, and only from a page without links of its own.
    """
    body = response.body
    if response.status != 200 or len(body) > _DOORWAY_SIZE or body.lower().count(b"<a ") > 2:
        return None
    found = _refresh(body) or _SCRIPTED.search(body)
    target = canonical(found[1].decode("utf-8", "replace"), response.url) if found else None
    is_ours = target is not None and same_site(target, site_of(response.url))
    return target if is_ours and target != response.url else None


def _refresh(body: bytes) -> re.Match[bytes] | None:
    """The address of a meta refresh, whichever attribute comes first, in ``<noscript>`` or not."""
    tags = (match[0] for match in _META.finditer(body))
    return next((_TARGET.search(tag) for tag in tags if _REFRESHES.search(tag)), None)
