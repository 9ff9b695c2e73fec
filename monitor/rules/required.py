"""Required columns of the block 发布解读: overview, functions, leaders, news, documents, interpretations.

Only that they are there. Whether they are up to date is told by column-stale, whether they are blank by
column-blank: what is deducted there is not deducted again (国办秘函〔2019〕19号, 指标说明).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from monitor.profile import Category
from monitor.rules.base import Text, Verdict
from monitor.rules.deduction import Deduction
from monitor.rules.presence import Sought, presence
from monitor.view import SiteView

_FUNCTIONS = re.compile(
    r"职能|职责|三定|内设(?:机构|科室|处室)|机构(?:设置|编制|信息|介绍|简介|概况)"
)
_OVERVIEW = re.compile(
    r"概况|概览|^走进|^[市县区]情|关于我们|(?:机构|单位|部门|[委局厅办])(?:介绍|简介)"
)
_LEADERS = re.compile(
    r"领导(?:之窗|信息|简介|介绍|成员|班子|分工|机构|团队|名录|一览)|领导$|^领导"
    r"(?!讲话|活动|调研|信箱|留言|批示|关怀|小组|言论|动态)|负责人(?:信息|简介|介绍)?$|班子成员|委领导|局领导"
)
SOUGHT = (
    Sought("overview", Text("概况信息", "overview"), _OVERVIEW),
    Sought("functions", Text("机构职能", "functions"), _FUNCTIONS),
    Sought("leaders", Text("领导信息", "leaders"), _LEADERS),
    Sought(
        "news",
        Text("动态要闻", "news"),
        re.compile(r"动态|要闻|新闻"),
        frozenset({Category.NEWS}),
    ),
    Sought(
        "policy",
        Text("政策文件", "policy documents"),
        re.compile(r"政策(?:文件|法规|库)|规范性文件|法规文件|文件库|^(?:政策|文件|公文)$"),
        frozenset({Category.POLICY}),
    ),
    Sought(
        "interpretation",
        Text("政策解读", "policy interpretation"),
        re.compile(r"解读|图解|读懂"),
        frozenset({Category.INTERPRETATION}),
    ),
)


class RequiredColumn(Deduction):
    """A column that a site must have was not found."""

    code: ClassVar[str] = "required-column"
    title: ClassVar[Text] = Text("未见应设栏目", "Required columns not found")
    block: ClassVar[str] = "publishing"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·发布解读"
        "（概况信息、机构职能、领导信息、动态要闻、政策文件、政策解读；适用于政府门户网站，部门网站参照）",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, publishing "
        "(for portals; departments by analogy)",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-P01", "W-P02", "W-P03", "W-P04", "W-P05", "W-P06")
    needs: ClassVar[Text] = Text(
        "首页、全站菜单、栏目名称和页面标签", "home page, menus, columns' names and page labels"
    )
    summary: ClassVar[Text] = Text(
        "未找到“{name}”栏目，请人工确认网站是否以其他名称设置",
        "No column for {name_en} was found; please look whether it bears another name",
    )
    remedy: ClassVar[Text] = Text(
        "网站确实没有“{name}”栏目的，请按要求开设并发布内容；已有但名称不同的，请将本条标为误报，"
        "并在监测方案中写明该栏目。",
        "If there is truly no column for {name_en}, open one and fill it; if it bears another name, "
        "dismiss this and name the column in the profile.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each of the six columns."""
        yield from presence(view, _sought(view))


def _sought(view: SiteView) -> tuple[Sought, ...]:
    """A department's overview is what it is for; only places have one of their own."""
    if view.site.kind == "portal":
        return SOUGHT
    either = re.compile(f"{_OVERVIEW.pattern}|{_FUNCTIONS.pattern}")
    return (replace(SOUGHT[0], words=either), *SOUGHT[1:])
