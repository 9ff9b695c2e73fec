"""Whatever is wrong with a profile or an option: file, place, reason and remedy, and no traceback."""

from collections.abc import Callable

import pytest

from tests.e2e.conftest import Done, Huoshui
from tests.site.misbehaving import page, serve

Typed = Callable[..., Done]

HEAD = 'key = "a"\nurl = "http://127.0.0.1:9/"\n'
FAULTS: dict[str, tuple[str | bytes, str, str]] = {
    "a wrong key": (
        HEAD + 'nmae = "x"\n',
        "nmae：没有这一项，是否应为“name”？",
        "nmae: unknown key; did you mean “name”?",
    ),
    "a wrong key in a table": (
        HEAD + "[crawl]\nmax_page = 3\n",
        "crawl.max_page：没有这一项，是否应为“max_pages”？",
        "crawl.max_page: unknown key; did you mean “max_pages”?",
    ),
    "a wrong type": (
        HEAD + '[crawl]\nmax_pages = "many"\n',
        "crawl.max_pages：应为整数（现为 'many'）",
        "crawl.max_pages: must be a whole number (found 'many')",
    ),
    "a date for a name": (
        HEAD + "name = 2026-11-24\n",
        "name：应为加引号的文字",
        "name: must be text in quotes",
    ),
    "a date for days": (
        HEAD + "[rules.column-stale]\ndue_soon_days = 2026-11-24\n",
        "rules.column-stale.due_soon_days：应为整数",
        "rules.column-stale.due_soon_days: must be a whole number",
    ),
    "an unknown rule": (
        HEAD + "[rules.column-stal]\n",
        "rules.column-stal：没有这一项，是否应为“column-stale”？",
        "rules.column-stal: unknown key; did you mean “column-stale”?",
    ),
    "a wrong category": (
        HEAD + 'columns = [{name = "甲", url = "http://127.0.0.1:9/a/", category = "notices"}]\n',
        "columns[1].category：只能是以下之一：'news', 'notice'",
        "columns[1].category: must be one of 'news', 'notice'",
    ),
    "no address": (
        'key = "a"\nurl = "nowhere"\n',
        "url：应为 https://fgw.example.gov.cn/ 这样的网址",
        "url: must be an address like https://fgw.example.gov.cn/",
    ),
    "nothing": ("", "key：缺少这一项，请补上", "key: is required; add it"),
    "broken TOML": ('key = "a\n', "格式有误", "is not valid TOML"),
    "not UTF-8": (
        HEAD.encode() + "name = '发改委'".encode("gb18030"),
        "不是 UTF-8 文本（第 46 字节），请另存为 UTF-8 编码",
        "is not UTF-8 text (byte 46); save it as UTF-8",
    ),
}


@pytest.mark.parametrize("command", ["audit", "crawl"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_profile_is_told_with_file_place_and_remedy(
    fault: str, command: str, huoshui: Huoshui, typed: Typed
) -> None:
    text, zh, en = FAULTS[fault]
    path = huoshui.folder / "site.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    for language, sentence in (("zh", zh), ("en", en)):
        done = typed(command, path, "--lang", language)
        assert done.status == 2
        assert done.err.startswith(str(path))
        assert sentence in done.err
        assert done.out == ""
    assert not huoshui.database.exists() or huoshui.runs() == []


@pytest.mark.parametrize("text", ["crawl = 3\n", "columns = [3]\n", "accounts = [3]\n"])
def test_a_plain_value_for_a_table_is_told(text: str, huoshui: Huoshui, typed: Typed) -> None:
    path = huoshui.write("site.toml", HEAD + text)
    done = typed("audit", path)
    assert done.status == 2
    assert "应为 {name = …} 形式的表" in done.err


def test_a_missing_profile_is_told(typed: Typed) -> None:
    zh, en = typed("audit", "absent.toml"), typed("audit", "absent.toml", "--lang", "en")
    assert (zh.status, en.status) == (2, 2)
    assert "absent.toml：无法读取" in zh.err
    assert "请检查文件名" in zh.err
    assert "absent.toml: cannot be read" in en.err


def test_all_faults_of_a_profile_are_told_at_once(huoshui: Huoshui, typed: Typed) -> None:
    text = HEAD + 'nmae = "x"\n[crawl]\nrate = "x"\nmax_pages = 0\n'
    done = typed("audit", huoshui.write("site.toml", text))
    assert len(done.err.splitlines()) == 3


WRONG_USE = [
    (["audit"], "请写上网站首页地址或方案文件名", "Missing argument"),
    (["init", "fgw.example.gov.cn"], "请用 -o 写上方案文件名", "Missing option"),
    (["audti", "x"], "没有命令 audti", "No such command 'audti'"),
    (["audit", "x", "y"], "多出参数 y", "unexpected extra argument"),
    (
        ["audit", "x", "--max-page", "1"],
        "没有选项 --max-page（是否应为 --max-pages？）",
        "--max-pages",
    ),
    (["audit", "x", "--rate", "fast"], "--rate 应为数字", "'--rate'"),
    (["audit", "x", "--rate", "-1"], "--rate -1 应在 0 到 1000 之间", "between 0 and 1000"),
    (["audit", "x", "--rate", "inf"], "--rate inf 应在 0 到 1000 之间", "--rate inf: must be"),
    (["audit", "x", "--rate", "nan"], "--rate nan 应在 0 到 1000 之间", "--rate nan: must be"),
    (["audit", "x", "--rate", "1e9"], "--rate 1e+09 应在 0 到 1000 之间", "--rate 1e+09: must be"),
    (["init", "x", "-o", "x.toml", "--rate", "inf"], "--rate inf 应在", "--rate inf: must be"),
    (
        ["audit", "x", "--max-pages", "0"],
        "--max-pages 0 应在 1 到 5000000 之间",
        "--max-pages 0: must be",
    ),
    (
        ["audit", "x", "--max-pages", "1000000000000"],
        "--max-pages 1000000000000 应在 1 到 5000000 之间",
        "between 1 and 5000000",
    ),
    (["audit", "x", "--max-pages", "ten"], "--max-pages 应为整数", "'--max-pages'"),
    (["audit", "x", "--fail-on", "all"], "--fail-on 只能是以下之一：'veto', 'broken'", "'veto'"),
    (["audit", "not an address"], "既不是网址也不是方案文件；网址应写成", "write it like https"),
    (["audit", "ftp://fgw.example.gov.cn/"], "网址应写成 https://", "write it like https://"),
    (["audit", "x", "--as-of", "2026-02-30"], "应写成 2026-11-23", "write it like 2026-11-23"),
    (["audit", "x", "--as-of", "9999-12-31"], "--as-of 9999-12-31 太远", "is out of reach"),
    (
        ["audit", "x", "--as-of", "2020-01-01"],
        "请改用 huoshui judge --as-of 2020-01-01",
        "judge --as-of",
    ),
    (["judge", "--as-of", "9999-12-31"], "请选择 1998-01-01 至", "choose a day from 1998-01-01 to"),
    (["judge", "--as-of", "0001-01-01"], "--as-of 0001-01-01 太远", "is out of reach"),
    (["judge", "--as-of", "昨天"], "应写成 2026-11-23", "write it like 2026-11-23"),
    (["report", "--week", "47"], "应写成 2026-W47", "write it like 2026-W47"),
    (["report", "--week", "2026-W60"], "应写成 2026-W47", "write it like 2026-W47"),
    (["report", "--format", "html,pdf"], "只能从 html, txt, json, xlsx 中选择", "choose from html"),
    (["report", "--send"], "去掉该选项可只生成文件", "leave it out to write the files"),
    (["crawl"], "请先运行 huoshui init 网址 -o", "write one with “huoshui init URL -o"),
    (["judge"], "请先运行 huoshui crawl", "run “huoshui crawl” first"),
    (["report"], "请先运行 huoshui crawl", "run “huoshui crawl” first"),
]


@pytest.mark.parametrize(
    ("arguments", "zh", "en"), WRONG_USE, ids=[" ".join(row[0]) for row in WRONG_USE]
)
def test_wrong_usage_is_told_in_the_readers_language(
    arguments: list[str], zh: str, en: str, typed: Typed
) -> None:
    for language, sentence in (("zh", zh), ("en", en)):
        done = typed(*arguments, "--lang", language)
        assert (done.status, done.out) == (2, "")
        assert sentence in done.err
        assert len(done.err.splitlines()) == 1


def test_wrong_usage_ends_the_process_with_status_2_and_no_traceback(huoshui: Huoshui) -> None:
    done = huoshui("audit", "x", "--as-of", "soon")
    assert (done.status, done.out) == (2, "")
    assert done.err == "--as-of 'soon' 不是日期，应写成 2026-11-23\n"


@pytest.mark.parametrize("given", ["inf", "nan", "1e9"])
def test_the_rate_of_a_crawl_is_held_to_the_bounds_of_the_profile(
    given: str, huoshui: Huoshui, typed: Typed
) -> None:
    done = typed("crawl", huoshui.write("site.toml", HEAD), "--rate", given)
    assert (done.status, done.out) == (2, "")
    assert "应在 0 到 1000 之间" in done.err
    assert not huoshui.database.exists()


def test_a_day_out_of_reach_is_said_before_any_crawl(huoshui: Huoshui, typed: Typed) -> None:
    with serve({"/": page("好站")}) as site:
        for day in ("9999-12-31", "0001-01-01", "2020-01-01"):
            assert typed("audit", site.url, "--as-of", day).status == 2
        assert site.requests == []
    assert not huoshui.database.exists()
