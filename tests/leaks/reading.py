"""How a case is read: the only place that knows the program's calls."""

import hashlib

from monitor.facts import Leak
from spiders.attachments import read_attachment
from spiders.reading import read_page
from spiders.sealing import sealed_file
from tests.leaks.model import Case, Container

HOME = "http://fgw.example.gov.cn/"
KEY = b"a key of nobody's"


def leaks(case: Case) -> tuple[Leak, ...]:
    """What the program finds in one document."""
    if case.container is Container.HTML:
        sha = hashlib.sha256(case.body).hexdigest()
        return read_page(case.url, case.body, "text/html", HOME, sha, KEY).leaks
    return sealed_file(read_attachment(case.url, case.body), KEY).leaks
