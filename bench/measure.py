"""What a program costs with all the processes it starts: seconds of CPU, seconds of the clock, memory at its peak."""

import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

_EVERY = 0.25  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run."""

    cpu: float  # seconds, user and system, of the whole tree of processes
    wall: float  # seconds
    memory: int  # bytes at the peak, of the whole tree together; shared pages counted once
    status: int


def measured(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    answer: Path,
    limit: float,
) -> Cost:
    """Run a command to its end, its standard output in ``answer``; ended after ``limit`` seconds."""
    begun = monotonic()
    errors = answer.with_suffix(".err")
    with answer.open("wb") as out, errors.open("wb") as err:
        child = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=folder,
            env=dict(environment),
        )
        over = threading.Event()
        watcher = _Watcher(child.pid, over, begun + limit)
        watcher.start()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        over.set()
        watcher.join()
    return Cost(used.ru_utime + used.ru_stime, monotonic() - begun, watcher.peak, child.returncode)


class _Watcher(threading.Thread):
    """Adds up the memory of a tree of processes, and ends it when its time is over."""

    def __init__(self, root: int, over: threading.Event, end: float) -> None:
        super().__init__(daemon=True)
        self._root, self._over, self._end = root, over, end
        self.peak = 0

    def run(self) -> None:
        """Until the program has ended."""
        while not self._over.wait(_EVERY):
            tree = _tree(self._root)
            self.peak = max(self.peak, sum(map(_memory, tree)))
            if monotonic() > self._end:
                for process in tree:
                    _end(process)


def _tree(root: int) -> list[int]:
    """A process and all below it."""
    found = [root]
    for process in found:
        try:
            tasks = list(Path(f"/proc/{process}/task").iterdir())
            for task in tasks:
                found += map(int, (task / "children").read_text().split())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def _memory(process: int) -> int:
    """Its share of memory (PSS) in bytes; 0 where it is gone."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return next(
        (int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0
    )


def _end(process: int) -> None:
    try:
        os.kill(process, 15)
    except ProcessLookupError:
        return
