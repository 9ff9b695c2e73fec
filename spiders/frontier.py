"""Which addresses a crawl has met and which it may visit; what it leaves out is counted, with the reason."""

import ipaddress
import re
import socket
from collections import Counter
from typing import TypeAlias
from urllib.parse import urlsplit

from monitor import clock
from monitor.facts import Link, LinkKind
from monitor.profile import CrawlOptions
from monitor.urls import is_inside_mirror, same_site, site_of
from spiders.traps import Traps

# RFC 6761: names under these never resolve, so no question about them leaves the machine.
_RESERVED = ".invalid"
_Number: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
# A page shows some 50 addresses that are no pages (files, pictures, other sites), most of them shown by
# others too; a hostile one, any number. Those that wait for their turn are held in memory, 3 KB each.
_ADDRESSES_A_PAGE = 30
_LEAST_ADDRESSES = 20_000
_LEFT_OUT = {"switched-off": "external links", "mirror": "mirror pages"}  # others by their host
_MAX_DEFECTS = 5_000  # malformed and empty links kept as facts of their own
_OURSELVES = frozenset({"localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback"})
# “127.1”, “0x7f000001” and “2130706433” are all this machine: the resolver takes whatever inet_aton takes.
_NUMBERS = re.compile(
    r"(?:0x[0-9a-f]{0,16}|\d{1,16})(?:\.(?:0x[0-9a-f]{0,16}|\d{1,16})){0,3}", re.ASCII
)
# Prefixes under which an IPv6 address only carries an IPv4 one: compatible (RFC 4291), NAT64 (RFC 6052).
_CARRIERS = (ipaddress.ip_network("::/96"), ipaddress.ip_network("64:ff9b::/96"))


class Frontier:
    """Every distinct address once, within bounds."""

    def __init__(self, options: CrawlOptions, home_url: str) -> None:
        self._options = options
        self._site = site_of(home_url)
        self._home_is_private = _is_private(home_url)
        self._met: set[str] = set()
        self._traps = Traps(clock.day_of(clock.now()), self._met.__contains__)
        self._pages = 0
        self._defects = 0
        self._most = max(_LEAST_ADDRESSES, _ADDRESSES_A_PAGE * options.max_pages)
        self.visited = 0  # distinct addresses decided, by a visit or without one
        self._left_out: Counter[tuple[str, str]] = Counter()
        self.bound_reached: str | None = None

    def moved_to(self, home_url: str) -> None:
        """The home page redirected within its owner: that is the site now."""
        self._site = site_of(home_url)

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
        if reason := self.unwelcome(link.url):
            return self._leave_out(_LEFT_OUT.get(reason) or site_of(link.url), reason)
        if self.visited >= self._most:
            self.bound_reached = "max_links"
            return self._leave_out("links", "max-links")
        is_page = internal and link.kind in {LinkKind.PAGE, LinkKind.FRAME}
        if is_page and (trap := self._traps.of(link.url)):
            return self._leave_out("pages", trap)
        if is_page and not self._admits_page(depth):
            return False
        self.visited += 1
        return True

    def admits_defect(self, key: str) -> bool:
        """Whether a link that is decided without a visit is still to be noted."""
        if not self.add(key):
            return False
        if self._defects >= _MAX_DEFECTS:
            return self._leave_out("links", "max-links")
        self._defects += 1
        return True

    def unwelcome(self, url: str) -> str:
        """Why an address is never visited, be it linked or redirected to: "" where it may be.

        An address inside somebody's own network, shown by a public site, is not ours to knock at.
        """
        host = urlsplit(url).hostname or ""
        if site_of(url) in self._options.skip_hosts or host in self._options.skip_hosts:
            return "skip-host"
        if is_inside_mirror(url):
            return "mirror"
        if same_site(url, self._site):
            return ""
        if not self._options.external_links:
            return "switched-off"
        return "private-address" if not self._home_is_private and _is_private(url) else ""

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

    def not_read(self) -> None:
        """A page came and its reader failed: our fault, and nothing is known of the page."""
        self._leave_out("pages", "reader-failed")

    def cannot_exist(self, url: str) -> bool:
        """Whether the host's name is reserved for never existing."""
        return (urlsplit(url).hostname or "").endswith(_RESERVED)

    def notes(self) -> list[list[str | int]]:
        """What was left out, why, and how many addresses: ``["external links", "switched-off", 12]``."""
        return [[what, why, count] for (what, why), count in self._left_out.items()]


def _is_private(url: str) -> bool:
    """Whether an address names this machine or somebody's own network by number, however it is written."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    if host in _OURSELVES or host.endswith(".localhost"):
        return True
    try:
        if _NUMBERS.fullmatch(host):
            return not ipaddress.IPv4Address(socket.inet_aton(host)).is_global
        number = ipaddress.ip_address(host)
    except (ValueError, OSError):
        return False
    return not number.is_global or not _carried(number).is_global


def _carried(number: _Number) -> _Number:
    """The IPv4 address that an IPv6 one stands for; itself where it stands for none."""
    if isinstance(number, ipaddress.IPv4Address):
        return number
    if any(number in network for network in _CARRIERS):
        return ipaddress.IPv4Address(number.packed[-4:])
    return number.ipv4_mapped or number.sixtofour or number
