"""report.json keeps the promise of its schema."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reports import json as report_json
from reports.model import Report
from tests.unit.reports.blank_report import blank_report
from tests.unit.reports.hostile_report import hostile_report
from tests.unit.reports.sample_report import sample_report

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/report.schema.json").read_text("utf-8"))


def record(report: Report) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(report_json.render(report))
    return loaded


def test_the_schema_itself_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("make", [sample_report, blank_report, hostile_report])
def test_every_report_keeps_the_schema(make: Callable[[], Report]) -> None:
    Draft202012Validator(SCHEMA).validate(record(make()))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("verdict", "qualified"), "yes"),
        (("as_of",), "2026-11-23T15:59:59Z"),
        (("columns", 0, "state"), "old"),
        (("links", "broken", 0, "verdict"), "dead"),
        (("findings", 0, "due"), "30.11.2026"),
        (("schema",), "huoshui/report/2"),
    ],
)
def test_the_schema_refuses_another_meaning(path: tuple[str | int, ...], value: str) -> None:
    whole: Any = record(sample_report())
    spot = whole
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    assert not Draft202012Validator(SCHEMA).is_valid(whole)


def test_every_field_of_the_report_is_described() -> None:
    def undescribed(value: Any, schema: dict[str, Any], where: str) -> list[str]:
        schema = _resolved(schema, value)
        if isinstance(value, dict) and "properties" in schema:
            known = schema["properties"]
            missing = [f"{where}.{key}" for key in value if key not in known]
            return missing + [
                line
                for key, item in value.items()
                if key in known
                for line in undescribed(item, known[key], f"{where}.{key}")
            ]
        if isinstance(value, list) and "items" in schema:
            return [x for item in value for x in undescribed(item, schema["items"], where)]
        return []

    assert undescribed(record(sample_report()), SCHEMA, "") == []


def _resolved(schema: dict[str, Any], value: Any) -> dict[str, Any]:
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema and value is not None:
        return _resolved(schema["anyOf"][0], value)
    return schema


def test_times_are_told_in_shanghai() -> None:
    moment = datetime(2026, 11, 23, 15, 59, 59, tzinfo=UTC)
    whole = record(replace(sample_report(), as_of=moment))
    assert whole["as_of"] == "2026-11-23T23:59:59+08:00"


def test_a_time_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 23, 15, 59, 59, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        report_json.render(replace(sample_report(), as_of=naive))


def test_the_order_facts_arrive_in_does_not_matter() -> None:
    report = sample_report()
    shuffled = {
        name: lines[len(lines) // 3 :][::-1] + lines[: len(lines) // 3]
        for name, lines in (
            ("findings", report.findings),
            ("columns", report.columns),
            ("policies", report.policies),
            ("indicators", report.indicators),
            ("not_checked", report.not_checked),
        )
    }
    assert report_json.render(replace(report, **shuffled)) == report_json.render(report)


def test_chinese_is_written_as_chinese() -> None:
    assert "滨海市发展和改革委员会".encode() in report_json.render(sample_report())


def test_long_texts_are_cut_and_unsafe_marks_dropped() -> None:
    page = report_json.render(hostile_report()).decode()
    assert "长" * 5_000 in page
    assert "长" * 10_000 not in page
    assert "\u202e" not in page
    assert "\\u001b" not in page


def test_a_number_that_is_none_is_null() -> None:
    report = sample_report()
    first = replace(report.indicators[0], value=float("nan"))
    assert record(replace(report, indicators=(first,)))["indicators"][0]["value"] is None
