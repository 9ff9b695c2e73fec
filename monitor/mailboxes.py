"""The letters of a run, gathered from the message columns and the pages these lead to."""

from collections.abc import Iterator, Sequence
from datetime import date

from monitor import messages
from monitor.facts import Message
from monitor.messages import Row
from monitor.seen import SeenRun
from monitor.view import ColumnView, MessageView, PageView

MAX_PAGES = 200  # list pages followed in one mailbox


def messages_of_run(
    standings: Sequence[ColumnView], seen: SeenRun, today: date
) -> tuple[MessageView, ...]:
    """Every letter that a mailbox of the site shows, each once, under its own mailbox.

    A page that gathers the newest letters of several is asked last.
    """
    rows: list[Row] = []
    details: dict[str, Sequence[Message]] = {}
    for item in sorted(standings, key=lambda each: each.column.portal):
        if not messages.is_mailbox(item.column):
            continue
        for page in _list_pages(item.column.url, seen):
            rows += (Row(page.url, item.column.url, each) for each in page.messages)
            listed = {each.url for each in page.messages}
            for url in _leads_to(page):
                letter = seen.page_at(url)
                if letter is not None and letter.url != page.url and _is_letter(letter):
                    details[url] = letter.messages
                    if url not in listed:
                        rows += _unlisted(url, item.column.url, letter.messages)
    return messages.merge(rows, details, today)


def _list_pages(url: str, seen: SeenRun) -> Iterator[PageView]:
    """A mailbox's first page and those its pager leads to, as far as they were read."""
    waiting, met = [url], {url}
    while waiting and len(met) <= MAX_PAGES:
        page = seen.page_at(waiting.pop(0))
        if page is None:
            continue
        yield page
        following = page.reading.next_urls if page.reading else ()
        waiting += (each for each in following if each not in met)
        met.update(following)


def _leads_to(page: PageView) -> dict[str, None]:
    entries = page.reading.entries if page.reading else ()
    return dict.fromkeys([*(each.url for each in page.messages), *(entry.url for entry in entries)])


def _unlisted(url: str, mailbox: str, shown: Sequence[Message]) -> list[Row]:
    """The letters of a page whose list says no more of them than a title."""
    page = url if len(shown) > 1 else ""
    return [Row(page, mailbox, each._replace(url=url)) for each in shown]


def _is_letter(page: PageView) -> bool:
    """Whether a page shows letters of its own, and is no list of others' addresses."""
    return bool(page.messages) and all(each.url == page.url for each in page.messages)
