"""A faulty profile names file, place, reason, remedy and the nearest key, in both languages, all at once."""

import re
from pathlib import Path

import pytest

from monitor import profile
from monitor.errors import ProfileError
from monitor.probing import ProbeOptions
from monitor.profile import Category, CrawlOptions, SiteProfile
from monitor.rules import configured

HEAD = 'key = "fgw"\nurl = "https://fgw.example.gov.cn/"\n'
ROW = (
    '[[columns]]\nname = "通知公告"\nurl = "https://fgw.example.gov.cn/tz/"\ncategory = "notice"\n'
)
HOST = "[crawl.answers.'a.cn']\n"
WINDOW = "[[probe.maintenance]]\nfrom = 2026-11-20T{}+08:00\nuntil = '2026-11-20T{}'\n"
HOURS = "[crawl]\nquiet_hours = ['{}']"


def loaded(folder: Path, text: str | bytes) -> SiteProfile:
    path = folder / "fgw.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return profile.load(path)


def fault(folder: Path, text: str | bytes) -> ProfileError:
    with pytest.raises(ProfileError) as raised:
        loaded(folder, text)
    return raised.value


def test_a_profile_of_two_lines_is_enough(tmp_path: Path) -> None:
    site = loaded(tmp_path, HEAD)
    assert (site.key, site.url, site.columns) == ("fgw", "https://fgw.example.gov.cn/", ())
    assert site.crawl.timeout_seconds == 15
    assert site.crawl.rate == 2


def test_a_full_profile_is_read(tmp_path: Path) -> None:
    site = loaded(
        tmp_path,
        f'{HEAD}{ROW}owner = "办公室 <bgs@example.gov.cn>"\nmax_age_days = 30\n'
        '[[accounts]]\nname = "发改之声"\nplatform = "wechat"\n'
        '[crawl]\nrate = 0\nskip_hosts = ["a.cn"]\n[rules.column-stale]\ndue_soon_days = 5\n',
    )
    (column,) = site.columns
    assert (column.category, column.max_age_days) == (Category.NOTICE, 30)
    assert site.accounts[0].platform == "wechat"
    assert site.crawl.skip_hosts == ("a.cn",)
    assert site.rules == {"column-stale": {"due_soon_days": 5}}


def test_filed_maintenance_is_read_and_times_are_those_of_shanghai(tmp_path: Path) -> None:
    rows = "[probe]\nper_day = 30\ncontrols = ['https://www.gov.cn']\n[[probe.maintenance]]\n"
    text = f"{HEAD}{rows}from = 2026-11-20T14:00:00Z\nuntil = 2026-11-20T23:30:00\nfiled = true\n"
    probe = loaded(tmp_path, text).probe
    (window,) = probe.maintenance
    assert probe.controls == ("https://www.gov.cn/",)
    assert (window.until - window.since).total_seconds() == 5400
    assert window.filed
    assert ProbeOptions.model_validate(probe.model_dump(mode="json")) == probe


def test_words_on_answers_and_quiet_hours_are_read(tmp_path: Path) -> None:
    words = "[crawl.answers.'*.GOV.cn']\n403 = 'ok'\n5XX = 'skip'\ndns = 'broken'\n"
    crawl = loaded(tmp_path, HEAD + HOURS.format("8:30-11:30") + "\n" + words).crawl
    assert crawl.answers == {"*.gov.cn": {"403": "ok", "5xx": "skip", "dns": "broken"}}
    assert crawl.quiet_hours == ("08:30-11:30",)
    assert CrawlOptions.model_validate(crawl.model_dump(mode="json")) == crawl


def test_windows_and_score_are_read_and_come_back_from_the_store(tmp_path: Path) -> None:
    words = (
        "preset = 'strict-local'\n[windows]\nnews = 7\n[score]\nservice_block = 'not_applicable'\n"
    )
    site = loaded(tmp_path, HEAD + words)
    assert (site.preset, site.windows) == (profile.Preset.STRICT_LOCAL, {Category.NEWS: 7})
    assert site.score.service_block is profile.ServiceBlock.NOT_APPLICABLE
    assert SiteProfile.model_validate(site.model_dump(mode="json")) == site


def test_a_byte_order_mark_of_notepad_does_no_harm(tmp_path: Path) -> None:
    assert loaded(tmp_path, b"\xef\xbb\xbf" + HEAD.encode()).key == "fgw"


def test_addresses_are_kept_in_their_one_spelling(tmp_path: Path) -> None:
    assert loaded(tmp_path, HEAD.replace("gov.cn/", "GOV.cn:443")).url == (
        "https://fgw.example.gov.cn/"
    )


# text after the head → place, reason or remedy in English, in Chinese
FAULTS = [
    ('nmae = "x"', "nmae", "did you mean “name”", "是否应为“name”"),
    ('zzzzzz = "x"', "zzzzzz", "known: key, name, url", "可用的有：key, name, url"),
    (ROW + "max_age = 3", "columns[1].max_age", "did you mean “max_age_days”", "“max_age_days”"),
    ("[crawl]\nratee = 3", "crawl.ratee", "did you mean “rate”", "是否应为“rate”"),
    ("[[accounts]]\nname='a'\nplatform='b'\nfed='c'", "accounts[1].fed", "“feed”", "“feed”"),
    ("[windows]\nnws = 7", "windows.nws", "did you mean “news”", "是否应为“news”"),
    ("[windows]\nnews = 0", "windows.news", "must be at least 1", "不能小于 1"),
    ("[windows]\nnews = 'a'", "windows.news", "must be a whole number", "应为整数"),
    ("preset = 'strict'", "preset", "'strict-local'", "只能是以下之一"),
    ("[score]\nservise_block = 'checked'", "score.servise_block", "“service_block”", "“service_block”"),
    ("[score]\nservice_block = 'no'", "score.service_block", "'not_applicable'", "只能是以下之一"),
    ("name = 3", "name", "must be text in quotes (found 3)", "应为加引号的文字（现为 3）"),
    ("[crawl]\nmax_pages = 1.5", "crawl.max_pages", "must be a whole number", "应为整数"),
    ("[crawl]\nmax_pages = 'x'", "crawl.max_pages", "must be a whole number", "应为整数"),
    ("[crawl]\nrate = 'fast'", "crawl.rate", "must be a number", "应为数字"),
    ("[crawl]\nrate = []", "crawl.rate", "must be a number", "应为数字"),
    ("[crawl]\nrate = -1", "crawl.rate", "must be at least 0", "不能小于 0"),
    ("[crawl]\nrate = nan", "crawl.rate", "must be at", "不能"),
    ("[crawl]\nrate = inf", "crawl.rate", "must be at most 1000", "不能大于 1000"),
    ("[crawl]\ntimeout_seconds = 0", "crawl.timeout_seconds", "must be more than 0", "应大于 0"),
    ("[crawl]\nexternal_links = 'ja'", "crawl.external_links", "true or false", "应为 true 或 false"),
    ("[crawl]\nexternal_links = []", "crawl.external_links", "true or false", "应为 true 或 false"),
    ("[crawl]\nskip_hosts = 'a.cn'", "crawl.skip_hosts", "must be a list", "应为方括号列表"),
    ("[crawl]\ncontact = '张三'", "crawl.contact", "does not have the form", "不符合格式"),
    ("[probe]\nper_day = 19\n", "probe.per_day", "must be at least 20", "不能小于 20"),
    ("[probe]\nper_days = 20\n", "probe.per_days", "did you mean “per_day”", "“per_day”"),
    ("[probe]\ncontrols = ['gov']\n", "probe.controls[1]", "must be an address", "网址"),
    (WINDOW.format("22:00:00", "22:00:00"), "probe.maintenance[1]", "must end after", "应晚于"),
    (WINDOW.format("22:00:00", "23:00:00") + "files = true\n", "maintenance[1].files", "“filed”", "“filed”"),
    ("[[probe.maintenance]]\nuntil = 1\n", "maintenance[1].from", "is required", "缺少这一项"),
    ("[[probe.maintenance]]\nfrom = 'soon'\n", "maintenance[1].from", "like 2026-11-20T", "2026-11-20T"),
    (HOST + "4o3 = 'ok'", 'crawl.answers."a.cn".4o3', "known: 100–599, 1xx, 2xx", "可用的有：100–599"),
    (HOST + "600 = 'ok'", 'crawl.answers."a.cn".600', "unknown key", "没有这一项"),
    (HOST + "99 = 'ok'", 'crawl.answers."a.cn".99', "unknown key", "没有这一项"),
    (HOST + "time_out = 'ok'", 'crawl.answers."a.cn".time_out', "did you mean “timeout”", "“timeout”"),
    (HOST + "robots = 'ok'", 'crawl.answers."a.cn".robots', "unknown key", "没有这一项"),
    (HOST + "403 = 'okay'", 'crawl.answers."a.cn".403', "'ok', 'broken', 'blocked' or 'skip'", "只能是以下之一"),
    (HOST + "403 = 3", 'crawl.answers."a.cn".403', "must be one of 'ok'", "只能是以下之一"),
    (HOST + "200 = 'broken'", 'crawl.answers."a.cn"', "cannot be called broken (200)", "不能设为 broken (200)"),
    (HOST + "2xx = 'broken'", 'crawl.answers."a.cn"', "cannot be called broken (2xx)", "不能设为 broken (2xx)"),
    ("[crawl.answers]\n'a.cn' = 'ok'", 'crawl.answers."a.cn"', "must be a table", "应为一个表"),
    ("[crawl.answers.'http://a.cn/']\n403 = 'ok'", "http://a.cn/", "must be a host like", "主机名"),
    ("[crawl.answers.'*']\n403 = 'ok'", "crawl.answers.*", "must be a host like", "主机名"),
    ("[crawl.answers.'*.*.cn']\n403 = 'ok'", "*.*.cn", "must be a host like", "主机名"),
    ("[crawl.answers.'u@a.cn']\n403 = 'ok'", "u@a.cn", "must be a host like", "主机名"),
    ("[crawl.answers.'']\n403 = 'ok'", "crawl.answers", "must be a host like", "主机名"),
    ("[crawl.answrs.'a.cn']\n403 = 'ok'", "crawl.answrs", "did you mean “answers”", "“answers”"),
    ("[crawl]\nquiet_hours = '08:30-11:30'", "crawl.quiet_hours", "must be a list", "应为方括号列表"),
    (HOURS.format("08:30"), "crawl.quiet_hours[1]", "over midnight ('08:30')", "这样的时段"),
    (HOURS.format("8-11"), "crawl.quiet_hours[1]", "times of day", "这样的时段"),
    (HOURS.format("08:30-08:30"), "crawl.quiet_hours[1]", "times of day", "这样的时段"),
    (HOURS.format("08:60-11:30"), "crawl.quiet_hours[1]", "times of day", "这样的时段"),
    (HOURS.format("22:00-24:01"), "crawl.quiet_hours[1]", "times of day", "这样的时段"),
    (HOURS.format("00:00-24:00"), "crawl.quiet_hours", "these hours are the whole day", "占满全天"),
    (HOURS.format("09:00-21:00', '20:00-09:00"), "crawl.quiet_hours", "the whole day", "占满全天"),
    ("columns = 3", "columns", "must be a list in brackets", "应为方括号列表"),
    ("rules = 3", "rules", "must be a table", "应为一个表"),
    ("[rules]\ncolumn-stale = 3", "rules.column-stale", "must be a table", "应为一个表"),
    ("kind = 'x'", "kind", "^(portal|department)$", "^(portal|department)$"),
    (ROW.replace("notice", "notcie"), "columns[1].category", "must be one of 'news', 'notice'", "只能是以下之一"),
    (ROW.replace("https:", "htps:"), "columns[1].url", "must be an address like https://", "这样的网址"),
    (ROW.replace("通知公告", " "), "columns[1].name", "must not be empty", "不能为空"),
    (ROW.replace("通知公告", "长" * 201), "columns[1].name", "at most 200 characters", "最多 200 个字"),
    (ROW + "[[columns]]\nname = '甲'", "columns[2].url", "is required; add it", "缺少这一项，请补上"),
    (ROW + ROW.replace("通知公告", "公告"), "", "two columns have the same url: keep one", "有两个栏目的网址相同"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "english", "chinese"), FAULTS)
def test_every_fault_names_place_reason_and_remedy(
    tmp_path: Path, text: str, place: str, english: str, chinese: str
) -> None:
    error = fault(tmp_path, f"{HEAD}{text}")
    assert english in error.say("en")
    assert chinese in error.say("zh")
    for sentences in (error.say("en"), error.say("zh")):
        assert all(line.startswith(str(tmp_path / "fgw.toml")) for line in sentences.splitlines())
        assert place in sentences


@pytest.mark.parametrize(
    ("text", "place"), [("columns = ['通知公告']", "columns[1]"), ("crawl = 3", "crawl")]
)
def test_a_value_where_a_table_belongs_is_said_so(tmp_path: Path, text: str, place: str) -> None:
    error = fault(tmp_path, f"{HEAD}{text}")
    assert f"{place}: must be a table" in error.say("en")
    assert f"{place}：应为" in error.say("zh")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    lines = fault(tmp_path, "kee = 1\n" + ROW.replace("notice", "x")).say("en").splitlines()
    assert [line.split(": ")[1] for line in lines] == ["key", "url", "columns[1].category", "kee"]


@pytest.mark.parametrize("key", ["FGW", "发改委", "a b", "", "a" * 61, "../fgw"])
def test_a_key_is_short_and_plain_because_files_are_named_after_it(
    tmp_path: Path, key: str
) -> None:
    assert "key: does not have the form" in fault(tmp_path, HEAD.replace("fgw", key, 1)).en


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    error = fault(tmp_path, HEAD + "name = 发改委\n")
    assert "line 3" in error.say("en")
    assert "quotes" in error.say("en")
    assert "加英文引号" in error.say("zh")


def test_a_file_in_gbk_is_told_to_be_saved_as_utf8(tmp_path: Path) -> None:
    error = fault(tmp_path, (HEAD + 'name = "发改委"').encode("gbk"))
    assert "save it as UTF-8" in error.say("en")
    assert "请另存为 UTF-8 编码" in error.say("zh")


def test_a_file_that_is_not_there_or_a_folder_is_told_by_name(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ProfileError) as raised:
            profile.load(path)
        assert str(path) in raised.value.say("en")
        assert "cannot be read" in raised.value.say("en")
        assert "无法读取" in raised.value.say("zh")
        assert raised.value.exit_status == 2


@pytest.mark.parametrize(
    ("options", "place", "nearest"),
    [
        ({"colum-stale": {}}, "rules.colum-stale", "column-stale"),
        ({"column-stale": {"due_son_days": 3}}, "rules.column-stale.due_son_days", "due_soon_days"),
    ],
)
def test_an_unknown_rule_or_option_is_told_with_the_nearest(
    options: dict[str, dict[str, int]], place: str, nearest: str
) -> None:
    with pytest.raises(ProfileError) as raised:
        configured(options, "sites/fgw.toml")
    assert raised.value.say("en").startswith(f"sites/fgw.toml: {place}: ")
    assert f"“{nearest}”" in raised.value.say("en")
    assert f"“{nearest}”" in raised.value.say("zh")


def test_the_example_profile_is_valid_and_its_rules_are_known() -> None:
    path = Path(__file__).parents[3] / "sites" / "example.toml"
    site = profile.load(path)
    assert site.columns
    assert configured(site.rules, str(path))


# text after the head → what is said in Chinese of place and reason
BROKEN_TOML = [
    ('name = "甲"\nname = "乙"', "第 4 行第 11 列：这一项重复了"),
    ("[crawl]\n[crawl]", "第 4 行第 7 列：这个表重复了"),
    ('name = "甲', "第 3 行第 10 列：文字没有写完"),
    ("name = '甲", "文件末尾：文字没有写完"),
    ('name = """甲', "文件末尾：文字没有写完"),
    ("name = 发改委", "第 3 行第 8 列：值写得不对"),
    ("name = “发改委”", "第 3 行第 8 列：值写得不对"),
    ("name =", "第 3 行第 7 列：值写得不对"),
    ("name", "第 3 行第 5 列：缺少等号"),
    ("columns = [1, 2", "文件末尾：方括号没有成对"),
    ("columns = [", "文件末尾：值写得不对，或没有写完"),
    ("columns = [3\nname = 3", "第 4 行第 1 列：方括号没有成对"),
    ("x = {a = 1", "第 3 行第 11 列：花括号没有成对"),
    ("[crawl", "第 3 行第 7 列：表名的方括号没有成对"),
    ('name = "甲" code = "1"', "第 3 行第 12 列：一行只能写一项"),
    ("name = 3;", "第 3 行第 9 列：一行只能写一项"),
    ('name = "a\\d"', "第 3 行第 12 列：反斜杠"),
    ("“name” = 3", "第 3 行第 1 列：项名写得不对"),
]


@pytest.mark.parametrize(("text", "chinese"), BROKEN_TOML)
def test_broken_toml_is_told_in_chinese_with_line_and_column(
    tmp_path: Path, text: str, chinese: str
) -> None:
    error = fault(tmp_path, f"{HEAD}{text}\n")
    path = str(tmp_path / "fgw.toml")
    assert error.say("zh").startswith(f"{path}：格式有误，{chinese}")
    assert not re.search("[A-Za-z]{4}", error.say("zh").removeprefix(path).replace("name", ""))
    assert "is not valid TOML: " in error.say("en")


def test_a_rare_fault_of_toml_is_quoted(tmp_path: Path) -> None:
    assert (
        fault(tmp_path, HEAD + 'name = "\x01"')
        .say("zh")
        .endswith(
            "格式有误，第 3 行第 9 列（Illegal character '\\x01'）；文字要加英文引号，列表要加方括号"
        )
    )
