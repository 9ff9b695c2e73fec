"""Attachments: what a file is by its bytes, whether it opens, what it says and what it hides.

Pure and bounded in what is taken in and given out. Time and memory are bounded by ``guarded``, which a crawl uses.
"""

import hashlib
import logging

from monitor.facts import Attachment, Opens
from spiders.attachments.base import Bounds, Fault, File, Reading
from spiders.attachments.opening import promises, read

__all__ = ["Bounds", "read_attachment", "unread"]
logger = logging.getLogger(__name__)
_BOUNDS = Bounds()


def read_attachment(
    name: str, body: bytes, *, whole: bool = True, bounds: Bounds = _BOUNDS
) -> Attachment:
    """One file as a fact; never raises. ``name`` is its address or file name; ``whole``: all of it came."""
    file = File(name, body, whole, bounds)
    try:
        form, reading = read(file)
    except Exception as problem:  # a reader's bug, or a library's, is no fault of the file
        logger.warning("reading failed name=%s error=%r", name, problem, exc_info=True)
        return unread(name, body, Fault.READER)
    return _fact(name, body, form, reading)


def unread(name: str, body: bytes, fault: Fault) -> Attachment:
    """The fact of a file that was not read, so that nothing but its name and size is known."""
    promised = promises(File(name, b""))
    form = promised[0].name if promised else ""
    return _fact(name, body, form, Reading(opens=Opens.CANNOT_TELL, fault=fault, complete=False))


def _fact(name: str, body: bytes, form: str, reading: Reading) -> Attachment:
    return Attachment(
        url=name,
        format=form,
        size=len(body),
        sha256=hashlib.sha256(body).hexdigest(),
        opens=reading.opens,
        fault=str(reading.fault),
        properties=reading.properties,
        pages=reading.pages,
        hidden=reading.hidden,
        text=reading.text,
        text_complete=reading.complete,
    )
