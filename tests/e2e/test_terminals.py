"""Terminals that cannot show every character, and sites that would write on them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Done, Huoshui, environment, quick_profile
from tests.site.misbehaving import Route, page, serve

Typed = Callable[..., Done]

ENCODINGS = ["gbk", "latin-1"]
RARE = "鿏📢“要闻”"  # the first two are not in GBK
HOSTILE = "\x1b[31mred\x1b[0m\x1b]0;title\x07\x9b2J"


def shown(
    huoshui: Huoshui, encoding: str, *arguments: str | Path, read: str = ""
) -> tuple[int, str, str]:
    """A command on a terminal of that encoding: its status and what stood on both streams."""
    done = subprocess.run(
        [sys.executable, "-m", "monitor", *map(str, arguments)],
        cwd=huoshui.folder,
        env=environment(huoshui.var) | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=60,
        check=False,
    )
    out, err = (stream.decode(read or encoding) for stream in (done.stdout, done.stderr))
    return done.returncode, out, err


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_mark_the_terminal_does_not_know_is_replaced(encoding: str, huoshui: Huoshui) -> None:
    status, out, err = shown(huoshui, encoding, "doctor", "--lang", "en")
    assert (status, err) == (0, "")
    assert out.startswith("? Python 3")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_character_of_a_page_the_terminal_does_not_know_is_replaced(
    encoding: str, huoshui: Huoshui
) -> None:
    with serve({"/": page(RARE)}) as site:
        status, out, err = shown(huoshui, encoding, "explain-page", site.url, "--lang", "en")
    assert (status, err) == (0, "")
    assert RARE.encode(encoding, "replace").decode(encoding) in out


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_message_is_said_on_every_terminal(encoding: str, huoshui: Huoshui) -> None:
    status, out, err = shown(huoshui, encoding, "audit", "鿏 x", "--lang", "en")
    assert (status, out) == (2, "")
    assert "'? x' is no address" in err


def test_a_terminal_of_ascii_is_given_utf8(huoshui: Huoshui) -> None:
    """Such a setting is nearly always a forgotten one, and question marks would tell nothing."""
    for command in (["doctor"], ["audit", f"{RARE} x"]):
        out, err = shown(huoshui, "ascii", *command, read="utf-8")[1:]
        assert "✔" in out or RARE in err
        assert "Traceback" not in err


@pytest.mark.parametrize(
    ("route", "kept"),
    [
        (Route(b"x", content_type=f"application/{HOSTILE}"), "application/red2J"),
        (Route(b"x", status=500), "首页返回错误状态"),
    ],
    ids=["content type", "status"],
)
def test_a_site_writes_nothing_on_the_terminal(
    route: Route, kept: str, huoshui: Huoshui, typed: Typed
) -> None:
    with serve({"/": route}) as site:
        path = huoshui.write("site.toml", quick_profile(site.url))
        done = typed("crawl", path)
    assert done.status == 1
    assert kept in done.err
    assert "".join(done.err.split("\n")).isprintable()
