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
