"""Which of a profile's columns the site still leads to, as one run saw it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor import assemble
from monitor.column_looks import changes_of
from monitor.facts import Entry, Link, LinkKind, ListReading, ListState, Page, PageKind, Place
from monitor.profile import Category, Column
from monitor.profile_changes import Changes
from monitor.store import Seen
from tests.unit.monitor.rules.scene import NOW, SITE, labels
from tests.unit.monitor.store.seeing import FGW, crawled, link, opened, page, visit

OLD = FGW.model_copy(
    update={"columns": (Column(name="通知公告", url=f"{SITE}tz/", category=Category.NOTICE),)}
)
ROWS = tuple(Entry(at, f"题{at}", f"{SITE}{at}.html", NOW.date()) for at in range(5))
LIST = page(
    "tz/",
    kind=PageKind.COLUMN,
    reading=ListReading("generic", ListState.ENTRIES, ROWS),
    labels=labels(ColumnName="通知公告"),
    links=(link("tz/", "通知公告", place=Place.BREADCRUMB),),
)


def home(*links: Link) -> Page:
    return page("", kind=PageKind.HOME, links=links)


def changes(folder: Path, *seen: Seen) -> Changes:
    with opened(folder) as store:
        run = store.run(crawled(store, seen, OLD))
        run = replace(run, home_url=SITE)
        bare = OLD.model_copy(update={"columns": ()})
        view = assemble.view(store, run, bare, NOW + timedelta(days=1))
        return changes_of(store, run, OLD, view)


def brought(shown: Page) -> Seen:
    return Seen(replace(visit(), url=shown.url), shown)


SCRIPT = Link(f"{SITE}js/nav.js", "", LinkKind.SCRIPT, Place.CONTENT)
TREE = ListReading("gkmlpt", ListState.UNREADABLE, children=((f"{SITE}tz/", "通知公告"),))


@pytest.mark.parametrize(
    ("seen", "linked"),
    [
        ([home(link("tz/", "通知公告"))], True),
        ([home(link("tz/index.html", "通知公告"))], False),
        (
            [home(link("tz/index.html", "通知公告")), replace(LIST, url=f"{SITE}tz/index.html")],
            True,
        ),
        ([home(link("a.html"))], False),
        ([home(SCRIPT)], True),  # who can say what a script's menu holds
        ([home(link("gk/")), page("gk/", kind=PageKind.COLUMN, reading=TREE)], True),
    ],
    ids=[
        "a link",
        "a spelling nobody visited",
        "another spelling",
        "nothing",
        "a script",
        "a tree",
    ],
)
def test_a_column_that_nothing_leads_to_is_gone(
    tmp_path: Path, seen: list[Page], linked: bool
) -> None:
    told = changes(tmp_path, *map(brought, [*seen, LIST]))
    assert (told == Changes()) is linked
    assert [each.why.value for each in told.gone] == ([] if linked else ["unlinked"])


def test_a_link_that_is_redirected_to_a_column_leads_to_it(tmp_path: Path) -> None:
    redirected = Seen(replace(visit("tz"), final_url=f"{SITE}tz/"))
    told = changes(tmp_path, brought(home(link("tz", "通知公告"))), redirected, brought(LIST))
    assert told == Changes()
