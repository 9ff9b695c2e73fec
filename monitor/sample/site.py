"""Builds the whole sample: articles, documents, planted faults, pages, and the truth about them.

Pure: the same day and the same addresses give the same bytes.
"""

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlsplit

from monitor.sample import assets, labels
from monitor.sample.answers import Answer, SampleSite, address
from monitor.sample.articles import Library, Paths, write_library
from monitor.sample.columns import COLUMNS, PORTALS
from monitor.sample.planting import Hosts, Planted, bury_rows, plant_links
from monitor.sample.plants import challenge
from monitor.sample.policies import add_policies
from monitor.sample.rendering import Renderer
from monitor.sample.telling import HOME_COLUMNS, HOME_ROWS, PORTAL_ROWS, tell

_DISCARD_PORT = "http://127.0.0.1:9/"


def build(today: date, base: str, external: str, refused: str = _DISCARD_PORT) -> SampleSite:
    """The sample as of ``today``; ``refused`` is an address where nobody listens."""
    hosts = Hosts(base, external, refused)
    paths = Paths()
    library = write_library(today, paths)
    policies = add_policies(library, today, paths)
    _arrange(library, hosts)
    planted = plant_links(library, hosts)
    bury_rows(library, hosts, planted)
    label_faults = labels.plant_faults(library)
    pages = _pages(library, today, hosts, planted)
    truth = tell(library, today, hosts, planted, policies, label_faults, pages)
    return SampleSite(pages, _external_pages(library, hosts, planted), truth)


def _arrange(library: Library, hosts: Hosts) -> None:
    """Faults and oddities of single rows: a typing error, other hosts, letters, a base address."""
    typo = library["xmdt"][4]
    year_after_next = date(
        typo.published.year + 2, typo.published.month, min(typo.published.day, 28)
    )
    library["xmdt"][4] = replace(typo, listed=year_after_next)
    library["mtjj"] = [
        replace(each, offsite=f"{hosts.external}news/{each.published:%Y%m%d}/{place}.html")
        if place % 2 == 0
        else each
        for place, each in enumerate(library["mtjj"])
    ]
    library["zrxx"] = [
        replace(each, answered=_answered(each.published, place))
        for place, each in enumerate(library["zrxx"])
    ]
    library["ztzl"][2] = replace(library["ztzl"][2], base_href="/zwgk/")
    library["gzdt"][20] = replace(library["gzdt"][20], paragraphs=assets.ERROR_REPORT_STORY)


def _answered(asked: date, place: int) -> date | None:
    """The first letter is new, the fifth forgotten, the seventh was answered far too late."""
    if place in {0, 4}:
        return None
    return asked + timedelta(days=20 if place == 6 else 1 + place % 3)


def _pages(library: Library, today: date, hosts: Hosts, planted: Planted) -> dict[str, Answer]:
    host = urlsplit(hosts.base).hostname or ""
    renderer = Renderer(library, today, host, planted.markup)
    pages = {"/": renderer.home(HOME_COLUMNS, HOME_ROWS)}
    pages |= {portal.path: renderer.portal(portal, PORTAL_ROWS) for portal in PORTALS}
    for column in COLUMNS:
        pages |= {address(path): answer for path, answer in renderer.column(column).items()}
    pages["/sgs/index.html"] = challenge()
    pages["/zwgk/tzgg/"] = pages["/zwgk/tzgg/index.html"]
    for articles in library.values():
        pages |= {
            each.path: renderer.article(each)
            for each in articles
            if not each.gone and not each.offsite
        }
    pages["/wzdt/index.html"] = renderer.plain("网站地图", (), site_map=True)
    pages["/search/index.html"] = renderer.plain("站内搜索", ("请输入关键词后点击搜索。",))
    for url, plant in planted.titled.items():
        page = renderer.plain(plant.page_title, assets.SERVICE_TEXT)
        pages[address(url.removeprefix(hosts.base.rstrip("/")))] = replace(
            page, head_status=plant.head_status
        )
    pages |= _targets(planted, hosts.base)
    return pages | assets.static() | {"/sjfb/data/list": assets.figures(library["tjsj"])}


def _targets(planted: Planted, root: str) -> dict[str, Answer]:
    """What planted links lead to on the host at ``root``."""
    return {
        address(url.removeprefix(root.rstrip("/"))): answer
        for url, answer in planted.answers.items()
        if url.startswith(root)
    }


def _external_pages(library: Library, hosts: Hosts, planted: Planted) -> dict[str, Answer]:
    """The neighbour's pages: units in the friend links, and the press."""
    pages = {"/": assets.foreign_page("滨海市政务网站群")}
    pages |= {
        address(each.offsite.removeprefix(hosts.external.rstrip("/"))): assets.foreign_page(
            each.title
        )
        for each in library["mtjj"]
        if each.offsite
    }
    for trap in planted.traps:
        if trap.url.startswith(hosts.external):
            path = trap.url.removeprefix(hosts.external.rstrip("/"))
            pages[address(path)] = assets.foreign_page("滨海市人民政府部门网站")
    pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow:\n", content_type="text/plain")
    return pages | _targets(planted, hosts.external)
