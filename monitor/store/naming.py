"""Numbers for what a site is written with: each of its addresses and each of its links has one row and one id.

Menus repeat on every page, so nearly all of a page's links are known already and cost a look into a dictionary.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from monitor.facts import Link
from monitor.store.tables import address, link
from monitor.store.words import storable

_CHUNK = 500  # values to one IN (…)
_MOST_KEPT = 40_000  # of each kind in memory, some 20 MB; beyond that they are asked for again


class Names:
    """Ids by address and by link, learnt as they are met. Used by one thread, within its transaction.

    What was learnt in a transaction that failed is wrong, so a failed writer is not used again.
    """

    def __init__(self, site: str) -> None:
        self._site = site
        self._addresses: dict[str, int] = {}
        self._links: dict[Link, int] = {}
        self.volume = 0  # characters of the addresses and links that were new

    def learn(self, connection: Connection, urls: Iterable[str], links: Iterable[Link]) -> None:
        """Make sure of an id for every address and every link."""
        if len(self._addresses) > _MOST_KEPT or len(self._links) > _MOST_KEPT:
            self._addresses.clear()
            self._links.clear()
        new = set(links) - self._links.keys()
        wanted = {*urls, *(each.url for each in new)}
        self._learn_addresses(connection, {storable(url) for url in wanted})
        if new:
            self._learn_links(connection, sorted(new, key=repr))

    def address(self, url: str) -> int:
        """The id of an address that was learnt."""
        return self._addresses[storable(url)]

    def links(self, links: Iterable[Link]) -> list[int]:
        """The ids of links that were learnt, in their order."""
        known = self._links
        return [known[each] for each in links]

    def _learn_addresses(self, connection: Connection, urls: set[str]) -> None:
        missing = sorted(urls - self._addresses.keys())
        if not missing:
            return
        rows = [{"site": self._site, "url": url} for url in missing]
        added = connection.execute(insert_new(connection, address), rows).rowcount
        self._count(sum(map(len, missing)), added, len(rows))
        for chunk in chunks(missing):
            known = select(address.c.url, address.c.id).where(
                address.c.site == self._site, address.c.url.in_(chunk)
            )
            self._addresses.update((row.url, row.id) for row in connection.execute(known))

    def _learn_links(self, connection: Connection, missing: list[Link]) -> None:
        keys = {each: _key(self.address(each.url), each) for each in missing}
        values = [dict(zip(_COLUMNS, key, strict=True)) for key in dict.fromkeys(keys.values())]
        added = connection.execute(insert_new(connection, link), values).rowcount
        size = sum(len(each.anchor) + len(each.under) for each in missing)
        self._count(size, added, len(values))
        ids: dict[tuple[Any, ...], int] = {}
        for chunk in chunks(sorted({key[0] for key in keys.values()})):
            found = connection.execute(select(link).where(link.c.address.in_(chunk)))
            ids.update((tuple(row[1:]), row[0]) for row in found)
        self._links.update((each, ids[key]) for each, key in keys.items())

    def _count(self, size: int, added: int, of: int) -> None:
        """The part of so many characters that was new: what was forgotten here is in the database already."""
        self.volume += size * added // of if added >= 0 else size


_COLUMNS = ("address", "anchor", "kind", "place", "hidden", "defect", "under")


def _key(address_id: int, each: Link) -> tuple[Any, ...]:
    """A link as its row has it, in the order of the table's columns."""
    return (
        address_id, storable(each.anchor), str(each.kind), str(each.place), each.hidden, str(each.defect or ""),
        storable(each.under),
    )  # fmt: skip


def insert_new(connection: Connection, table: Table) -> Any:
    """An insert that leaves rows alone that are already there."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new = dialect.insert(table).on_conflict_do_nothing()
    return new.execution_options(preserve_rowcount=True)  # else only SQLite's driver tells


def chunks(values: list[Any]) -> Iterable[list[Any]]:
    """The values in lists short enough for one statement."""
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))
