"""What a file is by its bytes, whether it opens, what it says and what it hides."""

import io
from typing import Any

import pytest
import xlsxwriter
from docx.document import Document as DocxDocument

from monitor.facts import Attachment, HiddenPart
from spiders.attachments import read_attachment
from spiders.attachments.base import Bounds
from tests.unit.spiders.attachments import files
from tests.unit.spiders.attachments.files import SOUND

HTML = "<!DOCTYPE html><html><head><title>404</title></head><body>您访问的页面不存在</body></html>"
LOGIN = "\n<html><body><form action=/login>请先登录</form></body></html>"
ERROR = '{"code":404,"msg":"文件不存在"}'
OFFICE_HTML = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>甲</td></tr></table>'
)


def read(name: str, body: bytes, **facts: bool) -> Attachment:
    return read_attachment(f"https://fgw.example.gov.cn/files/{name}", body, **facts)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_opens(name: str) -> None:
    fact = read(f"附件1.{name}", SOUND[name])
    assert (fact.format, fact.opens, fact.fault, fact.text_complete) == (name, "yes", "", True)
    assert fact.size == len(SOUND[name])
    assert len(fact.sha256) == 64
    assert fact.text_length > 0


def damaged(body: bytes, part: bytes) -> bytes:
    """One byte of the first stored or packed data after ``part`` changed."""
    place = body.index(part) + len(part) + 20
    return body[:place] + bytes([body[place] ^ 0xFF]) + body[place + 1 :]


NOT_OPENING = [
    ("a.pdf", b"", "empty-file"),
    ("a.docx", b"", "empty-file"),
    ("a.txt", b"", "empty-file"),
    ("a.docx", HTML.encode(), "html-instead-of-file"),
    ("a.pdf", b"\xef\xbb\xbf\r\n" + HTML.encode(), "html-instead-of-file"),
    ("a.xlsx", LOGIN.encode("gbk"), "html-instead-of-file"),
    ("a.zip", b"<script>location='/login'</script>", "html-instead-of-file"),
    ("a.rar", b"<!-- moved --><html>", "html-instead-of-file"),
    ("downfile.jsp?classid=0&filename=2309.pdf", HTML.encode(), "html-instead-of-file"),
    ("a.pdf", ERROR.encode(), "damaged-header"),
    ("a.docx", b"\x00" * 4000, "damaged-header"),
    ("a.7z", bytes(range(256)) * 4, "damaged-header"),
    ("a.ofd", b"\xff\xfe\x00\x01" * 100, "damaged-header"),
    ("a.zip", SOUND["zip"][:-100], "cut-off"),
    ("a.docx", SOUND["docx"][: len(SOUND["docx"]) // 2], "cut-off"),
    ("a.xlsx", SOUND["xlsx"][:2000], "cut-off"),
    ("a.pdf", SOUND["pdf"][:200], "cut-off"),
    ("a.doc", files.ole("WordDocument")[:400], "cut-off"),
    ("a.docx", damaged(SOUND["docx"], b"word/document.xml"), "damaged-archive"),
]


@pytest.mark.parametrize(("name", "body", "fault"), NOT_OPENING)
def test_what_no_reader_opens_is_damaged(name: str, body: bytes, fault: str) -> None:
    fact = read(name, body)
    assert (fact.opens, fact.fault) == ("no", fault)


CANNOT_TELL = [
    ("a.pdf", files.locked_pdf("secret"), "pdf", "encrypted"),
    ("a.zip", files.locked_zip(), "zip", "encrypted"),
    ("a.docx", files.ole("EncryptedPackage", "EncryptionInfo"), "ole", "encrypted"),
    ("a.doc", files.ole("WordDocument"), "doc", "not-read"),
    ("a.xls", files.ole("Workbook"), "xls", "not-read"),
    ("a.wps", files.ole("WordDocument"), "doc", "not-read"),
    ("a.ppt", files.ole("PowerPoint Document"), "ppt", "not-read"),
    ("a.et", files.ole("Unheard"), "ole", "not-read"),
    ("a.rar", b"Rar!\x1a\x07\x01\x00" + b"x" * 90, "rar", "not-read"),
    ("a.7z", b"7z\xbc\xaf\x27\x1c" + b"x" * 90, "7z", "not-read"),
    ("a.doc", b"{\\rtf1 text}", "rtf", "mistyped"),
    ("a.doc", HTML.encode(), "html", "html-instead-of-file"),  # Word would show the error page
    ("a.doc", b"\x31\xbe\x00\x00" * 200, "", "unknown-format"),
    ("a.bin", bytes(range(256)) * 4, "", "unknown-format"),
    ("download?id=7", bytes(range(256)) * 4, "", "unknown-format"),
    ("a.pdf", b"%PDF-1.4 nothing of it" + b"\n%%EOF", "pdf", "reader-failed"),
    (
        "a.docx",
        files.docx_of("<w:p>"),
        "docx",
        "reader-failed",
    ),  # we cannot read it; Word may mend it
    ("a.xlsx", SOUND["xlsx"].replace(b"PK\x01\x02", b"PK\x01\x03"), "xlsx", "reader-failed"),
]


@pytest.mark.parametrize(("name", "body", "form", "fault"), CANNOT_TELL)
def test_what_could_not_be_read_is_never_called_damaged(
    name: str, body: bytes, form: str, fault: str
) -> None:
    fact = read(name, body)
    assert (fact.format, fact.opens, fact.fault) == (form, "cannot_tell", fault)


MISTYPED = [
    ("a.docx", SOUND["pdf"], "pdf"),
    ("a.pdf", SOUND["docx"], "docx"),
    ("a.doc", SOUND["docx"], "docx"),
    ("a.xls", SOUND["xlsx"], "xlsx"),
    ("a.xlsx", SOUND["zip"], "zip"),
    ("a.xls", OFFICE_HTML.encode(), "html"),
    ("a.xls", "序号\t单位\n1\t发改委\n".encode("gbk"), "text"),
]


@pytest.mark.parametrize(("name", "body", "form"), MISTYPED)
def test_a_wrong_name_is_a_hint_and_no_damage(name: str, body: bytes, form: str) -> None:
    fact = read(name, body)
    assert (fact.format, fact.opens, fact.fault) == (form, "yes", "mistyped")
    assert fact.text_length > 0


OPENING = [
    ("downfile.jsp?filename=2309.docx", SOUND["docx"], "docx"),
    ("A.PDF", SOUND["pdf"], "pdf"),
    ("a.pdf", b"\r\n junk before " + SOUND["pdf"], "pdf"),
    ("a.pdf", SOUND["pdf"][: SOUND["pdf"].index(b"startxref")], "pdf"),  # every reader mends it
    ("a.pdf", SOUND["pdf"].replace(b"startxref\n", b"startxref\n9"), "pdf"),
    ("a.pdf", SOUND["pdf"] + b"\0" * 5000, "pdf"),
    ("a.zip", b"MZ" * 50 + SOUND["zip"], "zip"),  # unpacks itself
    ("a.docm", SOUND["docx"], "docx"),
    ("a.xlsm", SOUND["xlsx"], "xlsx"),
    ("a.docx", SOUND["docx"] + b"\0" * 300, "docx"),
    ("download?id=7", SOUND["zip"], "zip"),
    ("a.csv", "序号,单位\n1,发改委".encode("gb18030"), "text"),
    ("a.txt", "\ufeff公开".encode("utf-16"), "text"),
    ("a.pdf", files.locked_pdf(""), "pdf"),  # locked against changes only
    ("a.html", HTML.encode(), "html"),
]


@pytest.mark.parametrize(("name", "body", "form"), OPENING)
def test_what_readers_open_all_the_same_is_no_fault(name: str, body: bytes, form: str) -> None:
    fact = read(name, body)
    assert (fact.format, fact.opens, fact.fault) == (form, "yes", "")


@pytest.mark.parametrize("name", SOUND)
def test_a_file_of_which_only_the_beginning_came_is_not_judged_by_its_end(name: str) -> None:
    fact = read(f"a.{name}", SOUND[name][:1500], whole=False)
    assert (fact.opens, fact.fault) == ("cannot_tell", "too-large")
    assert read("a.pdf", HTML.encode()[:80], whole=False).fault == "html-instead-of-file"


def word_parts(document: DocxDocument) -> None:
    document.add_table(1, 2).rows[0].cells[1].text = "格中"
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    document.add_comment(document.paragraphs[0].runs, text="批注", author="甲")
    run = document.add_paragraph("看得见").add_run("看不见")
    run.font.hidden = True
    document.add_paragraph("前").add_run("后").font.hidden = False


def test_a_word_file_is_read_with_all_its_parts() -> None:
    fact = read("a.docx", files.docx(word_parts))
    for words in (
        "关于印发《办法》的通知",
        "格中",
        "页眉",
        "页脚",
        "批注",
        "看得见",
        "看不见",
        "前后",
    ):
        assert words in fact.text
    assert fact.hidden == (HiddenPart("text", "document", 1), HiddenPart("comments", "comments", 1))
    said = fact.properties
    assert (said.title, said.author, said.last_modified_by) == ("通知", "张三", "李四")
    assert said.created.startswith("2026-11-20T08:30")


def test_text_hidden_by_a_style_and_deleted_text_are_told() -> None:
    styled = '<w:p><w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>暗</w:t></w:r></w:p>'
    deleted = "<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
    styles = '<w:styles {w}><w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    fact = read("a.docx", files.docx_of(styled + deleted, styles=styles))
    assert fact.text.split() == ["暗", "删"]
    assert set(fact.hidden) == {
        HiddenPart("text", "document", 1),
        HiddenPart("deleted-text", "document", 1),
    }


def test_a_text_box_kept_twice_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent {space}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert sorted(read("a.docx", files.docx_of(both)).text) == sorted("框\n前\n")


def test_footnotes_are_read() -> None:
    note = "<w:footnotes {w}><w:footnote><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote></w:footnotes>"
    assert "脚注" in read("a.docx", files.docx_of("", footnotes=note)).text


def test_numbers_of_a_list_and_its_breaks_stay_apart() -> None:
    body = "<w:p><w:r><w:t>电话</w:t><w:tab/><w:t>123</w:t><w:br/><w:t>456</w:t></w:r></w:p>"
    assert read("a.docx", files.docx_of(body)).text == "电话\t123\n456\n"


def test_hidden_sheets_rows_and_columns_are_told_apart() -> None:
    fact = read("a.xlsx", files.xlsx(files.hidden_book))
    assert set(fact.hidden) == {
        HiddenPart("sheet", "名单", 2),
        HiddenPart("very-hidden-sheet", "底稿", 1),
        HiddenPart("rows", "公示", 3),
        HiddenPart("columns", "公示", 2),  # the empty one hides nothing
    }
    for words in ("身份证号", "草稿", "住址", "发展和改革委员会"):
        assert words in fact.text
    assert fact.properties.author == "王五"


def test_a_row_of_cells_is_a_line() -> None:
    assert "序号\t单位\n1\t发展和改革委员会\n" in read("a.xlsx", SOUND["xlsx"]).text


def test_empty_cells_keep_their_place_and_those_at_the_end_are_dropped() -> None:
    def fill(book: Any) -> None:
        book.worksheets[0].append((None, "甲", None, "乙", None))
        book.worksheets[0].append(())
        book.worksheets[0]["CZ4"] = "远"

    text = read("a.xlsx", files.xlsx(fill)).text
    assert "\n\t甲\t\t乙\n" in text
    assert text.endswith("\t远\n")
    assert text.count("\t", text.index("乙")) == 60  # a far cell costs no more than that


def test_a_row_of_a_word_table_is_a_line() -> None:
    def cell(*words: str) -> str:
        inner = "".join(f"<w:p><w:r><w:t>{word}</w:t></w:r></w:p>" for word in words)
        return f"<w:tc><w:tcPr/>{inner}</w:tc>"

    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(cells)}</w:tr>"

    nested = f"<w:tc><w:tbl>{row(cell('内'), cell('层'))}</w:tbl><w:p/></w:tc>"
    body = (
        f"<w:tbl>{row(cell('姓名'), cell('金额', '（元）'), cell(''))}{row(cell(''), cell('张三'))}</w:tbl>"
        f"<w:tbl>{row(cell('机密', '某某局'))}</w:tbl><w:tbl>{row(nested, cell('外'))}</w:tbl>"
    )
    text = read("a.docx", files.docx_of(body)).text
    assert text == "姓名\t金额 （元）\n\t张三\n机密\n某某局\n内\t层\n\t外\n"


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_what_a_file_says_of_its_subject_is_read(kind: str) -> None:
    def in_word(document: Any) -> None:
        told = document.core_properties
        told.subject, told.keywords, told.comments = "budget", "list", "draft"

    def in_excel(book: Any) -> None:
        told = book.properties
        told.subject, told.keywords, told.description = "budget", "list", "draft"

    body = {
        "docx": lambda: files.docx(in_word),
        "xlsx": lambda: files.xlsx(in_excel),
        "pdf": lambda: files.pdf("text", info=b"/Subject (budget) /Keywords (list)"),
    }[kind]()
    told = read(f"a.{kind}", body).properties
    described = "" if kind == "pdf" else "draft"
    assert (told.subject, told.keywords, told.description) == ("budget", "list", described)


def test_the_rows_of_a_table_saved_as_a_page_are_lines() -> None:
    rows = "<tr><td>姓名</td><td>金额</td></tr><tr><td><p>张<b>三</b></p></td><td>5</td></tr>"
    page = f"<html><head><title>表</title></head><body><table>{rows}</table></body></html>"
    assert "姓名\t金额\t\n张三\t5\t\n" in read("a.xls", page.encode()).text


def test_strings_that_cells_share_are_read() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("名册")
        for row in range(3):
            sheet.write_row(row, 0, ["发改委", "滨州", 3.5])
        bold = book.add_format({"bold": True})
        sheet.write_rich_string(3, 0, "半", bold, "粗")
        sheet.write_comment(0, 0, "核对过")
        sheet.set_column("B:B", None, None, {"hidden": True})
    fact = read("a.xlsx", out.getvalue())
    assert "发改委\t滨州\t3.5\n" * 3 + "半粗\n" in fact.text
    assert "核对过" in fact.text
    assert fact.hidden == (HiddenPart("columns", "名册", 1), HiddenPart("comments", "comments1", 1))


def test_a_hidden_slide_is_told() -> None:
    fact = read("a.pptx", files.pptx({"首页": True, "备用": False}))
    assert fact.hidden == (HiddenPart("slide", "slide2", 1),)
    assert fact.text.split() == ["首页", "备用"]
    assert fact.pages == 2


def test_a_pdf_tells_its_pages_and_its_author() -> None:
    fact = read("a.pdf", SOUND["pdf"])
    assert fact.pages == 2
    assert fact.text.split() == ["公开发布", "第二页"]
    assert (fact.properties.title, fact.properties.author) == ("Notice", "Zhang")
    assert fact.properties.created == "2026-11-20T08:30:00+08:00"


def test_a_scan_opens_without_text() -> None:
    fact = read("a.pdf", files.pdf(""))
    assert (fact.opens, fact.pages, fact.text_length) == ("yes", 1, 0)


def test_an_ofd_tells_its_text() -> None:
    fact = read("a.ofd", files.ofd("第一页", "第二页"))
    assert (fact.pages, fact.text.split()) == (2, ["第一页", "第二页"])
    assert (fact.properties.title, fact.properties.author) == ("公文", "办公室")


def test_a_zip_tells_names_and_what_its_documents_say_and_hide() -> None:
    inside = {
        "表/名单.xlsx": files.xlsx(files.hidden_book),
        "图.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "说明.txt": "说明",
    }
    fact = read("a.zip", files.zipped(inside))
    for words in ("表/名单.xlsx", "图.png", "身份证号", "说明"):
        assert words in fact.text
    assert HiddenPart("sheet", "表/名单.xlsx: 名单", 2) in fact.hidden
    assert fact.text_complete is False  # the picture was not read


def test_names_in_gbk_without_the_flag_are_read() -> None:
    fact = read("a.zip", files.gbk_zipped({"办法1.txt": "公开".encode("gbk")}))
    assert fact.text.split() == ["办法1.txt", "公开"]


def test_an_archive_in_an_archive_is_named_and_not_opened_further() -> None:
    inner = files.zipped({"内.docx": SOUND["docx"]})
    fact = read("a.zip", files.zipped({"外.zip": files.zipped({"中.zip": inner})}))
    assert "外.zip" in fact.text
    assert "内.docx" not in fact.text
    assert (fact.opens, fact.text_complete) == ("yes", False)


def test_names_in_an_encrypted_archive_are_read_all_the_same() -> None:
    assert read("a.zip", files.locked_zip()).text == "名单.txt"


def test_documents_of_an_archive_are_read_before_its_pictures() -> None:
    pictures = {f"照片{number}.jpg": bytes(range(256)) * 400 for number in range(5)}
    body = files.zipped({**pictures, "名单.txt": "身份证号"})
    fact = read_attachment("a.zip", body, bounds=Bounds(inflated=110_000))
    assert "身份证号" in fact.text
    assert fact.text_complete is False


def test_the_strict_spelling_of_office_files_is_read() -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    start, rest = b'<w:document xmlns:w="', b'"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:document>'
    for space in (usual, strict):
        main = start + space + rest
        body = files.zipped({"[Content_Types].xml": b"", "word/document.xml": main})
        assert read("a.docx", body).text == "x\n"


def test_a_path_tells_more_than_its_query() -> None:
    assert read("a.pdf?back=index.html", HTML.encode()).fault == "html-instead-of-file"


def test_the_first_bytes_alone_prove_little() -> None:
    for body in (b"", b"junk\x00\x01"):
        assert read("a.pdf", body, whole=False).opens == "cannot_tell"


def test_a_long_text_ends_at_its_bound_and_says_so() -> None:
    body = "公" * 1000
    fact = read_attachment("a.txt", body.encode(), bounds=Bounds(characters=100))
    assert (fact.text, fact.text_complete, fact.opens) == ("公" * 100, False, "yes")


def test_a_file_beyond_the_bound_is_not_read() -> None:
    fact = read_attachment("a.pdf", SOUND["pdf"], bounds=Bounds(bytes=100))
    assert (fact.format, fact.opens, fact.fault) == ("pdf", "cannot_tell", "too-large")


def test_pages_beyond_the_bound_are_not_read() -> None:
    fact = read_attachment("a.pdf", SOUND["pdf"], bounds=Bounds(pages=1))
    assert (fact.pages, fact.text.split(), fact.text_complete) == (2, ["公开发布"], False)


def test_cells_beyond_the_bound_are_not_read() -> None:
    fact = read_attachment("a.xlsx", SOUND["xlsx"], bounds=Bounds(cells=2))
    assert (fact.text_complete, fact.opens) == (False, "yes")
    assert "发展" not in fact.text


def test_no_text_holds_what_a_database_refuses() -> None:
    fact = read("a.txt", ("\ufeff" + "公开" * 99 + "a\x00b").encode("utf-16-le"))
    assert fact.text.endswith("公开ab")
