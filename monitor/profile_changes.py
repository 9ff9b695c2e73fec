"""What changed between a profile's columns and those a new look at the site found. Pure.

Only what was seen to be missing is called gone: an address that could not be opened, or opens and is
no longer recognised as a column, is unclear and stays a person's to decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from monitor.discovery import spelling
from monitor.facts import Fetch, Outcome
from monitor.profile import Column
from monitor.urls import same_site

_MIN_SHARED = 0.5  # of the older rows: lists move on, and a moved list still shows most of them
_DEAD = frozenset({404, 410})


class Why(StrEnum):
    """Why a column of the profile was not found again."""

    DEAD = "dead"  # 404, 410, or a page that says so
    UNLINKED = "unlinked"  # it opens, and no page of the site leads to it
    NOT_OPENED = "not-opened"  # blocked, a fault of the moment, not reached
    NOT_READ = "not-read"  # it opens and is linked, and is not recognised as a column


@dataclass(frozen=True, slots=True)
class Look:
    """What a run saw at the address of a profile's column."""

    fetch: Fetch | None = None
    linked: bool = True  # whether another page of the site leads to it
    earlier_rows: frozenset[str] = frozenset()  # what its list last showed in an earlier run


@dataclass(frozen=True, slots=True)
class Missing:
    """A column of the profile that was not found again. ``status`` is that of its answer, if any."""

    column: Column
    why: Why
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """The differences. Pairs hold the profile's column first, the found one second."""

    added: tuple[Column, ...] = ()
    gone: tuple[Missing, ...] = ()
    moved: tuple[tuple[Column, Column], ...] = ()
    renamed: tuple[tuple[Column, Column], ...] = ()
    unclear: tuple[Missing, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is something to write; other names and what is unclear are a person's to decide."""
        return bool(self.added or self.gone or self.moved)


@dataclass(frozen=True, slots=True)
class Found:
    """A column found now, with what its page showed."""

    column: Column
    rows: frozenset[str] = frozenset()
    label: str = ""


def compare(
    old: Sequence[Column],
    found: Sequence[Found],
    looks: Mapping[str, Look],
    site: str,
    *,
    complete: bool,
) -> Changes:
    """The changes from ``old``. ``looks`` is by address; columns on other hosts are left alone.

    An incomplete run proves nothing gone.
    """
    ours = [column for column in old if same_site(column.url, site)]
    orphans = {column.url for column in ours if not looks.get(column.url, Look()).linked}
    by_address = {spelling(each.column.url): each for each in found}
    same = {
        column.url: by_address[spelling(column.url)]
        for column in ours
        if spelling(column.url) in by_address and column.url not in orphans
    }
    known = {spelling(column.url) for column in old}
    new = [each for each in found if spelling(each.column.url) not in known]
    missing = [column for column in ours if column.url not in same]
    moved = _moved(missing, new, looks)
    targets = {pair[1].url for pair in moved.values()}
    lost = [_missing(column, looks, complete) for column in missing if column.url not in moved]
    sure = {Why.DEAD, Why.UNLINKED}
    return Changes(
        added=tuple(each.column for each in new if each.column.url not in targets),
        gone=tuple(each for each in lost if each.why in sure),
        moved=tuple(moved.values()),
        renamed=tuple(
            (column, same[column.url].column)
            for column in ours
            if column.url in same and _is_other(column.name, same[column.url].column.name)
        ),
        unclear=tuple(each for each in lost if each.why not in sure),
    )


def _is_other(old: str, new: str) -> bool:
    """Whether a name is another one; a person may have shortened or lengthened it."""
    return old not in new and new not in old


def _moved(
    missing: Sequence[Column], new: Sequence[Found], looks: Mapping[str, Look]
) -> dict[str, tuple[Column, Column]]:
    moved: dict[str, tuple[Column, Column]] = {}
    free = list(new)
    for column in missing:
        target = _target(column, free, looks.get(column.url, Look()))
        if target is not None:
            free.remove(target)
            moved[column.url] = (column, target.column)
    return moved


def _target(column: Column, new: Sequence[Found], look: Look) -> Found | None:
    """Where a column went: a redirect says it, the same rows show it, or one name with no rows against it."""
    landed = spelling(look.fetch.final_url) if look.fetch and look.fetch.final_url else ""
    for each in new:
        if landed == spelling(each.column.url):
            return each
    for each in new:
        if _shares(look.earlier_rows, each.rows):
            return each
    named = [each for each in new if column.name in {each.column.name, each.label}]
    alike = [
        each for each in named if each.label == column.name or not (look.earlier_rows and each.rows)
    ]
    return alike[0] if len(alike) == 1 and len(named) == 1 else None


def _shares(earlier: frozenset[str], rows: frozenset[str]) -> bool:
    return bool(earlier) and len(earlier & rows) >= max(2, _MIN_SHARED * len(earlier))


def _missing(column: Column, looks: Mapping[str, Look], complete: bool) -> Missing:
    look = looks.get(column.url, Look())
    visit = look.fetch
    status = visit.status if visit else None
    if visit is None or not complete:
        return Missing(column, Why.NOT_OPENED, status)
    if status in _DEAD or visit.outcome in {Outcome.SOFT_404, Outcome.REDIRECTED_HOME}:
        return Missing(column, Why.DEAD, status)
    if visit.outcome is not Outcome.OK:
        return Missing(column, Why.NOT_OPENED, status)
    return Missing(column, Why.NOT_READ if look.linked else Why.UNLINKED, status)
