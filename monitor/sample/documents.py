"""Files to download: sound ones a reader can open, and damaged ones that only look like files.

Built byte by byte with fixed times, so that two builds of the sample are equal.
"""

import io
import zipfile
from functools import lru_cache

from monitor.sample.answers import HTML, Answer

_FIXED = (2020, 1, 1, 0, 0, 0)
_OLE_HEAD = bytes.fromhex("d0cf11e0a1b11ae1")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fccf"
    "c0f01f0005050201a5f645400000000049454e44ae426082"
)


def png() -> Answer:
    """One small picture, for every picture that is there."""
    return Answer(_PNG, content_type="image/png")


def pdf() -> Answer:
    """A PDF of one empty page with a sound cross-reference table."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return Answer(
        out + b"xref\n0 4\n0000000000 65535 f \n" + table + tail, content_type="application/pdf"
    )


def doc() -> Answer:
    """A file with the head of an old Word document."""
    return Answer(_OLE_HEAD + bytes(1528), content_type="application/msword")


@lru_cache(maxsize=1)
def docx() -> Answer:
    """A Word document of one paragraph."""
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>企业投资项目备案申请表</w:t></w:r></w:p></w:body></w:document>"
    )
    return Answer(_package("word/document.xml", f"{_WORD}.main+xml", body), content_type=_WORD)


@lru_cache(maxsize=1)
def xlsx() -> Answer:
    """A workbook without sheets' contents, enough to open as a package."""
    body = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<sheets/></workbook>"
    )
    kind = _SHEET.replace(".sheet", ".sheet.main+xml")
    return Answer(_package("xl/workbook.xml", kind, body), content_type=_SHEET)


def truncated_docx() -> Answer:
    """A Word document whose transfer broke off after the first header."""
    return Answer(docx().body[:120], content_type=_WORD)


def empty_doc() -> Answer:
    """A file of zero bytes."""
    return Answer(b"", content_type="application/msword")


def page_as_pdf() -> Answer:
    """An error page that answers under a PDF's name with status 200."""
    text = (
        "<html><head><title>系统提示</title></head><body>文件读取失败，请联系管理员</body></html>"
    )
    return Answer(text.encode("utf-8"), content_type=HTML)


def _package(part: str, content_type: str, body: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    types = (
        f'{head}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    )
    relations = (
        f'{head}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{part}"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", types),
            ("_rels/.rels", relations),
            (part, head + body),
        ):
            archive.writestr(zipfile.ZipInfo(name, _FIXED), text)
    return out.getvalue()
