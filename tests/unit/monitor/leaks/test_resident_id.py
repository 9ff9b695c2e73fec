"""ID numbers: by region, birth date and check character, never by their length."""

import pytest

from tests.unit.monitor.leaks.numbers import FORMS, resident, rows
from tests.unit.monitor.leaks.seeing import kinds, leaks

ID = resident(5)
WRONG = ID[:-1] + ("1" if ID[-1] != "1" else "2")
WIDE = ID.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
WITH_X = next(each for order in range(1, 99) if (each := resident(order)).endswith("X"))


@pytest.mark.parametrize(
    "text",
    [
        ID,
        f"身份证号：{ID}",
        f"公民身份号码 {ID}",
        f"当事人：张三，男，汉族，1985年3月12日出生，公民身份号码{ID}，住滨州市滨城区。",
        f"张三{ID}",
        f"居民身份证编号{ID}",
        f"1 张三 {ID} 138****1234",
        f"{ID[:6]} {ID[6:14]} {ID[14:]}",
        f"{ID[:6]}-{ID[6:14]}-{ID[14:]}",
        " ".join(ID[at : at + 4] for at in range(0, 18, 4)),
        WIDE,
        WITH_X.lower(),
        WITH_X.replace("X", "Ｘ"),
        f"残疾证号：{ID}41",
        "身份证号：372301650312123",
    ],
)
def test_an_id_number_is_found_however_it_is_printed(text: str) -> None:
    (leak,) = leaks(text)
    assert leak.kind == "resident-id"
    assert leak.masked[2:-2] == "*" * (len(leak.masked) - 4)
    assert len(leak.key) == 16


@pytest.mark.parametrize(
    "text",
    [
        WRONG,
        f"身份证号：{WRONG}",
        f"身份证号：{ID[:6]}********{ID[-4:]}",
        f"1{ID}",
        f"{ID}0",
        f"{ID}A",
        f"编号：{ID}",
        f"文号：{ID}",
        f"订单编号：{ID}",
        f"施工许可证编号 {resident(born='20230105')}",
        f"https://www.example.gov.cn/art/{ID}.html",
        f"art_{ID}_1.html",
        f"{ID}.pdf",
        f"md5 a{ID}b",
        f"编码{ID}41",
        "统一社会信用代码：91371600MA3C12345X",
        "身份证号：" + resident(born="20991231"),
        "身份证号：" + resident(born="20261124"),  # tomorrow
        "身份证号：" + resident(born="18991231"),
        "身份证号：" + resident(born="19850230"),
        "身份证号：" + resident(region="991602"),
        "编号372301650312123",
        "372301650312123",
    ],
)
def test_numbers_that_resemble_one_pass(text: str) -> None:
    assert leaks(text) == ()


def test_a_day_old_child_and_the_oldest_are_people_too() -> None:
    assert kinds(resident(born="20261123")) == {"resident-id"}
    assert kinds(resident(born="19000101")) == {"resident-id"}


@pytest.mark.parametrize(
    ("number", "certain"),
    [
        (resident(), True),
        (resident(region="372301"), True),  # abolished in 2000
        (resident(region="379999"), False),
        ("身份证号" + resident(region="379999"), True),
        ("身份证号372301650312123", False),
    ],
)
def test_it_is_certain_if_the_county_is_known_or_a_word_says_so(
    number: str, *, certain: bool
) -> None:
    assert [leak.certain for leak in leaks(number)] == [certain]


def test_the_word_that_made_it_likely_is_told_and_nothing_else() -> None:
    (leak,) = leaks(f"张三的身份证号码是：{ID}")
    assert leak.near == "身份证号码"


@pytest.mark.parametrize("form", FORMS)
def test_a_column_of_serial_numbers_passes(form: str) -> None:
    permits = [(str(n), resident(n, born="20240315"), "道路工程", "300") for n in range(1, 5)]
    assert leaks(rows(form, ("序号", "许可证编号", "项目名称", "金额"), *permits)) == ()
