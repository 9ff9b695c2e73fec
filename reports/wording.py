"""Fixed labels in the reader's language; both files hold the same keys, which a test compares.

A key with ``_one`` beside it is used where ``n`` is 1: English needs it, Chinese does not.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from reports.model import Lang


@dataclass(frozen=True, slots=True)
class Wording:
    lang: Lang
    phrases: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        if values.get("n") == 1:
            key = f"{key}_one" if f"{key}_one" in self.phrases else key
        phrase = self.phrases[key]
        return phrase.format(**values) if values else phrase

    def label(self, group: str, word: str) -> str:
        """The label of an enumerated word; an unknown word stands for itself."""
        return self.phrases.get(f"{group}.{word}", word)


@cache
def wording(lang: Lang) -> Wording:
    source = resources.files("reports").joinpath("locale", f"{lang}.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return Wording(lang, MappingProxyType(dict(_flattened(tables, ""))))


def _flattened(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flattened(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", str(value)
