"""Faults of a configuration file as sentences: file, place, reason, remedy, and the nearest known key."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from monitor.errors import ProfileError

# pydantic's error types as a webmaster would say them; {0} is what was expected.
_REASONS: dict[str, tuple[str, str]] = {
    "string_type": ("must be text in quotes", "应为加引号的文字"),
    "int_type": ("must be a whole number", "应为整数"),
    "int_parsing": ("must be a whole number", "应为整数"),
    "int_from_float": ("must be a whole number", "应为整数"),
    "float_type": ("must be a number", "应为数字"),
    "float_parsing": ("must be a number", "应为数字"),
    "datetime_type": (
        "must be a time like 2026-11-20T22:00:00+08:00",
        "应为 2026-11-20T22:00:00+08:00 这样的时间",
    ),
    "datetime_parsing": (
        "must be a time like 2026-11-20T22:00:00+08:00",
        "应为 2026-11-20T22:00:00+08:00 这样的时间",
    ),
    "datetime_from_date_parsing": (
        "must be a time like 2026-11-20T22:00:00+08:00",
        "应为 2026-11-20T22:00:00+08:00 这样的时间",
    ),
    "date_type": ("must be a day like 2026-11-20", "应为 2026-11-20 这样的日期"),
    "date_parsing": ("must be a day like 2026-11-20", "应为 2026-11-20 这样的日期"),
    "date_from_datetime_parsing": (
        "must be a day like 2026-11-20",
        "应为 2026-11-20 这样的日期",
    ),
    "bool_type": ("must be true or false", "应为 true 或 false"),
    "bool_parsing": ("must be true or false", "应为 true 或 false"),
    "tuple_type": ("must be a list in brackets", "应为方括号列表"),
    "dict_type": ("must be a table", "应为一个表"),
    "model_type": ("must be a table like {{name = …}}", "应为 {{name = …}} 形式的表"),
    "enum": ("must be one of {expected}", "只能是以下之一：{expected}"),
    "string_pattern_mismatch": ("does not have the form {pattern}", "不符合格式 {pattern}"),
    "string_too_short": ("must not be empty", "不能为空"),
    "string_too_long": (
        "is too long (at most {max_length} characters)",
        "过长（最多 {max_length} 个字）",
    ),
    "greater_than_equal": ("must be at least {ge}", "不能小于 {ge}"),
    "greater_than": ("must be more than {gt}", "应大于 {gt}"),
    "less_than_equal": ("must be at most {le}", "不能大于 {le}"),
}
# How the TOML parser begins its sentences → what a webmaster is told; the first that fits.
_TOML = (
    ("Cannot overwrite a value", "这一项重复了，请保留一个"),
    ("Duplicate inline table key", "这一项重复了，请保留一个"),
    ("Cannot declare", "这个表重复了，请合并为一个"),
    ("Illegal character '\\n'", "文字没有写完，缺少结尾的引号"),
    ("Unterminated string", "文字没有写完，缺少结尾的引号"),
    ('Expected "\'"', "文字没有写完，缺少结尾的引号"),
    ("Expected '=' after a key", "缺少等号，应写成“项 = 值”"),
    ("Invalid statement", "项名写得不对，应写成“项 = 值”"),
    ("Invalid value", "值写得不对，或没有写完"),
    ("Unclosed array", "方括号没有成对，或两个值之间缺少逗号"),
    ("Unclosed inline table", "花括号没有成对，或两项之间缺少逗号"),
    ("Expected ']", "表名的方括号没有成对"),
    ("Expected newline or end of document", "一行只能写一项，后面有多余的内容"),
    ("Unescaped '\\'", "反斜杠要写两个，或改用单引号"),
)
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_VALUES = {
    "address": (
        "must be an address like https://fgw.example.gov.cn/",
        "应为 https://fgw.example.gov.cn/ 这样的网址",
    ),
    "host": (
        "must be a host like www.example.gov.cn, or *.example.gov.cn for those below it",
        "应为 www.example.gov.cn 这样的主机名，或 *.example.gov.cn（其下各主机）",
    ),
    "good-broken": (
        "a good answer is looked at once only, so it cannot be called broken",
        "正常的应答只访问一次，无法复核，不能设为 broken",
    ),
    "hours": (
        "must be times of day like 08:30-11:30, or 22:00-06:00 over midnight",
        "应为 08:30-11:30 这样的时段，跨过零点的如 22:00-06:00",
    ),
    "whole-day": (
        "these hours are the whole day, so nothing could ever be visited: leave some time out",
        "这些时段占满全天，将永远无法访问，请留出时间",
    ),
    "maintenance-order": (
        "a maintenance window must end after it begins",
        "维护时段的结束时间应晚于开始时间",
    ),
    "same-account": (
        "two accounts have the same platform and name: keep one",
        "有两个账号的平台和名称相同，请保留一个",
    ),
    "same-url": ("two columns have the same url: keep one", "有两个栏目的网址相同，请保留一个"),
}


def fault(
    place: str, errors: Iterable[Mapping[str, Any]], fields: Callable[[tuple[Any, ...]], list[str]]
) -> ProfileError:
    """One error naming every fault; ``fields`` tells which keys may stand at a place."""
    sentences = [_sentence(error, fields) for error in errors]
    return ProfileError(
        "\n".join(f"{place}: {en}" for en, _ in sentences),
        "\n".join(f"{place}：{zh}" for _, zh in sentences),
    )


def broken_toml(place: str, said: str) -> ProfileError:
    """What the TOML parser said, in both languages; in Chinese a rare fault is quoted in brackets."""
    found = _TOML_PLACE.search(said)
    line, column = found.groups() if found else (None, None)
    where = f"第 {line} 行第 {column} 列" if line else "文件末尾" if found else ""
    reason = said[: found.start()] if found else said
    known = next((words for start, words in _TOML if reason.startswith(start)), "")
    what = f"{where}：{known}" if known else f"{where}（{reason}）"
    return ProfileError(
        f"{place}: is not valid TOML: {said}; text values need quotes, lists need brackets",
        f"{place}：格式有误，{what}；文字要加英文引号，列表要加方括号",
    )


def unknown(key: str, known: list[str]) -> tuple[str, str]:
    """That a key is unknown, and the nearest known one, in both languages."""
    close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    if close:
        return f"unknown key; did you mean “{close[0]}”?", f"没有这一项，是否应为“{close[0]}”？"
    listed = ", ".join(known) or "none"
    return f"unknown key; known: {listed}", f"没有这一项，可用的有：{listed}"


def _sentence(
    error: Mapping[str, Any], fields: Callable[[tuple[Any, ...]], list[str]]
) -> tuple[str, str]:
    location = tuple(part for part in error["loc"] if part != "[key]")
    where = _place(location)
    if error["type"] == "extra_forbidden" or error["msg"] == "Value error, unknown-key":
        en, zh = unknown(str(location[-1]), fields(location))
    elif error["type"] == "missing":
        en, zh = "is required; add it", "缺少这一项，请补上"
    elif error["type"] == "value_error":
        key, _, extra = str(error["msg"]).removeprefix("Value error, ").partition(" ")
        en, zh = _VALUES.get(key, (str(error["msg"]), str(error["msg"])))
        en, zh = f"{en} {extra}".strip(), f"{zh} {extra}".strip()
    else:
        en, zh = _reason(error)
    return f"{where}: {en}" if where else en, f"{where}：{zh}" if where else zh


def _reason(error: Mapping[str, Any]) -> tuple[str, str]:
    known = _REASONS.get(str(error["type"]))
    message = str(error["msg"])
    context = {key: str(value) for key, value in error.get("ctx", {}).items()}
    en, zh = (text.format(**context) for text in known) if known else (message, message)
    found = f"{error['input']!r:.80}"
    return f"{en} (found {found})", f"{zh}（现为 {found}）"


def _place(location: tuple[Any, ...]) -> str:
    text = ""
    for part in location:
        name = f'"{part}"' if "." in str(part) else part  # a host, quoted as in the file
        text += f"[{part + 1}]" if isinstance(part, int) else f".{name}"
    return text.lstrip(".")
