"""Dates as officials write them, read out of one short text or out of an address.

A wrong date makes a dead column look alive, so what only looks like a date (an index number, a
plan's period, a deadline, a generation time) is refused and nothing is guessed: no clock is read
here, and a month and a day without a year wait for the row's address or for its neighbours.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from monitor.facts import DateSeen, DateSource
from spiders.pages.html import legible, squeeze

FIRST_YEAR, LAST_YEAR = 1998, 2100
MAX_CELL = 60  # characters of an element that may hold nothing but a date
MAX_TEXT = 400  # characters searched; a date stands in short texts

_CLOCK = (
    r"(?:[T\s-]{0,3}\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d{1,6})?)?秒?分?(?:Z|\+\d\d:?\d\d)?)?"
)
_DIGIT = re.compile(r"\d")
_CLOCK_THERE = re.compile(_CLOCK)
_NUMERALS = str.maketrans("\u3007○零一二三四五六七八九", "000123456789")
_CHINESE = re.compile(
    r"([\u3007○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_DATE = re.compile(
    r"(?<!\d)(?<![0-9A-Za-z][./_-])((?:19|20|21)\d\d)\s?[年./\u2010\u2013-]\s?(\d{1,2})"
    r"\s?[月./\u2010\u2013-]\s?(\d{1,2})(?!\d|[./]\d|-\d{3}|[A-SU-Za-z]|\s?(?:月|季度))\s?日?"
)
# Whole texts in which the parts of a date stand apart, as stylesheets like to have them.
_APART = (
    re.compile(r"(?P<d>\d{1,2})\s?日?[\s/|]*(?P<y>(?:19|20)\d\d)\s?[年./-]\s?(?P<m>\d{1,2})月?"),
    re.compile(r"(?P<d>\d{1,2})日?[\s/|]*(?P<m>\d{1,2})\s?月[\s/|]*(?P<y>(?:19|20)\d\d)年?"),
    re.compile(r"(?P<m>\d{1,2})\s?[月./-]\s?(?P<d>\d{1,2})日?[\s/|]+(?P<y>(?:19|20)\d\d)年?"),
    re.compile(
        r"(?P<y>(?:19|20)\d\d)\s?[年/|]?\s?(?P<m>\d{1,2})\s?[月./-]\s?(?P<d>\d{1,2})日?" + _CLOCK
    ),
    re.compile(r"(?P<y>(?:19|20)\d\d)\s(?P<m>\d{1,2})\s(?P<d>\d{1,2})"),
    re.compile(r"(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)"),
)
_MONTH_DAY = re.compile(
    r"(?:(\d\d)\s?[./-]\s?(\d\d)|(\d{1,2})\s?月\s?(\d{1,2})\s?日)" + _CLOCK, re.ASCII
)
# What begins like a title holds no date alone: after a label, which is short, the year must come.
_TITLE = re.compile(r"\W*[\u4e00-\u9fff](?:[\u4e00-\u9fff]{8}|(?!.*\d.?\d.?\d.?\d))", re.DOTALL)
_HALF_YEAR = 182  # days
_WRAPPING = " \t[]()<>【】\u3014\u3015「」|/·,，;；-—:：•"
_REFUSED_BEFORE = re.compile(
    r"(?:截止|截至|到期|有效|失效|废止|施行|实施|生效|结束|开始|生日|出生|页面生成|页面更新|更新|修改|"
    r"今天是?|今日|现在是?|当前|系统|服务器|publishdate|lastmodified|maketime|ttmp)"
    r"(?:期限|期|时间|日期|到|至|于|为)?[\s:]{0,4}$|(?:[至到自从~〜]|--|—|–)[\s:]{0,4}$",
    re.IGNORECASE,
)
_REFUSED_AFTER = re.compile(r"\s{0,2}(?:前|之前|以前|止|截止|截至|起|至|到|—\d|~)(?!日期|时间)")
_GENERATED = re.compile(r"页面生成|Produced By|publishdate|ttmp:", re.IGNORECASE)
_LABEL = re.compile(r"([\u4e00-\u9fff]{0,6}?)(?:时间|日期)?[\s:(\[]*$")
_ONLY_LABEL = re.compile(r"(?:[\u4e00-\u9fff]{0,6}(?:时间|日期|日)|发布于?|来源|日期)?")
_AFTER_CELL = re.compile(
    r"(?:(?:星期|周)[一二三四五六日天]|(?:至|到|[~〜—–-]{1,2}).{6,24}|(?:来源|浏览|点击|阅读|访问|作者).{0,30})?"
)
_RANKS = (
    (0, re.compile(r"发布|发表|发文|公开|公布|生成|刊登|发稿|上网|印发")),
    (1, re.compile(r"回复|答复|办结|处理|反馈")),
    (3, re.compile(r"成文|来信|提交|写信|咨询|提问|留言|诉求|受理|立案|制定")),
)
_NUMERIC = r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
_WRITTEN = r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
_GLUED_END = re.compile(
    rf"(?:[\[(（【]\s?(?:{_NUMERIC}|{_WRITTEN}){_CLOCK}\s?[\])）】]"
    rf"|(?<![\d./-]){_NUMERIC}{_CLOCK}|\s{_WRITTEN})$"
)
_GLUED_START = re.compile(
    rf"(?:[\[(（【]\s?(?:{_NUMERIC}|{_WRITTEN}){_CLOCK}\s?[\])）】]|{_NUMERIC}(?![\d./-]){_CLOCK})\s*"
)
_URL_DATES = (
    re.compile(r"/t((?:19|20)\d\d)(\d\d)(\d\d)(?=[_./-]|$)"),
    re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/)"),
    re.compile(r"/((?:19|20)\d\d)-(\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)"),
    re.compile(r"/((?:19|20)\d\d)/(\d\d)(\d\d)(?=/)"),
    re.compile(r"/((?:19|20)\d\d)/[^/]{0,80}_(\d\d)(\d\d)(?=/)"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)/(\d\d)(?=/)"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)"),
    re.compile(
        r"/(20\d\d)(\d\d)(\d\d)(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,12}(?=[/_.-]|$)", re.ASCII
    ),
)
_URL_MONTHS = (
    re.compile(r"/((?:19|20)\d\d)(\d\d)(?=/)"),
    re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})(?=[/-])"),
)
_PLAIN_URL = re.compile(
    r"https?://[A-Za-z0-9.:-]{1,260}(?P<path>/[^?#\s\x00-\x20]*)(?:[?#][^\s\x00-\x20]*)?"
)
_URL_YEAR_THERE = re.compile(r"/t?(?:19|20)\d\d")
_URL_YEAR = re.compile(r"/((?:19|20)\d\d)(?=[/_-])")


class Stamp(NamedTuple):
    """A text that is nothing but a date; ``value`` is ``None`` where it names no year."""

    value: date | None
    month: int
    day: int
    rank: int  # 0 a publication date by its label … 3 another date of the same row
    text: str


def find_date(text: str) -> date | None:
    """The publication date a short text states: date-only forms, else the best one within it."""
    return _found(text) if len(text) <= MAX_CELL else _searched(text)


def _searched(text: str) -> date | None:
    plain = _normal(text)
    whole = _whole(plain)
    if whole is not None:
        return whole
    found = _within(plain)
    return min(found, key=lambda pair: pair[0])[1] if found else None


# A site repeats its days on page after page, and every reader of a row asks for its date again.
_found = lru_cache(maxsize=4096)(_searched)


def stamp(text: str) -> Stamp | None:
    """What an element says that holds only a date, perhaps with its label, brackets and clock."""
    if len(text) > MAX_CELL or not _DIGIT.search(text) or _TITLE.match(text):
        return None
    return _stamp(text)


@lru_cache(maxsize=4096)
def _stamp(text: str) -> Stamp | None:
    plain = _normal(text)
    if (whole := _whole(plain)) is not None:
        return Stamp(whole, whole.month, whole.day, 2, plain)
    bare = plain.strip(_WRAPPING)
    if yearless := _MONTH_DAY.fullmatch(bare):
        month, day = (int(part) for part in yearless.groups() if part)
        return Stamp(None, month, day, 2, plain) if _date(2000, month, day) else None
    return _labelled(plain)


def row_date(cells: Sequence[str], text: str = "", url: str = "") -> DateSeen | None:
    """The date of one row: a date-only cell beats running text, printed text beats the address.

    A cell without a year takes the one that lies nearest to the address's own date; where the
    address has none, the row stays undated and its neighbours may tell (``near``).
    """
    stamps = [found for cell in cells if (found := stamp(cell))]
    dated = [found for found in stamps if found.value]
    if dated:
        best = min(dated, key=lambda found: found.rank)
        return DateSeen(best.value, DateSource.LIST, best.text) if best.value else None
    if stamps:
        hint = url_hint(url)
        value = near(stamps[0], hint) if hint else None
        return DateSeen(value, DateSource.LIST, stamps[0].text) if value else None
    if running := find_date(text):
        return DateSeen(running, DateSource.LIST, squeeze(text)[:MAX_TEXT])
    stated = url_date(url)
    return DateSeen(stated, DateSource.URL, url) if stated else None


def near(found: Stamp, hint: date) -> date | None:
    """A month and a day with the year that brings them closest to a date known from elsewhere."""
    same = _date(hint.year, found.month, found.day)
    if same and abs((same - hint).days) <= _HALF_YEAR:
        return same
    years = (hint.year - 1, hint.year, hint.year + 1)
    days = [day for year in years if (day := _date(year, found.month, found.day))]
    return min(days, key=lambda day: abs((day - hint).days)) if days else None


def unglued(title: str) -> tuple[str, date | None]:
    """A title without the date glued to its end or start: ``…通知[2014-05-20]``."""
    if "19" not in title and "20" not in title:  # no year
        return title, None
    cut = max(0, len(title) - MAX_CELL)
    if (found := _GLUED_END.search(title, cut)) and (value := find_date(title[cut:])):
        return title[: found.start()].strip(), value
    if (found := _GLUED_START.match(title)) and (value := find_date(found[0])):
        return title[found.end() :].strip(), value
    return title, None


@lru_cache(maxsize=4096)
def url_date(url: str) -> date | None:
    """The day an address names: ``t20260716_1.html``, ``/art/2026/9/11/``, ``/20260916/<id>/``."""
    if not _URL_YEAR_THERE.search(url):
        return None
    return _date_of_path(_path(url))


@lru_cache(maxsize=4096)
def _date_of_path(path: str) -> date | None:
    """A row's address is asked for its date by several readers."""
    for pattern in _URL_DATES:
        for found in pattern.finditer(path):
            if value := _date(*(int(part) for part in found.groups())):
                return value
    return None


def url_hint(url: str) -> date | None:
    """Roughly when an address was made (a month at its middle), for a row without a year."""
    if value := url_date(url):
        return value
    path = _path(url)
    for pattern in _URL_MONTHS:
        for found in pattern.finditer(path):
            if value := _date(int(found[1]), int(found[2]), 15):
                return value
    year = _URL_YEAR.search(path)
    return _date(int(year[1]), 7, 1) if year else None


def _path(url: str) -> str:
    """The path of an address, cut where it is longer than any that holds a date."""
    if plain := _PLAIN_URL.fullmatch(url):
        return plain["path"][:MAX_TEXT]
    try:
        return urlsplit(url).path[:MAX_TEXT]
    except ValueError:
        return ""


def _normal(text: str) -> str:
    """Full-width signs as ASCII, one blank for a run, nothing unseen, no more than a short text."""
    return squeeze(unicodedata.normalize("NFKC", legible(text[:MAX_TEXT])))


def _whole(plain: str) -> date | None:
    """The date of a text whose parts stand apart and which holds nothing else."""
    if len(plain) > MAX_CELL or not plain.isprintable():
        return None
    bare = plain.strip(_WRAPPING)
    for pattern in _APART if bare[:1].isdecimal() else ():
        if found := pattern.fullmatch(bare):
            return _date(int(found["y"]), int(found["m"]), int(found["d"]))
    return None


def _labelled(plain: str) -> Stamp | None:
    """A date with nothing around it but its label, a clock, a weekday or a counter."""
    found = _DATE.search(plain)
    if not found:
        return None
    before = plain[: found.start()].strip(_WRAPPING)
    clock = _CLOCK_THERE.match(plain, found.end())
    after = plain[clock.end() if clock else found.end() :].strip(_WRAPPING)
    value = _date(int(found[1]), int(found[2]), int(found[3]))
    if value is None or _REFUSED_BEFORE.search(before) or not _ONLY_LABEL.fullmatch(before):
        return None
    if not _AFTER_CELL.fullmatch(after):
        return None
    return Stamp(value, value.month, value.day, _rank(before), plain)


def _within(plain: str) -> list[tuple[int, date]]:
    """Every date of a running text that nothing speaks against, each with the rank of its label."""
    if _GENERATED.search(plain):
        return []
    found = []
    start = 0
    for match in _DATE.finditer(plain):
        before = plain[max(start, match.start() - 20) : match.start()]
        start = match.end()
        value = _date(int(match[1]), int(match[2]), int(match[3]))
        if value and not _REFUSED_BEFORE.search(before) and not _REFUSED_AFTER.match(plain, start):
            found.append((_rank(before), value))
    if not found and (written := _CHINESE.search(plain)):
        value = _date(int(written[1].translate(_NUMERALS)), _tens(written[2]), _tens(written[3]))
        return [(2, value)] if value else []
    return found


def _rank(before: str) -> int:
    """How far a date's label speaks for publication; the words right before the date count."""
    label = before[-12:]
    return next((rank for rank, words in _RANKS if words.search(label)), 2)


def _tens(text: str) -> int:
    """Eleven from 十一: days and months in Chinese numerals go up to thirty-one."""
    if "十" not in text:
        return int(text.translate(_NUMERALS))
    tens, _, ones = text.partition("十")
    return 10 * (int(tens.translate(_NUMERALS)) if tens else 1) + (
        int(ones.translate(_NUMERALS)) if ones and "十" not in ones else 0
    )


def _date(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
