"""How one page was read, as the crawling process tells it and the command line shows it."""

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from monitor.facts import Fetch, Page

KEY = "explained"  # of the progress line that carries it


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every visit that was made for one page, and what came of it. ``page`` is None where none was read."""

    visits: tuple[Fetch, ...] = ()
    page: Page | None = None
    fragments: tuple[Page, ...] = ()  # what scripts put into it, read for marks and links


_SHAPE = TypeAdapter(Explanation)


def told(explanation: Explanation) -> dict[str, Any]:
    """The explanation as plain values for a JSON line."""
    return {KEY: _SHAPE.dump_python(explanation, mode="json")}


def heard(state: dict[str, Any]) -> Explanation | None:
    """The explanation in a progress line; None where the line tells of something else."""
    try:
        return _SHAPE.validate_python(state[KEY]) if KEY in state else None
    except ValidationError:
        return None
