"""Files made to hurt their reader cost little and raise nothing."""

import io
import resource
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.facts import Attachment, Opens
from spiders.attachments import Bounds, read_attachment
from spiders.attachments.pdf import Pdf
from tests.unit.spiders.attachments import files
from tests.unit.spiders.attachments.files import SOUND, docx_of, pdf_of, zipped

SECONDS = 5.0  # of CPU, because machines are shared; each takes a fraction
MEGABYTES = 400  # the tests' own process may grow by this much
SMALL = Bounds(characters=10_000, inflated=4_000_000, pages=20, cells=5000, nested=5)


@contextmanager
def bounded() -> Iterator[None]:
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    yield
    assert time.process_time() - start < SECONDS
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < MEGABYTES * 1024


def read(name: str, body: bytes) -> Attachment:
    with bounded():
        return read_attachment(name, body)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["pdf", "docx", "xls", "zip", "ofd", "txt", "bin"]), st.binary(max_size=600))
def test_no_bytes_raise(name: str, body: bytes) -> None:
    fact = read_attachment(f"a.{name}", body)
    assert fact.size == len(body)
    assert fact.opens in Opens


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(SOUND)), st.floats(0, 1, exclude_max=True))
def test_a_file_cut_off_anywhere_is_read_or_told(name: str, share: float) -> None:
    body = SOUND[name][: int(share * len(SOUND[name]))]
    fact = read_attachment(f"a.{name}", body, bounds=SMALL)
    assert len(fact.text) <= SMALL.characters
    assert fact.opens is not Opens.YES or name == "pdf"


FLIPS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=8)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(SOUND)), FLIPS)
def test_a_file_with_changed_bytes_is_read_or_told(
    name: str, flips: list[tuple[float, int]]
) -> None:
    body = bytearray(SOUND[name])
    for share, mask in flips:
        body[int(share * len(body))] ^= mask
    fact = read_attachment(f"a.{name}", bytes(body), bounds=SMALL)
    assert len(fact.text) <= SMALL.characters
    fact.text.encode("utf-8")


def test_what_a_reader_did_not_foresee_is_no_fault_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Pdf, "read", lambda self, file: 1 / 0)
    fact = read_attachment("a.pdf", SOUND["pdf"])
    assert (fact.format, fact.opens, fact.fault) == ("pdf", "cannot_tell", "reader-failed")
    assert fact.size == len(SOUND["pdf"])


def test_properties_that_are_no_text_are_left_out() -> None:
    body = files.pdf("甲", info=b"/Title << /A 1 >> /Author (Zhang)")
    fact = read_attachment("a.pdf", body)
    assert (fact.opens, fact.properties.title, fact.properties.author) == ("yes", "", "Zhang")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_name_raises(name: str) -> None:
    assert read_attachment(name, SOUND["pdf"]).format == "pdf"


def test_a_zip_bomb_is_not_inflated() -> None:
    bomb = zipped({f"{number}.txt": b"\0" * 10_000_000 for number in range(20)})
    fact = read("a.zip", bomb)
    assert (fact.opens, fact.text_complete) == ("yes", False)
    assert "19.txt" in fact.text


def test_a_directory_that_lies_about_sizes_gains_nothing() -> None:
    packed = bytearray(zipped({"a.txt": b"0" * 50_000_000}))
    entry = packed.index(b"PK\x01\x02")
    packed[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    assert read("a.zip", bytes(packed)).opens in {"no", "cannot_tell"}


def test_members_that_share_their_bytes_count_each_time() -> None:
    """Overlapping entries: one kernel of 9 MB named a thousand times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("kernel.txt", bytes(range(256)) * 36_000)
        (first,) = archive.infolist()
        for number in range(1000):
            copy = zipfile.ZipInfo(f"{number}.txt")
            copy.compress_type, copy.CRC = first.compress_type, first.CRC
            copy.file_size, copy.compress_size = first.file_size, first.compress_size
            copy.header_offset = first.header_offset
            archive.filelist.append(copy)
    assert read("a.zip", out.getvalue()).text_complete is False


def test_an_archive_of_archives_ends_after_one_level() -> None:
    body = zipped({"a.txt": "底"})
    for _ in range(30):
        body = zipped({"inner.zip": body, "again.zip": body})
        if len(body) > 3_000_000:
            break
    fact = read("a.zip", body)
    assert (fact.opens, "底" in fact.text) == ("yes", False)


def test_an_archive_of_countless_members_is_too_large() -> None:
    assert read("a.zip", zipped({f"{n}": "" for n in range(10_500)})).fault == "too-large"


def test_entities_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE w [<!ENTITY e0 "boom">{levels}]><w>&e11;</w>'
    body = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": bomb})
    fact = read("a.docx", body)
    assert (fact.opens, fact.fault, fact.text) == ("cannot_tell", "reader-failed", "")


def test_entities_are_found_in_other_encodings_too() -> None:
    bomb = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY e "boom">]><w>&e;</w>'
    for codec in ("utf-16", "utf-16-be"):
        body = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": bomb.encode(codec)})
        assert read("a.docx", body).text == ""


def test_a_file_of_the_machine_is_not_read() -> None:
    outside = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><w>&e;</w>'
    body = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": outside})
    assert "root" not in read("a.docx", body).text


def test_deep_nesting_ends() -> None:
    deep = "<w:p><w:r>" * 5000 + "</w:r></w:p>" * 5000
    assert read("a.docx", docx_of(deep)).fault == "reader-failed"


SHEETS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet(markup: str, strings: str = "") -> bytes:
    """A book of one sheet, and of one string that its cells share."""
    parts = {"xl/worksheets/sheet1.xml": markup}
    if strings:
        parts["xl/sharedStrings.xml"] = f"<sst {SHEETS}><si><t>{strings}</t></si></sst>"
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SOUND["xlsx"])) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return out.getvalue()


def test_a_sheet_that_inflates_to_200_megabytes_is_too_large() -> None:
    row = "<row><c t='str'><v>" + "x" * 980 + "</v></c></row>"
    body = sheet(f"<worksheet><sheetData>{row * 200_000}</sheetData></worksheet>")
    fact = read("a.xlsx", body)
    assert (fact.opens, fact.fault) == ("cannot_tell", "too-large")


def test_a_long_string_used_in_every_cell_ends_at_the_bound() -> None:
    cells = '<c t="s"><v>0</v></c>' * 16_000
    markup = f"<worksheet {SHEETS}><sheetData><row>{cells}</row></sheetData></worksheet>"
    fact = read("a.xlsx", sheet(markup, "".join(map(str, range(300_000)))))
    assert (len(fact.text), fact.text_complete) == (Bounds().characters, False)


def test_cells_without_end_stop_at_their_bound() -> None:
    row = f"<row>{'<c><v>1</v></c>' * 100}</row>" * 6000
    fact = read("a.xlsx", sheet(f"<worksheet {SHEETS}><sheetData>{row}</sheetData></worksheet>"))
    assert fact.text_complete is False
    assert fact.text.count("1\t") <= Bounds().cells


PAGES = b"<< /Type /Catalog /Pages 2 0 R >>"
LOOPS = {
    "the tree of pages": [PAGES, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"],
    "a page's parent": [
        PAGES,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 3 0 R /Resources 3 0 R /Contents [3 0 R 3 0 R] >>",
    ],
    "a value": [b"1 0 R", b"<< >>"],
    "a length": [PAGES, b"<< /Length 2 0 R >>\nstream\nx\nendstream"],
}


@pytest.mark.parametrize("what", LOOPS)
def test_a_pdf_that_runs_in_a_circle_ends(what: str) -> None:
    fact = read("a.pdf", pdf_of(LOOPS[what]))
    assert fact.opens in {"yes", "cannot_tell"}


def test_tables_of_a_pdf_that_name_each_other_end() -> None:
    body = pdf_of([PAGES, b"<< /Type /Pages /Kids [] /Count 0 >>"])
    table = body.index(b"xref")
    looped = body.replace(b"/Root 1 0 R", b"/Prev %d /Root 1 0 R" % table)
    assert read("a.pdf", looped).opens == "cannot_tell"


def test_a_pdf_of_countless_pages_is_bounded() -> None:
    many = b" ".join([b"3 0 R"] * 50_000)
    body = pdf_of(
        [
            PAGES,
            b"<< /Type /Pages /Kids [%b] /Count 50000 >>" % many,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1 1] >>",
        ]
    )
    fact = read("a.pdf", body)
    assert fact.opens in {"yes", "cannot_tell"}
    assert fact.text_complete is False
