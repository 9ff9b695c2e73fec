"""One spelling of an address everywhere, so that a link is visited once and counted once.

Queries are never re-encoded: old mailboxes carry GBK in percent signs, and UTF-8 would break them.
"""

import re
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

MAX_URL = 2048
_PLUMBING = re.compile(
    r"/(?:module|api-gateway|jrobot|wza|search|login)/|/(?:guestweb|jsearch)\w{0,10}(?:[/?#.]|$)|dataproxy|[?&](?:q|keyword|searchword)=",
    re.IGNORECASE,
)
# A converter in front of the same site (TRS writes 繁体 pages so), on a host of its own or not.
_MIRROR = re.compile(r"/gate/(?:big5|gb|gb2312)/[^/]{1,255}(?P<inner>/.*)?", re.IGNORECASE)
_FRONT = re.compile(r"/?(?:(?:index|default)\.[a-z]{3,5})?", re.IGNORECASE)
# Pages whose fragment chooses the content: gkmlpt's columns are one document and one number each.
_ROUTED_PATH = "/gkmlpt/index"
_ROUTED_FRAGMENT = re.compile(r"\d{1,9}")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_PATH_SAFE = "/%:@!$&'()*+,;=~-._[]|"
_QUERY_SAFE = _PATH_SAFE + '?\\^{}`<>"'
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_EMPTY_HOST = re.compile(r"(?:https?:)?///|https?:(?:/?$|/?[^/])", re.IGNORECASE)
# A path of plain names, perhaps with a query and a fragment: what needs neither quoting nor resolving.
_NAME = r"[A-Za-z0-9_-][A-Za-z0-9_.-]*"
_SIMPLE = re.compile(
    rf"(?:(?P<root>/)|(?P<up>(?:\./|(?:\.\./){{0,8}})))(?P<path>{_NAME}(?:/{_NAME})*/?)"
    r"(?:\?(?P<query>[A-Za-z0-9_=&.-]*))?(?:\#(?P<fragment>[A-Za-z0-9_.-]*))?"
)
_LOWER_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")


def canonical(href: str, base: str = "", encoding: str = "utf-8") -> str | None:
    """``href`` as an absolute http(s) address; ``None`` if it cannot be one.

    The fragment goes, unless it chooses the column (gkmlpt).

    ``encoding`` is the page's: browsers encode raw non-ASCII characters of a query in it.
    """
    text = href.strip()
    if base and len(text) < MAX_URL and (simple := _SIMPLE.fullmatch(text)):
        return _beneath(simple, base)
    return _resolved(text, base, encoding)


def _beneath(simple: re.Match[str], base: str) -> str | None:
    """Nearly every link is a plain path and needs no more than the folder that it starts from."""
    folder = _folder(simple["root"] or simple["up"], base)
    if folder is None:
        return None
    path = f"{folder}{simple['path']}"
    query, route = simple["query"], _route(path, simple["fragment"] or "")
    address = f"{path}?{query}" if query else path
    address = f"{address}#{route}" if route else address
    return address if len(address) <= MAX_URL else None


@lru_cache(maxsize=256)
def _folder(start: str, base: str) -> str | None:
    """Where plain paths start from: the base's own folder, one above it, or the root of its host."""
    sample = _resolved(f"{start}x", base, "utf-8")
    return None if sample is None else sample[:-1]


def _resolved(href: str, base: str, encoding: str) -> str | None:
    """Any address, by the rules of RFC 3986."""
    text = _CONTROLS.sub("", href)
    if len(text) > MAX_URL or _EMPTY_HOST.match(text):
        return None
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
            return None
        netloc = _netloc(parts.scheme.lower(), parts.hostname, parts.port)
        path = _upper_escapes(quote(_dotless(parts.path) or "/", safe=_PATH_SAFE))
        query = quote(parts.query, safe=_QUERY_SAFE, encoding=encoding, errors="replace")
    except (ValueError, LookupError):  # a broken port or bracket, half a character, no such charset
        return None
    if netloc is None:
        return None
    address = urlunsplit((parts.scheme.lower(), netloc, path, query, _route(path, parts.fragment)))
    return address if len(address) <= MAX_URL else None


def _route(path: str, fragment: str) -> str:
    """The fragment of an address that is routed by it; every other fragment is a place within a page."""
    routed = path.endswith(_ROUTED_PATH) and _ROUTED_FRAGMENT.fullmatch(fragment)
    return fragment if routed else ""


def _upper_escapes(path: str) -> str:
    return _LOWER_ESCAPE.sub(lambda match: match[0].upper(), path) if "%" in path else path


def _dotless(path: str) -> str:
    """Dot segments resolved (RFC 3986, 5.2.4), also in absolute addresses, where urljoin leaves them."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept) + ("/" if segments[-1] in {".", ".."} else "")


def _netloc(scheme: str, host: str, port: int | None) -> str | None:
    name = _ascii_host(host)
    if name is None:
        return None
    name = f"[{name}]" if ":" in name else name
    return name if port is None or port == _DEFAULT_PORTS[scheme] else f"{name}:{port}"


@lru_cache(maxsize=4096)
def _ascii_host(host: str) -> str | None:
    """The host in lower case, Chinese names (政务.中国) as their xn-- form."""
    if any(character in host for character in " <>\"'\\^`{}|%[]"):
        return None
    if host.isascii():
        labels = host.rstrip(".").split(".")
        return host.lower() if ":" in host or all(0 < len(part) < 64 for part in labels) else None
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None


def is_plumbing(url: str) -> bool:
    """Whether an address serves the machinery of a CMS (list proxies, search, log-in) and is no page of its own."""
    return _PLUMBING.search(url) is not None


def is_mirror(url: str) -> bool:
    """Whether an address shows a page of some site converted to other characters (``/gate/big5/``)."""
    return "/gate/" in url and _MIRROR.fullmatch(urlsplit(url).path) is not None


def is_inside_mirror(url: str) -> bool:
    """Whether a mirror is asked for more than the front page of what it mirrors."""
    found = _MIRROR.fullmatch(urlsplit(url).path) if "/gate/" in url else None
    return found is not None and _FRONT.fullmatch(found["inner"] or "") is None


def site_of(url: str) -> str:
    """Host and port: what one crawl belongs to; empty for what is no address."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def same_site(url: str, site: str) -> bool:
    """Whether an address lies on the site ``site_of`` named."""
    return bool(site) and site_of(url) == site
