"""How long an entry keeps a column fresh: the national windows, a stricter local set, and a profile's own.

A stricter window than the national one makes findings, but never counts for a national veto: whoever
judges asks ``official_window`` as well.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from monitor.profile import Category, Column, Preset, SiteProfile

PROFILE = "profile"

_VETO = "国办秘函〔2019〕19号 单项否决·栏目不更新"
_PRACTICE = "国办秘函〔2019〕19号 扣分指标，检查通报中的口径"
_ARTICLE_49 = "《政府信息公开条例》第四十九条"
_OWN = "未见明文规定，暂按6个月"
_LOWER_LEVEL = "未见明文规定，参照一级栏目的6个月"
_LOCAL = "地方检查通报，暂按1年"
_SURVEY_HELP = "2015年全国政府网站普查口径"
_FIGURES = "未见明文规定，参照办事统计的3个月"
_PANJIN = "地方标准（盘锦），严于国家规定"
_PANJIN_FIRST = "地方标准（盘锦），首页栏目按一级栏目计，严于国家规定"


@dataclass(frozen=True, slots=True)
class Window:
    """How long an entry keeps a column fresh. ``confidence``: A seen twice, to D unverified."""

    days: int
    months: int | None
    confidence: str
    basis: str
    yearly: bool = False  # due once, by 31 January, instead of so many days after the last one
    workdays: int | None = None  # counted in working days instead, where their calendar is known


@dataclass(frozen=True, slots=True)
class Choice:
    """Which windows a profile wants: a preset, and its own days by category on top."""

    preset: Preset = Preset.NATIONAL
    own: Mapping[Category, int] = field(default_factory=dict)


NATIONAL = Choice()

_WINDOWS: Mapping[Category, Window] = {
    Category.NEWS: Window(14, None, "A", _VETO),
    Category.NOTICE: Window(183, 6, "A", _VETO),
    Category.POLICY: Window(183, 6, "A", _VETO),
    Category.INTERPRETATION: Window(183, 6, "D", _OWN),
    Category.MESSAGE: Window(61, 2, "A", _PRACTICE),
    Category.STATISTICS: Window(92, 3, "A", _PRACTICE),
    Category.SURVEY: Window(365, 12, "B", _LOCAL),
    Category.INTERVIEW: Window(365, 12, "B", _LOCAL),
    Category.PERSONNEL: Window(365, 12, "B", _SURVEY_HELP),
    Category.PLAN: Window(365, 12, "B", _SURVEY_HELP),
    Category.DISCLOSURE: Window(365, 12, "B", _LOCAL),
    Category.ANNUAL_REPORT: Window(365 + 31, None, "B", _ARTICLE_49, yearly=True),
}
# 盘锦: news on every working day, columns of the home page once a week, others once a month; plans and
# annual reports are left out there, and keep the national window.
_LOCAL_NEWS = Window(10, None, "A", _PANJIN, workdays=1)
_LOCAL_FIRST = Window(7, None, "C", _PANJIN_FIRST)
_LOCAL_OTHER = Window(31, 1, "A", _PANJIN)
_LEFT_OUT = frozenset({Category.PLAN, Category.ANNUAL_REPORT})


def choice_of(site: SiteProfile) -> Choice:
    """The windows a profile wants."""
    return Choice(site.preset, site.windows)


_SERVED = re.compile(
    r"(?:办[件事理]|业务|受理|审批|许可|服务|事项).{0,6}(?:统计|数据)|统计.{0,2}办件"
)


def is_service_statistics(name: str) -> bool:
    """Whether a column of statistics is on services done (办件统计) rather than on the economy."""
    return _SERVED.search(name[:200]) is not None


def official_window(column: Column) -> Window | None:
    """The national window of the column's category, whatever the profile says of the column."""
    window = _WINDOWS.get(column.category)
    if column.category in {Category.NOTICE, Category.POLICY} and not column.first_level:
        # 19号 names first-level columns only; the same window for lower ones is ours.
        return replace(_WINDOWS[column.category], confidence="D", basis=_LOWER_LEVEL)
    if column.category is Category.STATISTICS and not is_service_statistics(column.name):
        # 19号's three months are those of 办事统计; figures on the economy have no rule of their own.
        return replace(_WINDOWS[column.category], confidence="D", basis=_FIGURES)
    return window


def window_of(column: Column, choice: Choice = NATIONAL) -> Window | None:
    """The window in force: the column's own, the profile's for its category, else the preset's."""
    days = column.max_age_days or choice.own.get(column.category)
    if days is not None:
        return Window(days, None, "A", PROFILE)
    if choice.preset is Preset.CUSTOM:
        return None
    official = official_window(column)
    if choice.preset is Preset.STRICT_LOCAL and official and column.category not in _LEFT_OUT:
        if column.category is Category.NEWS:
            return _LOCAL_NEWS
        return _LOCAL_FIRST if column.first_level else _LOCAL_OTHER
    return official


def is_laxer(window: Window | None, official: Window) -> bool:
    """Whether a window lets a column pass that the national one would call stale."""
    return window is None or window.days > official.days + (1 if official.months else 0)
