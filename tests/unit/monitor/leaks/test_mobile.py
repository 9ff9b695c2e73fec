"""Mobile numbers: those of people, not those printed to be called."""

import pytest

from tests.unit.monitor.leaks.numbers import FORMS, mobile, rows
from tests.unit.monitor.leaks.seeing import kinds, leaks

NUMBER = mobile(77)
SPACED = f"{NUMBER[:3]} {NUMBER[3:7]} {NUMBER[7:]}"


@pytest.mark.parametrize(
    "text",
    [
        f"村民王某（手机{NUMBER}）反映道路问题",
        f"我叫李某，电话{NUMBER}，家住滨城区",
        f"来信人：王先生 手机号：{NUMBER}",
        f"信访人李某，联系电话：{NUMBER}",
        f"张三 {NUMBER}",
        f"张三 {SPACED}",
        f"+86 {NUMBER} 张女士",
        f"请领导尽快联系我{NUMBER}",
        f"来电人王先生，联系电话{NUMBER}，反映噪声扰民",
        f"网友留言：小区停水三天，我的电话是{NUMBER}",
    ],
)
def test_a_private_number_is_a_candidate(text: str) -> None:
    (leak,) = leaks(text)
    assert leak.kind == "mobile"
    assert leak.masked == f"{NUMBER[:3]}****{NUMBER[-4:]}"
    assert not leak.certain


@pytest.mark.parametrize(
    "text",
    [
        f"联系人：张三　联系电话：{NUMBER}",
        f"联 系 人：张 三  电 话：{NUMBER}",
        f"联系方式：{NUMBER}",
        f"咨询电话:{NUMBER}",
        f"传真：{NUMBER}",
        f"举报电话：{NUMBER}",
        f"联系电话：\n0543-3181234\n{NUMBER}",
        f"联系人\n张三\n联系电话\n{NUMBER}",
        f"联系人\t张三\t联系电话\t{NUMBER}",
        f"招标代理机构：某某公司\n地址：黄河五路\n联系人：王工\n{NUMBER}",
        f"报名电话：{NUMBER}（张老师）",
        f"张主任：{NUMBER}",
        f"{NUMBER[:3]}****{NUMBER[-4:]}",
        f"{NUMBER}@example.com",
        f"http://example.com/{NUMBER}",
        f"{NUMBER}.00元",
        f"{NUMBER}元",
        f"补贴总额为{NUMBER}",
        f"供热量{NUMBER}吨标煤",
        f"设备编号：{NUMBER}",
        "计划到位15600000000",
        f"请广大车主拨打或咨询，电话{NUMBER}",
        f"2024{NUMBER}",
        "0543-3181234",
        "400-618-1234",
    ],
)
def test_numbers_to_be_called_and_other_numbers_pass(text: str) -> None:
    assert leaks(text) == ()


@pytest.mark.parametrize(
    "headings",
    [("县区", "煤耗（吨）"), ("排名", "商户", "应税所得"), ("矿种", "查明储量", "备注")],
)
def test_a_column_of_figures_holds_no_numbers_to_be_called(headings: tuple[str, ...]) -> None:
    body = [("某某", mobile(n), "无")[: len(headings)] for n in range(1, 5)]
    assert kinds(rows("cells", headings, *body)) == set()


def test_figures_below_headings_in_two_rows_are_figures() -> None:
    heads = "单位\t投资\t\n计划\t完成\t\n"
    assert kinds(f"{heads}某局\t{mobile(1)}\t{mobile(2)}\t\n") == set()


def test_cells_below_one_that_spans_rows_keep_their_headings() -> None:
    text = f"乡镇\t姓名\t手机\t\n某镇\t张伟\t{mobile(1)}\t\n李娜\t{mobile(2)}\t\n"
    assert [leak.near for leak in leaks(text) if leak.kind == "mobile"] == ["手机", "手机"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("headings", "cells", "found"),
    [
        (("序号", "姓名", "手机号码"), ("1", "张伟"), {"mobile"}),
        (("姓名", "性别", "工作单位", "手机号码"), ("张伟", "男", "滨州学院"), {"mobile"}),
        (("序号", "单位名称", "联系人", "联系电话"), ("1", "某某公司", "张伟"), set()),
        (("科室", "姓名", "职务", "联系电话"), ("办公室", "张伟", "科长"), set()),
        (("药店名称", "地址", "联系电话"), ("某某药房", "黄河五路3号"), set()),
    ],
)
def test_the_headings_of_a_table_say_whose_numbers_they_are(
    form: str, headings: tuple[str, ...], cells: tuple[str, ...], found: set[str]
) -> None:
    body = [(*cells, mobile(n)) for n in range(1, 5)]
    assert kinds(rows(form, headings, *body)) == found
