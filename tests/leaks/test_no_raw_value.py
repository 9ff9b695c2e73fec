"""No personal value is left anywhere by an audit: not in the database, logs, reports nor what is printed."""

import json
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.conftest import Done, Huoshui
from tests.leaks.leaky_site import Planted, leaky_site
from tests.site.misbehaving import serve

_PROFILE = 'key = "site"\nurl = "{}"\n[crawl]\nrate = 0\ntimeout_seconds = 5\n'


@dataclass(frozen=True)
class Left:
    """What one audit left behind."""

    folder: Path
    done: Done
    planted: Planted
    asked: frozenset[str]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    folder = tmp_path_factory.mktemp("audit")
    program, planted = Huoshui(folder), leaky_site()
    with serve(planted.routes) as site:
        profile = program.write("site.toml", _PROFILE.format(site.url))
        database = f"sqlite:///{folder / 'kept.db'}"
        done = program("audit", profile, "--out", "out", "--db", database, timeout=120)
        asked = frozenset(site.requests)
    return Left(folder, done, planted, asked)


def places(left: Left) -> Iterator[tuple[str, bytes]]:
    """Every byte that is left, packed ones unpacked as well."""
    yield "stdout", left.done.out.encode()
    yield "stderr", left.done.err.encode()
    for path in sorted(each for each in left.folder.rglob("*") if each.is_file()):
        name = str(path.relative_to(left.folder))
        yield name, path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for member in archive.namelist():
                    yield f"{name}!{member}", archive.read(member)
    yield from cells(left.folder / "kept.db")


def cells(database: Path) -> Iterator[tuple[str, bytes]]:
    """Every value of every table: long ones lie in pieces in the file, packed ones are unpacked."""
    with closing(sqlite3.connect(database)) as connection:
        named = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
        for (table,) in named:
            for row in connection.execute(f'select * from "{table}"'):
                for value in row:
                    raw = value if isinstance(value, bytes) else str(value).encode()
                    yield table, raw
                    yield f"{table}, unpacked", unpacked(raw)


def unpacked(raw: bytes) -> bytes:
    """What a packed value holds; nothing of one that is not packed."""
    try:
        return zlib.decompressobj().decompress(raw)
    except zlib.error:
        return b""


def forms(value: str) -> list[bytes]:
    """A value as it may be written."""
    wide = value.translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    return [value.encode(), value.lower().encode(), value.encode("utf-16-le"), wide.encode()]


def masked_forms(value: str) -> re.Pattern[str]:
    """The value with stars in the middle, however much is left at its ends."""
    heads = "|".join(re.escape(value[:n]) for n in range(6, 0, -1))
    tails = "|".join(re.escape(value[-n:]) for n in range(4, 0, -1))
    return re.compile(rf"(?<!\d)(?:{heads})[*＊×]{{3,16}}(?:{tails})?(?!\d)")


def test_the_audit_read_it_all(left: Left) -> None:
    """Else what follows proves nothing; only an address that tells a number is left unvisited."""
    assert left.done.status == 0, left.done.err
    assert "Traceback" not in left.done.err
    telling = {path for path in left.planted.routes if "sfzh=" in path}
    assert set(left.planted.routes) - telling <= left.asked
    kept = {name for name, _ in places(left)}
    assert {"out/report.json", "out/report.html", "out/report.txt", "out/report.xlsx"} <= kept
    assert any(name.startswith("var/logs/") for name in kept)


def test_a_value_would_be_seen_if_it_were_there(left: Left) -> None:
    """The search itself: what the site openly says is found in what was kept."""
    found = {name for name, data in places(left) if "高龄津贴公示".encode() in data}
    assert {"out/report.json", "kept.db"} & found
    assert any("unpacked" in name for name in found)
    assert unpacked(zlib.compress(b"abc" * 9)) == b"abc" * 9


def test_no_raw_value_is_left_anywhere(left: Left) -> None:
    left_raw = {
        (place, name)
        for name, data in places(left)
        for place, value in left.planted.values.items()
        if any(form in data for form in forms(value))
    }
    assert left_raw == set()


def where(place: str) -> str:
    """The end of the address on which a value is to be told."""
    file = next((end for end in ("docx", "xlsx", "pdf") if place.startswith(end)), "")
    if file:
        return f"/files/list.{file}"
    days = {"letter mobile": 16, "page title": 18, "keywords": 18}
    on_list = {"row title", "anchor", "address"}
    return (
        "/"
        if place in on_list
        else f"/tzgg/t202611{days.get(place, 17)}_{days.get(place, 17)}.html"
    )


def kind(place: str) -> str:
    ends = {"mobile": "leak-mobile", "card": "leak-bank-card"}
    return ends.get(place.rpartition(" ")[2], "leak-resident-id")


def test_each_leak_is_told_masked(left: Left) -> None:
    """By page or file and kind, as many masked forms as values stand there."""
    report = json.loads((left.folder / "out/report.json").read_text("utf-8"))
    told = [*report["findings"], *report["candidates"]]
    untold = [
        place
        for place, value in left.planted.values.items()
        if not any(
            each["indicator"] == kind(place)
            and each["url"].endswith(where(place))
            and masked_forms(value).search(each["summary"])
            for each in told
        )
    ]
    assert untold == []


def test_a_certain_leak_leads_what_is_to_be_put_right_and_is_due_the_same_day(left: Left) -> None:
    report = json.loads((left.folder / "out/report.json").read_text("utf-8"))
    ids = [each for each in report["findings"] if each["indicator"] == "leak-resident-id"]
    assert {each["url"].rpartition("/")[2] for each in ids} >= {
        "list.docx",
        "list.xlsx",
        "list.pdf",
    }
    assert all(each["at_once"] and each["due"] == each["first_seen"][:10] for each in ids)
    text = (left.folder / "out/report.txt").read_text("utf-8")
    to_fix = text[text.index("需要整改的问题") :]
    assert to_fix.index("公开居民身份证号") < min(
        to_fix.index(other) for other in ("页面标签缺失", "网站标识不全")
    )
    assert report["verdict"]["vetoes"] == []
