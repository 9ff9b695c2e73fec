"""Marks of secrecy: one that stands by itself, never a sentence that speaks of it."""

import pytest

from tests.unit.monitor.leaks.seeing import PAGE, kinds, leaks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("秘密★10年", "秘密★10年"),
        ("机密★长期", "机密★长期"),
        ("秘 密 ★ 5 年", "秘密★5年"),
        ("（秘密★10年）", "秘密★10年"),
        ("绝密★", "绝密★"),
    ],
)
def test_a_classification_mark_is_told_by_its_own_words(text: str, words: str) -> None:
    (leak,) = leaks(PAGE.format(f"{text}\n关于某事的通知"))
    assert (leak.kind, leak.masked, leak.key, leak.near) == ("classified", words, "", "")


def test_a_scan_bears_the_grade_at_its_head() -> None:
    assert kinds("机密\n滨州市某局文件\n滨发〔2024〕1号") == {"classified"}
    assert kinds(PAGE.format("秘密")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "国家秘密的密级分为绝密、机密、秘密三级。",
        "应当标注“秘密★10年”字样",
        "国家秘密标志为“密级★保密期限”，如：机密★5年。",
        "保守国家秘密",
        "商业秘密",
        "绝密★启用前",
        "★秘密花园★",
    ],
)
def test_speaking_of_secrets_is_none(text: str) -> None:
    assert leaks(PAGE.format(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "（此件依申请公开）",
        "此件不予公开",
        "滨州市发展和改革委员会 2024年3月1日 （此件依申请公开）",
        "内部资料 注意保存",
        "内部资料，请勿外传",
        "【内部使用】",
        "仅供内部使用",
        "工作秘密 注意保存",
        "公开属性：依申请公开",
        "公开方式\t依申请公开",
        "本手册仅限内部人员参阅",
        "内 部 材 料 不 得 扩 散",
        "（此件属于工作秘密，请注意保密）",
    ],
)
def test_a_mark_that_a_document_is_not_for_all(text: str) -> None:
    assert kinds(PAGE.format(text)) == {"not-public"}


@pytest.mark.parametrize(
    "text",
    [
        "依申请公开",
        "政府信息公开指南 依申请公开 年报",
        "（此件公开发布）",
        "公开属性：主动公开",
        "应当注明“此件依申请公开”",
        "标注“不予公开”的公文",
        "对于依申请公开的政府信息",
        "关于严禁传播内部资料的通知",
        "工作秘密管理办法",
        "公开方式\t主动公开\t依申请公开",
        "序号\t事项\t公开方式\n1\t规划\t依申请公开",
        "公开类别：主动公开 / 依申请公开 / 不予公开",
        "内部资料性出版物准印证",
    ],
)
def test_menus_catalogues_and_sentences_pass(text: str) -> None:
    assert leaks(PAGE.format(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "特 急",
        "内部明电",
        "特急·明电",
        "份号：000012",
        "抄报：市委、市政府",
        "明 电",
        "传真电报",
        "上述方案，当否，请批示。",
        "内部碰头会纪要",
        "关于申请拨付资金的请示\n市政府：\n妥否，请批示。",
        "中共滨州市某局党组会议纪要\n出席：张三",
    ],
)
def test_heads_of_papers_that_stay_inside(text: str) -> None:
    assert kinds(PAGE.format(text)) == {"internal-head"}


@pytest.mark.parametrize(
    "text",
    [
        "国办发明电〔2024〕12号",
        "特急通知有关事项",
        "抄送：市委办公室",
        "关于某事请示的批复",
        "涉密公文应当标注份号",
        "关于某事的请示\n上一篇",
        "公文写作：结尾写“妥否，请批示”",
        "请示的结语一般写妥否，请批示。",
        "进一步加强内部会议纪要管理工作的通知",
        "滨州市人民政府常务会议纪要",
    ],
)
def test_papers_that_are_published_pass(text: str) -> None:
    assert leaks(PAGE.format(text)) == ()
