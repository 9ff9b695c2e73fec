"""Opens attachments in a process of its own, because no library survives every file that the world holds.

A file that makes its reader hang, grow or crash costs that process and a few seconds; the crawl goes on.
"""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from weakref import WeakKeyDictionary

from monitor.facts import Attachment
from spiders.attachments import Bounds, unread
from spiders.attachments.base import Fault
from spiders.attachments.wire import LENGTHS, Answer, Order, pack_order, unpack_answer

logger = logging.getLogger(__name__)

WALL_SECONDS = 30.0  # more than the worker's CPU limit, because machines are shared
MOST_SECONDS = 7200.0  # spent on all files of a crawl; some 0.3 s each are usual
_ROOT = Path(__file__).parents[2]  # so that the worker runs the same code as we do
_LARGEST = Bounds().bytes
_JOBS = 200  # files to one process; what libraries leak is then given back
_LARGEST_ANSWER = 64 * 1024 * 1024
_FAILURES = (
    OSError,
    EOFError,
    ValueError,
    TypeError,
    LookupError,
)  # of a worker: died, late, babbled
_SECRETS = (
    "HUOSHUI_"  # passwords for mail and database: not for a process that reads strangers' files
)


class Guard:
    """One worker process, started when it is needed and replaced when it failed."""

    def __init__(self, seconds: float = WALL_SECONDS) -> None:
        self._seconds = seconds
        self.spent = 0.0  # seconds of opening so far
        self._turn = asyncio.Lock()
        self._worker: Process | None = None  # waiting for work
        self._busy: Process | None = None
        self._jobs = 0
        self._closed = False

    async def opened(self, name: str, body: bytes, *, whole: bool = True) -> Attachment:
        """The file as a fact; never raises for any input. A failure is a fact that cannot tell."""
        if len(body) > _LARGEST:
            return unread(name, body, Fault.TOO_LARGE)
        async with self._turn:
            if self._closed:
                return unread(name, body, Fault.READER)
            if self.spent > MOST_SECONDS:
                return unread(name, body, Fault.NOT_READ)
            clock = asyncio.get_running_loop().time
            begun = clock()
            try:
                answer = await asyncio.wait_for(self._ask(Order(name, whole, body)), self._seconds)
            except _FAILURES as problem:
                logger.warning("opening failed name=%s error=%r", name, problem)
                return unread(name, body, Fault.READER)
            finally:
                self.spent += clock() - begun
        return replace(answer.fact, url=name)

    async def close(self) -> None:
        """End the worker at once: a crawl that is asked to end has no time for the file under way."""
        self._closed = True
        if self._busy is not None:
            _kill(self._busy)
        async with self._turn:
            worker, self._worker = self._worker, None
            if worker is not None:
                await _end(worker)

    async def _ask(self, order: Order) -> Answer:
        """Only a worker that has answered in order is asked again; whatever else happens ends it."""
        worker, self._worker = self._worker or await self._start(), None
        self._busy = worker
        try:
            answer = await _exchange(worker, order)
            self._jobs += 1
            if self._jobs < _JOBS and not answer.spent:
                self._worker = worker
            return answer
        finally:
            self._busy = None
            if self._worker is None:
                await _end(worker)

    async def _start(self) -> Process:
        self._jobs = 0
        environment = {key: value for key, value in os.environ.items() if _SECRETS not in key}
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "spiders.attachments.worker",
            stdin=PIPE,
            stdout=PIPE,
            cwd=_ROOT,
            env=environment,
            start_new_session=True,  # Ctrl-C on a terminal reaches the crawl alone
        )


async def _exchange(worker: Process, order: Order) -> Answer:
    if worker.stdin is None or worker.stdout is None:
        raise OSError("the worker has no pipes")
    worker.stdin.write(pack_order(order))
    await worker.stdin.drain()
    size, _ = LENGTHS.unpack(await worker.stdout.readexactly(LENGTHS.size))
    if size > _LARGEST_ANSWER:
        raise ValueError("the worker's answer is too long")
    return unpack_answer(await worker.stdout.readexactly(size))


async def _end(worker: Process) -> None:
    """Kill, and read what is left, so that its pipes are closed and nothing of it stays behind."""
    _kill(worker)
    if worker.stdin is not None:
        worker.stdin.close()
    await worker.communicate()


def _kill(worker: Process) -> None:
    with suppress(ProcessLookupError):
        worker.kill()


_guards: WeakKeyDictionary[asyncio.AbstractEventLoop, Guard] = WeakKeyDictionary()


async def opened(name: str, body: bytes, *, whole: bool = True) -> Attachment:
    """The file as a fact, by the one guard of the running loop; never raises for any input."""
    guard = _guards.setdefault(asyncio.get_running_loop(), Guard())
    return await guard.opened(name, body, whole=whole)


async def close() -> None:
    """End the running loop's worker; from now on files are only known to be there. May be called again."""
    guard = _guards.setdefault(asyncio.get_running_loop(), Guard())
    await guard.close()
