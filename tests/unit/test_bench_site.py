"""The invented site of the benchmarks: the same bytes every time, and nothing on it that its truth does not know."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from bench import site_files, site_pages
from bench.site import Site
from bench.site_links import laid_out

SHOWN = re.compile(r'(?:href|src)="([^"]+)"')


@pytest.fixture(scope="module")
def site() -> Site:
    return laid_out(pages=300)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    return {site.home + path: body.decode() for path, body in site_pages.pages(site)}


def test_every_address_is_shown_by_a_page_that_the_home_page_leads_to(
    site: Site, pages: dict[str, str]
) -> None:
    met, waiting = {f"{site.home}/"}, [f"{site.home}/"]
    while waiting:
        page = waiting.pop()
        new = {urljoin(page, href) for href in SHOWN.findall(pages.get(page, ""))} - met
        met |= new
        waiting += new
    assert met == set(site.addresses)


def test_what_is_said_to_be_broken_does_not_exist(
    site: Site, pages: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_files, "PLACE", tmp_path)
    folder = site_files.built(300)
    home = folder / "home"
    for url, address in site.addresses.items():
        if url.startswith(site.home):
            path = url.removeprefix(site.home).lstrip("/")
            name = path + "index.html" if path.endswith("/") or not path else path
            assert (home / name).exists() == (address.status == "ok"), url


def test_the_same_bytes_every_time(pages: dict[str, str]) -> None:
    again = laid_out(pages=300)
    assert {again.home + path: body.decode() for path, body in site_pages.pages(again)} == pages
