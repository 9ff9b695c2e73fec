"""The official scheme over the indicators' tallies: veto first, then points as an interval, block by block.

One number would be false: most of the 100 points hang on indicators that only a person can judge.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from monitor.rules.base import Level, Met, Rule, Tally
from monitor.rules.by_hand import DeductionByHand
from monitor.rules.deduction import BLOCKS, Deduction
from monitor.text import Text

RULES_VERSION = "2019-19/2"  # 国办秘函〔2019〕19号, second edition of our rules for it
SERVICE = "service"  # the block that need not be checked where a unit serves nobody
# The 28 indicators of 扣分指标 by block, as our numbered list of indicators has them.
INDICATORS: Mapping[str, Mapping[str, Text]] = {
    "publishing": {
        "W-P01": Text("概况信息", "overview"),
        "W-P02": Text("机构职能", "organisation and functions"),
        "W-P03": Text("领导信息", "leaders"),
        "W-P04": Text("动态要闻", "news"),
        "W-P05": Text("政策文件", "policy documents"),
        "W-P06": Text("政策解读", "interpretation"),
        "W-P07": Text("解读比例", "share of documents interpreted"),
        "W-P08": Text("解读关联", "interpretations linked"),
        "W-P09": Text("其他栏目", "other columns"),
    },
    SERVICE: {
        "W-P10": Text("事项公开", "items listed"),
        "W-P11": Text("在线申请", "online application"),
        "W-P12": Text("办事统计", "service statistics"),
        "W-P13": Text("办事指南", "guides"),
        "W-P14": Text("内容准确", "accuracy"),
        "W-P15": Text("表格样表", "forms and samples"),
    },
    "interaction": {
        "W-P16": Text("信息提交", "message submission"),
        "W-P17": Text("统一登录", "unified login"),
        "W-P18": Text("留言公开", "messages public"),
        "W-P19": Text("办理答复", "answers given"),
    },
    "design": {
        "W-P20": Text("域名名称", "domain and site name"),
        "W-P21": Text("网站标识", "identification marks"),
        "W-P22": Text("可用性", "availability"),
        "W-P23": Text("“我为政府网站找错”入口", "error-report entry"),
        "W-P24": Text("站内搜索", "site search"),
        "W-P25": Text("页面标签", "page labels"),
        "W-P26": Text("兼容性", "compatibility"),
        "W-P27": Text("一号登录", "one account"),
        "W-P28": Text("IPv6改造", "IPv6"),
    },
}
Tallies = Mapping[str, tuple[Rule, Tally]]
_Kept = Sequence[tuple[Rule, Tally]]


class Score(NamedTuple):
    """Between what numbers the deduction score (扣分指标, 100 points) lies; no bonus is in it."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class BlockScore:
    """One block: what it has, what is surely lost, what could still be lost, and which indicators leave it open."""

    name: str
    points: float
    lost: float
    open: float
    unverified: float = (
        0.0  # of the lost points, those by a price nobody has seen in an original (mark D)
    )
    undecided: tuple[str, ...] = ()  # official ids

    @property
    def low(self) -> float:
        """Points kept if all that is open is lost."""
        return round(self.points - self.lost - self.open, 2)

    @property
    def high(self) -> float:
        """Points kept if nothing more is lost."""
        return round(self.points - self.lost, 2)


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The score with all that is needed to compute it again. With ``veto`` nothing is scored and both ends are 0.

    ``service_checked`` is False where the profile takes the block out: the others count 75 points, times 4/3.
    ``otherwise`` is then the score with that block, for comparison.
    """

    low: float
    high: float
    veto: bool
    blocks: tuple[BlockScore, ...]
    service_checked: bool = True
    otherwise: Score | None = None
    rules_version: str = RULES_VERSION


def score(tallies: Tallies, *, service_checked: bool = True, whole: bool = True) -> ScoreSheet:
    """The interval of 国办秘函〔2019〕19号, 指标说明, over the tallies by indicator code.

    A broken veto item fails the site and nothing else is scored: 0 to 0. Otherwise ``high`` is the points less what
    is surely lost, and no block loses more than it has (31 发布解读, 25 办事服务, 23 互动交流, 21 功能设计).

    ``low`` takes away all that could still be lost. An indicator that was judged and leaves no question loses nothing
    more; one that is undetermined, or for a person, could lose all its points, and where nobody knows how many
    those are, all the block still has. ``whole`` is False where the run did not see the whole site: then
    every indicator is open. It is no forecast.
    """
    blocks = tuple(_block(name, list(tallies.values()), whole) for name in BLOCKS)
    veto = any(
        rule.level is Level.VETO and tally.met is Met.BROKEN and not rule.of_accounts
        for rule, tally in tallies.values()
    )
    full = _total(blocks, 1, veto)
    if service_checked:
        return ScoreSheet(full.low, full.high, veto, blocks)
    others = tuple(block for block in blocks if block.name != SERVICE)
    scaled = _total(others, 100 / sum(block.points for block in others), veto)
    return ScoreSheet(scaled.low, scaled.high, veto, blocks, False, full)


def _total(blocks: Sequence[BlockScore], factor: float, veto: bool) -> Score:
    if veto:
        return Score(0.0, 0.0)
    low, high = sum(block.low for block in blocks), sum(block.high for block in blocks)
    return Score(round(low * factor, 2), round(high * factor, 2))


def _block(name: str, known: _Kept, whole: bool) -> BlockScore:
    mine = [
        (rule, tally)
        for rule, tally in known
        if rule.level is Level.DEDUCTION and rule.block == name
    ]
    points = BLOCKS[name]
    lost = unverified = 0.0
    for indicator in _indicators(mine):
        kept = _capped(indicator)
        lost += kept
        if any(isinstance(rule, Deduction) and rule.points_mark == "D" for rule, _ in indicator):
            unverified += kept
    lost = min(points, lost)
    left = points - lost
    undecided = tuple(code for code in INDICATORS[name] if _is_open(code, mine, whole))
    open_points = min(left, sum(_may_lose(code, mine, left, whole) for code in undecided))
    return BlockScore(
        name,
        points,
        round(lost, 2),
        round(open_points, 2),
        round(min(unverified, lost), 2),
        undecided,
    )


def _indicators(mine: _Kept) -> list[_Kept]:
    """The rules that stand for one official indicator together: its points are theirs."""
    groups: dict[str, list[tuple[Rule, Tally]]] = {}
    for rule, tally in mine:
        groups.setdefault(_number(rule), []).append((rule, tally))
    return list(groups.values())


def _number(rule: Rule) -> str:
    return next((code for code in rule.official if code in INDICATORS[rule.block]), rule.code)


def _capped(indicator: _Kept) -> float:
    """What an indicator surely lost, never more than its own points where they are known."""
    lost = sum(max(0.0, tally.points_lost) for _, tally in indicator)
    most = _most(indicator)
    return lost if most is None else min(lost, most)


def _most(indicator: _Kept) -> float | None:
    """All the points of an indicator, the most that any of its rules is told of; None where nobody knows."""
    known = [
        rule.points_most
        for rule, _ in indicator
        if isinstance(rule, Deduction | DeductionByHand) and rule.points_most is not None
    ]
    return max(known) if known else None


def _is_open(code: str, mine: _Kept, whole: bool) -> bool:
    """Whether an official indicator could still lose points: not fully judged, or by nobody at all."""
    rules = [(rule, tally) for rule, tally in mine if code in rule.official]
    return not whole or not rules or any(_has_question(rule, tally) for rule, tally in rules)


def _has_question(rule: Rule, tally: Tally) -> bool:
    if rule.machine != "full" or tally.met is Met.UNDETERMINED or tally.points_open is None:
        return True
    return tally.points_open > 0


def _may_lose(code: str, mine: _Kept, left: float, whole: bool) -> float:
    """What an open indicator could lose beyond what it lost: the rest of its points, or of the block."""
    named = [(rule, tally) for rule, tally in mine if code in rule.official]
    # A rule that stands for several indicators is counted at the first.
    rules = [(rule, tally) for rule, tally in named if _number(rule) == code]
    if named and not rules:
        return 0.0
    most = _most(rules)
    if most is not None:
        return max(0.0, most - _capped(rules))
    counted = [tally.points_open for _, tally in rules]
    priced = bool(counted) and all(each is not None for each in counted)
    settled = all(
        rule.machine == "full" and tally.met is not Met.UNDETERMINED for rule, tally in rules
    )
    return sum(each or 0.0 for each in counted) if whole and priced and settled else left
