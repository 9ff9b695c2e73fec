"""The process in which files are opened: one after the other, each within a limit of time, all within one of memory.

It reads orders on standard input and ends with it, so that it never outlives the crawl that started it.
"""

import os
import resource
import sys
import time
from typing import BinaryIO

from monitor.facts import Attachment
from spiders.attachments import Bounds, read_attachment
from spiders.attachments.wire import LENGTHS, Answer, Order, pack_answer, unpack_order

MEMORY = 768 * 1024 * 1024  # bytes of address space; a book of 64 MB inflated needs half
CPU_SECONDS = 20  # then the system ends the process
LATE_SECONDS = 12.0  # then readers that can stop give what they have
_WORN = 400 * 1024  # KB of memory after which a fresh process is better


def main() -> None:
    """Answer orders until there are no more."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    worn = max(_WORN, _most_memory())  # a new process begins with its parent's record
    # What a library prints goes to the log, never among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while (order := _next(sys.stdin.buffer)) is not None:
        try:
            answers.write(pack_answer(Answer(_opened(order), _most_memory() > worn)))
            answers.flush()
        except BrokenPipeError:  # nobody waits any more
            os._exit(0)


def _next(stream: BinaryIO) -> Order | None:
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(lengths)
    return unpack_order(stream.read(head), stream.read(body))


def _most_memory() -> int:
    """KB that were held at once, at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _opened(order: Order) -> Attachment:
    start = time.process_time()
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(start) + CPU_SECONDS, hard))
    bounds = Bounds(is_late=lambda: time.process_time() - start > LATE_SECONDS)
    return read_attachment(order.name, order.body, whole=order.whole, bounds=bounds)


if __name__ == "__main__":
    main()
