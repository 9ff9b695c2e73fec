"""A Word file: its parts written out, its text cut into runs where editing would have cut it."""

from random import Random
from xml.sax.saxutils import escape

from tests.leaks.model import Block, Doc, Items, Table, Where
from tests.unit.spiders.attachments.files import zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}.comments+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
_PART_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_RELATION}/comments" Target="comments.xml"/>'
    f'<Relationship Id="r2" Type="{_RELATION}/footer" Target="footer1.xml"/></Relationships>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>'
    "<dc:subject>{subject}</dc:subject><cp:keywords>{keywords}</cp:keywords>"
    "<cp:lastModifiedBy>Administrator</cp:lastModifiedBy></cp:coreProperties>"
)


def docx(doc: Doc, rng: Random) -> bytes:
    """One file."""
    body = [_block(each, rng) for each in (*doc.head, doc.title, *doc.blocks, *doc.end)]
    parts: dict[str, list[str]] = {"comments": [], "footer": []}
    for hidden in doc.hidden:
        text = str(hidden.block)
        if hidden.where in {Where.COMMENT, Where.FOOTER}:
            parts["comments" if hidden.where is Where.COMMENT else "footer"].append(
                _paragraph(text, rng)
            )
        else:
            body.append(_unseen(text, deleted=hidden.where is Where.DELETED))
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/_rels/document.xml.rels": _PART_RELS,
        "word/document.xml": _part("document", f"<w:body>{''.join(body)}</w:body>"),
        "word/footer1.xml": _part("ftr", "".join(parts["footer"]) or "<w:p/>"),
        "word/comments.xml": _part(
            "comments",
            "".join(
                f'<w:comment w:id="{n}" w:author="审核">{text}</w:comment>'
                for n, text in enumerate(parts["comments"])
            ),
        ),
        "docProps/core.xml": _CORE.format(
            **{
                key: escape(doc.properties.get(key, usual))
                for key, usual in (
                    ("title", doc.title),
                    ("author", "办公室"),
                    ("subject", ""),
                    ("keywords", ""),
                )
            }
        ),
    }
    return zipped(members)


def _part(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{_W}">{inner}</w:{name}>'


def _run(text: str, marks: str = "", tag: str = "t") -> str:
    return f'<w:r>{marks}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def _paragraph(text: str, rng: Random) -> str:
    """Two in five are cut, within numbers too: spelling marks and editing do that."""
    if len(text) > 2 and rng.random() < 0.4:
        cut = rng.randint(1, len(text) - 1)
        fonts = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        return f'<w:p>{_run(text[:cut], fonts)}<w:proofErr w:type="spellStart"/>{_run(text[cut:])}</w:p>'
    return f"<w:p>{_run(text)}</w:p>"


def _unseen(text: str, *, deleted: bool) -> str:
    if deleted:
        return f'<w:p><w:del w:id="9" w:author="审核">{_run(text, tag="delText")}</w:del></w:p>'
    return f"<w:p>{_run(text, '<w:rPr><w:vanish/></w:rPr>')}</w:p>"


def _block(block: Block, rng: Random) -> str:
    if isinstance(block, Items):
        return "".join(_paragraph(each, rng) for each in block.titles)
    if not isinstance(block, Table):
        return _paragraph(block, rng)
    lines = [line for line in (block.over, block.head, *block.rows) if line]
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr/>{_paragraph(cell, rng)}</w:tc>" for cell in line)
        + "</w:tr>"
        for line in lines
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl><w:p/>"
