"""A sentence in both languages, chosen when shown."""

from collections.abc import Mapping
from typing import NamedTuple

Scalar = str | int | float | bool | None


class Text(NamedTuple):
    """A sentence in both languages; ``{name}`` is filled from a verdict's details."""

    zh: str
    en: str

    def say(self, language: str, details: Mapping[str, Scalar] | None = None) -> str:
        """The sentence in ``zh`` or ``en``."""
        text = self.en if language == "en" else self.zh
        return text.format_map(dict(details)) if details else text
