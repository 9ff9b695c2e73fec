"""nginx over the invented site, in the foreground under its own configuration; its log tells who asked for what."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

LATENCY_SHIFT = 100  # with a delaying proxy in front, nginx listens this many ports higher
_WITHOUT_VALIDATORS = 'etag off; if_modified_since off; add_header Last-Modified "";'
# LinkChecker asks a host twice a second unless its answers carry a header of this name, whatever its value.
_MAIN = """\
daemon off; worker_processes 1; worker_rlimit_nofile 65536;
pid {folder}/nginx.pid; error_log {folder}/error.log crit; {user}
events {{ worker_connections 16384; }}
http {{
  types {{ text/html html; text/css css; text/javascript js; image/jpeg jpg; image/png png; image/x-icon ico;
    application/pdf pdf; text/plain txt;
    application/vnd.openxmlformats-officedocument.wordprocessingml.document docx;
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx; }}
  default_type application/octet-stream; charset utf-8;
  sendfile on; tcp_nopush on; keepalive_timeout 75; keepalive_requests 100000; gzip off;
  server_tokens off; open_file_cache max=2000; absolute_redirect off;
  add_header LinkChecker "1" always; {validators}
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  log_format plain "$server_addr $request_method $status $body_bytes_sent $request_uri";
  access_log {folder}/access.log plain buffer=1m;
  server {{ listen {home}; root {site}/home; location /fault/ {{ return 500; }}
{redirects}
  }}
  server {{ listen {away}; root {site}/away; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Traffic:
    """What a contender asked for."""

    requests: int
    addresses: int  # distinct ones
    body_bytes: int


@contextmanager
def serving(
    site: Path, truth: dict[str, Any], *, validators: bool = True, shift: int = 0
) -> Iterator[Path]:
    """The site is served; the folder of this server, whose log is whole after the end. Raises RuntimeError."""
    program = shutil.which("nginx")
    if program is None:
        raise RuntimeError("nginx is not installed")
    with tempfile.TemporaryDirectory(prefix="huoshui-bench-") as name:
        folder = Path(name)
        config = folder / "nginx.conf"
        config.write_text(_config(folder, site.resolve(), truth, validators, shift), "utf-8")
        server = subprocess.Popen([program, "-p", name, "-c", str(config)])
        try:
            _wait_for(server, urlsplit(truth["home"]).netloc, shift)
            _wait_for(server, urlsplit(truth["away"]).netloc, shift)
            yield folder
        finally:
            stop(server)


def stop(server: "subprocess.Popen[bytes]") -> None:
    """End it and write the rest of its log; once more is harmless."""
    if server.poll() is None:
        server.terminate()
        server.wait(timeout=20)


def _config(folder: Path, site: Path, truth: dict[str, Any], validators: bool, shift: int) -> str:
    redirects = "\n".join(
        f"    location = {path} {{ return 301 {target}; }}"
        for path, target in truth["redirects"].items()
    )
    return _MAIN.format(
        folder=folder,
        site=site,
        user="user root;" if os.geteuid() == 0 else "",
        validators="etag on;" if validators else _WITHOUT_VALIDATORS,
        home=_place(truth["home"], shift),
        away=_place(truth["away"], shift),
        redirects=redirects,
    )


def _place(url: str, shift: int) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname}:{(parts.port or 80) + shift}"


def _wait_for(server: "subprocess.Popen[bytes]", netloc: str, shift: int) -> None:
    host, port = netloc.split(":")
    for _ in range(100):
        if server.poll() is not None:
            raise RuntimeError("nginx did not start: is the port taken?")
        try:
            socket.create_connection((host, int(port) + shift), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("nginx did not answer")


def traffic(folder: Path) -> Traffic:
    """What the log holds so far: nginx is told to write down what it has kept back."""
    log, before = folder / "access.log", -1
    os.kill(int((folder / "nginx.pid").read_text()), 10)  # SIGUSR1: opens its logs anew
    while before != (size := log.stat().st_size):
        before = size
        time.sleep(0.2)
    rows = [line.split(" ", 4) for line in log.read_text("utf-8", "replace").splitlines()]
    return Traffic(
        requests=len(rows),
        addresses=len({(row[0], row[4]) for row in rows}),
        body_bytes=sum(int(row[3]) for row in rows),
    )
