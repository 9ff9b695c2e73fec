"""What the rules on open government information (《政府信息公开条例》) ask a site to have."""

import re
from collections.abc import Iterator
from typing import ClassVar

from monitor.profile import Category
from monitor.rules.base import Candidate, InOrder, Level, Rule, Scalar, Text, Undetermined, Verdict
from monitor.rules.presence import Sought, presence
from monitor.view import SiteView

_SOUGHT = (
    Sought(
        "guide", Text("政府信息公开指南", "disclosure guide"), re.compile("公开指南"), in_rows=True
    ),
    Sought(
        "regulations",
        Text("政府信息公开制度", "disclosure regulations"),
        re.compile(r"公开(?:制度|规定|规章|条例|办法|法规|依据)|公开.{0,8}制度|^制度规范$"),
        in_rows=True,
    ),
    Sought(
        "statutory",
        Text("法定主动公开内容", "statutory disclosure"),
        re.compile(r"主动公开|重点领域|信息公开目录|公开事项|基层政务公开"),
        frozenset({Category.DISCLOSURE}),
    ),
    Sought(
        "report",
        Text("政府信息公开年报", "annual disclosure report"),
        re.compile(r"公开.{0,8}(?:年报|报告)|^年报$|^年度报告$"),
        in_rows=True,
    ),
    Sought(
        "request",
        Text("依申请公开", "disclosure on request"),
        re.compile(r"依?申请公开|公开申请"),
        in_rows=True,
        anywhere=True,
    ),
)
_SUBJECTS = (
    Sought(
        "plan",
        Text("规划计划", "plans"),
        re.compile("规划|计划"),
        frozenset({Category.PLAN}),
        in_rows=True,
    ),
    Sought(
        "statistics",
        Text("统计信息", "statistics"),
        re.compile(r"统计|数据|经济运行"),
        frozenset({Category.STATISTICS}),
        in_rows=True,
    ),
    Sought(
        "permit",
        Text("行政许可", "permits"),
        re.compile(r"许可|审批|核准|备案|双公示|权责"),
        in_rows=True,
    ),
    Sought("charge", Text("收费", "charges"), re.compile(r"收费|价格"), in_rows=True),
    Sought(
        "project",
        Text("重大项目", "major projects"),
        re.compile(r"项目|重[大点]工程"),
        in_rows=True,
    ),
    Sought(
        "budget",
        Text("预算决算", "budget and accounts"),
        re.compile(r"预算|决算|财政|三公"),
        in_rows=True,
    ),
)
_DRC = re.compile(r"发展和改革|发展改革|发改")
_PART_UNSEEN = Text(
    "本次监测未覆盖全站，不能断定没有相关内容",
    "The run did not see the whole site, so the subject may be there",
)


class DisclosureColumn(Rule):
    """A fixed part of the disclosure platform was not found."""

    code: ClassVar[str] = "disclosure-column"
    title: ClassVar[Text] = Text("未见信息公开应设栏目", "Disclosure columns not found")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "《政府信息公开条例》（国务院令第711号）；政府信息公开平台固定栏目：指南、制度、法定主动公开内容、年报、依申请公开",
        "Regulations on Open Government Information (Order No. 711): guide, regulations, statutory "
        "disclosure, annual report, disclosure on request",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-O05",)
    needs: ClassVar[Text] = Text(
        "首页、全站菜单、栏目名称和列表标题", "home page, menus, names of columns, titles of lists"
    )
    summary: ClassVar[Text] = Text(
        "未找到“{name}”，请人工确认是否设在其他平台或使用其他名称",
        "Nothing for the {name_en} was found; please look whether another platform carries it",
    )
    remedy: ClassVar[Text] = Text(
        "请在政务公开栏目中设置“{name}”，或链接到统一的政府信息公开平台中本单位的页面。",
        "Set up the {name_en} among the disclosure columns, or link to this unit's page on the "
        "common platform.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each of the five parts."""
        yield from presence(view, _SOUGHT)


class DrcSubject(Rule):
    """What Article 20 asks of a development and reform commission, as one hint for the site."""

    code: ClassVar[str] = "drc-subject"
    title: ClassVar[Text] = Text("发展改革部门主动公开事项", "Subjects a DRC has to disclose")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "《政府信息公开条例》第二十条（规划、统计、行政许可、收费、重大建设项目、预算决算）",
        "Regulations on Open Government Information, Article 20 (plans, statistics, permits, "
        "charges, major projects, budget and accounts)",
    )
    mark: ClassVar[str] = "B"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-O06",)
    needs: ClassVar[Text] = Text(
        "栏目名称、菜单和列表标题", "names of columns, menus, titles of lists"
    )
    summary: ClassVar[Text] = Text(
        "未找到以下主动公开事项的栏目或信息：{missing}，请人工确认",
        "No column or entry was found for: {missing_en}; please look",
    )
    remedy: ClassVar[Text] = Text(
        "请对照《政府信息公开条例》第二十条，补充{missing}的公开内容，或链接到公开这些内容的平台。",
        "Check Article 20 and publish what is missing ({missing_en}), or link to where it stands.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for the whole site; none for units of another kind."""
        if not _DRC.search(view.site.name or (view.home.title if view.home else "")):
            return
        verdicts = list(presence(view, _SUBJECTS))
        url = view.home.url if view.home else view.site.url
        missing = [each.subject for each in verdicts if isinstance(each, Candidate)]
        unknown = [each for each in verdicts if isinstance(each, Undetermined)]
        if missing:
            names = [each.name for each in _SUBJECTS if each.key in missing]
            details: dict[str, Scalar] = {
                "missing": "、".join(name.zh for name in names),
                "missing_en": ", ".join(name.en for name in names),
                "count": len(names),
            }
            yield Candidate("subjects", url, details, name="主动公开事项")
        elif unknown:
            yield Undetermined("subjects", _PART_UNSEEN, url, "主动公开事项")
        else:
            yield InOrder("subjects", url)
