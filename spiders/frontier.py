"""Which addresses a crawl has met and which it may visit; what it leaves out is counted, with the reason."""

from collections import Counter
from urllib.parse import urlsplit

from monitor.facts import Link, LinkKind
from monitor.profile import CrawlOptions
from monitor.urls import site_of

# RFC 6761: names under these never resolve, so no question about them leaves the machine.
_RESERVED = ".invalid"


class Frontier:
    """Every distinct address once."""

    def __init__(self, options: CrawlOptions) -> None:
        self._options = options
        self._met: set[str] = set()
        self._pages = 0
        self.visited = 0  # distinct addresses decided, by a visit or without one
        self._left_out: Counter[tuple[str, str]] = Counter()
        self.bound_reached: str | None = None

    def add(self, url: str) -> bool:
        """Whether the address is new; from now on it is known."""
        if url in self._met:
            return False
        self._met.add(url)
        return True

    def admits(self, link: Link, depth: int, *, internal: bool) -> bool:
        """Whether to visit a link now. Each address is decided once."""
        if not self.add(link.url):
            return False
        if (
            site_of(link.url) in self._options.skip_hosts
            or (urlsplit(link.url).hostname or "") in self._options.skip_hosts
        ):
            return self._leave_out(site_of(link.url), "skip-host")
        if not internal and not self._options.external_links:
            return self._leave_out("external links", "switched-off")
        if (
            internal
            and link.kind in {LinkKind.PAGE, LinkKind.FRAME}
            and not self._admits_page(depth)
        ):
            return False
        self.visited += 1
        return True

    def _admits_page(self, depth: int) -> bool:
        if depth > self._options.max_depth:
            return self._leave_out("pages", "max-depth")
        if self._pages >= self._options.max_pages:
            self.bound_reached = "max_pages"
            return self._leave_out("pages", "max-pages")
        self._pages += 1
        return True

    def _leave_out(self, what: str, why: str) -> bool:
        self._left_out[what, why] += 1
        return False

    def cannot_exist(self, url: str) -> bool:
        """Whether the host's name is reserved for never existing."""
        return (urlsplit(url).hostname or "").endswith(_RESERVED)

    def notes(self) -> list[list[str | int]]:
        """What was left out, why, and how many addresses: ``["external links", "switched-off", 12]``."""
        return [[what, why, count] for (what, why), count in self._left_out.items()]
