"""文号 as sites and people write them: brackets, widths and blanks differ, issuer, year and serial do not."""

import pytest

from monitor.doc_numbers import DocNumber, cites, own_number, read_numbers

ONE = DocNumber("滨发改", 2026, 1)


@pytest.mark.parametrize(
    "text",
    [
        "滨发改〔2026〕1号",
        "滨发改[2026]1号",
        "滨发改【2026】1号",
        "滨发改(2026)1号",
        "滨发改（2026）1号",
        "滨发改［2026］1号",
        "滨发改﹝2026﹞1号",
        "滨发改〔２０２６〕１号",
        "滨发改 〔2026〕 1 号",
        "滨发改\u3000〔2026〕\u00a01号",
        "滨发改〔2026〕第1号",
        "滨发改〔2026〕01号",
        "滨发改〔2026〕1",
        "《供热价格管理办法》（滨发改〔2026〕1号）政策解读",
        "（滨发改〔2026〕1号）",
    ],
)
def test_one_number_is_written_in_many_ways(text: str) -> None:
    assert read_numbers(text) == (ONE,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026年第44号令", (DocNumber("令", 2026, 44),)),
        ("《办法》 2026年第44号令", (DocNumber("令", 2026, 44),)),
        ("2026年10月1号", ()),
        ("办法（2026年版）", ()),
        ("规划（2026—2030年）", ()),
        ("实施方案（2026）", ()),
        ("〔2026〕1号", ()),
        ("", ()),
        (
            "滨发改〔2026〕1号、滨发改〔2026〕2号",
            (ONE, DocNumber("滨发改", 2026, 2)),
        ),
    ],
)
def test_only_numbers_are_read(text: str, expected: tuple[DocNumber, ...]) -> None:
    assert read_numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("根据滨发改〔2026〕1号文件", True),
        ("近日我委印发滨发改〔2026〕1号", True),
        ("《办法》的文号为滨发改〔2026〕1号", True),
        ("滨发改〔2026〕1号", True),
        ("滨发改〔2026〕11号", False),
        ("滨发改〔2025〕1号", False),
        ("滨发改办〔2026〕1号", False),  # the office's own series
        ("鲁滨发改〔2026〕1号", False),
        ("发改〔2026〕1号", False),  # the national commission's
    ],
)
def test_a_number_in_running_text_is_the_same_only_with_the_same_issuer(
    text: str, cited: bool
) -> None:
    (found,) = read_numbers(text)
    assert cites(found, ONE) is cited


@pytest.mark.parametrize(
    ("printed", "title", "expected"),
    [
        ("滨发改〔2026〕1号", "办法", ONE),
        ("文号：滨发改〔2026〕1号", "办法", ONE),
        ("", "供热价格管理办法（滨发改〔2026〕1号）", ONE),
        ("", "滨发改〔2026〕1号关于印发《办法》的通知", ONE),
        ("", "关于废止滨发改〔2026〕1号文件的通知", None),  # another document's
        ("无", "办法", None),
    ],
)
def test_a_document_is_numbered_by_its_box_or_at_the_edge_of_its_title(
    printed: str, title: str, expected: DocNumber | None
) -> None:
    assert own_number(printed, title) == expected


@pytest.mark.parametrize(
    "text", ["滨" * 100_000, "(2026)" * 20_000, "〔" * 50_000, "年第" * 50_000]
)
def test_no_text_is_too_long_to_read(text: str) -> None:
    assert isinstance(read_numbers(text), tuple)
