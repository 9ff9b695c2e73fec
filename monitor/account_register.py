"""A register of new-media accounts as offices keep it: a table in CSV or xlsx, one account a row.

The heads may be in any order and with further columns; what is known of them becomes accounts of the profile.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from monitor.errors import ProfileError

_LARGEST = 5_000_000  # bytes of the file
_UNPACKED = 100_000_000  # of all parts of an xlsx
_MOST_ROWS = 5000
_MOST_CELLS = 60  # of a row
_HEAD_ROWS = 10  # a title may stand above the heads
_HEADS = {
    "platform": ("平台", "平台类型", "账号类型", "新媒体类型", "platform"),
    "name": ("名称", "账号名称", "新媒体名称", "账号", "name"),
    "subject": ("主办单位", "单位", "开设单位", "运营单位", "认证主体", "subject"),
    "last_post": ("最近更新", "最近更新时间", "最后更新", "最后更新时间", "最近发布", "last_post"),
    "last_post_seen_by": ("核查人", "查看人", "填报人", "last_post_seen_by"),
    "state": ("状态", "账号状态", "运行状态", "state"),
    "closed": ("关停日期", "注销日期", "关停时间", "closed"),
    "feed": ("订阅地址", "feed", "rss"),
    "health": ("桥接状态地址", "health"),
    "url": ("链接", "账号链接", "网址", "url"),
    "owner": ("负责人", "责任人", "owner"),
}
# What registers call a platform → what a profile does.
_PLATFORMS = {
    "channels": ("视频号",),  # before 微信, whose part it is
    "wechat": ("微信", "公众号", "订阅号", "服务号"),
    "weibo": ("微博",),
    "douyin": ("抖音",),
    "toutiao": ("头条",),
    "kuaishou": ("快手",),
    "bilibili": ("哔哩", "b站", "bilibili"),
    "xiaohongshu": ("小红书",),
    "baijiahao": ("百家号",),
    "app": ("客户端", "app"),
}
_CLOSED = re.compile(r"关停|注销|关闭|停更")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})", re.ASCII)


def rows(path: Path) -> list[dict[str, Any]]:
    """The accounts as plain values, keys as in a profile. Raises ProfileError naming file, reason and remedy."""
    table = _table(path)
    for number, row in enumerate(table[:_HEAD_ROWS]):
        places = _places(row)
        if "platform" in places and "name" in places:
            return [found for each in table[number + 1 :] if (found := _account(each, places))]
    raise ProfileError(
        f"{path}: no row has the heads 平台 and 名称 (platform, name); add them above the accounts",
        f"{path}：没有找到“平台”“名称”两个表头，请在账号上方补上",
    )


def _table(path: Path) -> list[list[str | date]]:
    try:
        data = path.read_bytes() if path.stat().st_size <= _LARGEST else None
    except OSError as problem:
        raise ProfileError(
            f"{path}: the register of accounts cannot be read ({problem.strerror}); check the name and its permissions",
            f"{path}：账号登记表无法读取（{problem.strerror}），请检查文件名和权限",
        ) from problem
    if data is None:
        raise ProfileError(
            f"{path}: the register of accounts is larger than {_LARGEST // 1_000_000} MB; keep the accounts only",
            f"{path}：账号登记表超过 {_LARGEST // 1_000_000} MB，请只保留账号",
        )
    found = _workbook(data, path) if path.suffix.lower() == ".xlsx" else _csv(data, path)
    return list(islice(found, _MOST_ROWS))


def _csv(data: bytes, path: Path) -> Iterator[list[str | date]]:
    for encoding in ("utf-8-sig", "gb18030"):  # as WPS saves tables
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            for row in csv.reader(io.StringIO(text)):
                yield list(row[:_MOST_CELLS])
        except csv.Error as problem:
            raise _unreadable(path, str(problem)) from problem
        return
    raise _unreadable(path, "neither UTF-8 nor GB18030")


def _workbook(data: bytes, path: Path) -> Iterator[list[str | date]]:
    """The first sheet that holds anything."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _UNPACKED:
                raise _unreadable(path, "unpacks to too much")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            cells = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_CELLS, values_only=True)
            found = [[_cell(value) for value in row] for row in cells]
            if any(any(row) for row in found):
                yield from found
                return
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        OSError,
        SyntaxError,
    ) as problem:
        raise _unreadable(path, type(problem).__name__) from problem


def _unreadable(path: Path, reason: str) -> ProfileError:
    return ProfileError(
        f"{path}: the register of accounts cannot be opened ({reason}); save it as .xlsx or as CSV in UTF-8",
        f"{path}：账号登记表无法打开（{reason}），请另存为 .xlsx，或 UTF-8 编码的 CSV",
    )


def _cell(value: object) -> str | date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else "" if value is None else str(value)[:2000]


def _places(row: Sequence[str | date]) -> dict[str, int]:
    heads = [str(cell).strip().lower() for cell in row]
    found = {
        key: next((heads.index(name) for name in names if name in heads), None)
        for key, names in _HEADS.items()
    }
    return {key: place for key, place in found.items() if place is not None}


def _account(row: Sequence[str | date], places: dict[str, int]) -> dict[str, Any] | None:
    cells = {key: row[place] for key, place in places.items() if place < len(row)}
    values: dict[str, Any] = {
        key: str(cell).strip() for key, cell in cells.items() if str(cell).strip()
    }
    if not values.get("name") or not values.get("platform"):
        return None
    state = str(values.pop("state", ""))
    values["platform"] = _platform(values["platform"])
    for key in ("last_post", "closed"):
        if key in values and (day := _day(cells[key])) is not None:
            values[key] = day
    if _CLOSED.search(state):
        values["inactive"] = True
    return values


def _platform(text: str) -> str:
    lowered = text.lower()
    known: Iterable[tuple[str, tuple[str, ...]]] = _PLATFORMS.items()
    return next((key for key, words in known if any(word in lowered for word in words)), text[:40])


def _day(cell: str | date) -> date | None:
    """None where it is no day, so that the profile names the fault."""
    if isinstance(cell, date):
        return cell
    found = _DAY.match(cell.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
