"""How much of an interpretation is copied from its document."""

import pytest

from monitor.overlap import overlap

DOCUMENT = "".join(chr(0x4E00 + number) for number in range(1000))
OTHER = "".join(chr(0x6E00 + number) for number in range(1000))


@pytest.mark.parametrize(
    ("interpretation", "least", "most"),
    [
        (DOCUMENT, 1.0, 1.0),
        (DOCUMENT[:300], 1.0, 1.0),  # a shortened copy is a copy
        (DOCUMENT[:300] + DOCUMENT[600:], 0.98, 1.0),
        (OTHER, 0.0, 0.0),
        (DOCUMENT[:500] + OTHER[:500], 0.48, 0.52),
        (DOCUMENT[:750] + OTHER[:250], 0.73, 0.77),
        ("，".join(DOCUMENT), 1.0, 1.0),  # signs and blanks are no text
        (DOCUMENT[:300] + "　\n" * 900, 1.0, 1.0),
    ],
)
def test_it_is_the_share_of_the_interpretation_that_the_document_holds(
    interpretation: str, least: float, most: float
) -> None:
    found = overlap(DOCUMENT, interpretation)
    assert found is not None
    assert least <= found <= most


@pytest.mark.parametrize(
    ("document", "interpretation"),
    [("", DOCUMENT), (DOCUMENT, ""), (DOCUMENT, DOCUMENT[:99]), (DOCUMENT[:99], DOCUMENT)],
)
def test_too_little_text_tells_nothing(document: str, interpretation: str) -> None:
    assert overlap(document, interpretation) is None


def test_a_hundred_characters_are_enough() -> None:
    assert overlap(DOCUMENT, DOCUMENT[:100]) == 1.0
