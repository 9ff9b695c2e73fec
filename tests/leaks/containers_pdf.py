"""A PDF as word processors print it: each cell set at its place, letters named by a character map."""

from random import Random

from tests.leaks.model import Block, Doc, Items, Table
from tests.unit.spiders.attachments.files import pdf_of

_WIDTH, _HEIGHT, _MARGIN, _SIZE, _LEADING = 842, 842, 40, 10, 16
_LINE = 70  # letters, a Chinese one counting two
_Placed = tuple[int, str, bool]  # where it begins, what is set, whether it is drawn invisibly


def pdf(doc: Doc, rng: Random) -> bytes:
    """One file, of as many pages as it takes."""
    lines: list[list[_Placed]] = []
    for each in (*doc.head, doc.title, *doc.blocks, *doc.end):
        lines += _lines(each)
    for hidden in doc.hidden:
        lines.append([(_MARGIN, str(hidden.block), True)])
    per_page = (_HEIGHT - 2 * _MARGIN) // _LEADING
    pages = [lines[at : at + per_page] for at in range(0, len(lines), per_page)]
    letters = sorted({letter for line in lines for _, text, _ in line for letter in text})
    codes = {letter: number for number, letter in enumerate(letters, 3)}
    return _file(doc, [_content(page, codes) for page in pages], codes)


def _lines(block: Block) -> list[list[_Placed]]:
    if isinstance(block, Table):
        rows = [line for line in (block.over, block.head, *block.rows) if line]
        spans = [
            max(_breadth(row[at]) for row in rows if at < len(row))
            for at in range(max(map(len, rows)))
        ]
        starts = [_MARGIN + sum(spans[:at]) * _SIZE // 2 + at * 14 for at in range(len(spans))]
        return [
            [(starts[at], cell, False) for at, cell in enumerate(row) if cell.strip()]
            for row in rows
        ]
    texts = block.titles if isinstance(block, Items) else (block,)
    return [[(_MARGIN, line, False)] for text in texts for line in _wrapped(text)]


def _breadth(text: str) -> int:
    return sum(1 if letter.isascii() else 2 for letter in text)


def _wrapped(text: str) -> list[str]:
    """Cut at the margin, never within a number or a word of Latin letters."""
    lines, line = [], ""
    for token in _tokens(text):
        if line and _breadth(line + token) > _LINE:
            lines.append(line)
            line = ""
        line += token
    return [*lines, line] if line else lines or [""]


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    for letter in text:
        joins = tokens and _holds(letter) and _holds(tokens[-1][-1])
        if joins:
            tokens[-1] += letter
        else:
            tokens.append(letter)
    return tokens


def _holds(letter: str) -> bool:
    return letter.isdigit() or (letter.isascii() and letter.isprintable())


def _content(lines: list[list[_Placed]], codes: dict[str, int]) -> bytes:
    shown = []
    for at, line in enumerate(lines):
        height = _HEIGHT - _MARGIN - at * _LEADING
        for start, text, unseen in line:
            coded = "".join(f"{codes[letter]:04x}" for letter in text)
            shown.append(
                f"BT {3 if unseen else 0} Tr /F1 {_SIZE} Tf 1 0 0 1 {start} {height} Tm <{coded}> Tj ET"
            )
    return "\n".join(shown).encode()


def _cmap(codes: dict[str, int]) -> bytes:
    pairs = [f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    inner = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{inner}\nendcmap end end"
    ).encode()


def _file(doc: Doc, contents: list[bytes], codes: dict[str, int]) -> bytes:
    narrow = b" ".join(b"%d [500]" % code for letter, code in codes.items() if letter.isascii())
    kids = b" ".join(b"%d 0 R" % (6 + 2 * page) for page in range(len(contents)))
    said = {"title": doc.title, "author": "办公室"} | dict(doc.properties)
    info = b" ".join(
        b"/%b <feff%b>" % (key.capitalize().encode(), text.encode("utf-16-be").hex().encode())
        for key, text in said.items()
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(contents)),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts "
        b"[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong /DW 1000 /W [%b] /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>" % narrow,
        _stream(_cmap(codes)),
        b"<< %b /Producer (WPS) /CreationDate (D:20261118083000+08'00') >>" % info,
    ]
    for page, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (_WIDTH, _HEIGHT, 7 + 2 * page)
        )
        objects.append(_stream(content))
    return pdf_of(objects, b"/Info 5 0 R")


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(data), data)
