"""How much of one text is copied from another: the share of its shingles that the other holds as well."""

import re

SHINGLE = 5  # characters; names and set phrases are longer, so a little overlap is no copy
LEAST_TEXT = 100  # characters; a picture with one line below it tells nothing
_MAX_TEXT = 200_000
_SIGNS = re.compile(r"[\W_]+")


def overlap(document_text: str, interpretation_text: str) -> float | None:
    """The share of the interpretation that stands in the document, 0 to 1; None for too little text.

    A shortened copy is a copy: it is measured against the interpretation, not against the document.
    """
    document, interpretation = _bare(document_text), _bare(interpretation_text)
    if min(len(document), len(interpretation)) < LEAST_TEXT:
        return None
    held, own = _shingles(document), _shingles(interpretation)
    return len(own & held) / len(own)


def _bare(text: str) -> str:
    return _SIGNS.sub("", text[:_MAX_TEXT])


def _shingles(text: str) -> set[str]:
    return {text[start : start + SHINGLE] for start in range(len(text) - SHINGLE + 1)}
