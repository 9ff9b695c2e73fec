"""Which addresses a crawl has met and which it may visit; what it leaves out is counted, with the reason.

An address is remembered by a number of eight bytes. What is met is noted for the store, with the page that showed it,
so that a crawl that was cut short knows it all again.
"""

import ipaddress
import re
import socket
from collections import Counter
from typing import TypeAlias
from urllib.parse import urlsplit

from monitor import clock
from monitor.facts import LinkKind
from monitor.profile import CrawlOptions
from monitor.store.frontier import KNOWN, LEFT_OUT, Met
from monitor.urls import is_inside_mirror, same_site, site_of
from spiders.fetches import FRAGMENT, Job
from spiders.sessions import without_session
from spiders.traps import Traps

# RFC 6761: names under these never resolve, so no question about them leaves the machine.
_RESERVED = ".invalid"
_Number: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
# A page shows some 50 addresses that are no pages (files, pictures, other sites), most of them shown by
# others too; a hostile one, any number. Those that wait for their turn are held in memory, 3 KB each.
_ADDRESSES_A_PAGE = 30
_LEAST_ADDRESSES = 20_000
_LEFT_OUT = {"switched-off": "external links", "mirror": "mirror pages"}  # others by their host
_BOUNDS = {"max-pages": "max_pages", "max-links": "max_links"}  # that make a run incomplete
_MOST_PLACES = 20  # with traps of their own named in a report
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
        self._met: set[int] = set()  # by Python's own hash: 64 bits, keyed anew in every process
        self._new: list[Met] = []  # since they were last taken
        self._places: set[str] = set()
        self._traps = Traps(clock.day_of(clock.now()), self.knows)
        self._pages = 0
        self._defects = 0
        self._most = max(_LEAST_ADDRESSES, _ADDRESSES_A_PAGE * options.max_pages)
        self.position = 0  # of what was met last
        self.taken = 0  # of what was met last and taken for the store
        self.visited = 0  # distinct addresses decided, by a visit or without one
        self._left_out: Counter[tuple[str, str]] = Counter()
        self.bound_reached: str | None = None

    def moved_to(self, home_url: str) -> None:
        """The home page redirected within its owner: that is the site now."""
        self._site = site_of(home_url)

    def knows(self, url: str) -> bool:
        """Whether the address was met before, be it in another session."""
        return _key(url) in self._met

    def add(self, url: str) -> bool:
        """Whether the address is new; from now on it is known. For what is visited on its own account."""
        if not self._is_new(url):
            return False
        self._note(Met(0, url, LinkKind.PAGE, True, 0, KNOWN))
        return True

    def wants(self, job: Job) -> bool:
        """Whether a job that is nobody's link is new: a column of the profile, a fragment of pages."""
        if not self._is_new(job.url):
            return False
        self._count(job)
        self._note_job(job)
        return True

    def admits(self, job: Job) -> bool:
        """Whether to visit what a link leads to. Each address is decided once."""
        if self.knows(job.url):
            return False
        trap = self._traps.of(job.url) if _is_page(job) else ""  # before it is known itself
        self._is_new(job.url)
        if reason := self.unwelcome(job.url):
            return self._leave_out(job, _LEFT_OUT.get(reason) or site_of(job.url), reason)
        if self.visited >= self._most:
            return self._leave_out(job, "links", "max-links")
        if trap:
            return self._leave_out(job, self._place(job.url), trap)
        if _is_page(job) and job.depth > self._options.max_depth:
            return self._leave_out(job, "pages", "max-depth")
        if _is_page(job) and self._pages >= self._options.max_pages:
            return self._leave_out(job, "pages", "max-pages")
        self._count(job)
        self._note_job(job)
        return True

    def admits_defect(self, url: str, defect: str) -> bool:
        """Whether a link that is decided without a visit is still to be noted."""
        if not self._is_new(f"{defect}:{url}"):
            return False
        if self._defects >= _MAX_DEFECTS:
            self._left_out["links", "max-links"] += 1
            return False
        self._defects += 1
        return True

    def take(self) -> tuple[Met, ...]:
        """What was met since this was last asked, for the store."""
        new = tuple(self._new)
        self.taken = self.position
        self._new.clear()
        return new

    def restore(self, met: Met) -> None:
        """What an earlier part of this run had met."""
        self.position = self.taken = met.position
        if met.role == LEFT_OUT:
            what, _, why = met.detail.partition("\t")
            self._left_out[what, why] += 1
            self._bound(why)
        elif met.role != KNOWN:
            job = job_of(met)
            self._count(job)
            if _is_page(job):
                self._traps.of(job.url)
        self._met.add(_key(met.url))

    def restore_defect(self, url: str, defect: str) -> None:
        """A link decided without a visit in an earlier part of this run."""
        self._defects += self._is_new(f"{defect}:{url}")

    def _is_new(self, url: str) -> bool:
        key = _key(url)
        if key in self._met:
            return False
        self._met.add(key)
        return True

    def _count(self, job: Job) -> None:
        if job.role != FRAGMENT:
            self.visited += 1
            self._pages += _is_page(job)

    def _place(self, url: str) -> str:
        """Where pages are left out, as notes name it: by folder, as long as they are few."""
        folders = urlsplit(url).path.rpartition("/")[0].split("/")
        top = f"/{folders[1]}/" if len(folders) > 1 else "/"
        if top not in self._places and len(self._places) >= _MOST_PLACES:
            return "pages"
        self._places.add(top)
        return f"pages {top}"

    def _note(self, met: Met) -> None:
        self.position += 1
        self._new.append(met._replace(position=self.position))

    def _note_job(self, job: Job) -> None:
        detail = f"{job.adapter}\t{job.referer}" if job.role else ""
        self._note(Met(0, job.url, job.kind, job.internal, job.depth, job.role, detail))

    def _bound(self, why: str) -> None:
        if why in _BOUNDS:
            self.bound_reached = _BOUNDS[why]

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

    def _leave_out(self, job: Job, what: str, why: str) -> bool:
        self._left_out[what, why] += 1
        self._bound(why)
        self._note(Met(0, job.url, job.kind, job.internal, job.depth, LEFT_OUT, f"{what}\t{why}"))
        return False

    def not_read(self) -> None:
        """A page came and its reader failed: our fault, and nothing is known of the page."""
        self._left_out["pages", "reader-failed"] += 1

    def cannot_exist(self, url: str) -> bool:
        """Whether the host's name is reserved for never existing."""
        return (urlsplit(url).hostname or "").endswith(_RESERVED)

    def notes(self) -> list[list[str | int]]:
        """What was left out, why, and how many addresses: ``["external links", "switched-off", 12]``."""
        return [[what, why, count] for (what, why), count in self._left_out.items()]


def job_of(met: Met) -> Job:
    """The job that an address was met for."""
    adapter, _, referer = met.detail.partition("\t")
    return Job(
        met.url, met.kind, met.internal, met.depth, role=met.role, adapter=adapter, referer=referer
    )


def _key(url: str) -> int:
    return hash(without_session(url) if ";" in url or "?" in url else url)


def _is_page(job: Job) -> bool:
    return job.internal and job.kind in {LinkKind.PAGE, LinkKind.FRAME}


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
