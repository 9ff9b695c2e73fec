"""Of strangers' pages the title is read and nothing else; robots.txt and the profile are obeyed."""

import pytest

from tests.e2e.conftest import Huoshui
from tests.e2e.stored import audited, rows
from tests.site.misbehaving import Route, page, serve

TITLE = "滨海市远洋贸易有限公司"
LONG = f"<html><head><title>{TITLE}</title></head><body>{'x' * 300_000}</body></html>".encode()


@pytest.mark.parametrize("on", [True, False])
def test_the_title_of_a_strangers_page_is_kept(huoshui: Huoshui, on: bool) -> None:
    forbidden = Route(b"User-agent: *\nDisallow: /no/", content_type="text/plain")
    friend_routes = {"/robots.txt": forbidden, "/": Route(LONG), "/no/": page("不许看")}
    with serve(friend_routes, host="localhost") as friend:
        links = [friend.url, f"{friend.url}no/", f"{friend.url}gone"]
        with serve({"/": page("发改委", *links, *(f"/{n}.html" for n in range(3)))}) as site:
            crawl = "" if on else "external_titles = false\n"
            audit = audited(huoshui, site, crawl=crawl)
        assert rows(huoshui, "select title from external_title") == ([(TITLE,)] if on else [])
        methods = {look.method for look in audit.looks if look.url == friend.url}
        assert methods == {"GET" if on else "HEAD"}
        assert "/no/" not in friend.requests
        received = dict(rows(huoshui, "select host, bytes from load"))
        assert received[friend.netloc] < 60_000
        assert audit.verdicts[f"{friend.url}gone"] == ("http_error", "broken")
