"""Why a run stopped, in the reader's words: what a site contributed to it is clean."""

import pytest

from monitor.wording import stop_sentence

HOSTILE = "a\x1b[2J\x1b]0;t\x07\u202eb\r\nc\x9b\x00"


@pytest.mark.parametrize(
    "reason",
    [
        f"home-not-html {HOSTILE}",
        f"redirected-elsewhere https://x.example.gov.cn/{HOSTILE}",
        f"home-status {HOSTILE}",
        HOSTILE,
    ],
)
def test_no_sentence_carries_what_moves_a_cursor(reason: str) -> None:
    sentence = stop_sentence(reason)
    assert sentence is not None
    for words in sentence:
        assert words.isprintable()
        assert "ab c" in words


def test_a_long_reason_is_cut() -> None:
    sentence = stop_sentence("home-not-html " + "x" * 100_000)
    assert sentence is not None
    assert max(map(len, sentence)) < 300


def test_a_run_that_came_to_its_end_has_no_sentence() -> None:
    assert stop_sentence(None) is None


@pytest.mark.parametrize(
    ("reason", "chinese", "english"),
    [
        ("failing 45/50", "最近 50 次中有 45 次", "45 of the last 50"),
        ("failing", "提前结束：failing", "ended early: failing"),
        ("failing 9{x}/50", "提前结束：failing 9{x}/50", "ended early: failing 9{x}/50"),
        ("quiet-hours", "免打扰时段", "quiet_hours began"),
        ("max_seconds", "时间上限", "the time for this run"),
        ("max_bytes", "流量上限", "the traffic for this run"),
        ("max_pages", "页面数上限", "the limit of pages"),
    ],
)
def test_why_a_crawl_stopped_is_told_in_words(reason: str, chinese: str, english: str) -> None:
    sentence = stop_sentence(reason)
    assert sentence is not None
    assert chinese in sentence.zh
    assert english in sentence.en
