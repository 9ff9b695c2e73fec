"""How a case is read: the only place that knows the program's calls."""

import hashlib
from typing import TYPE_CHECKING

from spiders.attachments import read_attachment
from spiders.reading import read_page
from tests.leaks.model import Case, Container

if TYPE_CHECKING:
    from monitor.facts import Leak

HOME = "http://fgw.example.gov.cn/"


def leaks(case: Case) -> "tuple[Leak, ...]":
    """What the program finds in one document."""
    if case.container is Container.HTML:
        sha = hashlib.sha256(case.body).hexdigest()
        return read_page(case.url, case.body, "text/html", HOME, sha).leaks
    return read_attachment(case.url, case.body).leaks
