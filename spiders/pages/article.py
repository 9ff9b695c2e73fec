"""What an article page says of itself: its title, and every date it states with where it was read.

Labels, visible words and addresses disagree by days, so all are kept and nothing is chosen here.
Times of generation, which make dead columns look alive, are never dates of an article.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from monitor.clock import SHANGHAI
from monitor.facts import DateSeen, DateSource, Label
from spiders.pages.dates import find_date, url_date
from spiders.pages.html import HtmlPage, squeeze, text_of
from spiders.pages.labels import value_of
from spiders.pages.outline import Outline

MAX_TITLE = 300
_LEAD_OF_TEXT = 300  # characters of an article's body that may still be its heading
_LEAD_OF_WRAPPER = 1500  # the same where the container also holds title and document box
_SITE_WORDS = re.compile(
    r"(?:网|网站|政府|委员会|厅|局|办公室|平台|频道|中心|门户|政务|委|部|总署|署|首页|信息公开)$"
)
_SEPARATORS = re.compile(r"\s?[_|｜]\s?|\s[-–—－]{1,2}\s|[-–—－](?=[^-–—－]{2,30}$)")
_VALUE = (
    r"[ \]】）)]{0,3}[:：]?[\s\[(（【]{0,12}"
    r"(?P<date>(?:(?:19|20|21)\d\d|[\uff11\uff12][\uff10-\uff19]{3}|二[\u3007\u25cb零ＯO0])[^\n\t]{0,40})"
)
# What must not stand before a label is asked behind its first sign: a pattern that begins with a sign
# passes over the others at once.
_LABELLED = re.compile(
    r"(?P<label>[发公刊生](?<!页面.)(?<!网页.)(?<!静态.)"
    r"(?:(?<=发)(?: ?布|[表文稿])|(?<=公)[开布]|(?<=刊)[发登]|(?<=生)成)"
    rf" ?(?:时 ?间|日 ?期)){_VALUE}"
)
_BARE = re.compile(rf"(?P<label>[时日](?<![\u4e00-\u9fff].)(?:(?<=时) ?间|(?<=日) ?期)){_VALUE}")
_LONE = re.compile(  # in the text itself only as a line of its own
    r"(?:^|\n)[ 【\[]{0,2}(?P<label>(?:发布|发表|发文|公开|公布)(?:时间|日期))[】\]]? ?[:：] ?"
    r"(?P<date>(?:19|20)\d\d ?[-年/.] ?\d{1,2} ?[-月/.] ?\d{1,2} ?日?)(?=[ \n\t]|$)"
)
_CREDITS = re.compile(r"来源|字号|字体|浏览|点击|阅读|访问量|作者|编辑")
_NOT_CREDITS = re.compile(r"更新|生成|今天|现在|截止|Produced")
_CREDIT_LINE = 200
_WECHAT_TIME = re.compile(r"var\s{1,4}ct\s{0,4}=\s{0,4}[\"'](1\d{9})[\"']", re.ASCII)


def title(page: HtmlPage, labels: tuple[Label, ...]) -> str:
    """The page's title: its label, its one heading, else ``<title>`` without the site's name."""
    labelled = value_of(labels, "ArticleTitle")
    if labelled:
        return squeeze(labelled)[:MAX_TITLE]
    site = squeeze(value_of(labels, "SiteName"))
    element = next(page.tree.iter("title"), None)
    whole = text_of(element) if element is not None else ""
    printed = _without_site(whole, site, squeeze(value_of(labels, "ColumnName")))
    heading = _heading(page, site)
    if heading and (heading in whole or printed in {"", site} or _is_site(printed, heading)):
        return heading[:MAX_TITLE]
    return printed[:MAX_TITLE]


def dates(
    page: HtmlPage, outline: Outline, labels: tuple[Label, ...], made: DateSeen | None
) -> tuple[DateSeen, ...]:
    """One date of each source at most: label, visible text, address, 成文日期, a script's."""
    found = [_of_label(labels), visible_date(outline), _of_address(page.url), made]
    found.append(_of_script(page.text))
    return tuple(date for date in found if date is not None)


def visible_date(outline: Outline) -> DateSeen | None:
    """The publication date a visitor reads: a labelled one first, then one beside 来源 or 字号."""
    is_wrapper = outline.body_rank == 1
    lead = outline.body[: _LEAD_OF_WRAPPER if is_wrapper else _LEAD_OF_TEXT]
    in_text = _LABELLED if is_wrapper else _LONE
    searches = [(_LABELLED, outline.head), (in_text, lead), (_BARE, outline.head)]
    searches += [(_BARE, lead)] if is_wrapper else []
    for pattern, text in searches:
        for match in pattern.finditer(text):
            value = find_date(match["date"][:24]) or find_date(match["date"])
            if value is not None:
                return DateSeen(value, DateSource.VISIBLE, squeeze(match[0])[:40])
    return _of_credits(outline.head) or (_of_credits(lead) if is_wrapper else None)


def _of_credits(text: str) -> DateSeen | None:
    for line in _credit_lines(text):
        value = find_date(line)
        if value is not None:
            return DateSeen(value, DateSource.VISIBLE, line[:40])
    return None


def _credit_lines(text: str) -> Iterator[str]:
    if not _CREDITS.search(text):
        return
    for line in text.split("\n"):
        if len(line) <= _CREDIT_LINE and _CREDITS.search(line) and not _NOT_CREDITS.search(line):
            yield squeeze(line)


def _of_label(labels: tuple[Label, ...]) -> DateSeen | None:
    """``PubDate``; www.gov.cn writes ``firstpublishedtime``, EasySite ``createDate`` as well."""
    for name in ("PubDate", "firstpublishedtime", "createDate"):
        text = value_of(labels, name)
        value = find_date(text) if text else None
        if value is not None:
            return DateSeen(value, DateSource.LABEL, text[:40])
    return None


def _of_script(text: str) -> DateSeen | None:
    """``var ct``, the seconds at which a WeChat article was published; its page says only 昨天."""
    stated = _WECHAT_TIME.search(text) if "js_name" in text and "nickname" in text else None
    if stated is None:
        return None
    value = datetime.fromtimestamp(int(stated[1]), SHANGHAI).date()
    return DateSeen(value, DateSource.JSON, stated[0])


def _of_address(url: str) -> DateSeen | None:
    value = url_date(url)
    return DateSeen(value, DateSource.URL, url) if value is not None else None


def _heading(page: HtmlPage, site: str) -> str:
    """The page's only ``<h1>``; of several, or one that is the site's name or a link, none."""
    headings = list(page.tree.iter("h1"))
    if len(headings) != 1 or next(headings[0].iterancestors("a"), None) is not None:
        return ""
    text = text_of(headings[0])
    return "" if text == site or len(text) > MAX_TITLE else text


def _is_site(printed: str, heading: str) -> bool:
    """Whether ``<title>`` gives only the site's name, on every page the same."""
    return _SITE_WORDS.search(printed) is not None and not _SITE_WORDS.search(heading)


def _without_site(whole: str, site: str, column: str) -> str:
    """``<title>`` without the names of site and column that templates put before or behind."""
    text = squeeze(whole)
    if site and text.startswith(site):
        text = text.removeprefix(site).lstrip(" -_|–—－｜") or text
    for _ in range(4):
        parts = [match for match in _SEPARATORS.finditer(text) if match.start() > 0]
        if not parts:
            break
        first, last = parts[0], parts[-1]
        head, tail = text[: first.start()].strip(), text[last.end() :].strip()
        if tail in {site, column} or (len(tail) <= 30 and _SITE_WORDS.search(tail)):
            text = text[: last.start()].strip()
        elif head and head in {site, column}:
            text = text[first.end() :].strip()
        else:
            break
    return text
