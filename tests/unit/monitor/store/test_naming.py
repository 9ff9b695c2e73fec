"""A link that stands on many pages is one row; one that differs in anything is another."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from monitor.facts import Link, LinkKind, Outcome, Place
from monitor.profile import SiteProfile
from monitor.store import Store, naming, tables
from monitor.store.naming import Names
from tests.unit.monitor.rules.scene import SITE
from tests.unit.monitor.store.seeing import FGW, crawled, link, opened, seen

MENU = link("zw/", "政务公开", place=Place.NAVIGATION)


def rows(store: Store) -> list[tuple[str, str]]:
    """Address and anchor of every link that is kept."""
    joined = select(tables.address.c.url, tables.link.c.anchor).join_from(
        tables.link, tables.address, tables.link.c.address == tables.address.c.id
    )
    with store.engine.connect() as connection:
        return sorted((row.url, row.anchor) for row in connection.execute(joined))


def named(store: Store, *links: Link, site: str = FGW.key) -> list[int]:
    """The ids that one who knows nothing yet learns."""
    names = Names(site)
    with store.engine.begin() as connection:
        names.learn(connection, (), links)
    return names.links(links)


def test_the_same_link_on_two_pages_has_one_row(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [seen("a", links=(MENU,)), seen("b", links=(MENU, MENU))])
        crawled(store, [seen("c", links=(MENU,))], days=1)
        assert rows(store) == [(f"{SITE}zw/", "政务公开")]


def test_another_anchor_is_another_link_to_the_same_address(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [seen("a", links=(MENU,)), seen("b", links=(MENU._replace(anchor="公开"),))])
        assert rows(store) == [(f"{SITE}zw/", "公开"), (f"{SITE}zw/", "政务公开")]


@pytest.mark.parametrize(
    "other",
    [
        {"url": f"{SITE}other/"},
        {"anchor": "政务公开 "},
        {"kind": LinkKind.IMAGE},
        {"place": Place.FOOTER},
        {"hidden": True},
        {"defect": Outcome.INVALID_URL},
        {"under": "首页"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_links_that_differ_in_anything_have_ids_of_their_own(
    tmp_path: Path, other: dict[str, Any]
) -> None:
    with opened(tmp_path) as store:
        (first,), (second,) = named(store, MENU), named(store, MENU._replace(**other))
        assert first != second
        assert named(store, MENU) == [first]
        assert named(store, MENU._replace(**other)) == [second]


def test_sites_share_neither_addresses_nor_links(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [seen("a", links=(MENU,))])
        crawled(store, [seen("a", links=(MENU,))], SiteProfile(key="jyj", url=SITE))
        assert rows(store) == [(f"{SITE}zw/", "政务公开")] * 2


def test_only_what_is_new_counts_as_written(tmp_path: Path) -> None:
    names = Names(FGW.key)
    with opened(tmp_path) as store, store.engine.begin() as connection:
        names.learn(connection, [SITE], [MENU])
        once = names.volume
        assert once == len(SITE) + len(MENU.url) + len(MENU.anchor)
        names.learn(connection, [SITE], [MENU])
        assert names.volume == once


def test_what_was_forgotten_is_learnt_again_and_counted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naming, "_MOST_KEPT", 3)
    links = [link(f"{number}", f"第{number}条") for number in range(9)]
    with opened(tmp_path) as store, store.engine.begin() as connection:
        names, first = Names(FGW.key), dict[Link, int]()
        for _ in range(3):
            for each in links:
                names.learn(connection, [each.url], [each])
                assert first.setdefault(each, names.links([each])[0]) == names.links([each])[0]
        assert names.volume == sum(len(each.url) + len(each.anchor) for each in links)
