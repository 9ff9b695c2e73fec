"""One page read once: the tree is parsed and walked once, then every reader takes its part.

Pure and total: the same bytes give the same page, and no bytes raise.
"""

from typing import NamedTuple

from monitor.facts import (
    DateSeen,
    DocumentFacts,
    Label,
    ListReading,
    ListState,
    Message,
    Page,
    PageKind,
)
from spiders.lists import read_list
from spiders.lists.datastore import read_store
from spiders.lists.scripted import challenge
from spiders.pages import article, html, kind
from spiders.pages.access import text_length
from spiders.pages.breadcrumbs import breadcrumbs, located
from spiders.pages.documents import document
from spiders.pages.footers import footer_scripts
from spiders.pages.html import HtmlPage
from spiders.pages.jumps import fragments
from spiders.pages.labels import labels
from spiders.pages.links import links
from spiders.pages.marks import marks
from spiders.pages.messages import may_hold_messages, messages
from spiders.pages.outline import Outline
from spiders.pages.related import asked_by_script, related
from spiders.pages.walk import outline
from spiders.sealing import Part, sealed_page

# Part of every page's hash: what an earlier reader made of unchanged bytes is read again by a better one.
READER = b"4"
MOST_TEXT = 200_000  # characters kept of a page; the longest plan of a province has 120,000
_CHALLENGE_TEXT = 1000  # characters; a page with more to read is no challenge


class _Article(NamedTuple):
    """What only articles have; all of it empty for other pages."""

    dates: tuple[DateSeen, ...] = ()
    document: DocumentFacts | None = None
    related: tuple[str, ...] = ()


def reader_of(*, fragments: bool) -> bytes:
    """The name of the reader that a crawl reads with: what it does not look for, it has not read."""
    return READER + b"f" if fragments else READER


def read_page(
    url: str,
    body: bytes,
    content_type: str,
    home_url: str,
    sha: str,
    key: bytes = b"",
    *,
    with_fragments: bool = False,
) -> Page:
    """The page as facts, sealed with ``key``. ``sha`` is the digest of ``body``, which the caller has at hand."""
    page = html.parse(url, body, content_type)
    seen = located(outline(page))
    found_labels = labels(page)
    found_links = links(page, seen)
    page_kind, reading = _kind(page, seen, found_labels, home_url)
    parts = _article(page, seen, found_labels) if page_kind is PageKind.ARTICLE else _Article()
    length = text_length(seen)
    page_messages = _messages(page, seen)
    facts = Page(
        url=url,
        kind=page_kind,
        title=article.title(page, found_labels),
        hash=sha,
        labels=found_labels,
        dates=parts.dates,
        breadcrumbs=breadcrumbs(found_links),
        links=found_links,
        marks=marks(page, seen),
        footer_scripts=footer_scripts(page, seen),
        reading=reading,
        document=parts.document,
        related=parts.related,
        related_by_script=asked_by_script(page),
        messages=page_messages,
        charset=page.charset,
        charset_note=page.charset_note,
        text_length=length,
        challenge=challenge(page) if length < _CHALLENGE_TEXT else "",
        text=_kept_text(seen, reading),
        fragments=fragments(page, seen, length) if with_fragments and not page_messages else None,
    )
    return sealed_page(facts, _parts(seen), key)


def _parts(seen: Outline) -> tuple[Part, ...]:
    """The texts of a page: an article's apart, since marks of secrecy stand at its head or end."""
    hidden = Part("hidden text", seen.hidden[:MOST_TEXT])
    if seen.body_rank:
        return Part("", seen.prose[:MOST_TEXT]), Part("page", seen.head[:MOST_TEXT]), hidden
    return Part("", seen.shown_in_rows[:MOST_TEXT]), hidden


def _kept_text(seen: Outline, reading: ListReading | None) -> str:
    """What a page is there to say; the rows of a list are kept as such, and menus are on every page."""
    if seen.body_rank:
        return seen.prose[:MOST_TEXT]
    is_list = reading is not None and reading.state is ListState.ENTRIES
    return "" if is_list else seen.shown_in_rows[:MOST_TEXT]


def read_letters(url: str, body: bytes, content_type: str) -> tuple[Message, ...]:
    """The letters in what an interface answered for the page at ``url``."""
    page = html.parse(url, body, content_type)
    return _messages(page, outline(page))


def _kind(
    page: HtmlPage, seen: Outline, found: tuple[Label, ...], home_url: str
) -> tuple[PageKind, ListReading | None]:
    """The page's kind, and its list where it was read as one."""
    if kind.is_home(page.url, home_url):
        return PageKind.HOME, read_list(page)
    is_column = kind.looks_like_column(page.url)
    if not is_column and _has_marks_of_article(page, seen, found):
        return PageKind.ARTICLE, None
    reading = read_list(page)
    if reading.state is not ListState.ENTRIES and _may_be_article(page, seen, found):
        return PageKind.ARTICLE, None
    return kind.kind_of_rest(page.url, reading, found), reading


def _has_marks_of_article(page: HtmlPage, seen: Outline, found: tuple[Label, ...]) -> bool:
    """Labels, or a container of text with an article's address or a stated publication date."""
    if kind.is_labelled_article(found):
        return True
    has_text = seen.body_rank >= 2
    return has_text and (kind.looks_like_article(page.url) or _is_dated(seen))


def _may_be_article(page: HtmlPage, seen: Outline, found: tuple[Label, ...]) -> bool:
    """Weaker signs, for pages on which no list was found."""
    if kind.is_labelled_article(found):
        return True
    return kind.looks_like_article(page.url) and _is_dated(seen)


def _is_dated(seen: Outline) -> bool:
    return article.visible_date(seen) is not None


def _article(page: HtmlPage, seen: Outline, found: tuple[Label, ...]) -> _Article:
    facts, made = document(seen)
    return _Article(article.dates(page, seen, found, made), facts, related(page, seen))


def _messages(page: HtmlPage, seen: Outline) -> tuple[Message, ...]:
    """A mailbox's letters; Hanweb keeps its rows in the script that lists keep theirs in."""
    if not may_hold_messages(page, seen):
        return ()
    records = read_store(page).records if "<datastore" in page.text else ()
    return messages(page, seen, records)
