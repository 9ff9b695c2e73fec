"""Reads the folders of cases: invented pages, and what a careful person reads from each.

What a case leaves out is not checked, so a misspelt key would check nothing: unknown ones fail.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.facts import DateSource, Entry, ListReading, Mark, MarkKind, Message, Outcome, Page
from spiders.lists import read_answer, read_list
from spiders.lists.base import ListAnswer
from spiders.pages import html
from spiders.pages.dates import find_date, url_date
from spiders.pages.labels import valid_site_code, value_of
from spiders.reading import read_page

CASES = Path(__file__).parent / "cases"
HTML = "text/html; charset=utf-8"
EXACT_MARKS = {"site-code", "host-unit"}
LIST_KEYS = {"url", "adapter", "state", "as_of", "newest"}
LIST_KEYS |= {"entries", "next_contains", "next_urls", "asks", "answer", "name", "children"}
ANSWER_KEYS = (LIST_KEYS - {"asks", "answer"}) | {"file"}
ENTRY_KEYS = {"title", "url", "date", "pinned", "related"}
SNIPPETS = ("head", "top", "info", "body", "after", "foot")
ARTICLE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>关于重点项目的通知</title>{head}</head><body>
{top}
<div class="article"><h1>关于重点项目的通知</h1><div class="info">{info}</div>
<div class="TRS_Editor"><p>各县（市、区）发展改革局，各有关单位：现将有关事项通知如下。</p>{body}</div>{after}</div>
<div class="foot">{foot}</div></body></html>"""
PAGE_KEYS = {"url", "home_url", "content_type", "encoding", "expect"}


def _paths(folder: str) -> list[Path]:
    return sorted((CASES / folder).rglob("*.html"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _expected(path: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return expected


def _rows(file: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((CASES / file).read_text(encoding="utf-8"))
    return rows


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _flat(text: str) -> str:
    return " ".join(text.split())


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _entry(found: Entry, wanted: dict[str, Any]) -> dict[str, Any]:
    """The parts of a row that the case speaks of."""
    whole = {
        "title": _flat(found.title),
        "url": found.url,
        "date": _iso(found.stated),
        "pinned": found.pinned,
        "related": list(found.related),
    }
    return {key: value for key, value in whole.items() if key in wanted}


@pytest.mark.parametrize("path", _paths("lists"), ids=_name)
def test_a_list_is_read_as_a_person_reads_it(path: Path) -> None:
    expected = _expected(path)
    page = html.parse(expected["url"], path.read_bytes(), HTML)
    reading = read_list(page)
    _check_list(reading, expected)
    assert list(reading.asks) == expected.get("asks", [])
    if "answer" in expected:
        _check_answer(path, reading, expected["url"], expected["answer"])


def _check_answer(
    path: Path, reading: ListReading, column_url: str, wanted: dict[str, Any]
) -> None:
    """What the address behind the list answered, saved beside the page, is read as well."""
    text = html.decode((path.parent / wanted["file"]).read_bytes(), "")[0]
    answer = ListAnswer(column_url, wanted["url"], text)
    _check_list(read_answer(reading.adapter, answer), wanted)


def _check_list(reading: ListReading, expected: dict[str, Any]) -> None:
    states = expected["state"] if isinstance(expected["state"], list) else [expected["state"]]
    assert reading.state.value in states, reading.reason
    if expected["adapter"] is not None:
        assert reading.adapter == expected["adapter"]
    if "name" in expected:
        assert reading.name == expected["name"]
    if "children" in expected:
        assert [list(child) for child in reading.children] == expected["children"]
    wanted = [{"related": [], **entry} for entry in expected.get("entries", [])]
    assert [found.url for found in reading.entries] == [entry["url"] for entry in wanted]
    pairs = list(zip(reading.entries, wanted, strict=True))
    assert [_entry(found, entry) for found, entry in pairs] == wanted
    limit = date.fromisoformat(expected["as_of"]) + timedelta(days=1)
    dates = [row.stated for row in reading.entries if row.stated and row.stated <= limit]
    assert _iso(max(dates, default=None)) == expected["newest"]
    assert set(expected.get("next_contains", [])) <= set(reading.next_urls)
    if "next_urls" in expected:
        assert list(reading.next_urls) == expected["next_urls"]


@pytest.mark.parametrize("row", _rows("dates.json"), ids=lambda row: str(row["why"]))
def test_a_date_is_found_in_a_short_text(row: dict[str, Any]) -> None:
    assert _iso(find_date(row["text"])) == row["expected"]


@pytest.mark.parametrize("row", _rows("url_dates.json"), ids=lambda row: str(row["url"])[25:])
def test_a_date_is_read_from_an_address(row: dict[str, Any]) -> None:
    assert _iso(url_date(row["url"])) == row["expected"]


def _check_kind(page: Page, wanted: str) -> None:
    assert page.kind.value == wanted


def _check_title(page: Page, wanted: str) -> None:
    assert _flat(page.title) == wanted


def _check_labels(page: Page, wanted: dict[str, str]) -> None:
    assert {name: page.label(name) for name in wanted} == wanted


def _check_missing_labels(page: Page, names: list[str]) -> None:
    assert {name: page.label(name) for name in names if page.label(name)} == {}


def _check_dates(page: Page, wanted: dict[str, str | None]) -> None:
    seen: dict[str, str | None] = {}
    for name in wanted:
        values = [found.value for found in page.dates if found.source is DateSource(name)]
        seen[name] = _iso(values[0]) if values else None
    assert seen == wanted


def _check_not_dates(page: Page, wrong: list[str]) -> None:
    assert [found for found in page.dates if found.value.isoformat() in wrong] == []


def _check_document(page: Page, wanted: dict[str, str | None]) -> None:
    assert page.document is not None
    document = page.document
    seen = {
        "number": document.number,
        "index": document.index,
        "made": _iso(document.made),
        "issuer": document.issuer,
    }
    assert {name: seen[name] for name in wanted} == wanted


def _check_related(page: Page, wanted: list[str]) -> None:
    assert sorted(set(page.related)) == sorted(wanted)


def _marks(page: Page, kind: str) -> list[Mark]:
    return [mark for mark in page.marks if mark.kind is MarkKind(kind)]


def _says(mark: Mark, kind: str, wanted: str) -> bool:
    """Codes and units are exact; of numbers printed in many ways the digits must be there."""
    value = _squeezed(mark.value)
    return value == wanted if kind in EXACT_MARKS else wanted in f"{value} {mark.url}"


def _check_marks(page: Page, wanted: dict[str, str | bool]) -> None:
    for kind, text in wanted.items():
        shown = [mark for mark in _marks(page, kind) if mark.visible]
        assert shown, f"{kind} is shown but was not seen"
        if isinstance(text, str):
            assert any(_says(mark, kind, text) for mark in shown), (kind, shown)


def _check_hidden_marks(page: Page, kinds: list[str]) -> None:
    for kind in kinds:
        assert {mark.visible for mark in _marks(page, kind)} == {False}, kind


def _check_absent_marks(page: Page, kinds: list[str]) -> None:
    assert [mark for kind in kinds for mark in _marks(page, kind)] == []


def _check_footer_scripts(page: Page, wanted: list[str]) -> None:
    assert set(wanted) <= set(page.footer_scripts)


def _check_links(page: Page, wanted: list[dict[str, Any]]) -> None:
    seen = [{"url": x.url, "kind": x.kind.value, "hidden": x.hidden} for x in page.links]
    for link in wanted:
        assert any(link.items() <= one.items() for one in seen), link


def _check_not_links(page: Page, wrong: list[str]) -> None:
    assert [link for link in page.links if link.url in wrong] == []


def _check_empty_href(page: Page, count: int) -> None:
    assert sum(link.defect is Outcome.EMPTY_HREF for link in page.links) == count


def _check_invalid(page: Page, wanted: list[str]) -> None:
    found = [link.url for link in page.links if link.defect is Outcome.INVALID_URL]
    assert sorted(found) == sorted(wanted)


def _check_breadcrumbs(page: Page, names: list[str]) -> None:
    assert [_flat(link.anchor) for link in page.breadcrumbs] == names


def _check_hidden_links(page: Page, wanted: list[str]) -> None:
    for url in wanted:
        assert {link.hidden for link in page.links if link.url == url} == {True}, url


def _check_messages(page: Page, wanted: list[dict[str, str | None]]) -> None:
    seen = [_message(found) for found in page.messages]
    assert [row["url"] for row in seen] == [row["url"] for row in wanted], seen
    pairs = zip(seen, wanted, strict=True)
    assert [{key: row[key] for key in case} for row, case in pairs] == wanted
    assert len({found.key for found in page.messages}) == len(wanted)


def _message(found: Message) -> dict[str, str | None]:
    whole = found._asdict()
    return {**whole, "asked": _iso(found.asked), "answered": _iso(found.answered)}


def _check_silent_labels(page: Page, names: list[str]) -> None:
    """Labels that are absent, or whose value says nothing or cannot be a site code."""
    values = {name: value_of(page.labels, name) for name in names}
    said = {k: v for k, v in values.items() if v and (k != "SiteIDCode" or valid_site_code(v))}
    assert said == {}


def _check_date_read(page: Page, wanted: str) -> None:
    """A date whose label may mean the making as well as the publication."""
    printed = {DateSource.VISIBLE, DateSource.MADE}
    assert {_iso(found.value) for found in page.dates if found.source in printed} == {wanted}


def _check_related_by_script(page: Page, wanted: bool) -> None:
    assert page.related_by_script is wanted


def _check_text_length(page: Page, wanted: int) -> None:
    assert page.text_length == wanted


def _check_no_footer_scripts(page: Page, _wanted: bool) -> None:
    assert page.footer_scripts == ()


def _check_codes(page: Page, wanted: list[list[str]]) -> None:
    """Every site code a page names, each with the thing that names it."""
    seen = {("label", label.value) for label in page.labels if label.name == "SiteIDCode"}
    seen |= {("footer", mark.value) for mark in _marks(page, "site-code")}
    seen |= {("search", mark.value) for mark in _marks(page, "search-code")}
    for mark in _marks(page, "error-report"):
        seen.add(("error-script" if ".js" in mark.url else "error-link", mark.value))
    assert seen == {(where, code) for where, code in wanted}


def _check_charset_note(page: Page, wanted: bool) -> None:
    assert bool(page.charset_note) is wanted


CHECKS: dict[str, Callable[[Page, Any], None]] = {
    name.removeprefix("_check_"): value
    for name, value in list(globals().items())
    if name.startswith("_check_")
}


@pytest.mark.parametrize("path", [*_paths("pages"), *_paths("messages")], ids=_name)
def test_a_page_is_read_as_a_person_reads_it(path: Path) -> None:
    case = _expected(path)
    body = path.read_text(encoding="utf-8").encode(case.get("encoding", "utf-8"))
    sha = hashlib.sha256(body).hexdigest()
    page = read_page(case["url"], body, case["content_type"], case["home_url"], sha)
    assert (page.url, page.hash) == (case["url"], sha)
    for name, wanted in case["expect"].items():
        CHECKS[name](page, wanted)


def _snippets() -> list[Any]:
    found = []
    for path in sorted((CASES / "snippets").glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            found.append(pytest.param(row, id=f"{path.stem}: {row['why']}"))
    return found


@pytest.mark.parametrize("row", _snippets())
def test_a_quirk_of_one_site_is_read_as_a_person_reads_it(row: dict[str, Any]) -> None:
    """One quirk a row, set into an article page that is otherwise plain."""
    assert row.keys() <= {"why", "url", "expect", *SNIPPETS}
    body = ARTICLE.format(**{place: row.get(place, "") for place in SNIPPETS}).encode()
    url = row.get("url", "http://fgw.example.gov.cn/zwgk/content.html")
    page = read_page(url, body, HTML, "http://fgw.example.gov.cn/", "digest")
    for name, wanted in row["expect"].items():
        CHECKS[name](page, wanted)


def _unknown(expected: dict[str, Any]) -> Iterable[str]:
    if "expect" in expected:
        yield from expected.keys() - PAGE_KEYS
        yield from expected["expect"].keys() - CHECKS.keys()
        return
    yield from expected.keys() - LIST_KEYS
    yield from expected.get("answer", {}).keys() - ANSWER_KEYS
    for entry in expected.get("entries", []):
        yield from entry.keys() - ENTRY_KEYS


@pytest.mark.parametrize("folder", ["lists", "pages", "messages"])
def test_every_case_has_a_page_and_only_known_keys(folder: str) -> None:
    pages = _paths(folder)
    answers = sorted((CASES / folder).rglob("*.json"))
    assert pages
    assert [path.with_suffix(".json") for path in pages] == answers
    assert {p.stem: list(_unknown(_expected(p))) for p in pages if [*_unknown(_expected(p))]} == {}
