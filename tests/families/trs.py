"""A portal published by TRS WCM: lists stand in the page, in the many forms its template makers found."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import chain

from tests.families import trs_lists, trs_pages
from tests.families.base import Truth
from tests.families.planting import Column, PageTable, Plan, Row, grow, planted
from tests.families.trs_pages import CODE, ORG

PLANS = (
    Plan("机构职能", "/jggk/jgzn/", "static", "text", "机构概况", sizes=(), state="static",
         note="text, not a list"),
    Plan("领导信息", "/jggk/ldxx/", "static", "text", "机构概况", sizes=(), state="static",
         note="text, not a list"),
    Plan("人事信息", "/jggk/rsxx/", "personnel", "ordinary", "机构概况", sizes=(7,), age=40, step=9,
         note="1.1 TRS: one page only, createPageHTML(1, 0, …)"),
    Plan("工作动态", "/xwdt/gzdt/", "news", "date_first", "新闻动态", sizes=(12, 12, 6), age=1, step=1,
         note="1.1 MEE: title=\"\" empty, createPageHTML commented out, var countPage"),
    Plan("图片新闻", "/xwdt/tpxw/", "news", "cards", "新闻动态", sizes=(6, 4), age=5, step=3, first_story=30,
         note="1.1 Guizhou: the whole card is the link, the date inside the anchor"),
    Plan("县区动态", "/xwdt/xqdt/", "news", "yearless", "新闻动态", sizes=(10, 5), age=2, step=4, first_story=40,
         note="1.9: month and day alone, year in the address"),
    Plan("通知公告", "/tzgg/", "notice", "ordinary", sizes=(10, 10, 4), age=6, step=5, pinned=(731, 402),
         titles=("关于申报{year}年第二批以工代赈项目的通知（受理至{deadline}）",),
         note="0.1: pinned old rows first; 1.9: a future deadline in a title"),
    Plan("规范性文件", "/zcfg/gfxwj/", "policy", "with_interpretations", "政策法规", sizes=(8, 7), age=30, step=14,
         note="1.1 NDRC: interpretations nested in the row's popbox"),
    Plan("其他文件", "/zcfg/qtwj/", "policy", "undated_addresses", "政策法规", sizes=(9, 9), age=75, step=20,
         first_story=20, note="1.1 Guangxi: five-argument createPageHTML, address without a day"),
    Plan("政策解读", "/zcfg/zcjd/", "interpretation", "ordinary", "政策法规", sizes=(8, 3), age=24, step=15,
         note="1.1 NDRC; 2.3 interpretations with and without the policy's name"),
    Plan("重大项目", "/xxgk/zdxm/", "disclosure", "index_table", "信息公开", sizes=(9,), age=18, step=6,
         note="1.1 hd.gov.cn table: index number 2020-35428 looks like a date"),
    Plan("规划计划", "/xxgk/ghjh/", "plan", "ordinary", "信息公开", sizes=(7,), age=210, step=40,
         note="1.9: plan periods （2026-2030年） in titles"),
    Plan("统计数据", "/xxgk/tjsj/", "statistics", "clipped_titles", "信息公开", sizes=(10, 10), age=9, step=7,
         full=False, note="1.1 Shanxi: titles cut short, no title attribute, pager links past the end"),
    Plan("信息公开年报", "/xxgk/nb/", "annual_report", "ordinary", "信息公开", sizes=(6,), age=300, step=365,
         note="years in every title"),
    Plan("办事服务", "/bsfw/", "service", "undated_addresses", sizes=(8,), age=95, step=11,
         note="1.1 Guangxi row form"),
    Plan("咨询留言", "/hdjl/zxly/", "message", "letters", "互动交流", sizes=(8, 5), age=4, step=5,
         note="3: tr.tr_css table with states"),
    Plan("征集调查", "/hdjl/zjdc/", "survey", "ordinary", "互动交流", sizes=(7,), age=20, step=16,
         titles=("关于公开征求粮食储备管理办法意见的公告（征集至{deadline}）",),
         note="1.9: deadlines in the future"),
    Plan("在线访谈", "/hdjl/zxft/", "interview", "no_data", "互动交流", sizes=(), state="empty",
         note="truly empty: 暂无数据 in the list's container"),
    Plan("优化营商环境", "/ztzl/yhyshj/", "topic", "cards", "专题专栏", sizes=(6,), age=33, step=8,
         note="1.1 Guizhou card"),
    Plan("信用建设", "/ztzl/xyjs/", "topic", "nothing", "专题专栏", sizes=(), state="empty",
         note="truly empty: the container, nothing in it"),
)  # fmt: skip
PORTAL = Plan("新闻动态", "/xwdt/", "news", "tabs", sizes=(12,),
              note="1.1 Inner Mongolia: portal of sub-columns, second list hidden")  # fmt: skip
LEAFLET = Row("来访须知", date(2024, 1, 5), "/hdjl/202401/t20240105_1300001.html", 1300001)
PLAIN: dict[str, Callable[[Column, Sequence[Row]], str]] = {
    "ordinary": trs_lists.ordinary,
    "date_first": trs_lists.date_first,
    "cards": trs_lists.cards,
    "yearless": trs_lists.yearless,
    "undated_addresses": trs_lists.undated_addresses,
    "index_table": trs_lists.index_table,
    "clipped_titles": trs_lists.clipped_titles,
    "letters": trs_lists.letters,
    "no_data": trs_lists.no_data,
    "nothing": trs_lists.nothing,
}
SHTML = ("date_first", "clipped_titles", "undated_addresses")


def address(plan: Plan, serial: int, day: date) -> str:
    """The day in the address is a little before or after the list's, save where the year is read there."""
    if plan.shape == "undated_addresses":
        return f"{plan.path}t{28110000 + serial}.shtml"
    before = {"yearless": 0, "cards": -2}.get(plan.shape, serial % 3)
    told = day - timedelta(days=before)
    suffix = "shtml" if plan.shape in SHTML else "html"
    return f"{plan.path}{told:%Y%m}/t{told:%Y%m%d}_{1400000 + serial}.{suffix}"


class TrsSite(PageTable):
    """Twenty columns and a portal over three of them."""

    family = "trs"

    def __init__(self, today: date) -> None:
        super().__init__(today)
        grown = [grow(today, ORG, turn, plan, address) for turn, plan in enumerate(PLANS, 1)]
        self.columns = {column.plan.name: column for column in grown}
        self.tabs = tuple(self.columns[name].first_page[:6] for name in ("工作动态", "图片新闻"))
        self.portal = Column(PORTAL, (tuple(chain.from_iterable(self.tabs)),))
        self.nav = {name: column.plan.path for name, column in self.columns.items()}
        self.nav[""] = LEAFLET.path
        for column in grown:
            self._publish(column)
        self._publish_portal()
        self._publish_rest()

    def _publish(self, column: Column) -> None:
        path, suffix = column.plan.path, "shtml" if column.plan.shape in SHTML else "html"
        for turn, rows in enumerate(column.pages or ((),)):
            main = self._list(column, rows) + trs_pages.pager(column, turn, suffix)
            if column.plan.shape == "text":
                main = f'<div class="TRS_Editor">{trs_pages.static_text(column.plan.name)}</div>'
            text = self._page(
                path, column, None, f'<div class="main"><h2>{column.plan.name}</h2>{main}</div>'
            )
            names = ("", f"index.{suffix}") if turn == 0 else (f"index_{turn}.{suffix}",)
            for name in (*names, "index.html") if turn == 0 else names:
                self.put(path + name, text)
        for row in column.rows:
            self.put(row.path, self._article(column, row))

    def _list(self, column: Column, rows: Sequence[Row]) -> str:
        if column.plan.shape == "with_interpretations":
            readings = self.columns["政策解读"].first_page
            return trs_lists.with_interpretations(readings)(column, rows)
        return PLAIN.get(column.plan.shape, trs_lists.nothing)(column, rows)

    def _page(self, path: str, column: Column, row: Row | None, main: str) -> str:
        up = "../" * (path.count("/") - 1)
        side = "" if row else trs_pages.siblings(column, self.nav, up)
        return trs_pages.frame(
            path,
            trs_pages.labels(column, row),
            trs_pages.trail(column, up),
            side + main + trs_pages.always_fresh(self.today),
            self.nav,
        )

    def _article(self, column: Column, row: Row) -> str:
        reading = ""
        turn = row.number % 100
        if column.plan.name == "规范性文件" and turn % 2 == 0 and turn < 8:
            told = self.columns["政策解读"].rows[turn]
            reading = f'<p class="xgjd">相关政策解读：<a href="{told.path}">{told.title}</a></p>'
        body = trs_pages.article_body(row, column.plan.category, reading)
        return self._page(row.path, column, row, body)

    def _publish_portal(self) -> None:
        main = trs_lists.tabs(self.portal, self.tabs, ("工作动态", "图片新闻"))
        for name in ("", "index.html"):
            self.put(PORTAL.path + name, self._page(PORTAL.path, self.portal, None, main))

    def _publish_rest(self) -> None:
        blocks = trs_pages.home(self.columns, ("工作动态", "通知公告", "规范性文件"))
        for path in ("/", "/index.html"):
            self.put(path, trs_pages.frame("/", trs_pages.labels(None, None), "", blocks, self.nav))
        for path, text in (("/search/", "搜索结果：请输入关键词"), ("/login/", "用户登录"),
                           ("/english/", "Linlan Municipal Development and Reform Commission"),
                           ("/wza/", "无障碍浏览说明"), ("/wzdt/", self._map())):  # fmt: skip
            labels = f"<title>{ORG}</title>"
            self.put(path, trs_pages.frame(path, labels, "", f"<div>{text}</div>", self.nav))
        self.put(LEAFLET.path, self._article(self.columns["咨询留言"], LEAFLET))
        self.put("/jslm/footer/footer.js", trs_pages.FOOTER, "application/javascript")
        self.put("/images/style.css", "body{margin:0}", "text/css")
        self.put("/images/logo.png", "", "image/png")

    def _map(self) -> str:
        return "".join(f'<a href="..{path}">{name}</a> ' for name, path in self.nav.items() if name)

    def truth(self) -> Truth:
        return Truth(
            columns=(planted(self.portal), *(planted(column) for column in self.columns.values())),
            not_columns=("/search/", "/login/", "/english/", "/wza/", "/wzdt/", self.nav[""],
                         "/xwdt/gzdt/index.html", "/tzgg/index.html", "/zcfg/gfxwj/index.html"),
            site_code=CODE,
        )  # fmt: skip
