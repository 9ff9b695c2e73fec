"""The official scheme over the indicators' tallies: veto first, then points as an interval.

One number would be false: most of the 100 points hang on indicators that only a person can judge.
"""

from collections.abc import Mapping
from typing import NamedTuple

from monitor.rules.base import Level, Met, Rule, Tally
from monitor.rules.deduction import BLOCKS


class Score(NamedTuple):
    """Between what numbers the deduction score (扣分指标, 100 points) lies; no bonus is in it."""

    low: float
    high: float


def score(tallies: Mapping[str, tuple[Rule, Tally]]) -> Score:
    """The interval of 国办秘函〔2019〕19号, 指标说明, over the tallies by indicator code.

    A broken veto item fails the site and nothing else is scored: 0 to 0. Otherwise ``high`` is 100
    less what is surely lost, block by block, and no block loses more than it has (31 发布解读, 25
    办事服务, 23 互动交流, 21 功能设计). ``low`` is 100 less all that could still be lost: what is
    undetermined, and every indicator no rule judges. What single indicators are worth could not be
    read in an original, so an indicator in order proves no number of points kept, and all of every
    block stays open: ``low`` is 0 until those numbers are known. It is no forecast.
    """
    known = list(tallies.values())
    if any(rule.level is Level.VETO and tally.met is Met.BROKEN for rule, tally in known):
        return Score(0.0, 0.0)
    lost = dict.fromkeys(BLOCKS, 0.0)
    for rule, tally in known:
        if rule.level is Level.DEDUCTION and rule.block in lost:
            lost[rule.block] += max(0.0, tally.points_lost)
    high = sum(most - min(most, lost[block]) for block, most in BLOCKS.items())
    return Score(0.0, round(high, 2))
