"""What stands on the invented site beside its pages, and what is broken on it."""

from collections.abc import Iterable, Iterator

from bench.site import Address, Site

SHARED_STYLES, SHARED_SCRIPTS = 4, 6
# Leaf addresses, in hundredths of the number of pages.
IMAGES, FILES, AWAY_PAGES, AWAY_FILES = 28, 8, 16, 4
FORMATS = ("docx", "pdf", "xlsx")
# What is broken on a site of 5,000 pages; a larger one has as many times more.
BROKEN = {
    "page": 65,
    "row": 15,
    "image": 30,
    "file": 25,
    "script": 5,
    "away-page": 30,
    "away-image": 10,
    "moved-to-missing": 15,
    "fault": 5,
    "refused": 5,
}
MOVED, MOVED_TWICE, MOVED_AWAY = 40, 10, 5


def spread(count: int, articles: int, shift: int) -> Iterator[tuple[int, int]]:
    """Each number below ``count`` with the article that shows it."""
    return ((number, (number * articles // count + shift) % articles) for number in range(count))


def laid_out(pages: int = 5000, port: int = 18080) -> Site:
    """The site with all its addresses."""
    site = Site(pages, port)
    every = ["/", *(site.section_path(section) for section in range(site.sections))]
    every += [column.path(page) for column in site.columns for page in range(len(column.pages))]
    every += [site.article_path(article) for article in range(site.articles)]
    assert len(set(every)) == pages, "every page has an address of its own"
    _note(site, (site.home + path for path in every), Address("page", "ok"))
    _shared(site)
    _leaves(site)
    _broken(site)
    _moved(site)
    return site


def _note(site: Site, urls: Iterable[str], address: Address) -> None:
    site.addresses.update(dict.fromkeys(urls, address))


def _shared(site: Site) -> None:
    """What every page loads."""
    paths = [f"/images/style{n}.css" for n in range(SHARED_STYLES)]
    paths += [f"/images/script{n}.js" for n in range(SHARED_SCRIPTS)]
    paths += ["/images/logo.png", "/images/party.png", "/images/search.png", "/favicon.ico"]
    _note(site, (site.home + path for path in paths), Address("file", "ok"))
    _note(site, (f"{site.away}/friend{n}/" for n in range(6)), Address("away", "ok"))


def _leaves(site: Site) -> None:
    """Pictures, files and pages of others that one article each leads to."""
    for number, article in spread(site.pages * IMAGES // 100, site.articles, 0):
        path = f"{site.folder(article)}/W02026063{number:06d}.jpg"
        _show(site, article, "image", site.home + path, Address("file", "ok"))
    for number, article in spread(site.pages * FILES // 100, site.articles, 1):
        path = f"{site.folder(article)}/P02026063{number:06d}.{FORMATS[number % 3]}"
        _show(site, article, "file", site.home + path, Address("file", "ok"))
    for number, article in spread(site.pages * AWAY_PAGES // 100, site.articles, 2):
        _show(site, article, "page", f"{site.away}/news/{number}.html", Address("away", "ok"))
    for number, article in spread(site.pages * AWAY_FILES // 100, site.articles, 3):
        _show(site, article, "image", f"{site.away}/pic/{number}.jpg", Address("away", "ok"))


def _show(site: Site, article: int, tag: str, url: str, address: Address) -> None:
    """One article shows an address, as an absolute one only where it has to."""
    site.addresses[url] = address
    site.extras[article].append((tag, url.removeprefix(site.home)))


def _broken(site: Site) -> None:
    """What is planted, mostly on one article each, every third on two."""
    for name, number, article in _planted(site):
        tag, url, address = _broken_one(site, name, number)
        if name == "row":
            column = site.columns[number * len(site.columns) // (15 * max(1, site.pages // 5000))]
            site.addresses[url] = address
            site.row_extras[column.number].append(url.removeprefix(site.home))
            continue
        _show(site, article, tag, url, address)
        if number % 3 == 0:
            _show(site, (article + 7) % site.articles, tag, url, address)


def _planted(site: Site) -> Iterator[tuple[str, int, int]]:
    scale = max(1, site.pages // 5000)
    for shift, (name, count) in enumerate(BROKEN.items()):
        for number, article in spread(count * scale, site.articles, 10 + 3 * shift):
            yield name, number, article


def _broken_one(site: Site, name: str, number: int) -> tuple[str, str, Address]:
    """The tag that shows it, its address, what is wrong."""
    gone = "not_found"
    if name == "moved-to-missing":
        site.redirects[f"/moved/gone{number}.html"] = f"/gone/after{number}.html"
    return {
        "page": ("page", f"{site.home}/gone/t{number}.html", Address("page", gone)),
        "row": ("page", f"{site.home}/gone/row{number}.html", Address("page", gone)),
        "image": ("image", f"{site.home}/gone/W{number}.jpg", Address("file", gone)),
        "file": ("file", f"{site.home}/gone/P{number}.docx", Address("file", gone)),
        "script": ("script", f"{site.home}/gone/s{number}.js", Address("file", gone)),
        "away-page": ("page", f"{site.away}/gone/{number}.html", Address("away", gone)),
        "away-image": ("image", f"{site.away}/gone/{number}.jpg", Address("away", gone)),
        "moved-to-missing": (
            "page",
            f"{site.home}/moved/gone{number}.html",
            Address("page", "moved_to_missing"),
        ),
        "fault": ("page", f"{site.home}/fault/{number}.html", Address("page", "server_error")),
        "refused": ("page", f"{site.closed}/{number}.html", Address("away", "refused")),
    }[name]


def _moved(site: Site) -> None:
    """Redirects that lead to a page: one hop, two hops, to another host."""
    scale = max(1, site.pages // 5000)
    moved = Address("page", "moved")
    for number, article in spread(MOVED * scale, site.articles, 50):
        site.redirects[f"/moved/one{number}.html"] = site.article_path(
            (article + 9) % site.articles
        )
        _show(site, article, "page", f"{site.home}/moved/one{number}.html", moved)
    for number, article in spread(MOVED_TWICE * scale, site.articles, 60):
        site.redirects[f"/moved/two{number}.html"] = f"/moved/one{number}.html"
        _show(site, article, "page", f"{site.home}/moved/two{number}.html", moved)
    for number, article in spread(MOVED_AWAY * scale, site.articles, 70):
        site.redirects[f"/moved/away{number}.html"] = f"{site.away}/news/{number}.html"
        _show(site, article, "page", f"{site.home}/moved/away{number}.html", moved)
