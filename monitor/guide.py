"""How each kind of finding is put right: the rule's own remedy with no page named, step by step."""

import re
from collections import Counter
from collections.abc import Iterable

from monitor.rules.base import Rule, Violation
from monitor.text import Text
from reports import model

_SENTENCES = re.compile(r"(?<=[。！])(?![”’）])|(?<=[.!])\s+")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def guide(faults: Iterable[tuple[Rule, Violation, str]], lang: str) -> tuple[model.Guide, ...]:
    """One line for each kind among these faults, in the order of the rules; each fault with its mark."""
    counts: Counter[tuple[str, Text]] = Counter()
    kinds: dict[tuple[str, Text], tuple[Rule, str]] = {}
    for rule, fault, mark in faults:
        key = rule.code, rule.remedy_of(fault)
        counts[key] += 1
        kinds[key] = rule, max(mark, kinds[key][1] if key in kinds else mark)
    return tuple(
        model.Guide(
            indicator=rule.code,
            title=rule.title.say(lang),
            level=rule.level.value,
            clause=rule.clause.say(lang),
            mark=mark,  # type: ignore[arg-type]
            steps=steps(key[1], lang),
            due_workdays=rule.due_workdays,
            count=counts[key],
        )
        for key, (rule, mark) in kinds.items()
    )


def steps(remedy: Text, lang: str) -> tuple[str, ...]:
    """The sentences of a remedy; what names one page or one column is left open."""
    text = _PLACEHOLDER.sub("……" if lang == "zh" else "…", remedy.say(lang))
    return tuple(part.strip() for part in _SENTENCES.split(text) if part.strip())
