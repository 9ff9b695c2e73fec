"""Where a run found what should not be public: on pages and in files, each with the columns it belongs to.

A column is known by its list, by the place line of the page, and by the page's label: a list shows only the
newest rows, and what was published years ago is as public.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.seen import SeenRun
from monitor.store import Store
from monitor.store.attachments import Searched
from monitor.store.attachments import leaks_of_run as leaks_in_files
from monitor.view import AttachmentView, ColumnView, LeakView, PageView

_MOST_COLUMNS = 20


@dataclass(frozen=True, slots=True)
class Leaked:
    """All that was found, and of how many files the text was read."""

    leaks: tuple[LeakView, ...]
    files_searched: int
    files_unread: tuple[str, ...]


def leaks_of_run(
    store: Store,
    seen: SeenRun,
    columns: Sequence[ColumnView],
    opened: Iterable[AttachmentView],
) -> Leaked:
    """Pages in their order, then files in order of address, each file as it was read last.

    ``opened`` are the files of the run with the pages that link to them.
    """
    with store.engine.connect() as connection:
        found = leaks_in_files(connection, seen.run.id)
        files = {file.url: file for file in found if file.url in seen.fetches}
    sources = {file.url: file.sources for file in opened}
    owners = _Columns(columns, seen.pages)
    on_pages = [
        LeakView(page.url, leak, columns=owners.of(page.url))
        for page in seen.pages
        for leak in page.leaks
    ]
    in_files = [
        leak for url in sorted(files) for leak in _in_file(files[url], sources.get(url, ()), owners)
    ]
    unread = tuple(sorted(url for url, file in files.items() if not file.is_whole))
    return Leaked((*on_pages, *in_files), len(files) - len(unread), unread)


def _in_file(file: Searched, pages: tuple[str, ...], owners: "_Columns") -> Iterable[LeakView]:
    columns = dict.fromkeys(column for page in pages for column in owners.of(page))
    for leak in file.leaks:
        yield LeakView(file.url, leak, True, pages, tuple(columns)[:_MOST_COLUMNS])


class _Columns:
    """The columns of pages."""

    def __init__(self, columns: Sequence[ColumnView], pages: Iterable[PageView]) -> None:
        self._pages = {page.url: page for page in pages}
        self._known = {item.column.url for item in columns}
        self._named: dict[str, str] = {}
        self._listed: dict[str, list[str]] = {}
        for item in columns:
            self._named.setdefault(item.column.name, item.column.url)
            for row in item.reading.entries if item.reading else ():
                self._listed.setdefault(row.url, []).append(item.column.url)

    def of(self, url: str) -> tuple[str, ...]:
        """The addresses of a page's columns, the one that it is, or that lists it, first."""
        page = self._pages.get(url)
        found = [url] if url in self._known else []
        found += self._listed.get(url, ())
        if page is not None:
            trail = [crumb.url for crumb in page.breadcrumbs]
            found += [each for each in reversed(trail) if each in self._known]
            found += [self._named.get(page.label("ColumnName") or "", "")]
        return tuple(dict.fromkeys(each for each in found if each))[:_MOST_COLUMNS]
