"""Answers of 200 that are no page: the address does not exist, the home page stands in for it, or a challenge does.

Three signs of a missing page: it reads like the answer to an address that cannot exist on this host, or it is short and
its own words say so, or it is the home page byte for byte. The words alone, in a long page, prove nothing: articles are
written about missing pages too.
"""

import json
import re
from hashlib import blake2b

from monitor.facts import ListState, Outcome, Page
from spiders.lists.survey import plain
from spiders.pages.html import decode, parse
from spiders.pages.kind import looks_like_article

PROBE_PATH = "/huoshui-probe-b5f1c0/there-is-no-such-page.html"
_WORDS = re.compile(
    r"页面不存在|网页不存在|您访问的页面.{0,12}(?:不存在|已删除|找不到)|找不到(?:该|您|此|相关)?.{0,6}(?:页面|网页|文件)|"
    r"无法找到(?:该|此|您)?.{0,6}(?:页面|网页|文件)|"
    r"页面(?:已被|已经)?删除|错误页面|404\s{0,2}(?:not found|错误|页面)|page not found",
    re.IGNORECASE,
)
_WHOLE_TITLE = re.compile(
    r"(?:错误提示|提示|抱歉|对不起)?[\s:：,，!！-]{0,3}(?:您(?:所)?访问的)?(?:该|此)?(?:页面|网页|文件)"
    r"(?:不存在|找不到|已被?删除)[!！。.]?|找不到(?:页面|网页)|404(?:\s?-?\s?(?:not found|错误|页面.{0,6}))?|"
    r"(?:page )?not found",
    re.IGNORECASE,
)
# How interfaces tell of failure under a status of 200.
_CODES = ("rptCode", "code", "status", "errcode")
_FAILED = frozenset({"400", "404", "500", "-1", "error", "fail"})
_SHORT = 4000  # bytes of a page whose words may be believed
_LEAVES = re.compile(
    r"location(?:\.href)?\s{0,3}=|location\.replace|http-equiv=.?refresh", re.IGNORECASE
)
_CHANGING = re.compile(r"[0-9a-fA-F]{6,}|\d+|\s+")


class Faces:
    """What this host shows for its home page and for an address that cannot exist."""

    def __init__(self) -> None:
        self._home_hash = ""
        self._home_face = ""
        self._missing_face: str | None = None

    def saw_home(self, page: Page, body: bytes) -> None:
        """The home page, before anything else is judged."""
        self._home_hash, self._home_face = page.hash, face(body)

    def saw_missing(self, body: bytes) -> None:
        """The answer of 200 to an address that cannot exist.

        A host that shows its home page for everything has no face of its own for what is missing, nor has one
        that answers with a program's shell: the program may know the address.
        """
        shown = face(body)
        tells = bool(body) and shown != self._home_face and not is_shell(body)
        self._missing_face = shown if tells else None

    def fault(self, page: Page, body: bytes) -> tuple[Outcome, str] | None:
        """Why an answer of 200 is not the page that was asked for; None where it is."""
        if page.challenge:
            return Outcome.BLOCKED, page.challenge
        if page.hash == self._home_hash and looks_like_article(page.url):
            return Outcome.REDIRECTED_HOME, "the home page stands at this address"
        if is_missing(page, body, self._missing_face):
            return Outcome.SOFT_404, "the page says that it does not exist"
        return None


def fingerprint(text: str) -> str:
    """A page's text without what changes from one answer to the next (numbers, ids, blanks)."""
    return blake2b(_CHANGING.sub("", text).encode("utf-8", "replace"), digest_size=16).hexdigest()


def says_missing(page: Page, size: int) -> bool:
    """Whether the page's title, or a short page's heading, says that it does not exist."""
    if page.reading is not None and page.reading.state is ListState.ENTRIES:
        return False
    if size < _SHORT:
        return _WORDS.search(page.title[:80]) is not None
    return _WHOLE_TITLE.fullmatch(page.title.strip()) is not None


def body_says_missing(text: str, size: int) -> bool:
    """Whether a short page's text says that it does not exist."""
    return size < _SHORT and _WORDS.search(text[:_SHORT]) is not None


def says_failure(body: bytes) -> bool:
    """Whether an answer of 200 is a short JSON object that says there is nothing: ``{"success": false}``."""
    if body.lstrip()[:1] != b"{" or len(body) >= _SHORT:
        return False
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return False
    if not isinstance(said, dict):
        return False
    codes = [said[key] for key in _CODES if key in said]
    return said.get("success") is False or any(str(code) in _FAILED for code in codes)


def face(body: bytes) -> str:
    """What an answer looks like, for comparing it with others of the same host."""
    return fingerprint(decode(body, "")[0])


def is_shell(body: bytes) -> bool:
    """Whether an answer says nothing itself and loads a script that may say it (a single page application)."""
    page = parse("", body)
    if _LEAVES.search(page.text) or not any(each.get("src") for each in page.tree.iter("script")):
        return False
    shown = page.tree.find("body")
    return shown is None or not plain(shown)


def is_missing(page: Page, body: bytes, missing_face: str | None) -> bool:
    """Whether an answer says that there is nothing: by the host's own face of it, or in words."""
    if says_missing(page, len(body)):
        return True
    if missing_face is None and len(body) >= _SHORT:
        return False
    text = decode(body, "")[0]
    alike = missing_face is not None and fingerprint(text) == missing_face
    return alike or body_says_missing(text, len(body))
