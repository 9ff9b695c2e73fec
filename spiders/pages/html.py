"""Bytes into a tree: the one parse that every reader of a page shares.

The declared character set is not believed blindly: GBK behind a UTF-8 header is everyday. What
reads as UTF-8 is UTF-8 whatever was declared, because GBK text almost never does.
"""

import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin

from lxml import html as lxml_html
from lxml.etree import ElementDefaultClassLookup, LxmlError, fromstring
from lxml.html import HtmlElement

MAX_BODY = 4_000_000  # bytes of markup read; real pages stay under 1 MB
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_-]{2,20})", re.IGNORECASE
)
_HEADER_CHARSET = re.compile(
    r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_-]{2,20})", re.IGNORECASE
)
_CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5",
    "big5-hkscs": "big5hkscs",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
# Every page begins with "<" or a blank; in UTF-16 a zero byte stands beside it.
_WIDE = (
    (re.compile(rb"[<\s]\x00[!<a-zA-Z\s]\x00"), "utf-16-le"),
    (re.compile(rb"\x00[<\s]\x00[!<a-zA-Z\s]"), "utf-16-be"),
)
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_NOT_LATIN = re.compile("[\u0800-\uffff]")
_TOLERATED = 0.05  # GBK read as UTF-8 damages nearly everything; a cut page or a bad name, little
_HALF = 0.4  # what a page half UTF-8, half GBK shows; an included foot of the other set shows less
_CHINESE = re.compile("[\u3000-\u9fff\uff00-\uffef]")
_NOTED = 0.005  # of all characters: more than this is 乱码 a visitor sees
# Editors paste them into dates, codes and titles; no visitor sees them, and every pattern fails on them.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_UNSEEN_ENTITY = re.compile(
    r"&(?:#(?:820[3-7]|x200[b-f]|65279|xfeff|173|xad)|zwn?j|shy|ZeroW)", re.IGNORECASE
)
_NO_TEXT = (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)  # characters that no XML holds
_WITHOUT_UNSEEN = dict.fromkeys((*map(ord, _UNSEEN), *_NO_TEXT))
_SPOKEN = (
    "content",
    "name",
    "title",
    "alt",
    "value",
    "sitecode",
)  # never an address: there it is a fault
# libxml2 compares every attribute of a tag with every other: 400,000 of them take a minute.
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{20000,}")
_ATTRIBUTE = re.compile(r"[\s/\"'][^\s/=<>\"']+")
_MAX_ATTRIBUTES = 2000
_EMPTY = "<html><head></head><body></body></html>"


def _parser() -> lxml_html.HTMLParser:
    """lxml's parser, which stops at 256 levels, with one class for all elements.

    Its own look-up of a class by tag name runs in Python and would double the cost of a walk.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8")
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser


_PARSER = _parser()


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """One parsed page. ``base`` is what relative links resolve against."""

    url: str
    base: str
    text: str
    tree: HtmlElement
    charset: str
    charset_note: str = ""


def parse(url: str, body: bytes, content_type: str = "") -> HtmlPage:
    """The page as a tree; never raises, whatever the bytes are."""
    text, charset, note = decode(body[:MAX_BODY], content_type)
    tree = _tree(text)
    base = next(tree.iter("base"), None)
    return HtmlPage(
        url,
        _base(url, base.get("href") or "" if base is not None else ""),
        text,
        tree,
        charset,
        note,
    )


def fragment(text: str) -> HtmlElement:
    """A piece of markup (a CDATA record, a JSON answer's html) as a tree under one ``<html>``."""
    return _tree(f"<html><body>{text}</body></html>")


def text_of(element: HtmlElement) -> str:
    """The element's text without scripts, styles and comments, runs of blanks made one."""
    if not isinstance(element.tag, str):
        return ""
    if not len(element):
        return squeeze(element.text or "")
    if next(element.iter("script", "style"), None) is None:
        return squeeze("".join(element.itertext()))
    return squeeze("".join(element.xpath(".//text()[not(parent::script or parent::style)]")))


def squeeze(text: str) -> str:
    """Runs of white space (full-width blanks too) as one blank, none at the ends."""
    return " ".join(text.split())  # half the cost of a pattern, and called for every text of a page


def legible(text: str) -> str:
    """The text without characters of no width, or of none at all."""
    return text if text.isascii() else text.translate(_WITHOUT_UNSEEN)


def decode(body: bytes, content_type: str) -> tuple[str, str, str]:
    """The text, the character set that fitted, and a note where the declared one did not."""
    for mark, codec in _BOMS.items():
        if body.startswith(mark):
            return body.decode(codec, errors="replace"), codec.removesuffix("-sig"), ""
    for form, codec in _WIDE:
        if form.match(body):
            return body.decode(codec, errors="replace"), codec, ""
    declared = _declared(body, content_type)
    text, codec = _best(body, [_CODECS[name] for name in declared if name in _CODECS])
    first = _CODECS.get(declared[0], declared[0]) if declared else codec
    wrong = first != codec and not body.isascii()
    note = f"declared {first}, read as {codec}" if wrong else ""
    lost = text.count("\ufffd")
    if lost > _NOTED * len(text):
        note = f"{note or f'read as {codec}'}, {lost} characters undecodable"
    return text, codec, note


def _declared(body: bytes, content_type: str) -> list[str]:
    """The character sets the header and the markup name, the header's first, as browsers do."""
    header = _HEADER_CHARSET.search(content_type)
    meta = _META_CHARSET.search(body[:4096])
    names = [header[1]] if header else []
    return [name.lower() for name in [*names, *([meta[1].decode("ascii")] if meta else [])]]


def _best(body: bytes, declared: list[str]) -> tuple[str, str]:
    """UTF-8 unless that does much damage, else the reading with the least, declared sets first."""
    text = body.decode("utf-8", errors="replace")
    # GBK words such as 联通 happen to be sound UTF-8, but never of Chinese characters.
    lucky = declared[:1] == ["gb18030"] and not body.isascii() and not _NOT_LATIN.search(text)
    damage = _damage(text)
    if (damage < _TOLERATED and not lucky) or (damage < _HALF and _is_mostly_chinese(text)):
        return text, "utf-8"
    codecs = dict.fromkeys([*declared, "gb18030", "utf-8"])
    readings = [(body.decode(codec, errors="replace"), codec) for codec in codecs]
    return min(readings, key=lambda reading: _damage(reading[0]))


def _is_mostly_chinese(text: str) -> bool:
    """Whether more was read as Chinese than was damaged: GBK read as UTF-8 gives next to none."""
    return 2 * sum(1 for _ in _CHINESE.finditer(text)) > 3 * text.count("\ufffd") > 0


def _damage(text: str) -> float:
    """Which share of the characters beyond ASCII could not be decoded."""
    damaged = text.count("\ufffd")
    return damaged / (len(text) - len(text.encode("ascii", "ignore"))) if damaged else 0.0


def _tree(text: str) -> HtmlElement:
    """The text as a tree. Markup that is nothing but blanks or comments makes an empty page.

    A text with an XML declaration is refused by lxml, so that one is parsed as bytes.
    """
    markup = _LONG_TAG.sub(_bounded, text.replace("\x00", "")).encode("utf-8", "replace")
    try:
        tree = _whole(fromstring(markup, _PARSER))
    except (LxmlError, ValueError, AssertionError):
        return fromstring(_EMPTY, _PARSER)
    if any(sign in text for sign in _UNSEEN) or _UNSEEN_ENTITY.search(text):
        _clear(tree)
    return tree


def _whole(tree: HtmlElement | None) -> HtmlElement:
    """The tree with a head and a body, as browsers make them; without anything in it an empty page."""
    if tree is None:
        return fromstring(_EMPTY, _PARSER)
    tree.getroottree().docinfo.clear()  # with one of XHTML a part would be written out with other names
    parts = [child.tag for child in tree]
    if "head" not in parts:
        tree.insert(0, tree.makeelement("head"))
    if "body" not in parts:
        tree.append(tree.makeelement("body"))
    return tree


def _clear(tree: HtmlElement) -> None:
    """Characters of no width taken out of everything that is read, addresses left as they are."""
    for element in tree.iter():
        if isinstance(element.tag, str):
            for name in _SPOKEN:
                value = element.get(name) or ""
                is_address = name == "value" and element.tag == "option"
                if not is_address and (clear := legible(value)) != value:
                    element.set(name, clear)
            text = element.text or ""
            if (clear := legible(text)) != text:
                element.text = clear
        tail = element.tail or ""
        if (clear := legible(tail)) != tail:
            element.tail = clear


def _bounded(tag: re.Match[str]) -> str:
    """A long tag as it is, or without its attributes where they are too many to be meant."""
    names = _ATTRIBUTE.finditer(tag[0])
    too_many = next(islice(names, _MAX_ATTRIBUTES, None), None) is not None
    return f"<{tag[1]}" if too_many else tag[0]


def _base(url: str, href: str) -> str:
    try:
        return urljoin(url, href.strip()) if href else url
    except ValueError:
        return url
