"""An Ucap site: md5 addresses, rows that lead off the site, lists that a script fetches as JSON or by POST."""

from datetime import date
from hashlib import md5

from tests.families import ucap_pages as dress
from tests.families.base import JSON, Answer, Asked, Truth
from tests.families.planting import Column, PageTable, Plan, Row, grow, planted
from tests.families.ucap_pages import CODE, ORG, RETIRED, ROOT


def _at(folder: str) -> str:
    return f"{ROOT}/{folder}/common_list.shtml"


PLANS = (
    Plan("机构职能", f"{ROOT}/jgzn/jgzn.shtml", "static", "text", "机构信息", sizes=(), state="static",
         note="text, not a list"),
    Plan("领导介绍", f"{ROOT}/ldjs/ldjs.shtml", "static", "text", "机构信息", sizes=(), state="static",
         note="text, not a list"),
    Plan("工作动态", _at("gzdt"), "news", "dash", "资讯中心", sizes=(15, 15, 3), age=2, step=1,
         note="1.4: date before title, md5 address, leading blanks, pager inside the ul"),
    Plan("区县动态", _at("qxdt"), "news", "minute", "资讯中心", sizes=(9,), age=4, step=3, mistyped=1, first_story=40,
         note="1.9: 2026-09-21 17:00; one day typed 36 years ahead is no valid date"),
    Plan("通知公告", _at("tzgg"), "notice", "dash", sizes=(15, 7), age=3, step=4, pinned=(640, 233),
         titles=("关于征集{year}年第二批技术改造项目的通知（申报截至{deadline}）",),
         note="1.4: some rows lead off the site; 0.1 pinned rows first"),
    Plan("政策文件", f"{ROOT}/c101953/zfxxgk_zdgk.shtml", "policy", "shell", sizes=(18, 4), age=28, step=9,
         note="1.4 CSRC: shell, /searchList/{channelId} as JSON, epoch ms, needs a Referer"),
    Plan("政策解读", _at("zcjd"), "interpretation", "chinese", sizes=(8,), age=26, step=9,
         note="1.9: a day in Chinese words; 2.3 links back to the original"),
    Plan("规范性文件库", f"{ROOT}/gfxwjk/list.shtml", "policy", "posted", "信息公开", sizes=(10,), state="unread",
         first_story=30, note="1.4 STA: POST getFileListByCodeId"),
    Plan("规划信息", _at("ghxx"), "plan", "glued", "信息公开", sizes=(7,), age=150, step=50,
         note="1.9: [2014-05-20] glued to the title; plan periods"),
    Plan("统计信息", f"{ROOT}/c101960/zfxxgk_zdgk.shtml", "statistics", "shell", "信息公开", sizes=(13,), age=11,
         step=15, note="1.4 CSRC: JSON list of one page"),
    Plan("招投标信息", _at("ztb"), "disclosure", "dash", "信息公开", sizes=(10, 10), age=1, step=2,
         note="1.4: off-site rows, the newest among them"),
    Plan("财政预决算", _at("czyjs"), "disclosure", "minute", "信息公开", sizes=(6,), age=84, step=170, first_story=20,
         note="1.9: 2026-09-21 17:00"),
    Plan("人事招考", _at("rszk"), "personnel", "short", "信息公开", sizes=(8, 2), age=19, step=12,
         note="1.9: [08-16], the year from /202608/"),
    Plan("年度报告", _at("ndbg"), "annual_report", "glued", "信息公开", sizes=(6,), age=299, step=365,
         note="a year in every title"),
    Plan("办事指南", _at("bszn"), "service", "dash", sizes=(8,), age=120, step=25, note="1.4: date before title"),
    Plan("领导信箱", _at("ldxx"), "message", "chinese", "政民互动", sizes=(9, 4), age=5, step=6,
         note="3: only the day of writing in the list"),
    Plan("网上调查", _at("wsdc"), "survey", "nothing", "政民互动", sizes=(), state="empty",
         note="truly empty: the ul, nothing in it, no script with it"),
    Plan("在线访谈", _at("zxft"), "interview", "short", "政民互动", sizes=(6,), age=44, step=28,
         note="1.9: [08-16]"),
    Plan("能源保供", _at("nybg"), "topic", "minute", "专题", sizes=(7,), age=22, step=6, note="1.9: day and minute"),
    Plan("乡村振兴", _at("xczx"), "topic", "excuse", "专题", sizes=(), state="empty",
         note="truly empty: 暂无数据 in the list's container"),
)  # fmt: skip
OFF_SITE = {"通知公告": 5, "招投标信息": 3}  # every n-th row leads to the trading platform
LETTER = Row(
    "信访须知", date(2022, 11, 3), f"{ROOT}/xfxz/202211/0f343b0931126a20f133d67c2b018a3b.shtml", 1
)


def address(plan: Plan, serial: int, day: date) -> str:
    key = md5(f"{plan.path}{serial}".encode(), usedforsecurity=False).hexdigest()
    turn = serial % 100
    if plan.name in OFF_SITE and turn % OFF_SITE[plan.name] == 0 and turn >= len(plan.pinned):
        return f"https://ggzy.example.gov.cn/jyxx/{day:%Y%m%d}/{key[:8]}-0386-304b.html?xiaqucode=379800"
    folder = plan.path.rpartition("/")[0]
    if plan.shape == "shell":
        return f"{folder}/c{7500000 + serial}/content.shtml"
    return f"{folder}/{day:%Y%m}/{key}.shtml"


class UcapSite(PageTable):
    """Twenty columns: most in the page, two as JSON, one by POST alone."""

    family = "ucap"

    def __init__(self, today: date) -> None:
        super().__init__(today)
        grown = [grow(today, ORG, turn, plan, address) for turn, plan in enumerate(PLANS, 1)]
        self.columns = {column.plan.name: column for column in grown}
        self.channels = {dress.channel(column.plan.path): column for column in grown}
        self.nav = {name: column.plan.path for name, column in self.columns.items()}
        self.nav[""] = LETTER.path
        for column in grown:
            self._publish(column)
        self._publish_rest()

    def live(self, asked: Asked) -> Answer | None:
        if asked.path == "/getFileListByCodeId":
            return self._posted(asked)
        if not asked.path.startswith("/searchList/"):
            return None
        column = self.channels.get(asked.path.removeprefix("/searchList/"))
        if not asked.headers.get("referer"):
            return Answer(b"403 Forbidden", 403)
        if column is None or column.plan.shape != "shell":
            return Answer(b'{"code":500,"data":null}', content_type=JSON)
        page, size = int(asked.query.get("page") or 1), int(asked.query.get("_pageSize") or 18)
        if asked.query.get("_isJson") != "true":
            return Answer("<html><body>查询结果</body></html>".encode())
        return Answer(dress.results(column, page, size, asked.host).encode(), content_type=JSON)

    def _posted(self, asked: Asked) -> Answer:
        if asked.method != "POST":
            return Answer(b"Method Not Allowed", 405)
        told = dress.results(self.columns["规范性文件库"], 1, 10, asked.host)
        return Answer(f'{{"results":{told}}}'.encode(), content_type=JSON)

    def _publish(self, column: Column) -> None:
        plan, stem = column.plan, column.plan.path.removesuffix(".shtml")
        for turn, rows in enumerate(column.pages or ((),), 1):
            if turn == 1 or plan.shape in dress.FORMS:
                path = plan.path if turn == 1 else f"{stem}_{turn}.shtml"
                self.put(path, self._page(column, None, self._main(column, rows, turn)))
        self.pages[f"{plan.path.rpartition('/')[0]}/"] = self.pages[plan.path]
        for row in column.rows:
            if row.path.startswith("/"):
                self.put(row.path, self._page(column, row, self._article(column, row)))

    def _main(self, column: Column, rows: tuple[Row, ...], turn: int) -> str:
        shape = column.plan.shape
        if shape in dress.FORMS:
            return dress.in_page(column, rows, turn)
        return {
            "shell": dress.shell(column),
            "posted": dress.posted(column),
            "text": dress.static_text(column.plan.name),
            "excuse": '<ul class="list_ul"><li>暂无数据</li></ul>',
        }.get(shape, '<ul class="list_ul">\n</ul>')

    def _article(self, column: Column, row: Row) -> str:
        turn, policies = row.number % 100, self.columns["政策文件"].rows
        original = (
            policies[turn] if column.plan.category == "interpretation" and turn % 2 == 0 else None
        )
        return dress.article(row, column.plan.category, original)

    def _page(self, column: Column, row: Row | None, main: str) -> str:
        return dress.frame(
            dress.labels(column, row, self.today), dress.trail(column), main, self.nav
        )

    def _publish_rest(self) -> None:
        blocks = ""
        for name in ("工作动态", "通知公告", "政策解读"):
            column = self.columns[name]
            items = "".join(
                f'<li><a href="{row.path}" title="{row.title}">{row.title}</a><span>{row.day:%m-%d}</span></li>'
                for row in column.first_page[:6]
            )
            more = column.plan.path.rpartition("/")[0] + "/"
            blocks += (
                f'<div class="box"><h2>{name}</h2><a href="{more}">更多</a><ul>{items}</ul></div>'
            )
        home = dress.frame(dress.labels(None, None, self.today), "", blocks, self.nav)
        for path in ("/", f"{ROOT}/index.shtml"):
            self.put(path, home)
        letters = self.columns["领导信箱"]
        self.put(LETTER.path, self._page(letters, LETTER, dress.article(LETTER, "notice", None)))
        sitemap = "".join(f'<a href="{path}">{name}</a>' for name, path in self.nav.items() if name)
        for path, text in ((f"{ROOT}/wzdt/wzdt.shtml", sitemap), (f"{ROOT}/xhtml/login.shtml", "用户登录"),
                           (f"{ROOT}/en/index.shtml", "Qingzhou DRC"), ("/guestweb5/s", "搜索")):  # fmt: skip
            self.put(path, dress.frame(dress.labels(None, None, self.today), "", text, self.nav))
        for name, kind in (
            ("js/jquery.js", "text/javascript"),
            ("ipv6.png", "image/png"),
            ("jiucuo.png", "image/png"),
        ):
            self.put(f"/xhtml/{name}", "", kind)

    def truth(self) -> Truth:
        return Truth(
            columns=tuple(planted(column) for column in self.columns.values()),
            not_columns=(f"{ROOT}/wzdt/wzdt.shtml", f"{ROOT}/xhtml/login.shtml", f"{ROOT}/en/index.shtml",
                         f"/guestweb5/s?siteCode={CODE}", LETTER.path, f"{ROOT}/gzdt/", f"{ROOT}/tzgg/",
                         f"{ROOT}/zcjd/", RETIRED),
            site_code=CODE,
            notes={RETIRED: "404"},
        )  # fmt: skip
