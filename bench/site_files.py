"""The bytes of the site's pages and files, and the command that writes them all: ``python -m bench.site_files``."""

import argparse
import io
import json
import os
import shutil
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

from bench import site_pages
from bench.site import VERSION, Site, truth
from bench.site_links import laid_out

PLACE = Path("var/bench")
ROBOTS = b"User-agent: *\nAllow: /\n"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MIME = "application/vnd.openxmlformats-officedocument"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def folder_of(pages: int) -> Path:
    """Where a site of this many pages is kept."""
    return PLACE / f"site-{pages}"


def built(pages: int, port: int = 18080) -> Path:
    """The folder of a site of this many pages: ``home/``, ``away/`` and ``truth.json``; built where missing."""
    folder = folder_of(pages)
    kept = known(folder)
    if kept is None or kept["home"] != f"http://127.0.0.1:{port}/":
        start_anew(folder)
        _build(laid_out(pages, port), folder)
    return folder


def write(path: Path, body: bytes) -> None:
    """One file, with a time of its own that never changes, since validators are made of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    os.utime(path, (1_780_000_000, 1_780_000_000))


def start_anew(folder: Path) -> None:
    """An empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def known(folder: Path) -> dict[str, object] | None:
    """The truth of a folder that was built whole by this version."""
    try:
        kept: dict[str, object] = json.loads((folder / "truth.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    return kept if kept["version"] == VERSION else None


def _build(site: Site, folder: Path) -> None:
    write(folder / "home/robots.txt", ROBOTS)
    write(folder / "away/robots.txt", ROBOTS)
    write(folder / "away/index.html", site_pages.away_page("/"))  # which its pages lead to
    for path, body in site_pages.pages(site):
        write(folder / "home" / _name(path), body)
    for url, address in site.addresses.items():
        if address.status == "ok" and address.kind != "page":
            root = "away" if address.kind == "away" else "home"
            path = urlsplit(url).path
            write(folder / root / _name(path), leaf(path))
    text = json.dumps(truth(site), ensure_ascii=False, indent=0)
    (folder / "truth.json").write_text(text, encoding="utf-8")


def _name(path: str) -> str:
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")


def leaf(path: str) -> bytes:
    """What stands at an address that is no page of the site: a valid file of its kind, each with its own bytes."""
    kind = path.rsplit(".", 1)[-1]
    made = {"docx": _docx, "xlsx": _xlsx, "pdf": _pdf, "jpg": _picture, "png": _picture}
    if kind in made:
        return made[kind](path)
    if kind in {"css", "js"}:
        return f"/* {path} */\n".encode() + b".a{margin:0;padding:0}\n" * 200
    return site_pages.away_page(path)


def _picture(path: str) -> bytes:
    body = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + path.encode() * 200
    return body[: 6000 + len(body) % 4000] + b"\xff\xd9"


def _docx(path: str) -> bytes:
    rows = "".join(f"<w:p><w:r><w:t>第{n}项 申报材料 {path}</w:t></w:r></w:p>" for n in range(60))
    body = f'<w:document xmlns:w="{_WORD}"><w:body>{rows}</w:body></w:document>'
    kind = f"{_MIME}.wordprocessingml.document.main+xml"
    return _package("word/document.xml", kind, {"word/document.xml": body})


def _xlsx(path: str) -> bytes:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>项目{n}</t></is></c><c r="B{n}"><v>{n}</v></c></row>'
        for n in range(1, 80)
    )
    book = (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    sheet = f'<worksheet xmlns="{_SHEET}"><!-- {path} --><sheetData>{rows}</sheetData></worksheet>'
    parts = {
        "xl/workbook.xml": book,
        "xl/worksheets/sheet1.xml": sheet,
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
    }
    return _package("xl/workbook.xml", f"{_MIME}.spreadsheetml.sheet.main+xml", parts)


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _package(main: str, kind: str, parts: dict[str, str]) -> bytes:
    types = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" ContentType="{kind}"/>'
        "</Types>"
    )
    whole = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relation("officeDocument", main),
        **parts,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in whole.items():
            entry = zipfile.ZipInfo(name, (2026, 6, 30, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode())
    return out.getvalue()


def _pdf(path: str) -> bytes:
    lines = "".join(f"({path} item {n}) Tj 0 -14 Td " for n in range(40))
    stream = f"BT /F1 12 Tf 72 800 Td {lines}ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1)
    return out + head + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(out)


def main() -> None:
    """Build one site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    print(built(parser.parse_args().pages))


if __name__ == "__main__":
    main()
