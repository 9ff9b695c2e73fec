"""A JPAAS site: most lists stand only behind the publishing interface, which wants to know who sent us."""

import json
from datetime import date
from hashlib import md5

from tests.families import jpaas_pages as dress
from tests.families.base import JSON, Answer, Asked, Truth
from tests.families.jpaas_pages import CODE, ORG, SIDE, UNIT, WEB
from tests.families.planting import HOST, Column, PageTable, Plan, Row, grow, planted

PLANS = (
    Plan("机构职能", "/jggk/jgzn/index.html", "static", "text", "机构概况", sizes=(), state="static",
         note="text, not a list"),
    Plan("领导之窗", "/jggk/ldzc/index.html", "static", "text", "机构概况", sizes=(), state="static",
         note="text, not a list"),
    Plan("工作动态", "/xwzx/gzdt/index.html", "news", "clearfix", "新闻中心", sizes=(15, 15, 4), age=1, step=1,
         note="1.3: list behind the interface, li.clearfix; its heading in the menu leads to the same address"),
    Plan("基层动态", "/xwzx/jcdt/index.html", "news", "cards", "新闻中心", sizes=(6, 5), age=17, step=3, first_story=36,
         note="1.3 and 1.9: day split from month, picture and title link one article"),
    Plan("媒体聚焦", "/xwzx/mtjj/index.html", "news", "fails", "新闻中心", sizes=(6,), state="unread",
         first_story=60, note="1.3: the interface fails with 500"),
    Plan("通知公告", "/tzgg/index.html", "notice", "static", sizes=(15, 6), age=4, step=4, pinned=(512,),
         titles=("关于{year}年度新型城镇化项目储备的通知（报送至{deadline}）",),
         note="1.3: first page already static; 0.1 pinned row first; 1.9 a future deadline"),
    Plan("政策文件", "/zcwj/index.html", "policy", "lmy", sizes=(10, 8), age=25, step=12,
         note="1.3: ul.lmy-list-ul behind the interface, absolute addresses, 2026.09.15"),
    Plan("政策解读", "/zcjd/index.html", "interpretation", "clearfix", sizes=(10, 2), age=23, step=12,
         note="1.3 and 2.3: interpretations in a column of their own"),
    Plan("规划计划", "/zwgk/ghjh/index.html", "plan", "clearfix", "政务公开", sizes=(7,), age=130, step=60,
         note="1.9: plan periods in titles"),
    Plan("统计数据", "/zwgk/tjsj/index.html", "statistics", "cards", "政务公开", sizes=(8, 8, 2), age=8, step=10,
         note="1.9: <b>14</b> 2026.07"),
    Plan("重大项目", "/zwgk/zdxm/index.html", "disclosure", "static", "政务公开", sizes=(9,), age=14, step=7,
         note="1.3: static first page, nothing further"),
    Plan("双随机一公开", "/zwgk/ssj/index.html", "disclosure", "bare", "政务公开", sizes=(), state="empty",
         note="truly empty: the interface answers an empty list and count 0"),
    Plan("人事任免", "/zwgk/rsrm/index.html", "personnel", "lmy", "政务公开", sizes=(6,), age=61, step=21,
         note="1.3: ul.lmy-list-ul"),
    Plan("政府信息公开年报", "/zwgk/nb/index.html", "annual_report", "static", "政务公开", sizes=(7,), age=297,
         step=365, note="1.3: static; a year in every title"),
    Plan("办事指南", "/bsfw/index.html", "service", "walled", sizes=(6,), state="unread",
         note="6: the interface is behind a script challenge, 412"),
    Plan("主任信箱", "/hdjl/zrxx/index.html", "message", "letters", "互动交流", sizes=(9, 3), age=3, step=6,
         note="3: ul li.t1..t4; 1.9 unpadded 2019-3-2"),
    Plan("意见征集", "/hdjl/yjzj/index.html", "survey", "clearfix", "互动交流", sizes=(6,), age=26, step=18,
         titles=("关于《节能降碳行动方案》公开征求意见的公告（截至{deadline}）",),
         note="1.9: a future deadline"),
    Plan("在线访谈", "/hdjl/zxft/index.html", "interview", "cards", "互动交流", sizes=(6,), age=48, step=30,
         note="1.3: cards behind the interface"),
    Plan("主题教育", "/ztzl/ztjy/index.html", "topic", "excuse", "专题专栏", sizes=(), state="empty",
         note="truly empty: 暂无数据 in the page, no unit to fill it"),
    Plan("信用建设", "/ztzl/xyjs/index.html", "topic", "clearfix", "专题专栏", sizes=(8,), age=29, step=9,
         note="1.3: li.clearfix"),
)  # fmt: skip
LETTER = Row(
    "致全市企业家的公开信",
    date(2023, 6, 8),
    "/hdjl/art/2023/art_5f0c11a2b3c4d5e6f708192a3b4c5d6e.html",
    1,
)
CHALLENGE = b"<html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.cd='qr0';</script></head></html>"


def address(plan: Plan, serial: int, day: date) -> str:
    """The address tells the year alone."""
    key = md5(f"{plan.path}{serial}".encode(), usedforsecurity=False).hexdigest()
    return f"{plan.path.removesuffix('index.html')}art/{day.year}/art_{key}.html"


class JpaasSite(PageTable):
    """Twenty columns; two of them no machine can read today."""

    family = "jpaas"

    def __init__(self, today: date) -> None:
        super().__init__(today)
        grown = [grow(today, ORG, turn, plan, address) for turn, plan in enumerate(PLANS, 1)]
        self.columns = {column.plan.name: column for column in grown}
        self.archive = f"/tzgg/{self.columns['通知公告'].rows[0].day.year}n/index.html"
        self.units = {dress.page_id(column.plan.path): column for column in grown}
        self.nav = {name: column.plan.path for name, column in self.columns.items()}
        self.nav[""] = LETTER.path
        for column in grown:
            self._publish(column)
        self._publish_rest()

    def live(self, asked: Asked) -> Answer | None:
        """The publishing interface: 403 to those who come from nowhere."""
        if asked.path != UNIT:
            return None
        if not asked.headers.get("referer"):
            return Answer(b"403 Forbidden", 403)
        column = self.units.get(asked.query.get("pageId", ""))
        if column is None or asked.query.get("webId") != WEB:
            return _told(dress.answer("", success=False))
        if column.plan.shape == "fails":
            return Answer(
                b'{"timestamp":1,"status":500,"error":"Internal Server Error"}', 500, JSON
            )
        if column.plan.shape == "walled":
            return Answer(CHALLENGE, 412)
        return self._unit(column, asked)

    def _unit(self, column: Column, asked: Asked) -> Answer:
        name = asked.query.get("tagId", "")
        if name == SIDE:
            siblings = [
                other for other in self.columns.values() if other.plan.parent == column.plan.parent
            ]
            items = "".join(
                f'<li><a href="{one.plan.path}">{one.plan.name}</a></li>' for one in siblings
            )
            return _told(dress.answer(f'<ul class="side">{items}</ul>'))
        if name != dress.tag(column):
            return _told(dress.answer("", success=False))
        wanted = json.loads(asked.query.get("paramJson") or "{}")
        size = int(wanted.get("pageSize") or (column.plan.sizes or (15,))[0])
        start = max(0, int(wanted.get("pageNo") or 1) - 1) * size
        markup = dress.rows_markup(column, column.rows[start : start + size])
        return _told(dress.answer(markup.replace(HOST, asked.host)))

    def _publish(self, column: Column) -> None:
        plan = column.plan
        main = dress.unit(plan.path, dress.tag(column))
        if plan.shape == "text":
            main = f'<div class="article">{dress.static_text(plan.name)}</div>'
        elif plan.shape == "excuse":
            main = '<ul class="list-ul"><li>暂无数据</li></ul>'
        elif plan.shape == "static":
            main = dress.rows_markup(column, column.first_page)
            main += dress.unit(plan.path, dress.tag(column)) if len(plan.sizes) > 1 else ""
        if plan.name == "通知公告":
            main += f'<div class="years"><a href="{self.archive}">往年公告</a></div>'
        side = dress.unit(plan.path, SIDE) if plan.shape not in ("text", "excuse", "static") else ""
        text = self._page(column, None, f"<h2>{plan.name}</h2>{side}{main}")
        self.put(plan.path, text)
        self.put(plan.path.removesuffix("index.html"), text)
        for row in column.rows:
            self.put(row.path, self._page(column, row, self._article(column, row)))

    def _article(self, column: Column, row: Row) -> str:
        """Policies and interpretations of the same turn tell of the same matter."""
        pair = {"policy": "政策解读", "interpretation": "政策文件"}.get(column.plan.category)
        turn = row.number % 100
        partners = self.columns[pair].rows if pair else ()
        other = partners[turn] if turn < len(partners) and turn % 3 != 1 else None
        return dress.article(row, column.plan.category, other)

    def _page(self, column: Column, row: Row | None, main: str) -> str:
        labels = dress.labels(column, row)
        return dress.frame(labels, dress.trail(column), main, self.nav, self.today)

    def _publish_rest(self) -> None:
        blocks = ""
        for name in ("工作动态", "通知公告", "政策文件"):
            column = self.columns[name]
            more = column.plan.path.removesuffix("index.html")
            rows = dress.clearfix(column.first_page[:6])
            blocks += f'<section><h3>{name}</h3><a href="{more}">更多+</a>{rows}</section>'
        home = dress.frame(dress.labels(None, None), "", blocks, self.nav, self.today)
        self.put("/", home)
        self.put("/index.html", home)
        notices = self.columns["通知公告"]
        pinned = dress.clearfix(notices.first_page[:1])  # the one notice old enough for an archive
        self.put(self.archive, self._page(notices, None, pinned))
        self.put(
            LETTER.path,
            self._page(self.columns["主任信箱"], LETTER, dress.article(LETTER, "notice", None)),
        )
        sitemap = "".join(f'<a href="{path}">{name}</a>' for name, path in self.nav.items() if name)
        for path, text in (("/wzdt/", sitemap), ("/login/", "统一身份认证"), ("/search/", "智能检索"),
                           ("/en/", "Haiyue Development and Reform Bureau")):  # fmt: skip
            self.put(
                f"{path}index.html",
                dress.frame(f"<title>{ORG}</title>", "", text, self.nav, self.today),
            )
        self.put(
            "/wza/wca.html",
            "<html><head><title>适老化说明</title></head><body>适老化服务</body></html>",
        )
        for name, kind in (("style.css", "text/css"), ("ajaxpage.js", "text/javascript"), ("logo.png", "image/png"),
                           ("red.png", "image/png"), ("loading.gif", "image/gif")):  # fmt: skip
            self.put(f"/images/{name}", "", kind)

    def truth(self) -> Truth:
        return Truth(
            columns=tuple(planted(column) for column in self.columns.values()),
            not_columns=("/search/index.html", "/login/index.html", "/en/index.html", "/wzdt/index.html",
                         "/wza/wca.html", LETTER.path, "/xwzx/gzdt/", "/tzgg/", "/zcwj/", self.archive),
            site_code=CODE,
        )  # fmt: skip


def _told(text: str) -> Answer:
    return Answer(text.encode(), content_type=JSON)
