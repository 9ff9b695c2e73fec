"""Small invented files of every format, built in memory: sound ones, and ones made to hurt their reader."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MOMENT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def gbk_zipped(members: dict[str, bytes]) -> bytes:
    """As Windows in China packs: names in GBK, no flag that says so."""
    plain = {f"name{number}.bin": data for number, data in enumerate(members.values())}
    packed = zipped(plain, zipfile.ZIP_STORED)
    for number, name in enumerate(members):
        raw, stand_in = name.encode("gbk"), f"name{number}.bin".encode()
        assert len(raw) == len(stand_in), "so that no offset moves"
        packed = packed.replace(stand_in, raw)
    return packed


def docx(fill: Callable[[DocxDocument], None] = lambda document: None) -> bytes:
    document = Document()
    document.add_paragraph("关于印发《办法》的通知")
    properties = document.core_properties
    properties.author, properties.title, properties.last_modified_by = "张三", "通知", "李四"
    properties.created = properties.modified = MOMENT.replace(tzinfo=None)
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_of(body: str, **parts: str) -> bytes:
    """A bare Word file: ``body`` is the markup inside ``w:body``; parts go beside it."""
    main = f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"
    members: dict[str, bytes | str] = {"[Content_Types].xml": "<Types/>", "word/document.xml": main}
    members |= {f"word/{name}.xml": text.replace("{w}", _WORD) for name, text in parts.items()}
    return zipped(members)


def xlsx(fill: Callable[[Workbook], None] = lambda book: None) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "汇总"
    for row in (("序号", "单位"), (1, "发展和改革委员会")):
        sheet.append(row)
    book.properties.creator, book.properties.title = "王五", "汇总表"
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pptx(slides: dict[str, bool]) -> bytes:
    """Slides by their text; False hides one."""
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": "<p/>",
    }
    for number, (text, shown) in enumerate(slides.items(), 1):
        members[f"ppt/slides/slide{number}.xml"] = (
            f'<p:sld xmlns:p="{_SLIDE}" xmlns:a="{_DRAWING}" show="{int(shown)}">'
            f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>"
        )
    return zipped(members)


def ofd(*pages: str) -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    members: dict[str, bytes | str] = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocInfo><ofd:Title>公文</ofd:Title>"
        "<ofd:Author>办公室</ofd:Author></ofd:DocInfo></ofd:DocBody></ofd:OFD>"
    }
    for number, text in enumerate(pages):
        members[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"<ofd:Page {space}><ofd:TextObject><ofd:TextCode>{text}</ofd:TextCode></ofd:TextObject></ofd:Page>"
        )
    return zipped(members)


def pdf_of(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Objects 1, 2, … with a sound cross-reference table; the first is the catalogue."""
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n" % (size, table)
    end = b"<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(out))
    return out + head + end


def pdf(*texts: str, info: bytes = b"/Title (Notice) /Author (Zhang)") -> bytes:
    """One page a text; Chinese through a predefined character map, as scanners' software writes it."""
    count = len(texts)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * page) for page in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts "
        b"[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>",
        b"<< %b /CreationDate (D:20261120083000+08'00') >>" % info,
    ]
    for page, text in enumerate(texts):
        shown = b"BT /F1 12 Tf 50 700 Td <%b> Tj ET" % text.encode("utf-16-be").hex().encode()
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (6 + 2 * page)
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(shown), shown))
    return pdf_of(objects, b"/Info 4 0 R")


def locked_pdf(user: str, owner: str = "owner") -> bytes:
    """With a user's password nobody reads it; with an owner's alone everybody does."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("内部"))))
    writer.encrypt(user, owner, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def ole(*streams: str) -> bytes:
    """An old container: its head, and a directory that names its streams."""
    head = bytearray(512)
    head[:8] = OLE
    head[24:34] = bytes.fromhex("3e000300feff09000600")
    head[48:52] = (0).to_bytes(4, "little")
    directory = b"".join(
        name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams)
    )
    return bytes(head) + directory.ljust(512, b"\0")


def locked_zip() -> bytes:
    """A zip whose first member is said to be encrypted."""
    packed = bytearray(zipped({"名单.txt": "x"}))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(packed)


def hidden_book(book: Any) -> None:
    """A sheet hidden, one hidden from the menu too, two columns and three rows."""
    book.create_sheet("名单").append(("姓名", "身份证号"))
    book["名单"].sheet_state = "hidden"
    book.create_sheet("底稿").append(("草稿",))
    book["底稿"].sheet_state = "veryHidden"
    shown = book.create_sheet("公示")
    for row in range(6):
        shown.append((f"甲{row}", "电话", "住址"))
    for column in "BC":
        shown.column_dimensions[column].hidden = True
    for row in (2, 3, 4):
        shown.row_dimensions[row].hidden = True
    shown.column_dimensions["G"].hidden = True  # nothing stands in it


SOUND: dict[str, bytes] = {
    "docx": docx(),
    "xlsx": xlsx(),
    "pptx": pptx({"汇报": True}),
    "pdf": pdf("公开发布", "第二页"),
    "ofd": ofd("公文正文"),
    "zip": zipped({"附件.docx": docx(), "说明.txt": "说明"}),
}
