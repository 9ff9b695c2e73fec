"""What it costs to probe many sites in one run, each on an address of its own: ``python -m bench.probing``.

The sites live in another process on 127.1.x.y; they answer after a moment, as sites do, and some are down.
"""

import argparse
import asyncio
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measure import measured

PORT = 8790
CONTROL = f"http://127.2.0.1:{PORT}/"
ILL, DEAD = 25, 50  # every so manieth site answers 502, or refuses connections
_LATENCY = 0.05  # seconds
_PAGE = b"<html><head><title>x</title></head><body>" + b"<p>text</p>" * 2000 + b"</body></html>"
_ROOT = Path(__file__).parents[1]


def main() -> None:
    """Serve, probe, tell what it cost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sites", type=int, default=500)
    options.add_argument("--serve", action="store_true", help="be the other process")
    wanted = options.parse_args()
    if wanted.serve:
        asyncio.run(_serve(wanted.sites))
        return
    with tempfile.TemporaryDirectory() as name, _serving(wanted.sites):
        folder = Path(name)
        command = [sys.executable, "-m", "monitor", "crawl", "--only", "probe"]
        cost = measured(
            [*command, *_profiles(folder, wanted.sites)],
            folder=folder,
            environment=_environment(folder),
            answer=folder / "out.txt",
            limit=900,
        )
        counts, slowest = _kept(folder / "var" / "huoshui.db")
    print(f"{wanted.sites} sites: {cost.wall:.1f} s, {cost.cpu:.1f} s of CPU,", end=" ")
    print(f"peak {cost.memory / 1e6:.0f} MB, status {cost.status}")
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
    print(f"{told}; slowest page {slowest} ms")


def _host(number: int) -> str:
    return f"127.1.{number // 250}.{number % 250 + 1}"


def _profiles(folder: Path, sites: int) -> Iterator[str]:
    for number in range(sites):
        path = folder / f"s{number}.toml"
        url = f"http://{_host(number)}:{PORT}/"
        path.write_text(
            f'key = "s{number}"\nurl = "{url}"\n[probe]\ncontrols = ["{CONTROL}"]\n', "utf-8"
        )
        yield path.name


def _environment(folder: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if "proxy" not in key.lower()}
    return kept | {"HUOSHUI_VAR": str(folder / "var"), "PYTHONPATH": str(_ROOT)}


def _kept(database: Path) -> tuple[Counter[str], int]:
    """Samples by outcome, and the slowest that opened."""
    connection = sqlite3.connect(database)
    try:
        rows = connection.execute("select outcome, valid, total_ms from probe").fetchall()
    finally:
        connection.close()
    counts = Counter(f"{outcome}{'' if valid else ' (invalid)'}" for outcome, valid, _ in rows)
    return counts, max((took for outcome, _, took in rows if outcome == "ok"), default=0)


@contextmanager
def _serving(sites: int) -> Iterator[None]:
    command = [sys.executable, "-m", "bench.probing", "--serve", "--sites", str(sites)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        assert server.stdout is not None, "its output is asked for"
        if not server.stdout.readline():
            raise OSError("the sites were not served: is the port taken?")
        yield
    finally:
        server.terminate()
        server.wait()
        if server.stdout is not None:
            server.stdout.close()


async def _serve(sites: int) -> None:
    good, ill = _answer(200, _PAGE), _answer(502, b"bad gateway")
    servers = [await _listen("127.2.0.1", good)]
    for number in range(sites):
        if number % DEAD:
            servers.append(await _listen(_host(number), good if number % ILL else ill))
    print("ready", flush=True)
    await asyncio.gather(*(server.serve_forever() for server in servers))


async def _listen(host: str, answer: bytes) -> asyncio.Server:
    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(_LATENCY)
        writer.write(_answer(404, b"") if b"/robots.txt " in asked else answer)
        await writer.drain()
        writer.close()

    return await asyncio.start_server(connected, host, PORT)


def _answer(status: int, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status} X\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n"
    return f"{head}Connection: close\r\n\r\n".encode() + body


if __name__ == "__main__":
    main()
