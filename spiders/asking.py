"""Lists that stand behind an address their page names: the page and the answers become one page fact.

Asked by GET alone, with the page as Referer, as its own script would; what only a POST brings is left unread.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain, islice
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from monitor import clock
from monitor.facts import (
    Entry,
    Fetch,
    LinkKind,
    ListReading,
    ListState,
    Message,
    Outcome,
    Page,
    PageKind,
)
from monitor.store import Seen
from spiders import fetches, redirects
from spiders.base import CrawlEnded
from spiders.discretion import discreet
from spiders.fetches import Job
from spiders.flags import UNREAD
from spiders.frontier import Frontier
from spiders.lists import read_answer
from spiders.lists.base import ListAnswer
from spiders.pages.html import decode
from spiders.reading import read_letters
from spiders.sealing import sealed_page
from spiders.shown import shown_links
from spiders.visits import request_for, second_look

MAX_ASKS = 3  # of one page; a portal of more script-filled lists than this is beyond us
_ROW_LIMIT = 2000
Kept = Callable[[Fetch, Page, int], Seen]


@dataclass(slots=True)
class AskedPage:
    """A page while its asks are under way."""

    page: Page
    depth: int
    asks: int  # how many addresses were asked
    seal: bytes = b""
    readings: list[ListReading] = field(default_factory=list)  # in the order they came
    letters: tuple[Message, ...] = ()
    digest: str = ""  # of the page and of every answer

    def answered(self, reading: ListReading, body: bytes, content_type: str) -> Page:
        """The page with the rows and letters that have come by now; its hash stands for page and answers."""
        self.readings.append(reading)
        self.letters += read_letters(self.page.url, body, content_type)
        self.digest = _digest(body, self.digest or self.page.hash)
        joined = joined_reading(self.page.reading or reading, self.readings, self.asks)
        letters = tuple(dict.fromkeys((*self.page.messages, *self.letters)))
        listed = replace(
            self.page, reading=joined, kind=PageKind.COLUMN, hash=self.digest, messages=letters
        )
        sealed = sealed_page(listed, (), self.seal)
        return discreet(replace(sealed, links=shown_links(sealed)))


class ListAsker:
    """Asks for the rows of lists. ``kept`` makes a fact of a visit and follows what its page shows, so deep."""

    def __init__(self, frontier: Frontier, kept: Kept, seal: bytes = b"") -> None:
        self._frontier = frontier
        self._kept = kept
        self._seal = seal

    def to_be_asked(self, page: Page) -> Page:
        """The page with no more addresses to ask than will be asked: few, and where the crawl may go."""
        if page.reading is None or not page.reading.asks:
            return page
        welcome = (url for url in page.reading.asks if not self._frontier.unwelcome(url))
        asks = tuple(islice(welcome, MAX_ASKS))
        return replace(page, reading=replace(page.reading, asks=asks))

    def ask(self, page: Page, job: Job) -> Iterator[Request]:
        """The requests for the rows of a page whose reading names where they are."""
        urls = page.reading.asks if page.reading else ()
        asked = AskedPage(page, job.depth, len(urls), self._seal)
        for url in urls:
            script = Job(url, LinkKind.SCRIPT, True, job.depth, referer=page.url)
            yield self._request(script, asked)

    def _request(self, job: Job, asked: AskedPage) -> Request:
        return request_for(
            job,
            self.on_answer,
            self.on_no_answer,
            body="whole",
            told={"asked": asked},
        )

    def on_answer(self, response: Response, asked: AskedPage) -> Iterator[Any]:
        """An interface answered: its rows join the page they belong to."""
        job: Job = response.meta["job"]
        if response.status in redirects.STATUSES:
            step = redirects.follow(response, job, asked.page.url, self._frontier.unwelcome)
            yield step if isinstance(step, Request) else Seen(step)
            return
        visit = fetches.of_response(response, job, clock.now(), "")
        if (
            visit.outcome is not Outcome.OK
            or UNREAD in response.flags
            or asked.page.reading is None
        ):
            yield from self._again(visit, job, asked)
            return
        reading = _read(asked.page.reading.adapter, asked.page.url, job.url, response)
        page = asked.answered(reading, response.body, _content_type(response))
        yield self._kept(visit, page, asked.depth + 1)

    def on_no_answer(self, failure: Failure) -> Iterator[Any]:
        """An interface did not answer: the page stays as it was read, the failure is a fact."""
        if isinstance(failure.value, CrawlEnded) or failure.value is None:
            return
        request: Request = failure.request  # type: ignore[attr-defined]
        job: Job = request.meta["job"]
        visit = fetches.of_failure(failure.value, job, clock.now(), request.method)
        yield from self._again(visit, job, request.cb_kwargs["asked"])

    def _again(self, visit: Fetch, job: Job, asked: AskedPage) -> Iterator[Any]:
        yield Seen(visit)
        if job.attempt == 1 and visit.outcome not in {Outcome.BLOCKED, Outcome.ROBOTS}:
            yield self._request(second_look(job), asked)

    def further(self, response: Response) -> Seen:
        """A further page of such a list: nobody's column, but the source of its rows."""
        job: Job = response.meta["job"]
        visit = fetches.of_response(response, job, clock.now(), "")
        reading = _read(job.adapter, job.referer, job.url, response)
        page = Page(job.url, PageKind.OTHER, "", _digest(response.body), reading=reading)
        page = sealed_page(page, (), self._seal)
        page = replace(page, links=shown_links(page))
        return self._kept(visit, page, job.depth + 1)


def is_answer(response: Response) -> bool:
    """Whether a further page of a list is an interface's JSON and no page of markup."""
    return "json" in _content_type(response).lower() or response.body.lstrip()[:1] in {b"{", b"["}


def _read(adapter: str, column_url: str, url: str, response: Response) -> ListReading:
    text = decode(response.body, _content_type(response))[0]
    return read_answer(adapter, ListAnswer(column_url, url, text))


def _content_type(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"").decode("latin-1")


def joined_reading(own: ListReading, answers: Sequence[ListReading], asks: int) -> ListReading:
    """What a page and the answers to its ``asks`` say together.

    Rows of any answer are rows of the page, each article once. The list is empty only where every
    answer came and said so: one that could not be read may hold what the others lack.
    """
    children = dict.fromkeys(child for each in (own, *answers) for child in each.children)
    name = next((each.name for each in (*answers, own) if each.name), "")
    told = [each for each in answers if each.state is ListState.ENTRIES]
    empty = [each for each in answers if each.state is ListState.EMPTY]
    if told:
        rows = chain.from_iterable(each.entries for each in told)
        following = dict.fromkeys(url for each in told for url in each.next_urls)
        best = replace(told[0], entries=_each_once(rows), next_urls=tuple(following))
    elif len(empty) == asks:
        best = empty[0]
    else:
        last = answers[-1].reason if answers else own.reason
        best = replace(own, reason=last or own.reason)
    return replace(best, asks=own.asks, name=name, children=tuple(children))


def _each_once(rows: Iterable[Entry]) -> tuple[Entry, ...]:
    """Two lists of one page: each article once, in order."""
    known: dict[str, Entry] = {}
    for entry in rows:
        known.setdefault(entry.url or entry.title, entry)
    kept = list(known.values())[:_ROW_LIMIT]
    return tuple(entry._replace(position=index) for index, entry in enumerate(kept))


def _digest(body: bytes, before: str = "") -> str:
    return blake2b(before.encode() + body, digest_size=16).hexdigest()
