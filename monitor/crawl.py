"""Starts one crawl in a child process; an event loop cannot be started twice, and a crash there must not hurt us.

The child is told what to do by a plan file and tells how far it is by JSON lines on its standard output.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from monitor.errors import CrawlError
from monitor.plan import CrawlPlan, ProbePlan
from reports.clean import one_line

Watch = Callable[[dict[str, Any]], None]
_GRACE_SECONDS = 25.0  # for requests under way, when asked to end
SPIDERS = {
    "site": "site",
    "columns": "site",
    "page": "page",
    "probe": "probe",
    "accounts": "accounts",
}  # kind of crawl → spider's name


def run(plan: CrawlPlan | ProbePlan, log: Path, watch: Watch, keep_open: int | None = None) -> None:
    """One crawl to its end. Ctrl-C asks the child to end and keep what it has, then goes on upward.

    ``keep_open`` is a file that the child shall hold as we do.

    Raises CrawlError where the child fails or its log cannot be written.
    """
    with _plan_file(plan) as path, _log_file(log) as log_file:
        child = _start(plan, path, log_file, keep_open)
        reader = threading.Thread(target=_listen, args=(child, watch), daemon=True)
        reader.start()
        try:
            status = child.wait()
        except KeyboardInterrupt:
            _end(child)
            raise
        finally:
            reader.join(timeout=5)
    if status != 0:
        raise _failure(status, log)


def _failure(status: int, log: Path) -> CrawlError:
    """Why the child ended: killed from outside, or the last thing it wrote in its log."""
    if status < 0:
        en, zh = (
            f"was killed (signal {-status}; perhaps out of memory)",
            f"被强行终止（信号 {-status}，可能内存不足）",
        )
    else:
        last = _last_line(log)
        en, zh = f"failed (status {status}: {last})", f"出错退出（状态 {status}：{last}）"
    return CrawlError(
        f"the crawling process {en}; what was seen before is kept. Run it again; the log is {log}",
        f"检查进程{zh}；此前保存的内容都在，请重新运行，日志见 {log}",
    )


def _start(
    plan: CrawlPlan | ProbePlan, path: Path, log_file: Any, keep_open: int | None
) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "SCRAPY_SETTINGS_MODULE": "spiders.settings",
        "PYTHONUNBUFFERED": "1",
        "PYTHONIOENCODING": "utf-8",  # whatever the terminal's: its log is read as UTF-8
    }
    command = [sys.executable, "-m", "scrapy", "crawl", SPIDERS[plan.kind], "-a", f"plan={path}"]
    # A session of its own: Ctrl-C on the terminal reaches us alone, and we end the child in order.
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own arguments
        command,
        stdout=subprocess.PIPE,
        stderr=log_file,
        stdin=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
        pass_fds=() if keep_open is None else (keep_open,),
    )


@contextmanager
def _plan_file(plan: CrawlPlan | ProbePlan) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="huoshui-") as folder:
        path = Path(folder) / "plan.json"
        path.write_text(plan.model_dump_json(), encoding="utf-8")
        yield path


def _listen(child: subprocess.Popen[bytes], watch: Watch) -> None:
    if child.stdout is None:
        return
    with child.stdout:
        for line in child.stdout:
            try:
                state = json.loads(line)
            except ValueError:
                continue
            if isinstance(state, dict):
                watch(state)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ask first, so that the last batch is written; a second Ctrl-C does not wait."""
    child.send_signal(signal.SIGTERM)
    try:
        child.wait(timeout=_GRACE_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        child.kill()
        child.wait()


# How Python ends a traceback: “package.SomeError: what was wrong”.
_RAISED = re.compile(r"^(?:\w{1,60}\.){0,8}\w{0,60}(?:Error|Exception|Interrupt)\b[:\s]")


def _last_line(log: Path) -> str:
    """The last error named in the log, without one its last line; cleaned, for a site may have written it."""
    lines = [line.strip() for line in log.read_text("utf-8", "replace").split("\n")]
    named = (line for line in reversed(lines) if _RAISED.match(line))
    last = next(named, next((line for line in reversed(lines) if line), ""))
    return one_line(last, 300)


@contextmanager
def _log_file(log: Path) -> Iterator[IO[bytes]]:
    """The child's log, made with its folder. Raises CrawlError."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        opened = log.open("wb")
    except OSError as problem:
        raise CrawlError(
            f"{log}: the log cannot be written ({problem.strerror}); "
            "choose another folder with HUOSHUI_VAR",
            f"{log}：日志无法写入（{problem.strerror}），请用 HUOSHUI_VAR 换一个文件夹",
        ) from problem
    with opened:
        yield opened
