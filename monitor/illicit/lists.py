"""The lists of this package, read once: lines of words under headings in brackets, ``#`` for remarks."""

from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files


def read(name: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a list by heading, in lower case; "" for those under none."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    heading = ""
    for line in files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines():
        text = line.strip().casefold()
        if text.startswith("["):
            heading = text.strip("[]")
        elif text and not text.startswith("#"):
            found[heading].append(text)
    return {key: tuple(words) for key, words in found.items()}
