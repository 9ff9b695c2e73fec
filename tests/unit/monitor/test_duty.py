"""Which documents need an interpretation: cases written down from the clause before any code.

政府规章 and 行政规范性文件 in the unit's own name do; 措施, 标准, 规划, 计划, 方案, 预案 and what touches
people's purses likely do; what passes on, answers or announces a single case does not.
"""

from typing import Any

import pytest

from monitor.duty import Duties, own_words
from monitor.facts import DocumentFacts
from monitor.policy_words import GROUNDS
from monitor.view import Grade, PageView
from tests.unit.monitor.rules.scene import SITE, page

UNIT = "滨州市发展和改革委员会"
OWN = Duties(name=UNIT, words=frozenset({"滨发改"}))


def paper(
    title: str, number: str = "滨发改〔2026〕1号", issuer: str = "", **facts: Any
) -> PageView:
    return page("zc/1.html", title=title, document=DocumentFacts(number, issuer=issuer), **facts)


def graded(duties: Duties, *args: Any, **facts: Any) -> str:
    return str(duties.of(paper(*args, **facts)).grade)


CASES = [
    ("关于印发《滨州市供热价格管理办法》的通知", "required"),
    ("滨州市发展和改革委员会关于印发滨州市节能审查实施细则的通知", "required"),
    ("关于印发《滨州市停车收费管理规定（试行）》的通知", "required"),
    ("关于印发《滨州市招标投标异议投诉处理规程》的通知", "required"),
    ("滨州市供热价格管理办法（滨发改〔2026〕1号）", "required"),
    ("滨州市失信名单管理办法", "required"),
    ("关于促进民营经济高质量发展的实施意见", "likely"),
    ("关于促进民间投资的若干措施", "likely"),
    ("关于印发《滨州市电动汽车充电基础设施规划（2026—2030年）》的通知", "likely"),
    ("滨州市国民经济和社会发展第十五个五年规划纲要", "likely"),
    ("2026年国民经济和社会发展计划", "likely"),
    ("滨州市节能降碳行动方案", "likely"),
    ("滨州市粮食应急预案", "likely"),
    ("关于调整市区城镇污水处理收费标准的通知", "likely"),
    ("关于规范全市非居民管道天然气配气价格的通知", "likely"),
    ("关于修改《滨州市供热价格管理办法》的决定", "likely"),
    ("关于印发《机关会议费管理办法》的通知", "likely"),
    ("关于做好2026年夏粮收购工作的通知", "unclear"),
    ("关于贯彻落实《滨州市供热价格管理办法》的通知", "unclear"),
    ("关于《滨州市供热价格管理办法（征求意见稿）》的说明", "unclear"),
    ("关于召开全市发展改革工作会议的通知", "not_required"),
    ("关于转发《省节能管理办法》的通知", "not_required"),
    ("关于滨州港扩建工程项目核准的批复", "not_required"),
    ("关于《供热价格管理办法》有关问题的复函", "not_required"),
    ("关于商请提供数据的函", "not_required"),
    ("关于张三等同志任免职的通知", "not_required"),
    ("2026年重点项目名单", "not_required"),
    ("关于公布2026年市级绿色工厂名单的通知", "not_required"),
    ("关于2026年节能监察结果的公示", "not_required"),
    ("滨州市发展和改革委员会2025年政府信息公开工作年度报告", "not_required"),
    ("关于2025年国民经济和社会发展计划执行情况的报告", "not_required"),
    ("2026年上半年重点项目进展情况通报", "not_required"),
    ("2026年部门预算公开", "not_required"),
    ("2025年度部门决算", "not_required"),
    ("办公楼维修项目招标公告", "not_required"),
    ("关于下达2026年中央预算内投资计划的通知", "not_required"),
    ("关于废止部分规范性文件的通知", "not_required"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "grade"), CASES)
def test_the_kind_of_document_tells_how_likely_it_needs_an_interpretation(
    title: str, grade: str
) -> None:
    assert graded(OWN, title) == grade


METHOD = "关于印发《滨州市供热价格管理办法》的通知"


@pytest.mark.parametrize(
    ("number", "issuer", "title", "grade", "ground"),
    [
        ("滨发改〔2026〕1号", "", METHOD, "required", "own-normative"),
        ("滨发改[2026] 第1号", "", METHOD, "required", "own-normative"),
        ("滨发改价格〔2026〕1号", UNIT, METHOD, "required", "own-normative"),
        ("滨发改价格〔2026〕1号", "滨州市发展改革委", METHOD, "required", "own-normative"),
        ("滨发改价格〔2026〕1号", "", f"{UNIT}{METHOD}", "required", "own-normative"),
        ("2026年第1号令", UNIT, "滨州市供热价格管理办法", "required", "own-normative"),
        ("滨财综〔2026〕1号", "", METHOD, "likely", "normative"),  # whose it is cannot be told
        ("", UNIT, METHOD, "likely", "normative"),  # no number
        ("", "", METHOD, "likely", "normative"),
        ("发改价格〔2026〕1号", "国家发展改革委", METHOD, "not_required", "other-issuer"),
        ("国办发〔2026〕1号", "", METHOD, "not_required", "other-issuer"),
        ("鲁发改价格〔2026〕1号", "", METHOD, "not_required", "other-issuer"),
        ("鲁政发〔2026〕1号", "山东省人民政府", "促进就业若干措施", "not_required", "other-issuer"),
    ],
)  # fmt: skip
def test_only_a_numbered_rule_of_the_unit_itself_needs_one_for_certain(
    number: str, issuer: str, title: str, grade: str, ground: str
) -> None:
    need = OWN.of(paper(title, number, issuer))
    assert (need.grade.value, need.ground) == (grade, ground)


def test_without_knowing_the_unit_nothing_is_required_for_certain() -> None:
    assert graded(Duties(), METHOD) == "likely"
    assert graded(Duties(), "关于转发《省节能管理办法》的通知") == "not_required"


NOTICE = "关于做好2026年夏粮收购工作的通知"


@pytest.mark.parametrize(
    ("settings", "title", "grade", "ground"),
    [
        ({"require": ("夏粮收购",)}, NOTICE, "required", "person"),
        ({"require": (f"{SITE}zc/1.html",)}, NOTICE, "required", "person"),
        ({"require": ("http://fgw.example.gov.cn/zc/1.html",)}, NOTICE, "required", "person"),
        ({"require": (f"{SITE}zc/2.html",)}, NOTICE, "unclear", "unclear"),
        ({"not_required": ("供热价格管理办法",)}, METHOD, "not_required", "person"),
        ({"not_required": ("供热 价格管理办法",)}, METHOD, "not_required", "person"),
        (
            {"not_required": ("办法",), "require": ("供热",)},
            METHOD, "not_required", "person",
        ),
        ({"unclear": Grade.LIKELY}, NOTICE, "likely", "unclear"),
        ({"unclear": Grade.NOT_REQUIRED}, NOTICE, "not_required", "unclear"),
        ({"require": ("任免职",)}, "关于张三等同志任免职的通知", "required", "person"),
    ],
)  # fmt: skip
def test_a_person_settles_it(settings: dict[str, Any], title: str, grade: str, ground: str) -> None:
    need = Duties(name=UNIT, words=frozenset({"滨发改"}), **settings).of(paper(title))
    assert (need.grade.value, need.ground) == (grade, ground)


def test_the_words_of_a_unit_are_read_from_documents_that_name_it_as_issuer() -> None:
    pages = [
        paper("甲", "滨发改〔2026〕1号", UNIT),
        paper("乙", "滨发改价格〔2026〕2号", "滨州市发展改革委"),
        paper("丙", "发改价格〔2026〕3号", "国家发展改革委"),
        paper(f"{UNIT}关于丁的通知", "滨发改能源〔2026〕4号"),
        paper("戊", "滨政发〔2026〕5号"),
    ]
    assert own_words(pages, UNIT) == {"滨发改", "滨发改价格", "滨发改能源"}
    assert own_words(pages, "") == frozenset()


@pytest.mark.parametrize("title", ["", "《" * 5000, "关于" * 5000, "的通知" * 3000, "\ufdfa" * 300])
def test_no_title_is_too_odd_to_grade(title: str) -> None:
    assert OWN.of(paper(title)).grade in Grade


def test_every_ground_can_be_said() -> None:
    titles = [title for title, _ in CASES]
    given = {OWN.of(paper(title)).ground for title in titles}
    assert given <= GROUNDS.keys()
    assert {"own-normative", "kind", "interest", "unclear"} <= given
