"""Addresses without the number of a visit, so that one page under a thousand sessions is one page.

Only names that stand for nothing else go. ``sid`` and ``token`` stay: on many sites they choose the content
(gkmlpt's ``sid`` is the site, ``detail.jsp?sid=`` an article), and so does ``cfid`` without its ``cftoken`` (处罚).
"""

import re

_HINTS = ("sess", "cftoken", "(s(")
_IN_PATH = re.compile(r"(?:;|%3B)(?:jsessionid|phpsessid)=[^/?#;&]*", re.IGNORECASE)
_COOKIELESS = re.compile(
    r"/\((?:[A-Z]\([0-9a-z_-]{20,600}\)){1,4}\)(?=/)", re.IGNORECASE
)  # ASP.NET
_ALWAYS = re.compile(r"jsessionid|phpsessid|aspsessionid[a-z]{8}|asp\.net_sessionid", re.IGNORECASE)
_IF_RANDOM = frozenset({"sessionid", "session_id", "sessid", "phpsession", "jsession"})
_RANDOM = re.compile(r"(?=[^\d]*\d)(?=[\d._!-]*[a-z])[0-9a-z._!-]{16,}", re.IGNORECASE)
_COLDFUSION = frozenset({"cfid", "cftoken"})


def without_session(url: str) -> str:
    """The address without the session it carries; the very same text where it carries none."""
    if "?" not in url and ";" not in url and "(" not in url and "%3" not in url:
        return url
    lowered = url.lower()
    if not any(hint in lowered for hint in _HINTS):
        return url
    address, mark, fragment = _COOKIELESS.sub("", _IN_PATH.sub("", url)).partition("#")
    path, asked, query = address.partition("?")
    pairs = query.split("&")
    names = {pair.partition("=")[0].lower() for pair in pairs}
    dropped = _COLDFUSION if names >= _COLDFUSION else frozenset()
    kept = [pair for pair in pairs if not _is_session(pair, dropped)]
    asked = asked if kept else ""
    return f"{path}{asked}{'&'.join(kept)}{mark}{fragment}"


def _is_session(pair: str, dropped: frozenset[str]) -> bool:
    name, _, value = pair.partition("=")
    name = name.lower()
    if name in _IF_RANDOM:
        return _RANDOM.fullmatch(value) is not None
    return name in dropped or _ALWAYS.fullmatch(name) is not None
