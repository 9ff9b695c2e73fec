"""Letters are somebody's private matter: of a mailbox page dates, states and addresses stay, its words go.

Published letters name people, homes and telephones in their very titles, and nothing we judge rests on them.
"""

from dataclasses import replace

from monitor.facts import Page, PageKind


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
    title = "" if page.kind is PageKind.ARTICLE else page.title
    return replace(page, title=title, reading=reading, links=links)
