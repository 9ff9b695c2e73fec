"""Judged for a past moment, a run knows what it had seen by then and no more."""

from datetime import timedelta
from pathlib import Path

from monitor import assemble
from monitor.facts import Attachment, Leak, LeakKind, Opens, PageKind
from monitor.store import Seen
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import FGW, crawled, opened, page, visit

WRONG = "据国土资源部通知"
LATER = NOW + timedelta(minutes=30)
LEAK = Leak(LeakKind.RESIDENT_ID, "37**************11", "line 2", "0f" * 8, certain=True)


def test_texts_files_and_leaks_read_later_are_not_known(tmp_path: Path) -> None:
    home = Seen(visit(), page(kind=PageKind.HOME))
    article = page("a.html", kind=PageKind.ARTICLE, text=WRONG, leaks=(LEAK,))
    sheet = Attachment(f"{SITE}b.xlsx", "xlsx", 9, "a" * 64, Opens.YES, text=WRONG, leaks=(LEAK,))
    late = [Seen(visit("a.html", at=LATER), article), Seen(visit("b.xlsx", at=LATER), file=sheet)]
    with opened(tmp_path) as store:
        run = store.run(crawled(store, [home, *late]))
        before = assemble.view(store, run, FGW, NOW)
        after = assemble.view(store, run, FGW, LATER)
    assert (before.terms, before.attachments, before.leaks) == ((), (), ())
    assert {hit.url for hit in after.terms} == {f"{SITE}a.html", f"{SITE}b.xlsx"}
    assert [file.url for file in after.attachments] == [f"{SITE}b.xlsx"]
    assert len(after.leaks) == 2
