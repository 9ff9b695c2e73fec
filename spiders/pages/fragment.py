"""A same-host fragment that scripts put under every page: only the marks in it are read."""

from monitor.facts import Page, PageKind
from spiders.pages.html import decode
from spiders.pages.marks import marks_in_script


def read_fragment(url: str, body: bytes, content_type: str, digest: str) -> Page:
    """The fragment as a page that holds nothing but marks."""
    text, charset, note = decode(body, content_type)
    return Page(
        url,
        PageKind.OTHER,
        "",
        digest,
        marks=marks_in_script(text, url),
        charset=charset,
        charset_note=note,
    )
