"""``huoshui init`` on a profile that is there already: it compares, and writes only when told to."""

import tomllib
from pathlib import Path

from monitor import clock
from tests.e2e.conftest import Huoshui
from tests.site.misbehaving import Route, serve

MENU = {"通知公告": "/tz/", "工作动态": "/dt/", "政策文件": "/zc/", "人事信息": "/rs/"}


def listed(name: str, menu: dict[str, str], start: int) -> Route:
    """A column page: the menu, and six dated rows."""
    today = clock.day_of(clock.now())
    rows = "".join(
        f'<li><a href="/art/{at}.html">关于第{at}次会议的通知</a><span>{today}</span></li>'
        for at in range(start, start + 6)
    )
    items = "".join(f'<li><a href="{path}">{item}</a></li>' for item, path in menu.items())
    label = f'<meta name="ColumnName" content="{name}">' if name != "首页" else ""
    return Route(
        f"<html><head><title>{name}</title>{label}</head><body><ul class=nav>{items}</ul>"
        f"<div class=list><ul>{rows}</ul></div></body></html>".encode()
    )


def site_with(menu: dict[str, str], starts: dict[str, int]) -> dict[str, Route]:
    pages = {path: listed(name, menu, starts[name]) for name, path in menu.items()}
    return {"/": listed("首页", menu, 900)} | pages


STARTS = {
    "通知公告": 100,
    "工作动态": 200,
    "政策文件": 300,
    "人事信息": 400,
    "信用信息": 500,
    "要闻": 200,
}


def columns(path: Path) -> dict[str, dict[str, object]]:
    return {each["name"]: each for each in tomllib.loads(path.read_text("utf-8"))["columns"]}


def test_a_second_init_compares_and_force_keeps_what_a_person_set(huoshui: Huoshui) -> None:
    with serve(site_with(MENU, STARTS)) as site:
        first = huoshui("init", site.url, "-o", "site.toml", "--rate", "0")
        assert (first.status, first.err) == (0, "")
        path = huoshui.folder / "site.toml"
        assert set(columns(path)) == set(MENU)
        # A hurried look is no wish for every later one.
        assert tomllib.loads(path.read_text("utf-8"))["crawl"]["rate"] == 2.0
        text = path.read_text("utf-8").replace(
            'name = "工作动态"',
            'owner = "办公室 <a@example.gov.cn>", max_age_days = 7, name = "动态"',
        )
        path.write_text(text + "\n[rules.column-stale]\ndue_soon_days = 5\n", "utf-8")
        written = path.read_text("utf-8")

        same = huoshui("init", site.url, "-o", "site.toml", "--rate", "0")
        assert (same.status, same.err) == (0, "")
        assert "栏目没有需要写入的变化" in same.out

        moved = {"通知公告": "/tz/", "工作动态": "/xw/dt/", "政策文件": "/zc/", "信用信息": "/xy/"}
        site.routes.clear()
        site.routes.update(site_with(moved, STARTS))
        told = huoshui("init", site.url, "-o", "site.toml", "--rate", "0")
        assert (told.status, told.err) == (0, "")
        base = site.url
        assert told.out.splitlines()[:3] == [
            next(
                line
                for line in told.out.splitlines()
                if line.startswith(f"新增  信用信息  {base}xy/")
            ),
            f"消失  人事信息  {base}rs/（404，页面已不存在）",
            f"迁移  动态  {base}dt/ → {base}xw/dt/",
        ]
        assert "加 --force 写入" in told.out
        assert path.read_text("utf-8") == written

        forced = huoshui(
            "init", site.url, "-o", "site.toml", "--force", "--lang", "en", "--rate", "0"
        )
        assert (forced.status, forced.err) == (0, "")
        assert "what was added, gone or moved was written" in forced.out
    now = columns(path)
    assert set(now) == {"通知公告", "动态", "政策文件", "信用信息"}
    assert now["动态"] | {"url": ""} == {
        "name": "动态", "url": "", "category": "news", "owner": "办公室 <a@example.gov.cn>", "max_age_days": 7,
    }  # fmt: skip
    assert str(now["动态"]["url"]).endswith("/xw/dt/")
    assert "due_soon_days = 5" in path.read_text("utf-8")


def test_a_profile_of_another_site_is_not_compared(huoshui: Huoshui) -> None:
    path = huoshui.write("site.toml", 'key = "a"\nurl = "http://127.0.0.1:9/"\n')
    done = huoshui("init", "http://127.0.0.1:10/", "-o", path)
    assert (done.status, done.out) == (2, "")
    assert "请用 -o 换一个文件名" in done.err
    assert huoshui("init", "--help").out.count("--force") >= 2
