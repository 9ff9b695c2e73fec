"""Puts the planted links into pages, sets up what they lead to, and notes what is to be found.

One address planted twice is one fault with two sources.
"""

from dataclasses import dataclass, field, replace
from html import escape

from monitor.sample.answers import Answer, absolute
from monitor.sample.articles import Library
from monitor.sample.columns import PORTALS, column
from monitor.sample.plants import FINE, PLANTS, Plant
from monitor.sample.truth import LinkTruth, TrapTruth

HOME_PLACES = ("home", "friends", "select")
_RAW_OUTCOMES = {"empty_href", "invalid_url"}  # no address comes of these


@dataclass(frozen=True, slots=True)
class Hosts:
    """The addresses of this run: the site, its neighbour, and a port nobody listens at."""

    base: str
    external: str
    refused: str

    def fill(self, href: str) -> str:
        """``href`` with the hosts of this run put in."""
        host = self.external.removeprefix("http://").rstrip("/")
        for name, value in (
            ("{external}", self.external),
            ("{external_host}", host),
            ("{refused}", self.refused),
        ):
            href = href.replace(name, value)
        return href


@dataclass(slots=True)
class Planted:
    """What the planting left behind."""

    markup: dict[str, str] = field(default_factory=dict)  # by place, for pages that are no article
    answers: dict[str, Answer] = field(default_factory=dict)  # by absolute address
    titled: dict[str, Plant] = field(default_factory=dict)  # sound pages still to be rendered
    links: dict[str, LinkTruth] = field(default_factory=dict)
    traps: list[TrapTruth] = field(default_factory=list)


def plant_links(library: Library, hosts: Hosts) -> Planted:
    """Plants every link; articles get theirs in the library, other places in ``markup``."""
    planted = Planted()
    for plant in PLANTS:
        href = hosts.fill(plant.href)
        page = _page_of(plant.place, library, hosts)
        html = plant.markup.format(href=escape(href, quote=True), anchor=escape(plant.anchor))
        _insert(plant.place, html, library, planted)
        start = absolute(_base_of(plant.place, library), page)
        url = href if plant.outcome in _RAW_OUTCOMES else absolute(href, start)
        _answer(plant, url, hosts, planted)
        if plant.verdict == FINE:
            planted.traps.append(TrapTruth(_as_seen(href, url), page, plant.why))
        else:
            _note(plant, url, page, hosts, planted)
    return planted


def _as_seen(href: str, url: str) -> str:
    return href if href.startswith(("#", "javascript:", "mailto:", "tel:")) else url


def _page_of(place: str, library: Library, hosts: Hosts) -> str:
    """The page a place is on."""
    kind, _, key = place.partition(":")
    if kind in HOME_PLACES:
        return hosts.base
    if kind == "list":
        return absolute(column(key).path, hosts.base)
    if kind == "portal":
        return absolute(next(each.path for each in PORTALS if each.key == key), hosts.base)
    return absolute(library[kind][int(key)].path, hosts.base)


def _base_of(place: str, library: Library) -> str:
    """What the page's relative links start from, as its ``<base href>`` says; mostly itself."""
    kind, _, key = place.partition(":")
    return library[kind][int(key)].base_href if key.isdigit() else ""


def _insert(place: str, html: str, library: Library, planted: Planted) -> None:
    kind, _, key = place.partition(":")
    if kind in (*HOME_PLACES, "list", "portal"):
        planted.markup[place] = planted.markup.get(place, "") + html + "\n"
        return
    article = library[kind][int(key)]
    library[kind][int(key)] = replace(article, extras=(*article.extras, html))


def _answer(plant: Plant, url: str, hosts: Hosts, planted: Planted) -> None:
    if plant.answer is not None:
        planted.answers[url] = plant.answer
    if plant.page_title:
        planted.titled[url] = plant
    for path, answer in plant.at_target:
        planted.answers[absolute(path, hosts.base)] = answer


def _note(plant: Plant, url: str, page: str, hosts: Hosts, planted: Planted) -> None:
    known = planted.links.get(url)
    sources = (page,) if known is None else tuple(dict.fromkeys((*known.sources, page)))
    planted.links[url] = LinkTruth(
        url=url,
        verdict=plant.verdict,
        outcome=plant.outcome,
        status=plant.status,
        internal=url.startswith(hosts.base) or plant.outcome == "empty_href",
        home=hosts.base in sources,
        sources=sources,
        sources_complete=True,
        accepted_verdicts=(plant.verdict, *plant.accepted),
        why=plant.why,
    )


def bury_rows(library: Library, hosts: Hosts, planted: Planted) -> None:
    """The last row of some lists leads to an article that was deleted."""
    for key in ("ghjh", "nydt", "xmdt"):
        article = library[key][-1]
        library[key][-1] = replace(article, gone=True)
        url = absolute(article.path, hosts.base)
        row = Plant("", article.title, url, "broken", "a row whose article was deleted",
                    outcome="http_error", status=404)  # fmt: skip
        _note(row, url, absolute(article.column.path, hosts.base), hosts, planted)
