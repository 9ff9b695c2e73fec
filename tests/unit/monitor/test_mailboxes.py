"""Which of a run's pages are asked for letters: the message columns and what they list."""

from collections.abc import Sequence
from datetime import date

from monitor.facts import Entry, ListReading, ListState, Message, MessageStatus, PageKind
from monitor.mailboxes import messages_of_run
from monitor.profile import Category, Column
from monitor.seen import SeenRun
from monitor.view import ColumnState, ColumnView, PageView
from tests.unit.monitor.rules.scene import run

SITE = "https://www.example.gov.cn/"
BOX = f"{SITE}hdjl/index.html"
OPEN = MessageStatus.OPEN


def letter(url: str, key: str = "k") -> Message:
    return Message(key, url, date(2026, 7, 1), None, OPEN)


def page(url: str, letters: Sequence[Message] = (), leads_to: Sequence[str] = ()) -> PageView:
    entries = tuple(Entry(place, "来信", each) for place, each in enumerate(leads_to))
    reading = ListReading("generic", ListState.ENTRIES, entries, (f"{SITE}hdjl/2.html",))
    return PageView(url, PageKind.COLUMN, "", messages=tuple(letters), reading=reading)


def found(
    *pages: PageView, name: str = "县长信箱", category: Category = Category.MESSAGE
) -> list[str]:
    column = Column(name=name, url=BOX, category=category)
    standing = ColumnView(column, None, None, ColumnState.EXEMPT, None)
    seen = SeenRun(run(), None, pages, {each.url: each for each in pages}, {}, {})
    return [each.url for each in messages_of_run([standing], seen, date(2026, 11, 23))]


def test_a_list_of_bare_titles_leads_to_its_letters() -> None:
    own = f"{SITE}hdjl/7.html"
    assert found(page(BOX, leads_to=[own]), page(own, [letter(own)])) == [own]


def test_a_letter_shown_by_its_list_and_its_page_counts_once() -> None:
    own = f"{SITE}hdjl/7.html"
    assert found(page(BOX, [letter(own)], [own]), page(own, [letter(own, "other")])) == [own]


def test_further_pages_of_a_mailbox_are_read_too() -> None:
    own = f"{SITE}hdjl/7.html"
    assert found(page(BOX), page(f"{SITE}hdjl/2.html", [letter(own)])) == [own]


def test_a_page_of_several_letters_gives_them_all() -> None:
    several = f"{SITE}hdjl/xd.html"
    letters = [letter(several, "a"), letter(several, "b")]
    assert found(page(BOX, leads_to=[several]), page(several, letters)) == [several, several]


def test_other_columns_and_petitions_are_not_asked() -> None:
    own = f"{SITE}hdjl/7.html"
    shown = page(BOX, [letter(own)])
    assert found(shown, category=Category.NEWS) == []
    assert found(shown, name="网上信访") == []


def test_a_letter_belongs_to_its_mailbox_and_not_to_a_page_that_gathers() -> None:
    own, gathering = f"{SITE}hdjl/7.html", f"{SITE}hdjl/"
    standings = [
        ColumnView(
            Column(name=name, url=url, category=Category.MESSAGE, portal=url == gathering),
            None, None, ColumnState.EXEMPT, None,
        )
        for name, url in (("互动交流", gathering), ("县长信箱", BOX))
    ]  # fmt: skip
    pages = [page(gathering, [letter(own)]), page(BOX, [letter(own)]), page(own, [letter(own)])]
    seen = SeenRun(run(), None, pages, {each.url: each for each in pages}, {}, {})
    (told,) = messages_of_run(standings, seen, date(2026, 11, 23))
    assert (told.mailbox, told.page_read) == (BOX, True)
