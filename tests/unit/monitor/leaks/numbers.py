"""Invented numbers with right check digits, and the ways formats bring a table."""

from stdnum import luhn
from stdnum.cn import ric

KEY = b"a key of the tests"


def resident(order: int = 1, region: str = "371602", born: str = "19850312") -> str:
    """An ID number nobody has been asked for: only its arithmetic is right."""
    stem = f"{region}{born}{order:03d}"
    return stem + ric.calc_check_digit(stem + "0")


def card(order: int = 1, issuer: str = "621700", length: int = 19) -> str:
    stem = issuer + f"{order:0{length - len(issuer) - 1}d}"
    return stem + luhn.calc_check_digit(stem)


def mobile(order: int = 1) -> str:
    return f"138{order * 7919:08d}"


def rows(form: str, *table: tuple[str, ...]) -> str:
    """A table as one of the readers of pages and files brings it."""
    if form == "cells":  # HTML and spreadsheets
        return "\n".join("\t".join(row) for row in table) + "\n"
    if form == "blanks":  # PDF
        return "\n".join(" ".join(row) for row in table) + "\n"
    if form == "lines":  # Word
        return "\n".join(cell for row in table for cell in row) + "\n"
    return "\n\t\n".join(cell for row in table for cell in row) + "\n\t\n"  # cells pasted from Word


FORMS = ("cells", "blanks", "lines", "pasted")
