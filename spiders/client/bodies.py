"""No more of an answer is read than decides: of a page all, of a file its first bytes, of the rest nothing.

A file of the site is wanted whole, within what the crawl may spend on files; what came until then still tells
that it is there.
"""

MAX_ROBOTS = 512 * 1024  # bytes; RFC 9309, 2.5 asks for 500 KiB at the least
MAX_FILE = 16 * 1024 * 1024  # bytes of one file; what is longer is only known to be there
MAX_BODY = 8 * 1024 * 1024  # bytes of anything else, compressed and not
MAX_HEAD = 64 * 1024  # bytes kept of what is known by its beginning
MAX_TITLE = 16 * 1024  # bytes asked of a stranger's page for its title
ENOUGH_HEAD = 1024  # bytes that tell a format; a first piece may be shorter
_MARKUP = (b"html", b"xml", b"text/plain")


def is_json(content_type: bytes | None) -> bool:
    """Whether an answer is an interface's; it may say under 200 that there is no page."""
    return b"json" in (content_type or b"").lower()


def is_html(content_type: bytes) -> bool:
    """Whether an answer says that it is a page."""
    return b"html" in content_type.lower()


def is_markup(content_type: bytes | None) -> bool:
    """Whether an answer may be a page; one that does not say is read."""
    return not content_type or any(mark in content_type.lower() for mark in _MARKUP)
