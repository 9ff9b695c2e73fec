"""The short print that is kept of an answer's words.

The text itself is never kept. A print tells only that two letters got the same words. It needs no
secret key: it is of the office's words, which the site itself shows to everybody, and the salutation with the
writer's name is left out of it.
"""

import hashlib
import re
import unicodedata

from lxml.html import HtmlElement

from spiders.pages.html import squeeze

MIN_LENGTH = 40  # characters without blanks and signs: shorter answers are alike by chance
MAX_LENGTH = 20_000
_SALUTATION = re.compile(
    r"(?:尊敬的)?\w{0,10}?(?:先生|女士|小姐|同志|网友|市民|居民|群众|朋友|家长|同学|来信人)?(?:您好|你好)"
    r"|(?:尊敬的)?\w{0,10}?(?:先生|女士|小姐|同志|网友|市民|居民|群众|朋友|家长|同学|来信人)"
)
_SIGNED_ON = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日$")
_SALUTATION_LENGTH = 30
_CUT_OFF = ("...", "…", "……", "更多", "详情", "详细")


def answer_print(text: str) -> str:
    """Sixteen signs for the words of an answer, "" where it is too short or cut off."""
    text = text[:MAX_LENGTH].strip()
    if text.rstrip("[]【】()（）>》").endswith(_CUT_OFF):
        return ""
    plain = unicodedata.normalize("NFKC", text)
    words = "".join(sign for sign in plain if sign.isalnum())
    greeting = _SALUTATION.match(words, 0, _SALUTATION_LENGTH)
    words = _SIGNED_ON.sub("", words[greeting.end() if greeting else 0 :])
    if len(words) < MIN_LENGTH:
        return ""
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()


def cell_text(cell: HtmlElement) -> str:
    """All words of a cell, however long."""
    parts: list[str] = []
    size = 0
    for node in cell.iter():
        if isinstance(node.tag, str) and node.tag not in {"script", "style"}:
            parts.append(node.text or "")
        parts.append((node.tail or "") if node is not cell else "")
        size += len(parts[-1])
        if size > MAX_LENGTH:
            break
    return squeeze(" ".join(parts))[:MAX_LENGTH]
