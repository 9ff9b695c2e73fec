"""PDF, by pypdf as lenient as readers are: a missing table or end is mended, not reported.

pypdf says itself that broken files may bring other exceptions than its own, so the usual ones are named here.
"""

import io
import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import ClassVar

from pypdf import PasswordType, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PdfReadError, PyPdfError

from monitor.facts import FileProperties, Opens
from spiders.attachments.base import (
    Bounds,
    Fault,
    File,
    Format,
    Reading,
    Text,
    UnopenedError,
    properties,
)

_BROKEN = (
    PyPdfError,
    DependencyError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
_END = b"%%EOF"
_NO_TABLE = b"\nstartxref\n0\n%%EOF\n"
_TRIED = 50  # pages
# It warns of every oddity it mends; in a crawl that is noise.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class Pdf(Format):
    """``%PDF`` within the first 1,024 bytes, as Acrobat has it."""

    name: ClassVar[str] = "pdf"
    extensions: ClassVar[tuple[str, ...]] = ("pdf",)

    def matches(self, file: File) -> bool:
        return b"%PDF" in file.start

    def read(self, file: File) -> Reading:
        with _limited(file.bounds), _mending(file.body):
            reader = PdfReader(io.BytesIO(_ended(file.body)), root_object_recovery_limit=2000)
            if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
                raise UnopenedError(Fault.ENCRYPTED)
            count = len(reader.pages)
            if not _has_page(reader, count):
                raise PdfReadError("not one page is left")
        with _limited(file.bounds):
            text = _text(reader, count, file.bounds)
            return Reading(str(text), text.complete, _info(reader), count)


def _ended(body: bytes) -> bytes:
    """A file without its end gets one that names no table, so that pypdf builds the table as readers do."""
    return body if _END in body else body + _NO_TABLE


def _has_page(reader: PdfReader, count: int) -> bool:
    """Whether a page can be shown; of a file cut off the list of pages may be all that came."""
    first = (reader.pages[number] for number in range(min(count, _TRIED)))
    return any(page.get("/Type") == "/Page" or "/Contents" in page for page in first)


@contextmanager
def _limited(bounds: Bounds) -> Iterator[None]:
    """pypdf's own limits, brought down to ours."""
    with apply_configuration(
        zlib_maximum_output_length=bounds.inflated,
        lzw_maximum_output_length=bounds.inflated,
        run_length_maximum_output_length=bounds.inflated,
        array_based_stream_maximum_output_length=bounds.inflated,
        stream_decoding_work_maximum_length=bounds.inflated,
        page_tree_maximum_entries=20_000,
        page_tree_maximum_page_entries=200_000,
        jbig2dec_binary=None,  # pictures are not read, and no program is started
    ):
        yield


@contextmanager
def _mending(body: bytes) -> Iterator[None]:
    """A file that pypdf cannot mend is cut off if its end never came; else the failure may be ours."""
    try:
        yield
    except LimitReachedError as problem:
        raise UnopenedError(Fault.TOO_LARGE) from problem
    except _BROKEN as problem:
        if _END not in body:
            raise UnopenedError(Fault.CUT_OFF, Opens.NO) from problem
        raise UnopenedError(Fault.READER) from problem


def _text(reader: PdfReader, count: int, bounds: Bounds) -> Text:
    """Page by page; a page that cannot be read leaves the text incomplete."""
    text = Text(bounds)
    text.complete = count <= bounds.pages
    for number in range(min(count, bounds.pages)):
        if text.full or bounds.is_late():
            text.complete = False
            break
        try:
            text.add(reader.pages[number].extract_text() + "\n")
        except _BROKEN:
            text.complete = False
    return text


def _info(reader: PdfReader) -> FileProperties:
    """The document's own words about itself; broken ones are left out."""
    try:
        said = reader.metadata
        if said is None:
            return FileProperties()
        values = {"title": said.title, "author": said.author, "subject": said.subject}
        values["keywords"] = said.keywords
    except _BROKEN:
        return FileProperties()
    return properties(
        **values,
        created=_moment(reader, "creation_date"),
        modified=_moment(reader, "modification_date"),
    )


def _moment(reader: PdfReader, name: str) -> str:
    try:
        moment = getattr(reader.metadata, name)
    except _BROKEN:
        return ""
    return moment.isoformat() if isinstance(moment, datetime) else ""
