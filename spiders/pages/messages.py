"""The letters a mailbox page shows (留言咨询, 县长信箱): when asked, when answered, how they stand.

W-V5 and W-P19 of the official checklist need the days and the status only, and letters hold personal
data: neither their text nor their title or writer becomes a fact.
"""

import re
from collections.abc import Sequence

from monitor.facts import Message, Place
from spiders.pages.html import HtmlPage, fragment, squeeze, text_of
from spiders.pages.letter_draft import Draft, finished
from spiders.pages.letter_grids import MAX_LETTERS, read_bare_rows, read_grids
from spiders.pages.letter_json import MARK, read_json
from spiders.pages.letter_lines import read_lines
from spiders.pages.letter_words import STEMS
from spiders.pages.outline import Outline

_SIGNS = ("状态", "处理情况", "已回复", "已答复", "已办结", "已处理", "已阅批")
_SCRIPT_NAMES = (MARK, "<datastore")
_MAILBOX = re.compile(r"信箱|留言|咨询|来信|信件|写信|问答|问政|互动|投诉|建言|诉求|答复|回复")
# Their answers are no answers to letters: 19号 leaves surveys, interviews, petitions and reports out.
_NO_MAILBOX = re.compile(r"征集|调查|访谈|信访|举报|公示|须知|提案|依申请")
_MAIL_SYSTEM = re.compile(r"/(?:jact|jlpt)/")
_ANSWER_HEAD = 400


def may_hold_messages(page: HtmlPage, seen: Outline) -> bool:
    """Whether a page has a mailbox's label at all, so that other pages cost nothing.

    The words are looked for in what a visitor sees, a fraction of the markup; only names that scripts
    use are looked for in all of it.
    """
    return (
        any(sign in seen.shown for sign in _SIGNS)
        or _has_stem(seen.shown, "时间")
        or _has_stem(seen.shown, "日期")
        or any(name in page.text for name in _SCRIPT_NAMES)
    )


def _has_stem(text: str, noun: str) -> bool:
    at = text.find(noun)
    while at >= 0:
        if text[max(0, at - 2) : at] in STEMS:
            return True
        at = text.find(noun, at + 2)
    return False


def messages(page: HtmlPage, seen: Outline, records: Sequence[str] = ()) -> tuple[Message, ...]:
    """The page's letters in document order; ``records`` is markup that its scripts hold."""
    if not may_hold_messages(page, seen):
        return ()
    in_mailbox = _is_mailbox(page, seen)
    is_answer = "<datastore" in page.text[:_ANSWER_HEAD]
    roots = [] if is_answer else [page.tree]
    roots += [fragment(record) for record in records[:MAX_LETTERS]]
    drafts: list[Draft] = read_json(page) if MARK in page.text else []
    grid = read_grids(roots, page, in_mailbox=in_mailbox)
    drafts += grid.drafts
    drafts += read_lines(roots, page, grid.consumed, in_mailbox=in_mailbox)
    if not drafts and in_mailbox:
        drafts = read_bare_rows(roots, page)
    return finished(drafts[:MAX_LETTERS], page.url)


def _is_mailbox(page: HtmlPage, seen: Outline) -> bool:
    """Whether the page calls itself a mailbox, by its title, its breadcrumb or its machinery."""
    element = next(page.tree.iter("title"), None)
    title = text_of(element) if element is not None else ""
    if _NO_MAILBOX.search(title):
        return False
    crumbs = " ".join(node.text for node in seen.nodes if node.place is Place.BREADCRUMB)
    return bool(_MAILBOX.search(squeeze(f"{title} {crumbs}")) or _MAIL_SYSTEM.search(page.url))
