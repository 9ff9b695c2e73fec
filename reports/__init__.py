"""TELL: a view model in, bytes out; knows no database and no network."""

from collections.abc import Callable

from reports import html, json, text, xlsx
from reports.model import Report

#: Every format by the extension of its file; the command line offers exactly these.
FORMATS: dict[str, Callable[[Report], bytes]] = {
    "html": html.render,
    "txt": text.render,
    "json": json.render,
    "xlsx": xlsx.render,
}
