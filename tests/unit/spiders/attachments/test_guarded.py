"""The process that opens files: it gives the same facts, dies alone, and leaves nothing behind."""

import asyncio
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from monitor.facts import Attachment, Opens
from spiders.attachments import guarded, read_attachment
from spiders.attachments.guarded import Guard
from spiders.attachments.wire import Order, pack_order
from tests.unit.spiders.attachments import files
from tests.unit.spiders.attachments.files import SOUND

ROOT = Path(__file__).parents[4]
PATIENCE = 30.0  # seconds; nothing here takes a tenth of it


def run(work: Callable[[Guard], Coroutine[Any, Any, Any]], seconds: float = PATIENCE) -> Any:
    """Work with a guard on a loop of its own."""

    async def guarding() -> Any:
        guard = Guard(seconds)
        try:
            return await work(guard)
        finally:
            await guard.close()

    return asyncio.run(guarding())


def pid_of(guard: Guard) -> int:
    assert guard._worker is not None
    return guard._worker.pid


def ended(pid: int) -> bool:
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], PATIENCE)[0])
    finally:
        os.close(handle)


def test_a_file_opened_by_the_guard_gives_the_same_fact() -> None:
    bodies = {
        "a.xlsx": files.xlsx(files.hidden_book),
        "a.docx": SOUND["docx"],
        "a.pdf": SOUND["pdf"],
        "a.zip": SOUND["zip"],
        "空.pdf": b"",
        "\ud800.bin": b"\x00\xff",
    }

    async def work(guard: Guard) -> list[Attachment]:
        return [await guard.opened(name, body) for name, body in bodies.items()]

    assert run(work) == [read_attachment(name, body) for name, body in bodies.items()]


def test_many_at_once_are_all_answered_by_one_process() -> None:
    async def work(guard: Guard) -> tuple[list[Attachment], set[int]]:
        names = [f"{number}.txt" for number in range(40)]
        found = await asyncio.gather(*(guard.opened(name, name.encode()) for name in names))
        return found, {pid_of(guard)}

    found, pids = run(work)
    assert [fact.text for fact in found] == [fact.url for fact in found]
    assert len(pids) == 1


def test_the_beginning_of_a_file_is_told_from_the_whole() -> None:
    async def work(guard: Guard) -> Attachment:
        return await guard.opened("a.docx", SOUND["docx"][:500], whole=False)

    assert run(work).fault == "too-large"


def test_a_file_beyond_the_bound_never_reaches_the_process() -> None:
    async def work(guard: Guard) -> tuple[Attachment, object]:
        return await guard.opened("a.pdf", bytes(17 * 1024 * 1024)), guard._worker

    fact, worker = run(work)
    assert (fact.opens, fact.fault, worker) == ("cannot_tell", "too-large", None)


def test_a_process_that_died_is_replaced() -> None:
    async def work(guard: Guard) -> tuple[Attachment, Attachment]:
        await guard.opened("a.txt", b"a")
        os.kill(pid_of(guard), signal.SIGKILL)
        return await guard.opened("a.pdf", SOUND["pdf"]), await guard.opened("a.pdf", SOUND["pdf"])

    lost, found = run(work)
    assert (lost.opens, lost.fault, lost.format) == ("cannot_tell", "reader-failed", "pdf")
    assert found.opens == "yes"


def test_a_process_that_does_not_answer_in_time_is_ended() -> None:
    async def work(guard: Guard) -> tuple[Attachment, int]:
        await guard.opened("a.txt", b"a")
        pid = pid_of(guard)
        os.kill(pid, signal.SIGSTOP)
        guard._seconds = 0.2
        return await guard.opened("a.pdf", SOUND["pdf"]), pid

    fact, pid = run(work)
    assert (fact.opens, fact.fault) == ("cannot_tell", "reader-failed")
    assert ended(pid)


def test_work_that_is_given_up_ends_its_process() -> None:
    async def work(guard: Guard) -> tuple[int, Attachment]:
        await guard.opened("a.txt", b"a")
        pid = pid_of(guard)
        os.kill(pid, signal.SIGSTOP)
        task = asyncio.create_task(guard.opened("a.pdf", SOUND["pdf"]))
        for _ in range(5):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return pid, await guard.opened("b.txt", b"b")

    pid, fact = run(work)
    assert ended(pid)
    assert fact.text == "b"


def test_a_crawl_that_ends_does_not_wait_for_a_file() -> None:
    async def work(guard: Guard) -> tuple[int, list[Attachment]]:
        await guard.opened("a.txt", b"a")
        pid = pid_of(guard)
        os.kill(pid, signal.SIGSTOP)
        tasks = [asyncio.create_task(guard.opened(f"{n}.pdf", SOUND["pdf"])) for n in range(3)]
        for _ in range(5):
            await asyncio.sleep(0)
        await guard.close()
        return pid, await asyncio.gather(*tasks)

    pid, facts = run(work)
    assert ended(pid)
    assert {(fact.opens, fact.fault) for fact in facts} == {("cannot_tell", "reader-failed")}


def test_a_process_worn_out_is_replaced_without_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "_JOBS", 2)

    async def work(guard: Guard) -> list[str]:
        return [(await guard.opened("a.txt", b"a")).text for _ in range(5)]

    assert run(work) == ["a"] * 5


def test_a_file_that_takes_more_memory_than_allowed_costs_only_its_process() -> None:
    """Millions of elements that nobody asked for: 50 MB of markup, more than a gigabyte as a tree."""
    body = files.docx_of("".join(f'<a b="{number}"/>' for number in range(2_800_000)))

    async def work(guard: Guard) -> tuple[Attachment, Attachment]:
        return await guard.opened("a.docx", body), await guard.opened("b.txt", b"b")

    hurt, after = run(work)
    assert (hurt.opens, hurt.fault) == ("cannot_tell", "reader-failed")
    assert after.text == "b"


def test_a_file_that_takes_more_time_than_allowed_ends_its_process() -> None:
    program = (
        "import itertools\nfrom spiders.attachments import worker\nworker.CPU_SECONDS = 1\n"
        "worker.read_attachment = lambda *_, **__: all(itertools.repeat(True))\nworker.main()\n"
    )
    order = pack_order(Order("a.pdf", True, SOUND["pdf"]))
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        input=order,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (-signal.SIGXCPU, b"")


def test_the_process_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUOSHUI_SMTP_PASSWORD", "hush")

    async def work(guard: Guard) -> bytes:
        await guard.opened("a.txt", b"a")
        return Path(f"/proc/{pid_of(guard)}/environ").read_bytes()

    assert b"hush" not in run(work)


def test_nothing_outlives_a_crawl_that_is_killed() -> None:
    program = (
        "import asyncio\nfrom spiders.attachments.guarded import Guard\n"
        "async def work():\n    guard = Guard()\n    await guard.opened('a.txt', b'a')\n"
        "    print(guard._worker.pid, flush=True)\n    await asyncio.Event().wait()\n"
        "asyncio.run(work())\n"
    )
    crawl = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE)
    with crawl:
        assert crawl.stdout is not None
        pid = int(crawl.stdout.readline())
        crawl.kill()
    assert ended(pid)


def test_one_guard_serves_a_loop_until_it_is_closed() -> None:
    async def work() -> tuple[str, str]:
        first = await guarded.opened("a.txt", b"a")
        await guarded.close()  # a crawl that is asked to end: what waits is not opened any more
        second = await guarded.opened("b.txt", b"b")
        await guarded.close()
        await guarded.close()
        return first.text, second.text

    assert asyncio.run(work()) == ("a", "")


def test_it_works_inside_a_crawl() -> None:
    """Scrapy's own loop, as a spider's callback has it."""
    program = (
        "import scrapy\nfrom scrapy.crawler import AsyncCrawlerProcess\n"
        "from spiders.attachments import guarded\n"
        "class Spider(scrapy.Spider):\n    name = 'one'\n"
        "    async def start(self):\n"
        "        print((await guarded.opened('a.txt', b'words')).text, flush=True)\n"
        "        await guarded.close()\n        return\n        yield\n"
        "process = AsyncCrawlerProcess({'LOG_LEVEL': 'WARNING', 'TELNETCONSOLE_ENABLED': False})\n"
        "process.crawl(Spider)\nprocess.start()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, timeout=60, check=True
    )
    assert done.stdout.split() == [b"words"]


def test_files_are_opened_no_longer_than_a_crawl_may_spend_on_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guarded, "MOST_SECONDS", 0.0)

    async def twice(guard: Guard) -> list[Attachment]:
        return [await guard.opened("a.docx", SOUND["docx"]) for _ in range(2)]

    first, second = run(twice)
    assert first.opens is Opens.YES
    assert (second.opens, second.fault, second.size) == (
        Opens.CANNOT_TELL,
        "not-read",
        len(SOUND["docx"]),
    )
