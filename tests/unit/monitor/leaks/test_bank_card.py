"""Bank cards: a person's, not the account an office is paid into."""

import pytest

from tests.unit.monitor.leaks.numbers import FORMS, card, rows
from tests.unit.monitor.leaks.seeing import kinds, leaks

CARD = card(7)
GROUPED = " ".join(CARD[at : at + 4] for at in range(0, 19, 4))


@pytest.mark.parametrize(
    "text",
    [
        f"银行卡号：{CARD}",
        f"卡号 {GROUPED}",
        f"开户行：中国农业银行滨州支行，账号：{CARD}",
        f"请将补贴打入张三账户{CARD}",
        f"户名：李四\n开户行：中国银行股份有限公司滨州分行\n账号：{CARD}",
        f"退费转入李梅名下建设银行账户，账号：{CARD}\n滨州市财政局",
        f"应将多缴款项汇入其工商银行卡（卡号\n{CARD}）。\n滨州市财政局",
        f"我的邮储卡{CARD}一直没有到账",
        "社保卡银行账号：" + card(8, "623052"),
        "信用卡卡号：" + card(9, "436742", 16),
    ],
)
def test_a_persons_card_is_a_candidate(text: str) -> None:
    (leak,) = leaks(text)
    assert (leak.kind, leak.certain) == ("bank-card", False)
    assert leak.masked.count("*") == len(leak.masked) - 8


@pytest.mark.parametrize(
    "text",
    [
        CARD,
        f"订单号：{CARD}",
        f"条形码 {CARD}",
        f"银行账号：{CARD[:-1]}{(int(CARD[-1]) + 1) % 10}",
        "卡号：6217 **** **** 1234",
        f"户名：滨州市公共资源交易中心\n开户行：建设银行滨州分行\n账号：{CARD}",
        f"投标保证金账户：\n开户名称：滨州某某招标代理有限公司\n账号：{CARD}",
        f"收款单位：滨州市财政局\n开户银行：齐鲁银行\n账    号：{CARD}",
        f"银行基本账户 账号：{CARD}",
        f"公司名称：滨州某某有限公司\n税号：91371600MA3C12345X\n开户行：某某银行\n账号：{CARD}",
        f"供应商\t滨州某某公司\t开户行\t某某银行\n账号\t{CARD}\t税率\t13%",
        f"乙方：滨州某某公司，账号：{CARD}",
        f"滨州市慈善总会账号：{CARD}",
    ],
)
def test_accounts_of_offices_and_other_numbers_pass(text: str) -> None:
    assert leaks(text) == ()


@pytest.mark.parametrize("form", FORMS)
def test_the_headings_of_a_table_say_whose_accounts_they_are(form: str) -> None:
    people = [("张伟", card(n), "农业银行", "300") for n in range(1, 5)]
    firms = [(f"滨州{n}公司", "农业银行", card(n), "300") for n in range(1, 5)]
    assert kinds(rows(form, ("姓名", "银行卡号", "开户行", "金额"), *people)) == {"bank-card"}
    assert kinds(rows(form, ("单位名称", "开户行", "账号", "金额"), *firms)) == set()
