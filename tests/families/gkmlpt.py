"""A Guangdong site: NFCMS columns, and columns of the 政府信息公开平台 that an address's fragment alone tells apart."""

import json
import re
from datetime import date
from typing import Any

from tests.families import gkmlpt_pages as dress
from tests.families.base import JSON, MISSING, Answer, Asked, Truth
from tests.families.gkmlpt_pages import CODE, ORG, SID
from tests.families.planting import HOST, Column, PageTable, Plan, Row, grow, planted

INDEX = "/gkmlpt/index"
ABOVE = "法定主动公开内容"  # a branch of the platform's tree that the site's menu does not name
PLANS = (
    Plan("机构职能", "/jgsz/jgzn/", "static", "text", "组织机构", sizes=(), state="static", note="text, not a list"),
    Plan("领导简介", "/jgsz/ldjj/", "static", "text", "组织机构", sizes=(), state="static", note="text, not a list"),
    Plan("工作动态", "/xwzx/gzdt/", "news", "view", "新闻中心", sizes=(12, 12, 3), age=1, step=2,
         note="1.0 NFCMS: content/post_12612456.html, no day in the address"),
    Plan("媒体报道", "/xwzx/mtbd/", "news", "paren", "新闻中心", sizes=(8,), age=16, step=4, first_story=40,
         note="1.0 NFCMS: mpost_*.html; 1.9 (2026-09-16)"),
    Plan("通知公告", "/tzgg/", "notice", "view", sizes=(12, 6), age=7, step=5, pinned=(388, 905),
         titles=("关于{year}年能源补贴申领的通知（截止{deadline}）",),
         note="0.1: pinned rows first; 1.9 a future deadline"),
    Plan("政策解读", "/zwgk/zcjd/", "interpretation", "paren", "政务公开", sizes=(9, 2), age=35, step=11,
         note="1.0 NFCMS: /zwgk/zcjd/; protocol-relative addresses"),
    Plan("统计数据", "/zwgk/tjsj/", "statistics", "view", "政务公开", sizes=(8,), age=13, step=14,
         note="1.0 NFCMS; a block 最新公开 beside the list is no part of it"),
    Plan("办事服务", "/bsfw/", "service", "paren", sizes=(7,), age=101, step=18, note="1.0 NFCMS"),
    Plan("局长信箱", "/hdjl/jzxx/", "message", "letters", "互动交流", sizes=(10, 4), age=6, step=5,
         note="3: table; a number that begins with a day; 1.9 unpadded days"),
    Plan("民意征集", "/hdjl/myzj/", "survey", "view", "互动交流", sizes=(6,), age=21, step=19,
         titles=("关于征求价格监测办法意见的公告（至{deadline}止）",), note="1.9: a future deadline"),
    Plan("在线访谈", "/hdjl/zxft/", "interview", "excuse", "互动交流", sizes=(), state="empty",
         note="truly empty: 暂无数据 in the list's container"),
    Plan("民营经济", "/ztzl/myjj/", "topic", "pictures", "专题专栏", sizes=(6, 3), age=27, step=9,
         note="1.8: picture and title link one article; 2026/07/31"),
    Plan("规范性文件", f"{INDEX}#21022", "policy", "platform", "政务公开", sizes=(15, 5), age=38, step=11,
         note="1.5: /gkmlpt/api/all/{column}, a second page that stands"),
    Plan("规划计划", f"{INDEX}#21023", "plan", "platform", "政务公开", sizes=(8,), age=160, step=45,
         note="1.5; 1.9 plan periods"),
    Plan("人事信息", f"{INDEX}#21024", "personnel", "platform", "政务公开", sizes=(9,), age=31, step=13, note="1.5"),
    Plan("重大项目", f"{INDEX}#21025", "disclosure", "platform", "政务公开", sizes=(14, 9), age=2, step=3,
         has_next=False, note="1.5: external addresses, the newest among them; post_count > items; page 2 answers 404"),
    Plan("政府信息公开年报", f"{INDEX}#21026", "annual_report", "platform", "政务公开", sizes=(7,), age=302, step=365,
         note="1.5: a year in every title"),
    Plan("行政许可", f"{INDEX}#21031", "disclosure", "platform", ABOVE, sizes=(10,), age=12, step=4, first_story=30,
         note="1.5: known from window._CONFIG.TREE alone"),
    Plan("双随机、一公开", f"{INDEX}#21032", "disclosure", "platform", ABOVE, sizes=(), state="empty",
         note="truly empty: post_count 0, the interface answers no article"),
    Plan("财政预决算", f"{INDEX}#21033", "disclosure", "platform", ABOVE, sizes=(6,), age=88, step=160, first_story=50,
         note="1.5: known from window._CONFIG.TREE alone"),
)  # fmt: skip
GUIDE = Row("政府信息公开指南", date(2023, 5, 15), "/zwgk/zn/content/post_10300001.html", 10300001)
API = re.compile(r"/gkmlpt/api/all/(\d+)")


def address(plan: Plan, serial: int, day: date) -> str:
    number = (3254000 if plan.shape == "platform" else 12600000) + serial
    if plan.shape != "platform":
        return f"{plan.path}content/{'m' if plan.name == '媒体报道' else ''}post_{number}.html"
    if plan.name == "重大项目" and serial % 4 == 0:
        return f"https://tzxm.gd.example.gov.cn/PublicityInformation/{day:%Y%m%d}/{number}"
    return f"/gkmlpt/content/{number // 1000000}/{number // 1000}/post_{number}.html"


class GkmlptSite(PageTable):
    """Twelve NFCMS columns and eight of the platform."""

    family = "gkmlpt"

    def __init__(self, today: date) -> None:
        super().__init__(today)
        grown = [grow(today, ORG, turn, plan, address) for turn, plan in enumerate(PLANS, 1)]
        self.columns = {column.plan.name: column for column in grown}
        self.platform = {
            int(column.plan.path.partition("#")[2]): column
            for column in grown
            if column.plan.shape == "platform"
        }
        self.nav = {name: column.plan.path for name, column in self.columns.items()}
        self.nav[""] = GUIDE.path
        self.tree = self._tree()
        for column in grown:
            self._publish(column)
        self._publish_rest()

    def _tree(self) -> list[dict[str, Any]]:
        def leaf(number: int) -> dict[str, Any]:
            column = self.platform[number]
            return {
                "id": number,
                "name": column.plan.name,
                "post_count": len(column.rows),
                "children": [],
            }

        branch = [leaf(number) for number in (21031, 21032, 21033)]
        total = sum(one["post_count"] for one in branch)
        return [
            *(leaf(number) for number in (21022, 21023, 21024, 21025, 21026)),
            {"id": 21030, "name": ABOVE, "post_count": total, "children": branch},
        ]

    def live(self, asked: Asked) -> Answer | None:
        """The interface: 0 is the whole site, a branch tells what its leaves tell."""
        match = API.fullmatch(asked.path)
        if match is None:
            return None
        number, page = int(match[1]), int(asked.query.get("page") or 1)
        if asked.query.get("sid") != SID:
            return Answer(b'{"classify":null,"articles":[]}', content_type=JSON)
        if column := self.platform.get(number):
            return self._listed(column, number, page, asked.host)
        chosen = {0: list(self.platform), 21030: [21031, 21032, 21033]}.get(number)
        if chosen is None or page > 1:
            return MISSING
        rows = [row for leaf in chosen for row in self.platform[leaf].first_page]
        rows.sort(key=lambda row: row.day, reverse=True)
        return _listing(number, ABOVE if number else ORG, len(rows), rows, asked.host)

    def _listed(self, column: Column, number: int, page: int, host: str) -> Answer:
        last = 1 if column.plan.has_next is False else max(1, len(column.pages))
        if page > last:
            return MISSING
        rows = list(column.pages[page - 1]) if column.pages else []
        return _listing(number, column.plan.name, len(column.rows), rows, host)

    def _publish(self, column: Column) -> None:
        plan = column.plan
        if plan.shape == "platform":
            for row in (row for row in column.rows if row.path.startswith("/")):
                detail = {**dress.told(row, HOST), "classify_main_name": plan.name}
                main = dress.config(self.tree, detail) + dress.article(row, plan.category, "")
                self.put(row.path, self._page(column, row, main))
            return
        for turn, rows in enumerate(column.pages or ((),), 1):
            main = '<div class="viewList"><ul><li>暂无数据</li></ul></div>'
            if plan.shape == "text":
                main = dress.static_text(plan.name)
            elif rows:
                main = dress.FORMS[plan.shape](rows) + dress.pager(column, turn)
                main = (self._beside() if plan.name == "统计数据" else "") + main
            names = ("", "index.html") if turn == 1 else (f"index_{turn}.html",)
            for name in names:
                self.put(plan.path + name, self._page(column, None, main))
        for row in column.rows:
            self.put(
                row.path,
                self._page(column, row, dress.article(row, plan.category, self._link(column, row))),
            )

    def _beside(self) -> str:
        """Newer than the column's own rows, and none of its rows."""
        return dress.beside(self.columns["工作动态"].first_page[:3])

    def _link(self, column: Column, row: Row) -> str:
        turn, policies = row.number % 100, self.columns["规范性文件"].rows
        if column.plan.category != "interpretation" or turn % 2:
            return ""
        return f'<p>相关文件：<a href="{policies[turn].path}">{policies[turn].title}</a></p>'

    def _page(self, column: Column, row: Row | None, main: str) -> str:
        return dress.frame(
            dress.labels(column, row), dress.trail(column), main, self.nav, self.today
        )

    def _publish_rest(self) -> None:
        blocks = ""
        for name in ("工作动态", "通知公告", "政策解读"):
            column = self.columns[name]
            more = f"http://{HOST}{column.plan.path}index.html"
            rows = dress.paren(column.first_page[:6])
            blocks += f'<div class="box"><h2>{name}</h2><a href="{more}">更多</a>{rows}</div>'
        self.put("/", self._bare(blocks))
        self.put("/index.html", self._bare(blocks))
        self.put(INDEX, self._bare(dress.config(self.tree, None)))
        guide = dress.article(GUIDE, "static", "")
        self.put(GUIDE.path, dress.frame(dress.labels(None, None), "", guide, self.nav, self.today))
        sitemap = "".join(f'<a href="{path}">{name}</a>' for name, path in self.nav.items() if name)
        for path, text in (
            ("/wzdt/", sitemap),
            ("/login/", "统一身份认证平台"),
            ("/en/", "Nanlan DRB"),
            ("/search/", "搜索"),
        ):
            self.put(path, self._bare(text))
        self.put("/assets/nfw-cms.css", "", "text/css")
        self.put("/assets/logo.png", "", "image/png")

    def _bare(self, main: str) -> str:
        return dress.frame(dress.labels(None, None), "", main, self.nav, self.today)

    def truth(self) -> Truth:
        return Truth(
            columns=tuple(planted(column) for column in self.columns.values()),
            not_columns=("/wzdt/", "/login/", "/en/", "/search/?keywords=", INDEX, GUIDE.path,
                         "/xwzx/gzdt/index.html", "/tzgg/index.html", "/zwgk/zcjd/index.html"),
            site_code=CODE,
        )  # fmt: skip


def _listing(number: int, name: str, count: int, rows: list[Row], host: str) -> Answer:
    classify = {"id": number, "name": name, "post_count": count}
    told = {"classify": classify, "articles": [dress.told(row, host) for row in rows]}
    return Answer(json.dumps(told, ensure_ascii=False).encode(), content_type=JSON)
