"""A register of accounts as offices keep it becomes accounts of the profile; what is no register says so."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from monitor.errors import ProfileError
from monitor.profile import load

HEADS = ["序号", "平台", "名称", "主办单位", "最近更新", "状态"]
ROWS = [
    [1, "微信公众号（订阅号）", "滨州发改", "市发展改革委", date(2026, 11, 20), "正常"],
    [2, "微信视频号", "滨州发改", "市发展改革委", "2026年11月3日", "正常"],
    [3, "新浪微博", "旧号", "市发展改革委", "", "已注销"],
    [None, None, None, None, None, None],
]


def profile(folder: Path, name: str) -> Path:
    path = folder / "p.toml"
    text = f'key = "a"\nurl = "https://a.example.gov.cn/"\naccount_register = "{name}"\n'
    path.write_text(text, encoding="utf-8")
    return path


def found(folder: Path, name: str) -> list[tuple[str, str, date | None, bool]]:
    site = load(profile(folder, name))
    return [(each.platform, each.name, each.last_post, each.inactive) for each in site.accounts]


EXPECTED = [
    ("wechat", "滨州发改", date(2026, 11, 20), False),
    ("channels", "滨州发改", date(2026, 11, 3), False),
    ("weibo", "旧号", None, True),
]


def test_a_workbook_with_a_title_above(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["政务新媒体登记表"], HEADS, *ROWS):
        sheet.append(row)
    book.save(tmp_path / "r.xlsx")
    book.close()
    assert found(tmp_path, "r.xlsx") == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_table_as_wps_saves_it(tmp_path: Path, encoding: str) -> None:
    lines = [HEADS, *ROWS]
    text = "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in lines)
    (tmp_path / "r.csv").write_bytes(text.encode(encoding))
    assert found(tmp_path, "r.csv") == EXPECTED


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("r.xlsx", b"PK\x03\x04broken"),
        ("r.xlsx", b""),
        ("r.csv", b"a,b\n1,2\n"),
        ("r.csv", b"\xff\xfe\xff"),
        ("none.csv", None),
        ("r.csv", b"x" * 5_000_001),
    ],
)
def test_what_is_no_register_says_so(tmp_path: Path, name: str, body: bytes | None) -> None:
    if body is not None:
        (tmp_path / name).write_bytes(body)
    with pytest.raises(ProfileError):
        load(profile(tmp_path, name))


def test_two_accounts_alike_are_named(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    account = '{name = "甲", platform = "weibo"}'
    text = f'key = "a"\nurl = "https://a.example.gov.cn/"\naccounts = [{account}, {account}]\n'
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError, match="same platform and name"):
        load(path)
