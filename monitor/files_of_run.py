"""The files that a run opened, with the pages that link to them; their texts stay in the store."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from monitor.store import Store, attachments
from monitor.store.reading import LinkSources, RunReading
from monitor.view import AttachmentView, ColumnView


def files_of_run(
    store: Store, reading: RunReading, run_id: int, columns: Sequence[ColumnView]
) -> tuple[AttachmentView, ...]:
    """Each opened file once, as it was read last, in order of address."""
    with store.engine.connect() as connection:
        found = attachments.files_of_run(connection, run_id)
        opened = {file.url: AttachmentView(*file, ()) for file in found}
    sources = reading.sources(set(opened)) if opened else {}
    owners = _columns_of_pages(columns)
    return tuple(
        _placed(file, sources.get(url, LinkSources()), owners) for url, file in opened.items()
    )


def _placed(file: AttachmentView, shown: LinkSources, owners: Mapping[str, str]) -> AttachmentView:
    column = next((owners[url] for url in shown.sources if url in owners), "")
    return replace(file, sources=tuple(shown.sources), column=column)


def _columns_of_pages(columns: Iterable[ColumnView]) -> dict[str, str]:
    """The column of each page: a column's own address, else that of the first column that lists it."""
    owners = {item.column.url: item.column.url for item in columns}
    for item in columns:
        for entry in item.reading.entries if item.reading else ():
            owners.setdefault(entry.url, item.column.url)
    return owners
