"""JSON from strangers: a value, or None for whatever is none."""

import json
from functools import lru_cache
from typing import Any

MOST_CHARACTERS = 5_000_000


@lru_cache(maxsize=1)  # each dialect asks in turn
def loaded(text: str) -> Any:
    """The value of a JSON text; None where it is no JSON, too long or too deep."""
    text = text.lstrip("\ufeff \t\r\n")
    if not text.startswith(("{", "[")) or len(text) > MOST_CHARACTERS:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
