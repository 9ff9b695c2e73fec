"""The certificates of the site's own hosts: each is looked at once a crawl, when its first request has ended."""

import threading

from monitor.facts import Certificate
from spiders.client import Client

_MOST_HOSTS = 10  # the site's own and those of its interfaces
_SECONDS = 8.0
_SCHEME = "https://"


class Certificates:
    """Looked at by the crawl's loop; taken away by the writer's thread."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._known: set[str] = set()
        self._found: list[Certificate] = []
        self._lock = threading.Lock()

    async def look(self, url: str, host: str) -> None:
        """Look at the certificate of an address's host, unless it was looked at or shows none."""
        if (
            not url.lower().startswith(_SCHEME)
            or host in self._known
            or len(self._known) >= _MOST_HOSTS
        ):
            return
        self._known.add(host)
        found = await self._client.certificate(host, _SECONDS)
        if found is not None:
            with self._lock:
                self._found.append(found)

    def take(self) -> list[Certificate]:
        """What was found since this was last asked. For any thread."""
        with self._lock:
            found, self._found = self._found, []
        return found
