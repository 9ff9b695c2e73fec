"""文号, the numbers of official documents: read from any text, whatever its brackets, widths and blanks.

A number is an issuer's word, a year and a serial: 滨发改〔2026〕1号. The word counts: 滨发改办 and 鲁发改
number their own documents.
"""

import re
import unicodedata
from typing import NamedTuple

_MAX_TEXT = 200_000
_MAX_FOUND = 200
_BRACKETS = str.maketrans(dict.fromkeys("〔[【{", "(") | dict.fromkeys("〕]】}", ")"))
_BLANKS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fa5]{1,16})\((?P<year>(?:19|20)\d\d)\)第?(?P<serial>\d{1,5})(?!\d)号?"
    r"|(?P<ordered>(?:19|20)\d\d)年第?(?P<order>\d{1,5})号令"
)
_AT_END = re.compile(r"\([^()]{1,16}\(\d{4}\)[^()]{1,8}\)$")
_ORDER = "令"  # 2026年第44号令 does not name its issuer
# What may stand right before a number in running text.
_LEADS = (
    "根据", "依据", "按照", "依照", "关于", "印发", "下发", "发布", "公布", "出台", "制定", "贯彻", "落实",
    "执行", "修订", "废止", "通知", "文件", "文号", "解读", "以", "和", "与", "及", "的", "见", "为", "了",
    "在", "号", "由", "对", "就", "将", "即", "是", "或",
)  # fmt: skip


class DocNumber(NamedTuple):
    """One number in the form all its ways of writing share."""

    word: str
    year: int
    serial: int


def read_numbers(text: str) -> tuple[DocNumber, ...]:
    """The distinct numbers a text holds, in its order; the word may carry what stands before it."""
    found: dict[DocNumber, None] = {}
    for match in _NUMBER.finditer(_folded(text)):
        if match["order"]:
            found[DocNumber(_ORDER, int(match["ordered"]), int(match["order"]))] = None
        else:
            found[DocNumber(match["word"], int(match["year"]), int(match["serial"]))] = None
        if len(found) >= _MAX_FOUND:
            break
    return tuple(found)


def own_number(printed: str, title: str) -> DocNumber | None:
    """A document's own number: what its box prints, else what stands at an edge of its title.

    Inside a title it is another document's: 关于废止滨发改〔2020〕3号文件的通知.
    """
    in_box = read_numbers(printed)
    if in_box:
        return in_box[0]
    folded = _folded(title)
    first, last = _NUMBER.match(folded), _AT_END.search(folded)
    edge = last[0] if last else first[0] if first and not first["word"].startswith("关于") else ""
    return next(iter(read_numbers(edge)), None)


def cites(cited: DocNumber, own: DocNumber) -> bool:
    """Whether a number read in running text is that document's."""
    if cited[1:] != own[1:] or not cited.word.endswith(own.word):
        return False
    before = cited.word.removesuffix(own.word)
    return not before or before.endswith(_LEADS)


def _folded(text: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text[:_MAX_TEXT]).translate(_BRACKETS))
