"""The files of a run in the view: which pages show them, and to which column they belong."""

from pathlib import Path
from typing import Any

from monitor import assemble
from monitor.facts import (
    Attachment,
    Entry,
    HiddenPart,
    LinkKind,
    ListReading,
    ListState,
    Opens,
    Page,
    PageKind,
)
from monitor.profile import Category, Column
from monitor.store import Seen, Store
from monitor.view import AttachmentView
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import FGW, crawled, link, opened, page, visit

GUIDES = Column(name="办事指南", url=f"{SITE}bszn/", category=Category.SERVICE)
SHEET = (HiddenPart("sheet", "名单", 12),)


def file(path: str, **facts: Any) -> Seen:
    fact = Attachment(f"{SITE}{path}", "xlsx", 10, "a" * 64, facts.pop("opens", Opens.YES), **facts)
    return Seen(visit(path), file=fact)


def shows(path: str, *files: str) -> Page:
    links = tuple(link(each, "附件")._replace(kind=LinkKind.ATTACHMENT) for each in files)
    return page(path, kind=PageKind.ARTICLE, links=links)


def files(store: Store, *seen: Seen) -> dict[str, AttachmentView]:
    rows = (Entry(0, "指南", f"{SITE}guide.html"),)
    reading = ListReading("generic", ListState.ENTRIES, rows)
    listed = page("bszn/", kind=PageKind.COLUMN, reading=reading)
    pages = (page(kind=PageKind.HOME), listed)
    run = crawled(
        store, [*(Seen(visit(each.url.removeprefix(SITE)), each) for each in pages), *seen]
    )
    profile = FGW.model_copy(update={"columns": (GUIDES,)})
    view = assemble.view(store, store.run(run), profile, NOW)
    return {each.url.removeprefix(SITE): each for each in view.attachments}


def test_a_file_knows_its_pages_its_column_and_what_it_hides(tmp_path: Path) -> None:
    guide, other = shows("guide.html", "a.xlsx"), shows("news.html", "a.xlsx", "b.xlsx")
    visits = [Seen(visit(each.url.removeprefix(SITE)), each) for each in (other, guide)]
    sheet = file("a.xlsx", hidden=SHEET, text="不进入视图的正文")
    with opened(tmp_path) as store:
        found = files(store, *visits, sheet, file("b.xlsx", opens=Opens.NO, fault="cut-off"))
    assert set(found) == {"a.xlsx", "b.xlsx"}
    assert found["a.xlsx"].hidden == SHEET
    assert set(found["a.xlsx"].sources) == {guide.url, other.url}
    assert found["a.xlsx"].column == GUIDES.url
    assert (found["b.xlsx"].opens, found["b.xlsx"].fault) == (Opens.NO, "cut-off")
    assert (found["b.xlsx"].sources, found["b.xlsx"].column) == ((other.url,), "")


def test_a_run_that_opened_no_file_shows_none(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert files(store) == {}


def test_no_more_than_twenty_pages_are_kept(tmp_path: Path) -> None:
    pages = [shows(f"{number}.html", "a.xlsx") for number in range(25)]
    visits = [Seen(visit(each.url.removeprefix(SITE)), each) for each in pages]
    with opened(tmp_path) as store:
        assert len(files(store, *visits, file("a.xlsx"))["a.xlsx"].sources) == 20


def test_what_was_asked_for_and_brought_nothing_to_read_is_told(tmp_path: Path) -> None:
    cut = Seen(visit("cut.html"))
    sheet = file("a.xlsx", text="正文")
    with opened(tmp_path) as store:
        run = crawled(store, [Seen(visit(), page(kind=PageKind.HOME)), cut, sheet])
        view = assemble.view(store, store.run(run), FGW, NOW)
    assert view.unread == {f"{SITE}cut.html"}
