"""The catalogue of indicators: found by walking this package, configured from a profile's ``[rules.*]``."""

import sys
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from monitor.catalogue import subclasses
from monitor.faults import fault
from monitor.rules.base import Level, Rule

_ORDER = {Level.VETO: 0, Level.DUTY: 1, Level.DEDUCTION: 2, Level.HINT: 3}


def catalogue() -> tuple[type[Rule], ...]:
    """Every indicator, veto first. Raises ValueError when two share a code."""
    classes = subclasses(sys.modules[__name__], Rule)  # type: ignore[type-abstract]
    codes = [rule.code for rule in classes]
    twice = {code for code in codes if codes.count(code) > 1}
    if twice:
        raise ValueError(f"indicator codes used twice: {', '.join(sorted(twice))}")
    return tuple(sorted(classes, key=lambda rule: _ORDER[rule.level]))


def configured(
    options: Mapping[str, Mapping[str, Any]], place: str = "profile"
) -> tuple[Rule, ...]:
    """Every indicator with a profile's options. Raises ProfileError naming an unknown rule or option."""
    classes = {rule.code: rule for rule in catalogue()}
    errors: list[dict[str, Any]] = [
        {"type": "extra_forbidden", "loc": ("rules", code)}
        for code in options
        if code not in classes
    ]
    rules = []
    for code, rule in classes.items():
        try:
            rules.append(rule.model_validate(dict(options.get(code, {}))))
        except ValidationError as problem:
            found = problem.errors(include_url=False)
            errors += [dict(error) | {"loc": ("rules", code, *error["loc"])} for error in found]
    if errors:
        raise fault(place, errors, lambda location: _keys(location, classes))
    return tuple(rules)


def _keys(location: tuple[Any, ...], classes: Mapping[str, type[Rule]]) -> list[str]:
    return list(classes) if len(location) < 3 else list(classes[location[1]].model_fields)
