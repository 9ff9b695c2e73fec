"""Two languages, one set of keys; nothing missing, nothing left over."""

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from reports import model, view
from reports.wording import wording

PACKAGE = Path(model.__file__).parent
SOURCES = "\n".join(
    path.read_text("utf-8")
    for path in sorted([*PACKAGE.glob("*.py"), *PACKAGE.glob("templates/*.jinja")])
)
#: Groups whose keys are put together from a model's word, and those words.
GROUPS = {
    "level": get_args(model.Level),
    "decidable": get_args(model.Decidable),
    "mark": get_args(model.Mark),
    "finding_state": get_args(model.FindingState),
    "column_state": get_args(model.ColumnState),
    "link_verdict": get_args(model.LinkVerdict),
    "policy_state": get_args(model.PolicyState),
    "message_state": get_args(model.MessageState),
    "account_state": get_args(model.AccountState),
    "standing": get_args(view.Standing),
    "sign": (*get_args(view.Standing), "neutral"),
    "block": get_args(model.BlockName),
    "by_hand": get_args(model.Level),
    "score_said": get_args(model.Meaning),
    "score_named": get_args(model.Meaning),
    "score_total": get_args(model.Basis),
    "limit_mark": ("B", "C", "D"),
}
LISTED_GROUPS = ("table", "xlsx", "run", "section", "verdict", "summary", "links", "score")
OPEN_GROUPS = ("category", "outcome", "platform", "date_source", "preset")


def placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def keys(lang: model.Lang) -> set[str]:
    return {key for key in wording(lang).phrases if not key.endswith("_one")}


def test_both_languages_have_the_same_keys() -> None:
    assert keys("zh") == keys("en")


def test_both_languages_name_the_same_values() -> None:
    chinese, english = wording("zh").phrases, wording("en").phrases
    differing = [k for k in keys("zh") if placeholders(chinese[k]) != placeholders(english[k])]
    assert differing == []


def test_a_singular_asks_for_nothing_its_plural_lacks() -> None:
    english = wording("en").phrases
    singles = [key for key in english if key.endswith("_one")]
    assert singles
    for key in singles:
        assert placeholders(english[key]) <= placeholders(english[key.removesuffix("_one")])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_word_of_the_model_has_a_label(lang: model.Lang) -> None:
    phrases = wording(lang).phrases
    missing = [
        f"{g}.{w}" for g, words in GROUPS.items() for w in words if f"{g}.{w}" not in phrases
    ]
    assert missing == []


def test_every_key_asked_for_exists() -> None:
    asked = set(re.findall(r"""\bt\(\s*['"]([a-z_]+\.[A-Za-z_]+)['"]""", SOURCES))
    assert len(asked) > 80
    assert sorted(asked - keys("zh")) == []


def test_no_key_is_left_over() -> None:
    verdict_notes = {f"links.{verdict}_note" for verdict in GROUPS["link_verdict"]}
    unused = [key for key in keys("zh") - verdict_notes if not is_used(key)]
    assert sorted(unused) == []


def is_used(key: str) -> bool:
    group, word = key.split(".")
    if group in GROUPS or group in OPEN_GROUPS:
        return True
    # Headings are listed by their last word: ("column", "newest", …).
    words = [word, word.removeprefix("sheet_")] if group in LISTED_GROUPS else []
    return any(f"'{name}'" in SOURCES or f'"{name}"' in SOURCES for name in (key, *words))


def test_one_is_singular_in_english_only() -> None:
    assert wording("en")("report.days", n=1) == "1 day"
    assert wording("en")("report.days", n=2) == "2 days"
    assert wording("zh")("report.days", n=1) == "1 天"
