"""What the check cost: requests, volume and refusals by host and day, the site itself first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from reports import figures
from reports.clean import short
from reports.model import HostLoad, Report
from reports.sheet import Sheet, worded
from reports.text_table import table
from reports.wording import Wording

#: Hosts told one by one, and lines at most for them: a slow crawl takes many days.
HOSTS = 20
LINES = 40


@dataclass(frozen=True, slots=True)
class Load:
    """The first hosts day by day, and all the others as one sum."""

    shown: tuple[HostLoad, ...]
    hosts_left: int
    requests_left: int
    bytes_left: int
    throttled_left: int


def load(report: Report, most: int = HOSTS) -> Load:
    """At most ``most`` hosts, each with all its days; of several hosts no more than ``LINES`` lines."""
    shown: list[HostLoad] = []
    hosts = by_host(report)
    taken = 0
    for lines in hosts[: min(most, HOSTS)]:
        if taken and len(shown) + len(lines) > LINES:
            break
        shown += lines
        taken += 1
    left = [line for lines in hosts[taken:] for line in lines]
    return Load(
        shown=tuple(shown),
        hosts_left=len(hosts) - taken,
        requests_left=sum(line.requests for line in left),
        bytes_left=sum(line.bytes for line in left),
        throttled_left=sum(line.throttled for line in left),
    )


def by_host(report: Report) -> list[tuple[HostLoad, ...]]:
    """The days of each host: the site itself, then whoever was asked most."""
    hosts: dict[str, list[HostLoad]] = {}
    for line in report.load:
        hosts.setdefault(line.host, []).append(line)
    days = [tuple(sorted(lines, key=lambda line: line.day)) for lines in hosts.values()]
    return sorted(
        days, key=lambda lines: (not is_own(report, lines[0]), -_asked(lines), lines[0].host)
    )


def is_own(report: Report, line: HostLoad) -> bool:
    """Whether a host is that of the site, be its port named or not."""
    try:
        site = urlsplit(report.site.url)
    except ValueError:
        return False
    return bool(line.host) and line.host in {site.netloc, site.hostname}


def load_table(report: Report, t: Wording, cells: int) -> str:
    """The same as plain text; "" where nothing was counted."""
    told = load(report)
    rows = [
        (
            _named(report, line, t),
            figures.day(line.day),
            *_figures(line.requests, line.bytes, line.throttled),
        )
        for line in told.shown
    ]
    if told.hosts_left:
        left = _figures(told.requests_left, told.bytes_left, told.throttled_left)
        rows.append((t("load.rest", n=told.hosts_left), "", *left))
    heads = [t(f"table.{key}") for key in ("host", "day", "requests", "volume", "throttled")]
    return table(heads, rows, cells, "  ") if rows else ""


def load_sheet(report: Report, t: Wording) -> Sheet:
    """Every host and day."""
    columns = (("host", 40), ("day", 12), ("requests", 12), ("megabytes", 12), ("throttled", 20))
    rows = (
        (line.host, line.day, line.requests, round(line.bytes / 1e6, 2), line.throttled)
        for lines in by_host(report)
        for line in lines
    )
    return worded(t, "load", columns, rows)


def _named(report: Report, line: HostLoad, t: Wording) -> str:
    return short(line.host, 60) + (t("load.own") if is_own(report, line) else "")


def _figures(requests: int, size: int, throttled: int) -> Sequence[str]:
    return figures.number(requests), figures.size(size), figures.number(throttled)


def _asked(lines: Iterable[HostLoad]) -> int:
    return sum(line.requests for line in lines)
