"""Letters are somebody's private matter: of a mailbox page dates, states and addresses stay, its words go.

Published letters name people, homes and telephones in their very titles, and nothing we judge rests on them.
"""

from dataclasses import replace

from monitor.facts import Label, Page, PageKind

# What a letter's page may say of its site, its column and its day; every other label may repeat its words.
_HARMLESS = ("site", "column", "pubdate", "createdate")
_WITHHELD = "（来信内容不保存）"  # a label that was filled stays filled


def discreet(page: Page) -> Page:
    """The page without what its letters say; any other page as it is."""
    if not page.messages:
        return page
    reading = page.reading
    letters = {message.url for message in page.messages}
    if reading is not None:
        letters |= {entry.url for entry in reading.entries}
        silent = tuple(entry._replace(title="") for entry in reading.entries)
        reading = replace(reading, entries=silent)
    links = tuple(link._replace(anchor="") if link.url in letters else link for link in page.links)
    page = replace(page, reading=reading, links=links, text="")
    if page.kind is not PageKind.ARTICLE:
        return page
    trail = tuple(crumb for crumb in page.breadcrumbs if crumb.url not in {*letters, page.url})
    labels = tuple(_withheld(label) for label in page.labels)
    return replace(page, title="", labels=labels, breadcrumbs=trail)


def _withheld(label: Label) -> Label:
    harmless = label.name.lower().startswith(_HARMLESS) or not label.value.strip()
    return label if harmless else label._replace(value=_WITHHELD)
