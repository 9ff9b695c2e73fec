"""The one way to a host: HTTP over libcurl, many requests at once on the loop that runs.

Connections are kept and used again, names are resolved once in some minutes, proxies are those of the environment
as libcurl reads it (``http_proxy``, ``https_proxy``, ``all_proxy``, ``no_proxy``). Redirects are answers here, and
no cookie is kept. Certificates are checked against the system's authorities or those of ``SSL_CERT_FILE``.
"""

from collections.abc import Iterable

from monitor import clock
from monitor.facts import Certificate
from spiders.client.asking import Answer, Ask, ClientError, Trouble
from spiders.client.certificates import handle, read_certificate, shown
from spiders.client.driving import Driver
from spiders.client.line import Line

_SCHEMES = ("http://", "https://")


class Client:
    """``headers`` go out with every request. Used on one loop, from its first request to ``close``."""

    def __init__(self, headers: Iterable[tuple[str, str]] = ()) -> None:
        self._headers = tuple(headers)
        self._driver: Driver | None = None
        self._idle: list[Line] = []
        self.sent = 0  # requests so far

    async def fetch(self, ask: Ask) -> Answer:
        """The answer to a request. Raises ClientError. Its time begins when it is called: it is sent at once."""
        if not ask.url[:8].lower().startswith(_SCHEMES):
            raise ClientError(Trouble.INVALID_URL, "neither http:// nor https://")
        if self._driver is None:
            self._driver = Driver()
        driver = self._driver
        line = self._idle.pop() if self._idle else Line(self._headers)
        try:
            line.prepare(ask)
            self.sent += 1
            code, words = await driver.start(line.curl)
            return line.answer(code, words)
        finally:
            driver.drop(line.curl)  # still there only if we were cancelled
            self._idle.append(line)

    async def certificate(self, host: str, seconds: float) -> Certificate | None:
        """The certificate of ``host`` (with its port), by a connection that asks nothing; None where it shows none."""
        if self._driver is None:
            self._driver = Driver()
        driver, curl = self._driver, handle(f"https://{host}/", seconds)
        try:
            code, _ = await driver.start(curl)
            return read_certificate(host, shown(curl), clock.now(), verified=not code)
        finally:
            driver.drop(curl)
            curl.close()

    def close(self) -> None:
        """Close all connections; whoever waits for an answer is cancelled."""
        if self._driver is not None:
            self._driver.close()
            self._driver = None
        self._idle.clear()
