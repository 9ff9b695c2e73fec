"""What a second look at a site says of a profile's columns: added, gone, moved, renamed, or unclear."""

from typing import Any

import pytest

from monitor.cli.differences import lines, unread
from monitor.facts import Fetch, Outcome
from monitor.profile import Category, Column
from monitor.profile_changes import Changes, Found, Look, Why, compare
from monitor.urls import site_of
from monitor.view import ColumnState, ColumnView
from tests.unit.monitor.rules.scene import NOW, SITE


def column(name: str, path: str, **options: Any) -> Column:
    return Column(name=name, url=f"{SITE}{path}", category=Category.NOTICE, **options)


def seen(name: str, path: str, *rows: str, label: str = "") -> Found:
    return Found(column(name, path), frozenset(rows), label)


def look(
    path: str, outcome: Outcome = Outcome.OK, status: int | None = 200, **facts: Any
) -> dict[str, Look]:
    final = facts.pop("final", "")
    visit = Fetch(
        f"{SITE}{path}", NOW, "GET", 1, outcome, status, f"{SITE}{final}" if final else ""
    )
    return {f"{SITE}{path}": Look(visit, **facts)}


def changes(
    old: list[Column], found: list[Found], looks: dict[str, Look], complete: bool = True
) -> Changes:
    return compare(old, found, looks, site_of(SITE), complete=complete)


NOTICE = column("通知公告", "tz/")


def test_the_same_columns_are_no_change() -> None:
    for path in ("tz/", "tz/index.html"):
        told = changes([NOTICE], [seen("通知公告", path)], look("tz/"))
        assert not told
        assert told == Changes()


def test_a_new_column_is_added() -> None:
    told = changes([NOTICE], [seen("通知公告", "tz/"), seen("工作动态", "xw/")], look("tz/"))
    assert told
    assert [each.name for each in told.added] == ["工作动态"]


@pytest.mark.parametrize(
    ("looks", "complete", "why", "gone"),
    [
        (look("tz/", Outcome.HTTP_ERROR, 404), True, Why.DEAD, True),
        (look("tz/", Outcome.HTTP_ERROR, 410), True, Why.DEAD, True),
        (look("tz/", Outcome.SOFT_404), True, Why.DEAD, True),
        (look("tz/", Outcome.REDIRECTED_HOME), True, Why.DEAD, True),
        (look("tz/", linked=False), True, Why.UNLINKED, True),
        (look("tz/"), True, Why.NOT_READ, False),
        (look("tz/", Outcome.BLOCKED, 412), True, Why.NOT_OPENED, False),
        (look("tz/", Outcome.HTTP_ERROR, 503), True, Why.NOT_OPENED, False),
        (look("tz/", Outcome.TIMEOUT, None), True, Why.NOT_OPENED, False),
        ({}, True, Why.NOT_OPENED, False),
        (look("tz/", Outcome.HTTP_ERROR, 404), False, Why.NOT_OPENED, False),
    ],
)
def test_only_what_was_seen_to_be_missing_is_gone(
    looks: dict[str, Look], complete: bool, why: Why, gone: bool
) -> None:
    told = changes([NOTICE], [], looks, complete)
    (missing,) = told.gone or told.unclear
    assert (missing.column, missing.why) == (NOTICE, why)
    assert bool(told.gone) is bool(told) is gone


def test_a_column_that_only_its_old_address_still_shows_is_gone() -> None:
    told = changes([NOTICE], [seen("通知公告", "tz/")], look("tz/", linked=False))
    assert [each.why for each in told.gone] == [Why.UNLINKED]
    assert told.added == ()


DEAD = look("tz/", Outcome.HTTP_ERROR, 404)
ROWS = frozenset({"a", "b", "c", "d"})
DEAD_WITH_ROWS = look("tz/", Outcome.HTTP_ERROR, 404, earlier_rows=ROWS)


@pytest.mark.parametrize(
    ("found", "looks", "moved"),
    [
        (seen("通知公告", "xxgk/tz/"), DEAD, True),  # one name, nothing known against it
        (seen("通知公告", "xxgk/tz/", "a", "b", "x"), DEAD_WITH_ROWS, True),
        (
            seen("公告", "xxgk/tz/", "a", "b", "c"),
            DEAD_WITH_ROWS,
            True,
        ),  # the same rows under a new name
        (
            seen("通知公告", "xxgk/tz/", "x", "y", "z"),
            DEAD_WITH_ROWS,
            False,
        ),  # other rows: another column
        (seen("通知", "xxgk/tz/", "x", label="通知公告"), DEAD_WITH_ROWS, True),
        (seen("工作动态", "xw/"), DEAD, False),
        (
            seen("公告栏", "new/"),
            look("tz/", final="new/"),
            True,
        ),  # the old address leads to the new one
    ],
)
def test_a_column_at_a_new_address_has_moved(
    found: Found, looks: dict[str, Look], moved: bool
) -> None:
    told = changes([NOTICE], [found], looks)
    assert told.moved == (((NOTICE, found.column),) if moved else ())
    assert (told.added == ()) is moved
    assert (told.gone == ()) is moved


def test_of_two_columns_with_the_old_name_neither_is_guessed() -> None:
    told = changes([NOTICE], [seen("通知公告", "a/"), seen("通知公告", "b/")], DEAD)
    assert (told.moved, len(told.added), len(told.gone)) == ((), 2, 1)


@pytest.mark.parametrize(
    ("name", "renamed"),
    [("公示公告", True), ("通知公告", False), ("通知公告（本级）", False), ("通知", False)],
)
def test_another_name_at_the_same_address_is_a_renaming(name: str, renamed: bool) -> None:
    told = changes([NOTICE], [seen(name, "tz/")], look("tz/"))
    assert bool(told.renamed) is renamed


def test_a_name_that_a_person_chose_is_nothing_to_write() -> None:
    told = changes([NOTICE], [seen("公示公告", "tz/")], look("tz/"))
    assert told.renamed
    assert not told


def test_a_column_that_lost_its_rows_is_told_under_the_name_the_profile_gives_it() -> None:
    found = column("公示公告", "tz/")
    lost = ColumnView(
        found, None, None, ColumnState.UNVERIFIED, 183, reason="rows-vanished", earlier_entries=7
    )
    fine = ColumnView(column("政策", "zc/"), None, None, ColumnState.FRESH, 183)
    new = ColumnView(
        column("要闻", "xw/"), None, None, ColumnState.UNVERIFIED, 14, reason="blocked"
    )
    (said,) = unread([fine, lost, new], [NOTICE, fine.column], "zh")
    assert said.startswith(f"未读到  通知公告  {SITE}tz/（该栏目此前可读到 7 条，本次未读到")
    (english,) = unread([lost], [NOTICE], "en")
    assert english.startswith(f"not read  通知公告  {SITE}tz/ (7 entries could be read")


def test_columns_on_other_hosts_are_left_alone() -> None:
    abroad = NOTICE.model_copy(update={"url": "https://credit.example.gov.cn/tz/"})
    assert changes([abroad], [], {}) == Changes()


def test_every_change_is_told_in_one_line_in_either_language() -> None:
    old = [NOTICE, column("政策", "zc/"), column("动态", "dt/"), column("人事", "rs/")]
    found = [
        seen("要闻", "xw/"),
        seen("政策", "xxgk/zc/"),
        seen("发改动态报", "dt/"),
        seen("快讯", "dt/"),
    ]
    looks = (
        DEAD
        | look("zc/", Outcome.HTTP_ERROR, 404)
        | look("dt/")
        | look("rs/", Outcome.BLOCKED, 412)
    )
    told = changes(old, [*found[:2], found[3]], looks)
    assert list(lines(told, "zh")) == [
        f"新增  要闻  {SITE}xw/（notice，可信 100%）",
        f"消失  通知公告  {SITE}tz/（404，页面已不存在）",
        f"迁移  政策  {SITE}zc/ → {SITE}xxgk/zc/",
        f"名称不同  方案中“动态”，网站上“快讯”  {SITE}dt/（方案中的名称不会自动改动，如需更改请直接编辑方案）",
        f"存疑  人事  {SITE}rs/（412，本次未能打开，无法判断）",
    ]
    english = list(lines(told, "en"))
    assert [line.split()[0] for line in english] == ["added", "gone", "moved", "named", "unclear"]
    assert "404 the page no longer exists" in english[1]
