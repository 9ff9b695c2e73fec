"""What ``init`` writes is a profile again; what a person types as TARGET becomes one."""

import tomllib
from pathlib import Path

import pytest

from monitor import profile
from monitor.columns import standing
from monitor.errors import ProfileError, UsageError
from monitor.facts import Fetch, Outcome
from monitor.profile import Category, Column, CrawlOptions, SiteProfile
from monitor.profile_changes import Changes, Missing, Why
from monitor.profile_writer import document, key_of, updated
from monitor.targets import profile_of
from reports.clean import one_line
from tests.unit.monitor.rules.scene import NOW, SITE, TODAY, column, days_ago, listing

HOSTILE = [
    'a"b', "a'b", '"""', "'''", "a\\nb", "a\nb", "a\r\nb", "a\tb", "a\x00b", "a\x1bb", "a\x7fb", "a\x85b",
    "a\u2028b", "a\u202eb", "{name}", "]", "#", "= [", "}, { name = 'x'", "📢公告", "a\\", "a\\u0000",
]  # fmt: skip


def again(folder: Path, site: SiteProfile, text: str) -> SiteProfile:
    path = folder / f"{site.key}.toml"
    path.write_text(text, encoding="utf-8")
    return profile.load(path)


def without_confidence(site: SiteProfile) -> SiteProfile:
    """A hand-made profile is sure of itself, so confidence is only told in a comment."""
    told = {"confidence": 1.0, "grounds": ()}
    columns = tuple(each.model_copy(update=told) for each in site.columns)
    return site.model_copy(update={"columns": columns})


def test_a_found_profile_reads_back_the_same(tmp_path: Path) -> None:
    site = SiteProfile(
        key="fgw",
        name="示例市发展和改革委员会",
        url=SITE,
        code="3716000001",
        kind="portal",
        columns=(
            column("工作动态", "news", confidence=0.95),
            column("人事任免", "personnel", first_level=False, parent="政务公开", confidence=0.6),
        ),
        crawl=CrawlOptions(rate=0.5, max_pages=7, external_links=False),
    )
    assert again(tmp_path, site, document(site, {})) == without_confidence(site)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_on_a_site_breaks_the_profile(tmp_path: Path, name: str) -> None:
    listed = Column(name=name, url=SITE, category=Category.NEWS, parent=name)
    site = SiteProfile(key="fgw", url=SITE, name=name, owner=name, code=name, columns=(listed,))
    read = again(tmp_path, site, document(site, {}))
    told = (read.name, read.owner, read.code, read.columns[0].name, read.columns[0].parent)
    assert told == (one_line(name),) * 5
    assert (read.url, read.columns[0].url, len(read.columns)) == (SITE, SITE, 1)


def test_a_name_of_nothing_visible_gives_way_to_the_address(tmp_path: Path) -> None:
    hidden = "\u200b\u202e"
    listed = Column(name=hidden, url=f"{SITE}xwdt/", category=Category.NEWS, parent=hidden)
    site = SiteProfile(key="fgw", url=SITE, name=hidden, columns=(listed,))
    read = again(tmp_path, site, document(site, {}))
    assert (read.name, read.columns[0].name) == ("fgw.example.gov.cn", "fgw.example.gov.cn/xwdt/")
    assert read.columns[0].parent == ""


def test_a_site_without_columns_gives_a_profile_too(tmp_path: Path) -> None:
    site = SiteProfile(key="fgw", url=SITE)
    assert again(tmp_path, site, document(site, {})) == site


def test_comments_tell_how_sure_each_guess_is_and_what_it_is_held_to() -> None:
    grounds = ("menu", "name", "label", "list")
    news = column("要闻", "news", confidence=0.95, grounds=grounds)
    other = column("其他", "other", confidence=0.4, grounds=("list", "untyped"))
    visit = Fetch(news.url, NOW, "GET", 1, Outcome.OK, 200)
    view = standing(news, visit, listing(days_ago(3)), TODAY)
    text = document(SiteProfile(key="fgw", url=SITE, columns=(news, other)), {news.url: view})
    assert "# 可信 95%（导航、名称、标签、列表），时限14天，最新 2026-11-20" in text
    assert "# 待核对 40%（列表、类别不明），不设时限" in text


def test_every_key_of_a_column_is_explained_above_the_columns() -> None:
    listed = column("人事任免", "personnel", first_level=False, portal=True, parent="政务公开")
    head, _, rows = document(SiteProfile(key="fgw", url=SITE, columns=(listed,)), {}).partition(
        "columns = ["
    )
    for key in ("parent", "portal", "first_level"):
        assert f"{key} " in head
        assert f"{key} = " in rows


def test_comments_are_in_the_readers_language() -> None:
    listed = column("要闻", "news", confidence=0.7, grounds=("name", "label-differs"))
    text = document(SiteProfile(key="fgw", url=SITE, columns=(listed,)), {}, "en")
    assert "# likely 70% (name, the label says otherwise), no limit" in text


OLD = f"""# 我的方案
key = "fgw"
url = "{SITE}"
columns = [
  # 严一些
  {{name = "动态", url = "{SITE}dt/", category = "news", max_age_days = 7}},
  {{name = "旧栏目", url = "{SITE}old/", category = "notice"}},
  {{name = "政策", url = "{SITE}zc/index.html", category = "policy", owner = "法规科 <a@example.gov.cn>"}},  # 归法规科
]
accounts = [{{name = "滨海发改", platform = "wechat"}}]

[crawl]
rate = 0.5  # 慢一些

[rules.column-stale]
due_soon_days = 5
"""
AOT = f"""key = "fgw"
url = "{SITE}"

[[columns]]
name = "旧栏目"
url = "{SITE}old/"
category = "notice"

[[columns]]
name = "政策"
url = "{SITE}zc/index.html"  # 归法规科
category = "policy"
owner = "法规科 <a@example.gov.cn>"
"""


def changed() -> Changes:
    old = {each.name: each for each in profile.parse(tomllib.loads(OLD), "OLD").columns}
    policy = old["政策"].model_copy(
        update={"url": f"{SITE}xxgk/zc/", "owner": "", "name": "政策文件"}
    )
    return Changes(
        added=(column("公示", "notice", first_level=False, parent="政务公开", confidence=0.8),),
        gone=(Missing(old["旧栏目"], Why.DEAD, 404),),
        moved=((old["政策"], policy),),
    )


@pytest.mark.parametrize("before", [OLD, AOT], ids=["a list", "tables"])
def test_an_update_keeps_what_a_person_set(before: str, tmp_path: Path) -> None:
    was = profile.parse(tomllib.loads(before), "before")
    text = updated(before, changed(), {})
    now = again(tmp_path, was, text)
    by_name = {each.name: each for each in now.columns}
    assert list(by_name) == [*(each.name for each in was.columns if each.name != "旧栏目"), "公示"]
    assert by_name["政策"].url == f"{SITE}xxgk/zc/"
    assert by_name["政策"].owner == "法规科 <a@example.gov.cn>"
    assert (by_name["公示"].parent, by_name["公示"].first_level) == ("政务公开", False)
    assert (now.accounts, now.crawl, now.rules) == (was.accounts, was.crawl, was.rules)
    assert "# 归法规科" in text
    assert "较可信 80%" in text


def test_comments_between_columns_stay() -> None:
    text = updated(OLD, changed(), {})
    assert all(
        words in text for words in ("# 我的方案", "# 严一些", "# 慢一些", "max_age_days = 7")
    )


def test_a_profile_without_columns_gets_them(tmp_path: Path) -> None:
    before = f'key = "fgw"\nurl = "{SITE}"\n\n[crawl]\nrate = 0.5\n'
    now = again(tmp_path, SiteProfile(key="fgw", url=SITE), updated(before, changed(), {}))
    assert ([each.name for each in now.columns], now.crawl.rate) == (["公示"], 0.5)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://fgw.example.gov.cn/", "fgw-example-gov-cn"),
        ("http://127.0.0.1:8080/", "127-0-0-1-8080"),
        ("http://www.example.gov.cn:81/", "www-example-gov-cn-81"),
    ],
)
def test_a_key_comes_from_the_address(url: str, key: str) -> None:
    assert key_of(url) == key


@pytest.mark.parametrize(
    ("url", "start"),
    [
        ("http://xn--zfr164b.xn--fiqs8s/", "xn-zfr164b-xn-fiqs8s--"),
        ("http://fgw-old.example.gov.cn/", "fgw-old-example-gov-cn--"),
        ("http://[::1]/", "1--"),
    ],
)
def test_a_key_that_would_be_ambiguous_is_marked(url: str, start: str) -> None:
    assert key_of(url).startswith(start)
    assert profile_of(url).key == key_of(url)


ALIKE = [
    "http://a-b.cn/", "http://a.b.cn/", "http://a.b-cn/", "http://a_b.cn/", "http://a.b.cn./",
    "http://a.cn:8080/", "http://a.cn.8080/", "http://a-cn.8080/", "http://a-cn:8080/",
    "http://1.2.3.4/", "http://1.2.3:4/", "http://1.2.3.4:5/", "http://1.2.3.4.5/", "http://[1:2::3:4]/",
    "http://[::1]/", "http://[1::]/", "http://[::]/", "http://1/",
    *(f"http://{'.'.join(['abcdefghi'] * 7)}.{end}/" for end in ("cn", "com", "cn:81", "cn:82")),
    *(f"http://{'a' * 60}{end}.cn/" for end in ("a", "b")),
]  # fmt: skip


def test_two_sites_never_share_a_key() -> None:
    keys = [profile_of(url).key for url in ALIKE]
    assert len(set(keys)) == len(ALIKE)
    assert [key_of(url) for url in ALIKE] == keys
    assert max(map(len, keys)) <= 60


def test_a_long_host_still_gives_a_valid_key() -> None:
    assert profile_of("https://" + ".".join(["abcdefghi"] * 12) + "/").key


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("fgw.example.gov.cn", "http://fgw.example.gov.cn/"),
        ("https://fgw.example.gov.cn", "https://fgw.example.gov.cn/"),
        ("127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("政务.中国", "http://xn--zfr164b.xn--fiqs8s/"),
    ],
)
def test_a_target_may_be_an_address_in_any_spelling(target: str, url: str) -> None:
    assert profile_of(target).url == url


def test_a_target_may_be_a_profile_file(tmp_path: Path) -> None:
    for name in ("fgw.toml", "fgw"):
        (tmp_path / name).write_text(f'key = "fgw"\nurl = "{SITE}"\n', encoding="utf-8")
        assert profile_of(str(tmp_path / name)).key == "fgw"


@pytest.mark.parametrize("target", ["", "ftp://fgw.example.gov.cn/", "a b", "http://", "x" * 5000])
def test_what_is_neither_is_told_with_an_example(target: str) -> None:
    with pytest.raises(UsageError) as raised:
        profile_of(target)
    assert "https://fgw.example.gov.cn/" in raised.value.say("en")
    assert "既不是网址也不是方案文件" in raised.value.say("zh")
    assert len(raised.value.say("en")) < 400


def test_a_profile_that_is_not_there_is_no_host_name() -> None:
    with pytest.raises(ProfileError, match="cannot be read"):
        profile_of("no-such-profile.toml")
