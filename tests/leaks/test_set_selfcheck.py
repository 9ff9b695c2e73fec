"""The set itself: what is said to be planted can be read in the file, look-alikes fail where they should."""

import contextlib
import datetime as dt
import io
import re
import zipfile
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.leaks import numbers
from tests.leaks.built import STORIES, build
from tests.leaks.measure import Measured, Score, measure
from tests.leaks.model import Case, Container, Kind

_ID = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])")
_CREDIT = ("credit-digits", "credit-digits-table")  # hold numbers that pass as both


def text_of(case: Case) -> str:
    """All that the file says, read without the program's readers."""
    if case.container is Container.HTML:
        soup = BeautifulSoup(case.body, "lxml")
        shown = [tag["title"] for tag in soup.find_all("a", title=True)]
        return soup.get_text() + "\n".join(map(str, shown))
    if case.container is Container.PDF:
        reader = PdfReader(io.BytesIO(case.body))
        said = " ".join(str(value) for value in (reader.metadata or {}).values())
        return "\n".join(page.extract_text() for page in reader.pages) + said
    if case.container is Container.XLSX:
        book = load_workbook(io.BytesIO(case.body))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        told = book.properties
        said = f" {told.title} {told.creator} {told.subject} {told.keywords} "
        notes = " ".join(cell.comment.text for cell in cells if cell.comment)
        return "\n".join(str(cell.value or "") for cell in cells) + said + notes
    with zipfile.ZipFile(io.BytesIO(case.body)) as archive:
        parts = [
            archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")
        ]
    return re.sub(r"<[^>]+>", "", "\n".join(part.replace("</w:p>", "\n") for part in parts))


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return build()


def test_the_set_is_large_enough_in_every_container(cases: list[Case]) -> None:
    held = Counter(case.container for case in cases if case.kind)
    clean = Counter(case.container for case in cases if not case.kind)
    assert held.total() >= 300
    assert clean.total() >= 1000
    assert min(held[each] for each in Container) >= 75
    assert min(clean[each] for each in Container) >= 250
    assert {case.kind for case in cases if case.kind} == set(Kind)
    assert len({case.name for case in cases}) == len(cases)


def test_it_is_the_same_every_time() -> None:
    some = STORIES[::9]
    twice = [[(case.name, case.planted, text_of(case)) for case in build(some)] for _ in range(2)]
    assert twice[0] == twice[1]


def test_what_is_planted_can_be_read(cases: list[Case]) -> None:
    lost = [
        (case.name, value)
        for case in cases
        if case.kind
        for text in [re.sub(r"\s", "", text_of(case))]
        for value in case.planted
        if re.sub(r"\s", "", value) not in text
    ]
    assert lost == []


def test_nothing_is_planted_where_there_is_nothing_and_no_number_passes_as_an_id(
    cases: list[Case],
) -> None:
    clean = [case for case in cases if not case.kind]
    assert [case.name for case in clean if case.planted] == []
    passing = {
        case.name.rsplit("-", 2)[0]
        for case in clean
        for found in _ID.findall(text_of(case))
        if numbers.check_sign(found[:17]) == found[17].upper() and _is_date(found[6:14])
    }
    assert passing <= set(_CREDIT)


def _is_date(text: str) -> bool:
    with contextlib.suppress(ValueError):
        return dt.date(1900, 1, 1) <= dt.date.fromisoformat(text) <= dt.date(2026, 12, 31)
    return False


def test_known_numbers_pass_as_they_should() -> None:
    assert numbers.check_sign("11010519491231002") == "X"  # the example of GB 11643
    assert numbers.luhn_sign("7992739871") == "3"  # the usual example of the Luhn test


def case_of(kind: Kind | None, also: frozenset[Kind] = frozenset()) -> Case:
    return Case("a", Container.HTML, kind, also, b"", ())


@pytest.mark.parametrize(
    ("kind", "told", "score", "beside"),
    [
        (Kind.MOBILE, ["mobile"], Score(1, 0, 0), []),
        (Kind.MOBILE, ["resident-id"], Score(0, 1, 0), ["a: resident-id"]),
        (Kind.MOBILE, [], Score(0, 1, 0), []),
        (None, ["mobile", "bank-card"], Score(0, 0, 1), []),
        (None, [], Score(0, 0, 0), []),
    ],
)
def test_a_case_counts_once(
    kind: Kind | None, told: list[str], score: Score, beside: list[str]
) -> None:
    measured: Measured = measure([case_of(kind)], lambda case: told)
    assert measured.score() == score
    assert measured.beside == beside
