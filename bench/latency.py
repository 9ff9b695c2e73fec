"""A proxy that lets every answer wait, in a process of its own: what a crawler does while nothing comes."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

_PIECE = 65536


@contextmanager
def delaying(truth: dict[str, Any], shift: int, seconds: float) -> Iterator[None]:
    """The site's own ports answer late; nginx listens ``shift`` ports higher."""
    places = [urlsplit(truth[name]).netloc for name in ("home", "away")]
    command = [sys.executable, "-m", "bench.latency", str(seconds), str(shift), *places]
    proxy = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        assert proxy.stdout is not None, "its output is asked for"
        if not proxy.stdout.readline():
            raise OSError("the delaying proxy did not start")
        yield
    finally:
        proxy.terminate()
        proxy.wait()
        if proxy.stdout is not None:
            proxy.stdout.close()


async def _questions(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while piece := await source.read(_PIECE):
        sink.write(piece)
        await sink.drain()
    sink.close()


async def _answers(
    source: asyncio.StreamReader, sink: asyncio.StreamWriter, seconds: float
) -> None:
    """Each piece as much later as every other, so that only the wait grows and not the transfer."""
    loop = asyncio.get_running_loop()
    while piece := await source.read(_PIECE):
        loop.call_later(seconds, sink.write, piece)
    loop.call_later(seconds, sink.close)


async def _serve(seconds: float, shift: int, places: list[str]) -> None:
    servers = []
    for place in places:
        host, port = place.split(":")
        servers.append(await _listen(host, int(port), int(port) + shift, seconds))
    print("ready", flush=True)
    await asyncio.gather(*(server.serve_forever() for server in servers))


async def _listen(host: str, port: int, behind: int, seconds: float) -> asyncio.Server:
    async def connected(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        reader, writer = await asyncio.open_connection(host, behind)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(_questions(source, writer))
                both.create_task(_answers(reader, sink, seconds))
        except* ConnectionError:
            sink.close()
            writer.close()

    return await asyncio.start_server(connected, host, port, backlog=512)


if __name__ == "__main__":
    asyncio.run(_serve(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
