"""report.json: the view model as it is, for programs; field names are a promise to the outside.

Lists are sorted by what identifies a line: two reports of the same facts are the same bytes.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from reports import figures
from reports.clean import visible_report
from reports.model import SCHEMA, Report

Line = Mapping[str, Any]

#: What identifies a line of each list.
ORDERS: Mapping[str, Sequence[str]] = {
    "indicators": ("code",),
    "findings": ("indicator", "subject", "id"),
    "candidates": ("indicator", "subject", "id"),
    "columns": ("name", "url"),
    "policies": ("url",),
    "messages": ("url", "asked"),
    "accounts": ("platform", "name"),
    "not_checked": ("what", "why"),
    "due_soon": ("deadline", "column", "url"),
    "guide": ("indicator", "steps"),
    "load": ("host", "day"),
}


def render(report: Report) -> bytes:
    record = _record(visible_report(report))
    text = json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False)
    return text.encode() + b"\n"


def _record(report: Report) -> dict[str, Any]:
    whole: dict[str, Any] = {"schema": SCHEMA, **_plain(report)}
    low, high = whole["verdict"].pop("score_low"), whole["verdict"].pop("score_high")
    whole["verdict"]["score"] = {"low": low, "high": high, **whole["verdict"]["score"]}
    whole["verdict"]["vetoes"].sort()
    whole["verdict"]["accounts_vetoes"].sort()
    # What no machine decides (security, interaction, services) is for people: not_checked names it.
    whole["verdict"]["scope"] = "machine_decidable"
    for name, keys in ORDERS.items():
        whole[name].sort(key=_by(keys))
    whole["links"]["broken"].sort(key=_by(("verdict", "url", "outcome")))
    for policy in whole["policies"]:
        policy["interpretations"].sort(key=_by(("url",)))
    for line in (*whole["findings"], *whole["candidates"], *whole["links"]["broken"]):
        line["sources"].sort()
    return whole


def _by(keys: Sequence[str]) -> Callable[[Line], tuple[str, ...]]:
    return lambda line: tuple(str(line[key] or "") for key in keys)


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return figures.iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in sorted(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {spot.name: _plain(getattr(value, spot.name)) for spot in fields(value)}
    return value
