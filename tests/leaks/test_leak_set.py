"""How many documents with something in them are found, and how many with nothing in them are left alone."""

import pytest

from tests.leaks.built import build
from tests.leaks.held_out import held_out
from tests.leaks.measure import Measured, measure


@pytest.fixture(scope="module")
def measured() -> Measured:
    return measure(build())


def test_what_leaks_is_found(measured: Measured) -> None:
    assert measured.score().recall >= 0.98, "\n".join(["missed", *measured.missed])


def test_what_only_looks_like_a_leak_is_left_alone(measured: Measured) -> None:
    assert measured.score().precision >= 0.98, "\n".join(["invented", *measured.invented])


def test_other_papers_fare_as_well() -> None:
    held = measure(held_out())
    told = "\n".join(["missed", *held.missed, "invented", *held.invented])
    assert (held.score().recall >= 0.98, held.score().precision >= 0.98) == (True, True), told
