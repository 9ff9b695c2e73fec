"""What the held-out sites share: invented rows, and a map from addresses to answers."""

import hashlib
from abc import abstractmethod
from datetime import date, timedelta
from typing import NamedTuple

from tests.families.base import HTML, MISSING, PROBED, Answer, Asked, FamilySite, Planted, Truth

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
_KINDS = {".png": "image/png", ".jpg": "image/png", ".css": "text/css", ".js": "text/javascript"}
_MATTERS = (
    *("河道清淤", "冬季供暖", "林木抚育", "粮食烘干", "农村饮水", "老旧管网改造", "中小学校舍维修"),
    *("渔船检验", "古树名木保护", "节水灌溉", "充电设施建设", "矿山生态修复", "养老服务站建设"),
    *("公交线路优化", "水库除险加固", "秸秆综合利用", "仓储物流园区", "应急物资储备", "垃圾分类"),
)
_WORDING = {
    "news": ("{m}工作推进会召开", "{w}调研{m}工作", "{w}开展{m}专项检查", "{m}取得阶段性成效"),
    "notice": ("关于开展{m}工作的通知", "关于{m}有关事项的公告", "关于{m}项目的公示"),
    "policy": ("关于印发《{m}管理办法》的通知", "关于进一步加强{m}工作的意见", "关于{m}的若干措施"),
    "interpretation": ("《{m}管理办法》政策解读", "一图读懂｜{m}若干措施", "《{m}意见》答记者问"),
    "personnel": ("{w}关于{m}专班人员任职的通知", "{m}岗位公开招聘面试公告", "{m}中心干部任前公示"),
    "plan": ("{m}“十五五”专项规划", "{m}三年行动方案（2026—2028年）", "{m}年度工作计划"),
    "message": ("关于{m}问题的咨询", "反映{m}进展缓慢", "{m}补助怎么申请"),
    "survey": ("关于公开征求《{m}管理办法（征求意见稿）》意见的公告", "{m}满意度问卷调查"),
    "interview": ("{w}负责人谈{m}", "在线访谈：{m}怎么干"),
    "statistics": ("{m}运行情况统计", "{m}办件数据通报"),
    "disclosure": ("{m}工程招标投标信息", "{m}抽查结果公示", "{m}资金分配情况"),
    "service": ("{m}备案办事指南", "{m}许可办理流程"),
    "topic": ("{m}专题", "聚焦{m}"),
}


class Row(NamedTuple):
    """One row: a title, the day its list says, and the address behind it from the root."""

    title: str
    day: date
    path: str


def hexes(seed: str, count: int = 32) -> str:
    """Hexadecimal digits that depend on nothing but the seed."""
    return hashlib.md5(seed.encode(), usedforsecurity=False).hexdigest()[:count]


def titles(kind: str, who: str, count: int, seed: int) -> list[str]:
    """That many different titles of one kind."""
    if kind == "annual_report":
        return [f"{who}{2025 - at}年政府信息公开工作年度报告" for at in range(count)]
    words = _WORDING[kind]
    return [
        words[at % len(words)].format(m=_MATTERS[(at + seed * 5) % len(_MATTERS)], w=who)
        + ("" if at < len(_MATTERS) else f"（第{at}批）")
        for at in range(count)
    ]


def days(today: date, count: int, first: int, step: int) -> list[date]:
    """Days from newest to oldest: ``first`` days ago, then about every ``step`` days."""
    return [
        today - timedelta(days=first + at * step + (at % 3 if step > 3 else 0))
        for at in range(count)
    ]


def newest(rows: list[Row], today: date) -> Row:
    """The first of the rows that bear the latest day that can be true."""
    valid = [row for row in rows if row.day <= today]
    return max(valid, key=lambda row: row.day)


class HeldSite(FamilySite):
    """A site whose every page is written when it is built."""

    who = ""
    code = ""

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self.pages: dict[str, Answer] = {}
        self.columns: list[Planted] = []
        self.not_columns: list[str] = []
        self.broken: list[str] = []  # addresses that are linked and rightly called broken
        self.build()

    @abstractmethod
    def build(self) -> None:
        """Writes every page and plants every column."""

    def put(
        self, address: str, text: str, encoding: str = "utf-8", content_type: str = HTML
    ) -> None:
        """A page under an address from the root, its query untouched."""
        self.pages[address] = Answer(text.encode(encoding), content_type=content_type)

    def plant(self, name: str, path: str, category: str, rows: list[Row], **more: object) -> None:
        """A column and its first page's rows."""
        known = [row for row in rows if row.day != date.min]
        top = newest(known, self.today) if known else None
        facts: dict[str, object] = {
            "entries": len(rows),
            "newest": top.day if top else None,
            "newest_path": top.path if top else "",
            "titles": tuple(row.title for row in rows),
        }
        self.columns.append(Planted(name, path, category, **{**facts, **more}))  # type: ignore[arg-type]

    def answer(self, asked: Asked) -> Answer:
        address = asked.path + (f"?{asked.raw_query}" if asked.raw_query else "")
        for spelling in (address, f"{address}index.html"):
            if spelling in self.pages:
                return self.pages[spelling]
        suffix = asked.path[asked.path.rfind(".") :]
        if asked.path.startswith("/images/") and suffix in _KINDS and PROBED not in asked.path:
            return Answer(PIXEL if "image" in _KINDS[suffix] else b"", content_type=_KINDS[suffix])
        return MISSING

    def truth(self) -> Truth:
        return Truth(
            tuple(self.columns),
            tuple(self.not_columns),
            self.code,
            {"broken": "\n".join(self.broken)},
        )
