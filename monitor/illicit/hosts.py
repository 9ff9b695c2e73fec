"""Whose a host is, told from its name alone, and which addresses only work inside somebody's own network."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import urlsplit

from monitor.illicit.lists import read

# Under these ends a name is registered one label further left: example.com.cn, example.bj.cn, example.co.uk.
_PROVINCES = "ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj"
_TRADES = "ac co com edu go gov info mil ne net or org"
_SECOND_LEVEL = frozenset((*_PROVINCES.split(), *_TRADES.split()))
_MAX_HOST = 255
_LISTS = read("trusted.txt")
_PUBLIC, _FIXTURES = frozenset(_LISTS["public"]), frozenset(_LISTS["fixtures"])
# “127.1”, “0x7f000001” and “2130706433” are all this machine: browsers take whatever inet_aton takes.
_NUMBERS = re.compile(
    r"(?:0x[0-9a-f]{0,16}|\d{1,16})(?:\.(?:0x[0-9a-f]{0,16}|\d{1,16})){0,3}", re.ASCII
)
_LOCAL = re.compile(r"localhost(?:\.localdomain)?|ip6-l(?:ocalhost|oopback)|.{1,255}\.localhost")
_FILE = re.compile(r"\s{0,20}(?:file:|[a-z]:[\\/])", re.IGNORECASE)
_NETWORKS = [
    ipaddress.ip_network(text)
    for text in (
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10",
    )
]  # fmt: skip


@lru_cache(maxsize=4096)
def owner_of(host: str) -> str:
    """The part of a host's name that somebody registered; an address by number is its own."""
    name = host.strip().rstrip(".").casefold()[:_MAX_HOST]
    if not name or ":" in name or _NUMBERS.fullmatch(name):
        return name
    labels = name.split(".")
    is_deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    kept = labels[-3:] if is_deep else labels[-2:]
    return ".".join(kept[1:] if len(kept) == 3 and kept[0] == "www" else kept)


def is_public_body(host: str) -> bool:
    """Whether a host is a government's or one of the central media's."""
    return not _PUBLIC.isdisjoint(_ends(host))


def is_fixture(host: str) -> bool:
    """Whether templates of government sites hide links to this host by habit."""
    return not _FIXTURES.isdisjoint(_ends(host))


def host_of(url: str) -> str:
    """The host's name without port; "" for what is no address."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def intranet(url: str) -> str:
    """``private``, ``loopback``, ``file`` or ``no-dot`` for what no visitor from outside can open; else ""."""
    if _FILE.match(url):
        return "file"
    host = host_of(url)
    if not host or not url.lstrip().lower().startswith(("http:", "https:")):
        return ""
    if _LOCAL.fullmatch(host):
        return "loopback"
    number = _number(host)
    if number is not None:
        if number.is_loopback:
            return "loopback"
        mine = any(number in network for network in _NETWORKS if network.version == number.version)
        return "private" if mine else ""
    return "" if "." in host or ":" in host else "no-dot"


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        if _NUMBERS.fullmatch(host):
            return ipaddress.IPv4Address(_joined(host.split(".")))
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _joined(parts: list[str]) -> int:
    """The number that browsers make of up to four: the last fills what the others leave. Raises ValueError."""
    *heads, last = [int(part, _base(part)) for part in parts]
    if any(head > 255 for head in heads) or last >= 256 ** (4 - len(heads)):
        raise ValueError("no such address")
    return sum(head << (24 - 8 * place) for place, head in enumerate(heads)) + last


def _base(part: str) -> int:
    if part.startswith("0x"):
        return 16
    return 8 if part.startswith("0") and len(part) > 1 else 10


def _ends(host: str) -> set[str]:
    """A name and all names above it."""
    labels = host.rstrip(".").casefold()[:_MAX_HOST].split(".")
    return {".".join(labels[start:]) for start in range(len(labels))}
