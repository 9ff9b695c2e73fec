"""Joins what one run saw into the one view that rules judge."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from monitor import columns, terms
from monitor.accountviews import accounts_of_site
from monitor.answers import Word, word_of
from monitor.appearances import EarlierLook, stories
from monitor.availability import WEEK, week_of
from monitor.boxes import without_shared_boxes
from monitor.discovery import discover, has_scripted_menu, home_page
from monitor.discovery.words import is_heading, is_no_column
from monitor.earlier import EarlierReading
from monitor.facts import DateSeen, DateSource, Fetch, ListState, MarkKind, Outcome, PageKind
from monitor.files_of_run import files_of_run
from monitor.leakviews import leaks_of_run
from monitor.linkstate import verdict
from monitor.linkviews import excused, links_of_run
from monitor.mailboxes import messages_of_run
from monitor.outward_views import outward_of_run
from monitor.paperwork import policies_of_run
from monitor.profile import SiteProfile
from monitor.rules.identity import is_site_code
from monitor.seen import SeenRun
from monitor.store import Store, probes
from monitor.store.appearances import earlier_looks, first_visits
from monitor.store.history import earlier_readings
from monitor.store.reading import RunReading
from monitor.store.texts import FILE, all_texts
from monitor.termhits import columns_of, hits_of_run
from monitor.terms.finder import Finder
from monitor.urls import same_site, site_of
from monitor.view import ColumnView, EntryStory, LinkVerdict, PageView, RunFacts, SiteView
from monitor.windows import choice_of

# What an answer is counted as where the profile has a word for it.
_TOLD: Mapping[Word | None, Outcome] = {
    Word.OK: Outcome.OK,
    Word.BLOCKED: Outcome.BLOCKED,
    Word.SKIP: Outcome.SKIPPED,
}
_ARTICLE_DATES = (DateSource.LABEL, DateSource.VISIBLE, DateSource.URL)  # by trust


def view(
    store: Store,
    run: RunFacts,
    profile: SiteProfile,
    as_of: datetime,
    open_links: Collection[str] = (),
) -> SiteView:
    """The site as one run saw it. Columns come from the profile; without any they are discovered.

    ``open_links`` are addresses with an open finding: they are shown even when in order again, since
    only being seen in order resolves a finding.
    """
    reading = RunReading(store, run.id, as_of)
    seen = _seen_run(reading, run, profile)
    listed = profile.columns or discover(
        seen.home or seen.page_at(run.home_url or profile.url), seen.pages, seen.fetches
    )
    named = profile.model_copy(
        update={
            "columns": listed,
            "url": _address(profile, run, seen.home),
            "name": profile.name or _site_name(seen.home),
            "code": profile.code or _site_code(seen),
        }
    )
    standings = _standings(named, seen, as_of.date(), _earlier(store, run, named, seen))
    looks = earlier_looks(store, named.key, run.started, [item.column.url for item in standings])
    newest, newest_url = _home_newest(reading, seen, as_of.date())
    answers = profile.crawl.answers
    finder = Finder((*terms.shipped(), *terms.load(profile.term_lists)))
    texts = all_texts(store.engine, run.id, as_of)
    by_then = (each for each in texts if each.kind != FILE or each.url in seen.fetches)
    hits, searched = hits_of_run(by_then, seen, finder)
    opened = files_of_run(store, reading, run.id, standings)
    files = tuple(file for file in opened if file.url in seen.fetches)  # by then
    leaked = leaks_of_run(store, seen, standings, files)
    links = links_of_run(reading, seen, open_links, answers)
    shown = {named.url, run.home_url, *(link.url for link in links)}
    return SiteView(
        site=named,
        as_of=as_of,
        run=run,
        home=seen.home,
        home_fetch=_home_fetch(seen, run.home_url, profile.url),
        columns=standings,
        pages=tuple(seen.pages),
        links=links,
        outcomes=_outcomes(seen.fetches, shown, answers),
        policies=policies_of_run(
            named, standings, seen, run.last_look(as_of.date()), reading.texts
        ),
        messages=messages_of_run(standings, seen, run.last_look(as_of.date())),
        home_newest=newest,
        home_newest_url=newest_url,
        excused=excused(seen.fetches, answers),
        stories=_stories(store, run, named, standings, looks, as_of),
        looks_back=max(map(len, looks.values()), default=0),
        terms=columns_of(hits, _columns_by_row(standings)),
        searched=searched,
        leaks=leaked.leaks,
        files_searched=leaked.files_searched,
        files_unread=leaked.files_unread,
        accounts=accounts_of_site(store, profile, as_of, finder),
        menu_by_script=not profile.columns and _menu_by_script(reading, seen),
        attachments=files,
        unread=_unread(seen, {file.url for file in files}),
        outward=outward_of_run(store, profile.key, seen),
        probes=week_of(
            probes.between(store.engine, profile.key, as_of - WEEK, as_of),
            profile.probe.maintenance,
            as_of,
        ),
    )


def _stories(
    store: Store,
    run: RunFacts,
    profile: SiteProfile,
    standings: Sequence[ColumnView],
    looks: Mapping[str, Sequence[EarlierLook]],
    as_of: datetime,
) -> tuple[EntryStory, ...]:
    """Only rows that seem to have come late are asked for: nearly none are."""
    late = stories(standings, looks, {}, run.started)
    visits = first_visits(store, profile.key, {story.url for story in late}, as_of)
    return stories(standings, looks, visits, run.started)


def _unread(seen: SeenRun, opened: Collection[str]) -> frozenset[str]:
    """Own addresses that were asked for and brought neither page nor file, whatever they answered."""
    own = site_of(seen.run.home_url or (seen.home.url if seen.home else ""))
    return frozenset(
        url
        for url in seen.fetches
        if url not in opened and seen.page_at(url) is None and same_site(url, own)
    )


def _columns_by_row(standings: Sequence[ColumnView]) -> dict[str, str]:
    """The first column that lists each page."""
    found: dict[str, str] = {}
    for item in standings:
        for row in item.reading.entries if item.reading else ():
            found.setdefault(row.url, item.column.url)
    return found


def _home_fetch(seen: SeenRun, *asked: str) -> Fetch | None:
    """The last visit of the home page, be it by an address that leads to it; else of the one that brought no page."""
    home = seen.home
    for url in (home.url, *asked) if home else asked:
        visits = seen.fetches.get(url)
        if not visits:
            continue
        led_there = home is not None and home.url in {url, visits[-1].final_url}
        if led_there or (home is None and url not in seen.by_url):
            return visits[-1]
    return None


def _menu_by_script(reading: RunReading, seen: SeenRun) -> bool:
    shown = reading.links_of(seen.home.url) if seen.home else []
    return has_scripted_menu(seen.home, seen.pages, shown)


def _seen_run(reading: RunReading, run: RunFacts, profile: SiteProfile) -> SeenRun:
    read = without_shared_boxes(reading.pages())
    by_url = {page.url: page for page in read}
    asked = by_url.get(run.home_url or profile.url)
    home = home_page(asked, read)
    pages = [_inner(page) if page is asked and page is not home else page for page in read]
    by_url.update((page.url, page) for page in pages)
    return SeenRun(run, home, pages, by_url, reading.fetches(), _article_dates(pages))


def _inner(page: PageView) -> PageView:
    """An inner page that a crawl was started at, as what it is: read as the home page, it kept its list."""
    listed = page.reading is not None and page.reading.state is not ListState.NOT_A_LIST
    is_column = listed or page.label("ColumnName")
    return replace(page, kind=PageKind.COLUMN if is_column else PageKind.OTHER)


def _article_dates(pages: Sequence[PageView]) -> dict[str, date]:
    return {
        page.url: day
        for page in pages
        if page.kind is PageKind.ARTICLE and (day := article_date(page))
    }


def article_date(page: PageView) -> date | None:
    """When an article says it was published: its label, else its text, else its address."""
    for source in _ARTICLE_DATES:
        for seen in page.dates:
            if seen.source is source:
                return seen.value
    return None


def _address(profile: SiteProfile, run: RunFacts, home: PageView | None) -> str:
    """The site's address: as it was given, unless that was an inner page of it."""
    is_inner = home is not None and home.url != (run.home_url or profile.url)
    return home.url if home is not None and is_inner else profile.url


def _site_name(home: PageView | None) -> str:
    """Some templates put the name of a group, 政务公开, or 首页 where the site's belongs: then its owner names it."""
    if home is None:
        return ""
    owner = (mark.value for mark in home.marks if mark.kind is MarkKind.HOST_UNIT)
    names = [name for name in (home.label("SiteName"), home.title, *owner) if name]
    telling = (name for name in names if not is_heading(name) and not is_no_column(name))
    return next(telling, names[0] if names else "")


def _site_code(seen: SeenRun) -> str:
    """The code of the home page's label where it can be one (templates leave words in it), else of its foot."""
    home = seen.home
    if home is None:
        return ""
    loaded = (seen.by_url[url] for url in home.footer_scripts if url in seen.by_url)
    marks = (mark for page in (home, *loaded) for mark in page.marks)
    foot = (mark.value for mark in marks if mark.kind is MarkKind.SITE_CODE and mark.visible)
    label = home.label("SiteIDCode") or ""
    return next((code.strip() for code in (label, *foot) if is_site_code(code)), "")


def _earlier(
    store: Store, run: RunFacts, profile: SiteProfile, seen: SeenRun
) -> Mapping[str, Sequence[EarlierReading]]:
    """How the columns that gave no rows now were read before, by the address of their page."""
    pages = (seen.page_at(column.url) for column in profile.columns)
    silent = {page.url for page in pages if page and not (page.reading and page.reading.entries)}
    return earlier_readings(store, profile.key, run.started, silent)


def _standings(
    profile: SiteProfile,
    seen: SeenRun,
    today: date,
    earlier: Mapping[str, Sequence[EarlierReading]],
) -> tuple[ColumnView, ...]:
    options: dict[str, Any] = profile.rules.get("column-stale", {})
    standings = []
    for column in profile.columns:
        visits = seen.fetches.get(column.url)
        page = seen.page_at(column.url)
        standing = columns.standing(
            column,
            visits[-1] if visits else None,
            page.reading if page else None,
            today,
            options.get("due_soon_days"),
            seen.article_dates,
            earlier.get(page.url, ()) if page else (),
            choice_of(profile),
        )
        standings.append(columns.as_looked_at(standing, seen.run.last_look(today)))
    return tuple(standings)


def _home_newest(reading: RunReading, seen: SeenRun, today: date) -> tuple[DateSeen | None, str]:
    """The newest valid date the home page shows: of its own rows, else of the articles it links to."""
    if seen.home is None:
        return None, ""
    rows = seen.home.reading.entries if seen.home.reading else ()
    dated = [
        (DateSeen(entry.stated, DateSource.LIST, entry.text), entry.url)
        for entry in rows
        if entry.stated
    ]
    linked = {*reading.links_of(seen.home.url), *(entry.url for entry in rows)}
    dated += [
        (DateSeen(day, DateSource.VISIBLE, ""), url)
        for url, day in seen.article_dates.items()
        if url in linked
    ]
    valid = [(day, url) for day, url in dated if day.value <= today + timedelta(days=1)]
    return max(valid, key=lambda pair: pair[0].value) if valid else (None, "")


def _outcomes(
    fetches: Mapping[str, Sequence[Fetch]],
    shown: Collection[str],
    answers: Mapping[str, Mapping[str, Word]],
) -> dict[str, int]:
    """Distinct addresses by outcome; of the failing ones only what is ``shown``, as every list of them is.

    Where the profile has a word for an answer, that is counted: the lists go by it too.
    """
    counted: dict[str, int] = {}
    for url, visits in fetches.items():
        if verdict(visits, None, answers) is not LinkVerdict.OK and url not in shown:
            continue
        told = _TOLD.get(word_of(answers, visits[-1]), visits[-1].outcome)
        counted[told] = counted.get(told, 0) + 1
    return dict(sorted(counted.items()))
