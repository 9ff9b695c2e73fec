"""Each invented site agrees with itself: what it planted is what its own answers show.

The reading here is the site's author's: he knows his own markup, and asks the site in this process.
"""

from datetime import date

import pytest

from tests.families.base import PROBED, FamilySite
from tests.families.gkmlpt import GkmlptSite
from tests.families.jpaas import JpaasSite
from tests.families.selfcheck_readers import READERS, ask, links
from tests.families.trs import TrsSite
from tests.families.ucap import UcapSite

SITES = (TrsSite, JpaasSite, UcapSite, GkmlptSite)
DAYS = (date(2026, 11, 24), date(2027, 1, 3))


@pytest.fixture(
    params=[(site, day) for site in SITES for day in DAYS],
    ids=lambda told: f"{told[0].family}-{told[1]}",
)
def site(request: pytest.FixtureRequest) -> FamilySite:
    made, day = request.param
    told: FamilySite = made(day)
    return told


def test_a_site_is_rich_enough_to_be_worth_reading(site: FamilySite) -> None:
    columns = site.truth().columns
    assert 15 <= len(columns) <= 22
    assert len({column.category for column in columns}) >= 10
    assert len({column.name for column in columns}) == len(columns)
    assert len({column.path for column in columns}) == len(columns)
    assert all(column.note for column in columns)


def test_a_list_shows_the_rows_that_were_planted(site: FamilySite) -> None:
    for column in site.truth().columns:
        lines = READERS[site.family].lines(site, column, 1)
        assert len(lines) == column.entries, column.name
        if column.titles:
            assert tuple(line.title for line in lines) == column.titles, column.name


def test_the_newest_planted_day_is_the_latest_one_the_list_prints(site: FamilySite) -> None:
    for column in (column for column in site.truth().columns if column.newest):
        lines = READERS[site.family].lines(site, column, 1)
        dated = [line for line in lines if line.day and line.day <= site.today]
        newest = max(line.day for line in dated if line.day)
        assert newest == column.newest, column.name
        assert column.newest_path in [line.path for line in dated if line.day == newest]


def test_every_row_leads_to_an_article_that_bears_its_title(site: FamilySite) -> None:
    for column in site.truth().columns:
        for line in READERS[site.family].lines(site, column, 1):
            if line.path.startswith("/"):
                page = ask(site, line.path)
                assert page.status == 200, (column.name, line.path)
                assert line.title.rstrip(".") in page.body.decode(), (column.name, line.path)


def test_a_second_page_stands_where_one_was_planted_and_shows_other_rows(site: FamilySite) -> None:
    for column in (column for column in site.truth().columns if column.state == "entries"):
        first = {line.path for line in READERS[site.family].lines(site, column, 1)}
        second = {line.path for line in READERS[site.family].lines(site, column, 2)}
        assert bool(second) == column.has_next, column.name
        assert not first & second, column.name


def test_every_planted_address_answers(site: FamilySite) -> None:
    truth = site.truth()
    for path in ("/", *(column.path for column in truth.columns), *truth.not_columns):
        expected = int(truth.notes.get(path, "200"))
        assert ask(site, path.partition("#")[0]).status == expected, path
    assert ask(site, f"/{PROBED}.html").status == 404


def test_the_home_page_or_the_platforms_tree_names_each_column_and_the_one_above_it(
    site: FamilySite,
) -> None:
    home = ask(site, "/").body.decode()
    for column in site.truth().columns:
        tree = ask(site, column.path.partition("#")[0]).body.decode() if "#" in column.path else ""
        for name in filter(None, (column.name, column.parent)):
            assert f">{name}<" in home or f'"name": "{name}"' in tree, column.name


def test_only_lists_that_are_read_have_a_newest_day(site: FamilySite) -> None:
    for column in site.truth().columns:
        assert column.state in ("entries", "empty", "static", "unread"), column.name
        assert (column.state == "entries") == (column.entries > 0) == (column.newest is not None)


def test_every_link_within_the_site_answers(site: FamilySite) -> None:
    seen = {"/"}
    for column in site.truth().columns:
        seen.add(column.path.partition("#")[0])
    for path in sorted(seen):
        for target in links(site, path):
            assert ask(site, target).status == 200, (path, target)
