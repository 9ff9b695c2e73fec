"""Texts come out of the database as pages and files said them, by the run that saw them last."""

from dataclasses import replace
from pathlib import Path

from monitor.facts import Attachment, Opens, Page, PageKind
from monitor.store import Seen, Store, Writer
from monitor.store.reading import RunReading
from monitor.store.texts import FILE, StoredText, all_texts, texts_of
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import FGW, opened, visit

NOTICE = "各县区发展改革局：现将有关事项通知如下。" * 5


def page(path: str, text: str, digest: str = "a") -> Page:
    return Page(SITE + path, PageKind.ARTICLE, f"标题{path}", digest + path, text=text)


def looked(store: Store, *pages: Page) -> int:
    run = store.begin_run(FGW, "site", NOW)
    writer = Writer(store.engine, FGW.key, run)
    for each in pages:
        writer.put(Seen(visit(each.url.removeprefix(SITE)), page=each))
    writer.close()
    assert writer.error is None
    return run


def test_a_page_says_what_it_said_when_it_was_seen(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = looked(store, page("a", NOTICE), page("b", ""))
        second = looked(store, page("a", NOTICE + "补充。", "b"))
        assert texts_of(store.engine, first, {SITE + "a", SITE + "b"}) == {SITE + "a": NOTICE}
        assert texts_of(store.engine, second, {SITE + "a"}) == {SITE + "a": NOTICE + "补充。"}


def test_an_unchanged_page_is_seen_again_without_being_written(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        looked(store, page("a", NOTICE))
        again = looked(store, page("a", NOTICE))
        shown = StoredText(SITE + "a", "article", "标题a", NOTICE)
        assert list(all_texts(store.engine, again)) == [shown]


def test_of_two_looks_in_one_run_the_last_counts(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = looked(store, page("a", NOTICE), page("a", "改正后的内容", "b"))
        assert [each.text for each in all_texts(store.engine, run)] == ["改正后的内容"]


def test_files_follow_the_pages(tmp_path: Path) -> None:
    fact = Attachment(SITE + "名单.xlsx", "xlsx", 9, "0" * 64, Opens.YES, text="姓名\t单位")
    with opened(tmp_path) as store:
        run = store.begin_run(FGW, "site", NOW)
        writer = Writer(store.engine, FGW.key, run)
        writer.put(Seen(visit("名单.xlsx"), file=fact))
        writer.put(Seen(visit("a"), page=page("a", NOTICE)))
        writer.close()
        assert [each.kind for each in all_texts(store.engine, run)] == ["article", FILE]
        assert list(all_texts(store.engine, run))[1].text == "姓名\t单位"


def test_the_same_words_under_two_addresses_have_one_print(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = looked(
            store,
            page("a", NOTICE),
            replace(page("b", NOTICE.replace("。", "。\n ")), kind=PageKind.OTHER),
            page("c", "很短"),
        )
        prints = [each.print for each in RunReading(store, run).pages()]
        assert prints[0] == prints[1] != ""
        assert prints[2] == ""
