"""libcurl's many transfers on the loop that runs: it names sockets and times, the loop wakes it.

No thread, no busy waiting; everything here runs on the loop's thread. The loop watches one selector of ours, and not
every socket: that alone is a third of the CPU of a request.
"""

import asyncio
import selectors
from typing import Any

import pycurl

Ending = tuple[int, str]  # libcurl's code (0: well) and its words
_KEPT_CONNECTIONS = 64
_OK: Ending = (0, "")
_EVENTS = {
    pycurl.POLL_IN: selectors.EVENT_READ,
    pycurl.POLL_OUT: selectors.EVENT_WRITE,
    pycurl.POLL_INOUT: selectors.EVENT_READ | selectors.EVENT_WRITE,
}
_ACTIONS = {
    selectors.EVENT_READ: pycurl.CSELECT_IN,
    selectors.EVENT_WRITE: pycurl.CSELECT_OUT,
    selectors.EVENT_READ | selectors.EVENT_WRITE: pycurl.CSELECT_IN | pycurl.CSELECT_OUT,
}


class Driver:
    """Belongs to the loop it is made on."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: dict[Any, asyncio.Future[Ending]] = {}
        self._watched: dict[int, int] = {}  # socket → the events libcurl waits for there
        self._due: float | None = None  # when libcurl wants to be woken, on the loop's clock
        self._timer: asyncio.TimerHandle | None = None
        self._selector: Any = selectors.DefaultSelector()  # epoll or kqueue: a socket of its own
        self._loop.add_reader(self._selector.fileno(), self._on_events)
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_SOCKETFUNCTION, self._on_socket)
        self._multi.setopt(pycurl.M_TIMERFUNCTION, self._on_timer)
        self._multi.setopt(pycurl.M_MAXCONNECTS, _KEPT_CONNECTIONS)
        self._multi.setopt(pycurl.M_PIPELINING, 0)

    def start(self, curl: Any) -> asyncio.Future[Ending]:
        """Send a handle's request; the future tells how it ended."""
        future: asyncio.Future[Ending] = self._loop.create_future()
        self._waiting[curl] = future
        self._multi.add_handle(curl)
        self._multi.socket_action(pycurl.SOCKET_TIMEOUT, 0)  # at once, not a turn of the loop later
        self._collect()
        return future

    def drop(self, curl: Any) -> None:
        """Give up a request, if it is still under way; its connection is closed."""
        if self._waiting.pop(curl, None) is not None:
            self._multi.remove_handle(curl)

    def close(self) -> None:
        """Give up everything. Whoever still waits is cancelled."""
        for curl, future in list(self._waiting.items()):
            self.drop(curl)
            future.cancel()
        if self._timer is not None:
            self._timer.cancel()
        self._loop.remove_reader(self._selector.fileno())
        self._multi.close()
        self._selector.close()

    def _on_events(self) -> None:
        """Something has come for some sockets; one of them may be gone before its turn."""
        for key, events in self._selector.select(0):
            if key.fd in self._watched:
                self._multi.socket_action(key.fd, _ACTIONS[events])
        self._collect()

    def _on_due(self) -> None:
        self._timer = None
        if self._due is not None and self._due <= self._loop.time():
            self._due = None
            self._multi.socket_action(pycurl.SOCKET_TIMEOUT, 0)
        self._collect()

    def _collect(self) -> None:
        """Hand over what has ended, and be woken for the rest."""
        left = 1
        while left:
            left, done, failed = self._multi.info_read()
            for curl in done:
                self._end(curl, _OK)
            for curl, code, words in failed:
                self._end(curl, (code, words))
        self._arm()

    def _end(self, curl: Any, ending: Ending) -> None:
        future = self._waiting.pop(curl, None)
        if future is not None:
            self._multi.remove_handle(curl)
            if not future.done():
                future.set_result(ending)

    def _on_socket(self, wants: int, socket: int, _multi: Any, _data: Any) -> None:
        """libcurl waits for something else at a socket."""
        events, before = _EVENTS.get(wants, 0), self._watched.get(socket, 0)
        if events == before:
            return
        if not events:
            del self._watched[socket]
            self._selector.unregister(socket)
            return
        self._watched[socket] = events
        if before:
            self._selector.modify(socket, events)
        else:
            self._selector.register(socket, events)

    def _on_timer(self, milliseconds: int) -> None:
        self._due = None if milliseconds < 0 else self._loop.time() + milliseconds / 1000

    def _arm(self) -> None:
        """A timer that rings too early costs less than one cancelled and made anew for every request."""
        due = self._due
        if due is None or (self._timer is not None and self._timer.when() <= due):
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_at(due, self._on_due)
