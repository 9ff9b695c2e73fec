"""The numbers behind a finding, as its reader sees them: in words, in one language, nothing empty."""

from monitor.cli.input_words import inputs

DETAILS = {
    "newest": "2026-03-25",
    "age": 245,
    "official": True,
    "place": "正文",
    "place_en": "text",
    "error": "",
    "status": None,
    "unheard_of": 3,
}


def test_names_and_values_are_in_the_readers_language() -> None:
    assert list(inputs(DETAILS, "zh")) == [
        "距监测时间点天数：245",
        "最新日期：2026-03-25",
        "计入国家限值：是",
        "位置：正文",
        "unheard_of：3",
    ]
    assert list(inputs(DETAILS, "en")) == [
        "days before the inspection: 245",
        "newest date: 2026-03-25",
        "counts for the national limit: yes",
        "place: text",
        "unheard_of: 3",
    ]


def test_nought_and_no_are_no_gaps() -> None:
    assert list(inputs({"count": 0, "internal": False}, "en")) == [
        "count: 0",
        "the site's own address: no",
    ]
