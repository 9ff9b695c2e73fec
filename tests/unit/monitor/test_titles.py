"""Titles of documents and interpretations, in the forms that sites really give them."""

import pytest

from monitor.titles import (
    document_names,
    interpretation_names,
    is_interpretation,
    likeness,
    not_required,
)

CREDIT = "《招标投标领域信用管理暂行办法》 2026年第44号令"
SAFETY = "《电力重大事故隐患判定标准及治理监督管理规定》 2026年第40号令"
INVEST = "《外商投资准入特别管理措施(负面清单)(2024年版)》 2024年第23号令"
PLAN = "关于印发《示例省数字经济发展规划（2026—2030年）》的通知"


def sureness(document: str, interpretation: str) -> float:
    return max(
        (
            likeness(one, other)
            for one in document_names(document)
            for other in interpretation_names(interpretation)
        ),
        default=0.0,
    )


@pytest.mark.parametrize(
    ("document", "interpretation"),
    [
        (CREDIT, "国家发展改革委有关负责同志就《招标投标领域信用管理暂行办法》答记者问"),
        (CREDIT, "《招标投标领域信用管理暂行办法》解读"),
        (CREDIT, "一图读懂 | 招标投标领域信用管理暂行办法"),
        (CREDIT, "一图读懂丨招标投标领域信用管理暂行办法"),
        (CREDIT, "一图读懂：招标投标领域信用管理办法（暂行）"),
        (CREDIT, "【图解】招标投标领域信用管理暂行办法"),
        (CREDIT, "视频解读 | 《招标投标领域信用管理暂行办法》"),
        (CREDIT, "专家解读之三 | 《招标投标领域信用管理暂行办法》的制度创新"),
        (CREDIT, "\u200b《招标投标领域\ufeff信用管理暂行办法》解读"),
        (CREDIT, "《招标投标领域信用管理\u3000暂行办法》\u00a0解读"),
        (SAFETY, "《电力重大事故隐患判定标准及治理监督管理规定》解读"),
        (INVEST, "2024年版全国外商投资准入特别管理措施（负面清单）"),
        (INVEST, "国家发展改革委、商务部发布2024年版全国外商投资准入特别管理措施（负面清单）"),
        (
            "《鼓励外商投资产业目录（2025年版）》 2025年第28号令",
            "国家发展改革委、商务部发布《鼓励外商投资产业目录（2025年版）》",
        ),
        (
            "关于印发《可再生能源消费最低比重目标和可再生能源电力消纳责任权重制度实施办法》的通知",
            "一图读懂 | 可再生能源消费最低比重目标和可再生能源电力消纳责任权重制度实施办法",
        ),
        (PLAN, "《示例省数字经济发展规划(2026-2030年)》政策解读"),
        (PLAN, "《示例省数字经济发展规划（2026~2030年）》政策解读"),
        (PLAN, "《示例省数字经济发展规划（２０２６－２０３０年）》政策解读"),
        (PLAN, "示例省数字经济发展规划（2026–2030年）图解"),
        ("示例市发展改革委关于印发示例市停车收费管理办法（试行）的通知", "《示例市停车收费管理办法（试行）》解读"),
        ("示例市停车收费管理办法（试行）", "一图看懂《示例市停车收费管理办法》"),
        ("关于促进民间投资的若干措施的公告", "《关于促进民间投资的若干措施》解读"),
        ("示例市人民政府令第44号 示例市停车收费管理办法", "《示例市停车收费管理办法》解读"),
        ("〈示例市停车收费管理办法〉", "〈示例市停车收费管理办法〉解读"),
        ("示例市停车收费管理办法", "解读｜《示例市停车收费管理办法》"),
        ("示例市停车收费管理办法", "《示例市停车收费管理办法》政策解读（二）"),
        ("示例市停车收费管理办法", "示例市停车收费管理办法政策问答"),
        ("示例市停车收费管理办法", "关于《示例市停车收费管理办法》的起草说明"),
        ("数据安全实施方案", "《数据安全实施方案》答记者问"),
        ("促进民营经济高质量发展若干措施", "《安泰县促进民营经济高质量发展若干措施》解读"),
        ("滨海市安泰县促进民营经济高质量发展若干措施", "《安泰县促进民营经济高质量发展若干措施》解读"),
        ("全市促进民营经济高质量发展若干措施", "《安泰县促进民营经济高质量发展若干措施》解读"),
        ("促进城市更新和社区治理若干措施", "《滨海市促进城市更新和社区治理若干措施》解读"),
        ("2026年安泰县促进民营经济若干措施", "一图读懂《安泰县促进民营经济若干措施》"),
    ],
)  # fmt: skip
def test_one_document_goes_by_many_titles(document: str, interpretation: str) -> None:
    assert sureness(document, interpretation) >= 0.8


@pytest.mark.parametrize(
    ("document", "interpretation"),
    [
        (CREDIT, "专家解读文章之二 | 信用修复制度的体系性重构与制度优化"),
        (CREDIT, "《电力重大事故隐患判定标准及治理监督管理规定》解读"),
        (INVEST, "2021年版全国外商投资准入特别管理措施（负面清单）"),
        (PLAN, "《示例省数字经济发展规划（2021-2025年）》政策解读"),
        ("示例市停车收费管理办法", "《示例市停车场建设管理条例》解读"),
        ("2026年第二批专项债券项目通知", "2026年第三批专项债券项目通知解读"),
        ("关于印发《办法》的通知", "《办法》解读"),
        ("安泰县促进民营经济高质量发展若干措施", "《宁远县促进民营经济高质量发展若干措施》解读"),
        ("关于印发《春城区停车收费管理实施办法》的通知", "《松林县停车收费管理实施办法》政策解读"),
        ("示例省安泰县促进民营经济高质量发展若干措施", "《示例省宁远县促进民营经济高质量发展若干措施》解读"),
        ("滨海新区城市道路停车收费管理办法", "一图读懂：临江街道城市道路停车收费管理办法"),
        ("安泰县促进民营经济高质量发展若干措施", "专家解读《宁远县促进民营经济高质量发展若干措施》"),
    ],
)  # fmt: skip
def test_other_documents_are_not_taken_for_it(document: str, interpretation: str) -> None:
    assert sureness(document, interpretation) < 0.8


@pytest.mark.parametrize(
    "title",
    [
        "国家发展改革委有关负责同志就《招标投标领域信用管理暂行办法》答记者问",
        "《示例实施方案》答记者问",
        "一图读懂 | 可再生能源实施办法",
        "一图看懂《示例办法》",
        "专家解读文章之二 | 信用修复制度的体系性重构与制度优化",
        "《示例办法》解读",
        "《示例办法》政策解读（二）",
        "解读\u200b：《示例办法》",
        "政策图解：示例办法",
        "视频解读 | 《示例办法》",
        "《示例办法》政策问答",
    ],
)
def test_a_title_says_that_it_interprets(title: str) -> None:
    assert is_interpretation(title)


@pytest.mark.parametrize(
    "title",
    [CREDIT, PLAN, "关于做好政策解读工作的通知", "《示例解读管理办法》", "示例市停车收费管理办法"],
)
def test_a_document_is_no_interpretation(title: str) -> None:
    assert not is_interpretation(title)


def test_invisible_signs_do_not_hide_what_needs_no_interpretation() -> None:
    assert not_required("关于示例项目的批\u200b复") == "reply"
