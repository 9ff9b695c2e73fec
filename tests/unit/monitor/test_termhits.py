"""Terms are looked for in everything a run read: texts, titles, list rows, files, whatever their age."""

from dataclasses import replace
from datetime import date

from monitor import terms
from monitor.facts import PageKind
from monitor.seen import SeenRun
from monitor.store.texts import FILE, StoredText
from monitor.termhits import MOST_OF_A_TERM, columns_of, hits_of_run
from monitor.terms.finder import Finder
from monitor.view import PageView
from tests.unit.monitor.rules.scene import SITE, listing, page, run

FINDER = Finder(terms.shipped())


def seen(*pages: PageView, **dates: date) -> SeenRun:
    by_url = {each.url: each for each in pages}
    days = {SITE + path: day for path, day in dates.items()}
    return SeenRun(run(), None, list(pages), by_url, {}, days)


def text(path: str, words: str, kind: str = "article") -> StoredText:
    return StoredText(SITE + path, kind, "", words)


def test_texts_titles_rows_and_files_are_searched() -> None:
    dated = listing(date(2026, 11, 1))
    row = dated.entries[0]._replace(title="市人民攻府通知")
    rows = replace(dated, entries=(row,))
    listed = page("list/", PageKind.COLUMN, title="领导小姐", reading=rows)
    texts = [text("a", "领导小姐"), text("b.docx", "领导小姐", FILE)]
    hits, searched = hits_of_run(texts, seen(listed), FINDER)
    assert [(hit.place, hit.wrong) for hit in hits] == [
        ("text", "领导小姐"),
        ("file", "领导小姐"),
        ("title", "领导小姐"),
        ("row", "人民攻府"),
    ]
    assert searched == 4


def test_a_term_counts_once_a_page_with_its_number() -> None:
    (hit,), _ = hits_of_run([text("a", "领导小姐、领导小姐")], seen(), FINDER)
    assert (hit.count, hit.place) == (2, "text")


def test_an_old_page_may_use_the_names_of_its_time() -> None:
    texts = [text("old", "报国土资源部"), text("new", "报国土资源部")]
    hits, _ = hits_of_run(texts, seen(old=date(2012, 5, 1), new=date(2026, 5, 1)), FINDER)
    assert [hit.url for hit in hits] == [SITE + "new"]


def test_a_term_on_every_page_is_bounded() -> None:
    texts = (text(str(number), "领导小姐") for number in range(MOST_OF_A_TERM + 50))
    hits, searched = hits_of_run(texts, seen(), FINDER)
    assert (len(hits), searched) == (MOST_OF_A_TERM, MOST_OF_A_TERM + 50)


def test_a_hit_belongs_to_the_column_that_lists_its_page() -> None:
    hits, _ = hits_of_run([text("a", "领导小姐"), text("b", "领导小姐")], seen(), FINDER)
    owned = columns_of(hits, {SITE + "a": SITE + "list/"})
    assert [hit.column for hit in owned] == [SITE + "list/", ""]
