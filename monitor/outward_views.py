"""What of a run leads outside and may be a sign of tampering, joined from its links and from earlier runs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection

from monitor.facts import LinkKind, Outcome
from monitor.illicit.hosts import host_of, intranet, is_fixture, is_public_body, owner_of
from monitor.illicit.words import is_telling, parked, vice
from monitor.outward import Outward, OutwardLink, Sighting, StrangeHost, Target, TitleSeen
from monitor.seen import SeenRun
from monitor.store import Store
from monitor.store.foreign_titles import history
from monitor.store.outward import (
    MOST_SOURCES,
    Occurrences,
    complete_runs,
    first_sightings,
    occurrences,
    outward_links,
)
from monitor.urls import site_of

LOOK_BACK = timedelta(days=31)  # a host met longer ago is nobody's news
_LEADING = frozenset({LinkKind.PAGE, LinkKind.ATTACHMENT})
_LOADED = frozenset({LinkKind.SCRIPT, LinkKind.FRAME})


def outward_of_run(store: Store, site: str, seen: SeenRun) -> Outward:
    """Links, hosts of scripts and titles of others that a rule may have to speak of, as known at the run."""
    home = seen.home.url if seen.home else seen.run.home_url
    own = site_of(home)
    if not own:
        return Outward()
    with store.engine.connect() as connection:
        rows = outward_links(connection, site, (f"http://{own}/", f"https://{own}/"))
        sorted_out = _sorted(rows, home)
        readings = history(connection, site, seen.run.started)
        targets = list(_targets(readings, seen))
        titled = {target.url for target in targets}
        leading = [row for row in sorted_out.leading if row.url in titled]
        wanted = (*sorted_out.links, *sorted_out.loaded, *leading)
        found, on_home = occurrences(connection, seen.run.id, {row.id for row in wanted}, home)
        ended = complete_runs(connection, site, seen.run.started)
        return Outward(
            tuple(_links(sorted_out.links, found, on_home)),
            tuple(_hosts(connection, site, seen.run.started, sorted_out.loaded, found, ended)),
            tuple(_seen_targets(targets, leading, found)),
            len(ended),
            len({row.url for row in sorted_out.leading if row.url in seen.fetches}),
            sum(any(run == seen.run.id for run, _ in each) for each in readings.values()),
        )


class _Sorted(NamedTuple):
    """The links of a site to others, by what may be asked of them."""

    links: list[Any]  # hidden, or with telling words, or into somebody's own network
    loaded: list[Any]  # scripts and frames
    leading: list[Any]  # to pages of others


def _sorted(rows: Iterable[Any], home: str) -> _Sorted:
    found = _Sorted([], [], [])
    own_host, own_owner = host_of(home), owner_of(host_of(home))
    own_network = intranet(home)
    visible: defaultdict[str, list[Any]] = defaultdict(list)
    doubted: set[str] = set()
    for row in rows:
        host = host_of(row.url)
        network = intranet(row.url)
        inner = bool(network) and network != own_network and host != own_host
        if inner:
            found.links.append(row)
        owner = owner_of(host)
        if row.defect or inner or not host or owner == own_owner:
            continue
        if row.kind in _LOADED and not is_public_body(host):
            found.loaded.append(row)
        elif row.kind in _LEADING:
            _sort_leading(row, host, owner, found, visible, doubted)
    found.links.extend(row for owner in doubted for row in visible[owner])
    return found


def _sort_leading(
    row: Any,
    host: str,
    owner: str,
    found: _Sorted,
    visible: defaultdict[str, list[Any]],
    doubted: set[str],
) -> None:
    if row.kind == LinkKind.PAGE and not is_public_body(host):
        found.leading.append(row)
    if vice(row.anchor) or vice(host):
        found.links.append(row)
    elif row.hidden and not (is_public_body(host) or is_fixture(host)):
        found.links.append(row)
        doubted.add(owner)
    elif not row.hidden:
        visible[owner].append(row)


def _links(
    rows: Sequence[Any], found: Mapping[int, Occurrences], on_home: Collection[int]
) -> Iterator[OutwardLink]:
    """Each address once. One whose owner some page links to in the open is not hidden."""
    shown = {owner_of(host_of(row.url)) for row in rows if row.id in found and not row.hidden}
    by_url = _by_url(rows, found)
    for url, same in by_url.items():
        yield OutwardLink(
            url,
            next((row.anchor for row in same if row.anchor), ""),
            same[0].kind,
            all(row.hidden for row in same) and owner_of(host_of(url)) not in shown,
            any(row.id in on_home for row in same),
            _sighting(found[row.id] for row in same),
        )


def _by_url(rows: Iterable[Any], found: Mapping[int, Occurrences]) -> dict[str, list[Any]]:
    """The links that pages of the run have, by address."""
    by_url: defaultdict[str, dict[int, Any]] = defaultdict(dict)
    for row in rows:
        if row.id in found:
            by_url[row.url][row.id] = row
    return {url: list(by_url[url].values()) for url in sorted(by_url)}


def _sighting(each: Iterable[Occurrences]) -> Sighting:
    known = list(each)
    sources = tuple(dict.fromkeys(page for one in known for page in one.sources))
    count = max((one.count for one in known), default=0)
    return Sighting(sources[:MOST_SOURCES], max(count, len(sources[:MOST_SOURCES])))


def _hosts(
    connection: Connection,
    site: str,
    started: datetime,
    rows: Sequence[Any],
    found: Mapping[int, Occurrences],
    ended: Sequence[datetime],
) -> Iterator[StrangeHost]:
    """Hosts that the site first loaded something from not long before the run."""
    by_owner: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by_owner[owner_of(host_of(row.url))].append(row)
    first = {
        owner: min(times)
        for owner, same in by_owner.items()
        if (times := [found[row.id].first_seen for row in same if row.id in found])
    }
    fresh = {owner: at for owner, at in first.items() if at >= started - LOOK_BACK}
    ids = {row.id: owner for owner in fresh for row in by_owner[owner]}
    for key, at in first_sightings(
        connection, site, ids, max(fresh.values(), default=started)
    ).items():
        fresh[ids[key]] = min(fresh[ids[key]], at)
    for owner, at in sorted(fresh.items()):
        if at < started - LOOK_BACK:
            continue
        same = [row for row in by_owner[owner] if row.id in found]
        before = sum(end < at for end in ended)
        where = _sighting(found[row.id] for row in same)
        yield StrangeHost(owner, same[0].kind, same[0].url, at, before, where)


def _targets(
    known: Mapping[str, Sequence[tuple[int, TitleSeen]]], seen: SeenRun
) -> Iterator[Target]:
    """Titles that changed at some time, that say something by themselves, or that were not read this time."""
    for url, readings in known.items():
        visits = seen.fetches.get(url)
        if not visits or visits[-1].outcome is Outcome.SKIPPED:
            continue
        target = target_of(url, readings, seen.run.id)
        now = target.now
        if now is None or target.before is not None or vice(now.title) or parked(now.title):
            yield target


def target_of(url: str, readings: Sequence[tuple[int, TitleSeen]], run_id: int) -> Target:
    """What an address shows in a run, and the last telling title or host that it showed before and was another."""
    now = next((title for run, title in reversed(readings) if run == run_id), None)
    telling = [title for _, title in readings if is_telling(title.title)]
    if now is None:
        return Target(url, "", None, telling[-1] if telling else None, Sighting())
    same, since = (now.title, now.host), now
    for title in reversed(telling):
        if (title.title, title.host) != same:
            return Target(url, "", since, title, Sighting())
        since = title
    return Target(url, "", since, None, Sighting())


def _seen_targets(
    targets: Iterable[Target], rows: Iterable[Any], found: Mapping[int, Occurrences]
) -> Iterator[Target]:
    """The targets that pages of the run lead to."""
    by_url = _by_url(rows, found)
    for target in sorted(targets, key=lambda target: target.url):
        if same := by_url.get(target.url):
            anchor = next((row.anchor for row in same if row.anchor), "")
            where = _sighting(found[row.id] for row in same)
            yield Target(target.url, anchor, target.now, target.before, where)
