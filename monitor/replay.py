"""What if: one site judged twice, as it is configured and with other options, and only what differs."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitor import rules
from monitor.errors import UsageError
from monitor.jobs import Judgement, judge_stored
from monitor.profile import SiteProfile
from monitor.store import Store
from reports.clean import one_line

Options = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One site judged twice from the same facts."""

    before: Judgement
    after: Judgement


def options_of(settings: Sequence[str]) -> Options:
    """``rule.option=value`` as the profile's ``[rules.*]`` would hold it; the value is TOML.

    Raises UsageError for another form, ProfileError naming an unknown rule or option, or a value out of bounds.
    """
    found: dict[str, dict[str, Any]] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        code, dot, option = name.strip().partition(".")
        if not (equals and dot and code and option):
            shown = one_line(setting, 80)
            raise UsageError(
                f"--set {shown}: write it like --set column-stale.limit=4",
                f"--set {shown}：应写成 --set column-stale.limit=4 的形式",
            )
        found.setdefault(code, {})[option] = _value(name.strip(), value)
    rules.configured(found, "--set")
    return found


def _value(name: str, text: str) -> Any:
    """One TOML value, and nothing after it."""
    try:
        read = tomllib.loads(f"value = {text}")
        if set(read) == {"value"}:
            return read["value"]
    except (tomllib.TOMLDecodeError, RecursionError):
        pass
    name, text = one_line(name, 80), one_line(text, 80)
    raise UsageError(
        f"--set {name}: {text!r} is no value: numbers are written as they are, text in quotes",
        f"--set {name}：{text!r} 不是有效的值；数字直接写，文字要加引号",
    )


def compared(
    store: Store, profiles: Sequence[SiteProfile], options: Options, as_of: datetime
) -> Iterator[Comparison]:
    """Every site judged as it is and with ``options``; nothing is written.

    Raises what ``judge_stored`` raises.
    """
    for before in judge_stored(store, profiles, as_of, remember=False):
        site = before.profile
        changed = {code: site.rules.get(code, {}) | dict(set_) for code, set_ in options.items()}
        other = site.model_copy(update={"rules": site.rules | changed})
        (after,) = judge_stored(store, [other], as_of, remember=False)
        yield Comparison(before, after)
