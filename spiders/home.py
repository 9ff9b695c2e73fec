"""What the first answer of a site says of the site itself."""

from scrapy.http import Response

from monitor.urls import site_of
from spiders.fetches import BLOCKED_STATUSES


def is_same_owner(url: str, home_url: str) -> bool:
    """Whether a redirect stays at home: http → https, another port, a www. in front."""
    return _bare_host(url) == _bare_host(home_url)


def _bare_host(url: str) -> str:
    return site_of(url).split(":")[0].removeprefix("www.")


def trouble(response: Response) -> str:
    """Why no page came of the home address, as ``Run.stopped_because`` keeps it."""
    if response.status in BLOCKED_STATUSES:
        return f"home-blocked {response.status}"
    if response.status == 200:
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return f"home-not-html {kind}"
    return f"home-status {response.status}"
