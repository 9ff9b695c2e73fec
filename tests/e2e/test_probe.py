"""``crawl --only probe``: many sites visited once by one process, told in a line each, kept for the week."""

import sqlite3

from tests.e2e.conftest import Huoshui
from tests.site.misbehaving import ROBOTS, Route, closed_port, page, serve


def profile(huoshui: Huoshui, key: str, url: str, control: str) -> str:
    text = f'key = "{key}"\nurl = "{url}"\n[crawl]\nrate = 0\n[probe]\ncontrols = ["{control}"]\n'
    return str(huoshui.write(f"{key}.toml", text))


def kept(huoshui: Huoshui) -> dict[str, tuple[str, int, str]]:
    connection = sqlite3.connect(huoshui.database)
    try:
        rows = connection.execute("select site, outcome, valid, why_invalid from probe").fetchall()
        return {row[0]: row[1:] for row in rows}
    finally:
        connection.close()


def test_every_site_is_visited_once_and_told(huoshui: Huoshui) -> None:
    wall = Route(b"wall", 412)
    with (
        serve({}) as control,
        serve({"/": page("首页")}) as up,
        serve({"/": wall}) as walled,
        closed_port() as port,
    ):
        urls = {"up": up.url, "walled": walled.url, "down": f"http://127.0.0.1:{port}/"}
        named = [profile(huoshui, key, url, control.url) for key, url in urls.items()]
        done = huoshui("crawl", "--only", "probe", *named)
        assert [path for path in up.requests if path != ROBOTS] == ["/"]
    assert done.status == 1, done.err  # one sample says nothing
    told = {line.split()[0]: line for line in (done.out + done.err).splitlines()}
    assert "可访问" in told["up"]
    assert "打不开" in told["down"]
    assert "拒绝机器访问" in told["walled"]
    assert "walled" not in done.out
    assert kept(huoshui) == {
        "up": ("ok", 1, ""),
        "down": ("refused", 1, ""),
        "walled": ("blocked", 0, "refused"),
    }
    assert huoshui.runs() == []  # a probe is no crawl of the site


def test_what_was_probed_is_in_the_report(huoshui: Huoshui) -> None:
    with serve({"/": page("首页", "/a.html"), "/a.html": page("甲")}) as site:
        path = profile(huoshui, "site", site.url, site.url)
        assert huoshui("crawl", path).status == 0
        before = huoshui("judge", path, "--lang", "en")
        assert huoshui("crawl", "--only", "probe", path, "--lang", "en").out.startswith(
            "site  open"
        )
    after = huoshui("judge", path, "--lang", "en")
    assert "Site unreachable" not in before.out
    assert "Site unreachable" in after.out
