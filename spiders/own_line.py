"""Is it the site or is it us? Control hosts are asked before a failure counts.

Where no control is named, another site of the same run that answered just then proves our line as well.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from monitor.illicit.hosts import host_of, owner_of
from spiders.client import Family

_FRESH_SECONDS = 5.0  # so long one look at the controls holds, for sites that fail together
_WITNESS_SECONDS = 10.0  # so long before a failure another site's answer still proves the line

Asker = Callable[[str, Family], Awaitable[bool]]  # whether an address answers, whatever it says


class _Checked(NamedTuple):
    at: float
    is_up: bool


class OwnLine:
    """``answers`` asks one control host. Everything is on the loop's clock."""

    def __init__(self, answers: Asker) -> None:
        self._answers = answers
        self._known: dict[tuple[tuple[str, ...], Family], _Checked] = {}
        self._asking: dict[tuple[tuple[str, ...], Family], asyncio.Task[bool]] = {}
        self._witnesses: dict[str, float] = {}  # whose site answered, and when it last did

    def saw_answer(self, url: str) -> None:
        """Some site has answered."""
        self._witnesses[owner_of(host_of(url))] = asyncio.get_running_loop().time()

    async def is_up(self, url: str, controls: tuple[str, ...], family: Family = "") -> bool | None:
        """Whether our line is up while ``url`` fails; None where nothing can tell."""
        if controls:
            return await self._controlled(controls, family)
        owner, now = owner_of(host_of(url)), asyncio.get_running_loop().time()
        recent = (at for other, at in self._witnesses.items() if other != owner)
        return True if any(now - at <= _WITNESS_SECONDS for at in recent) else None

    async def _controlled(self, controls: tuple[str, ...], family: Family) -> bool:
        """All who ask at the same time share one look."""
        key = controls, family
        loop = asyncio.get_running_loop()
        known = self._known.get(key)
        if known is not None and loop.time() - known.at <= _FRESH_SECONDS:
            return known.is_up
        if key not in self._asking:
            self._asking[key] = loop.create_task(self._ask(*key))
        return await asyncio.shield(self._asking[key])

    async def _ask(self, controls: tuple[str, ...], family: Family) -> bool:
        key = controls, family
        try:
            answers = await asyncio.gather(*(self._answers(each, family) for each in controls))
            self._known[key] = _Checked(asyncio.get_running_loop().time(), any(answers))
            return any(answers)
        finally:
            del self._asking[key]
