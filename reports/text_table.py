"""Aligned tables for terminals and plain mails, where a Chinese character takes two cells."""

import unicodedata
from collections.abc import Sequence

GAP = "  "

#: Closing marks never begin a line.
CLOSING = frozenset("，。、；：！？）》”’\u3015】…,.;:!?)]")


def width(text: str) -> int:
    """Cells taken on a terminal: wide and full-width characters two, combining marks none."""
    return sum(_cells(character) for character in text)


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of at most ``cells``, broken at blanks where there are any."""
    lines, line = [], ""
    for word in _words(text):
        if line and width(line) + width(word.rstrip()) > cells:
            lines.append(line.rstrip())
            line = ""
        for character in word:
            if width(line) + _cells(character) > cells:
                lines.append(line)
                line = ""
            line += character
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def table(
    header: Sequence[str], rows: Sequence[Sequence[str]], cells: int = 78, indent: str = ""
) -> str:
    """Header, rule and rows; the widest columns give way until the table is narrow enough."""
    lines = [header, *rows] if header else list(rows)
    widths = [max(width(line[spot]) for line in lines) for spot in range(len(lines[0]))]
    room = cells - width(indent) - len(GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 6:
        widths[widths.index(max(widths))] -= 1
    result = [text for line in lines for text in _row(line, widths, indent)]
    if header:
        rule = GAP.join("-" * size for size in widths)
        result.insert(len(_row(header, widths, indent)), indent + rule)
    return "\n".join(result)


def _row(texts: Sequence[str], widths: Sequence[int], indent: str) -> list[str]:
    wrapped = [wrap(text, size) for text, size in zip(texts, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    result = []
    for spot in range(height):
        pieces = [
            _padded(lines[spot] if spot < len(lines) else "", size)
            for lines, size in zip(wrapped, widths, strict=True)
        ]
        result.append((indent + GAP.join(pieces)).rstrip())
    return result


def _padded(text: str, size: int) -> str:
    return text + " " * (size - width(text))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _words(text: str) -> list[str]:
    """Pieces a line may be broken between: after a blank, and around each wide character."""
    words: list[str] = []
    word = ""
    for character in text:
        if character in CLOSING and words and not word:
            words[-1] += character
        elif _cells(character) == 2:
            words += [word, character] if word else [character]
            word = ""
        elif character == " ":
            words.append(word + character)
            word = ""
        else:
            word += character
    return [*words, word] if word else words
