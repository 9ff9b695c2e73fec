"""Tables of personal data: two telling headings and rows that are filled in."""

import pytest

from tests.unit.monitor.leaks.numbers import FORMS, card, mobile, resident, rows
from tests.unit.monitor.leaks.seeing import kinds, leaks

FULL = ("序号", "姓名", "身份证号", "银行账号", "联系电话")
HOMES = ("序号", "姓名", "身份证号", "家庭住址", "补贴金额")
ILL = ("姓名", "残疾类别", "残疾等级", "家庭住址")


def full(number: int) -> tuple[str, ...]:
    return (str(number), "张伟", resident(number), card(number), mobile(number))


def masked(number: int, home: str) -> tuple[str, ...]:
    return (str(number), "张伟", f"371602********{number:04d}", home, "300")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("count", "tables"), [(0, 0), (1, 0), (2, 1), (4, 1)])
def test_one_leak_a_table_from_two_filled_rows(form: str, count: int, tables: int) -> None:
    found = leaks(rows(form, FULL, *map(full, range(1, count + 1))))
    amounts = [leak.amount for leak in found if leak.kind == "personal-table"]
    assert amounts == [count] * tables


@pytest.mark.parametrize("form", FORMS)
def test_a_home_is_told_by_its_door_number_and_not_by_its_village(form: str) -> None:
    doors = [masked(n, f"滨州市黄河五路{n}号楼2单元{n}01室") for n in range(1, 5)]
    villages = [masked(n, "彭李街道东关村") for n in range(1, 5)]
    assert kinds(rows(form, HOMES, *doors)) == {"personal-table"}
    assert kinds(rows(form, HOMES, *villages)) == set()


@pytest.mark.parametrize("form", FORMS)
def test_disability_beside_a_home_is_one(form: str) -> None:
    people = [("张伟", "肢体", "二级", f"黄河五路{n}号楼2单元{n}01室") for n in range(1, 4)]
    assert kinds(rows(form, ILL, *people)) == {"personal-table"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (
            ("序号", "企业名称", "法定代表人", "注册地址", "联系电话"),
            ("1", "某某公司", "张伟", "黄河五路3号", "13800007919"),
        ),
        (
            ("姓名", "性别", "出生年月", "毕业院校", "准考证号"),
            ("张伟", "男", "1990.01", "山东大学", "2024371600123"),
        ),
        (("姓名", "职务", "办公电话", "传真"), ("张伟", "科长", "0543-3181234", "0543-3181235")),
        (
            ("序号", "姓名", "身份证号", "联系电话"),
            ("1", "张伟", "3716********1234", "138****1234"),
        ),
    ],
)
def test_tables_of_offices_and_masked_ones_pass(
    form: str, headings: tuple[str, ...], row: tuple[str, ...]
) -> None:
    assert leaks(rows(form, headings, *[row] * 4)) == ()


@pytest.mark.parametrize("form", ["cells", "blanks"])
@pytest.mark.parametrize(
    ("headings", "row", "found"),
    [
        (
            ("姓名", "现住址", "金额"),
            ("张伟", "黄河五路3号楼2单元101室", "300"),
            {"personal-table"},
        ),
        (("姓名", "患病名称", "救助金"), ("张伟", "尿毒症", "3000"), {"personal-table"}),
        (("姓名", "患病名称", "救助金"), ("张**", "尿毒症", "3000"), set()),
        (("病种名称", "起付线", "支付比例"), ("尿毒症", "500", "70%"), set()),
        (("门店名称", "地址", "店长"), ("某某店", "黄河五路3号楼101室", "张伟"), set()),
    ],
)
def test_a_named_persons_home_or_illness_is_enough(
    form: str, headings: tuple[str, ...], row: tuple[str, ...], found: set[str]
) -> None:
    assert kinds(rows(form, ("某某名册",), headings, *[row] * 4)) == found


@pytest.mark.parametrize("form", FORMS)
def test_a_form_to_fill_in_passes(form: str) -> None:
    blank = (("姓名", "", "性别", ""), ("身份证号", "", "联系电话", ""), ("家庭住址", "", "", ""))
    assert leaks(rows(form, *blank)) == ()


def test_rows_with_empty_cells_at_either_end_are_read_all_the_same() -> None:
    """Files tell no empty cells at the end of a row."""
    short = [("", "张伟", resident(n), card(n)) for n in range(1, 4)]
    assert kinds(rows("cells", FULL, *short)) == {"resident-id", "bank-card", "personal-table"}
