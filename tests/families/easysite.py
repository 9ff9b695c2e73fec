"""Huilan EasySite: tables of rows, a folder of its own for every article, pages counted from index1.html."""

from datetime import date

from tests.families.base import Answer, Asked
from tests.families.builder2 import BuiltSite, Plot, Row, esc, letter, plots
from tests.families.easysite_rows import foot, metas, table
from tests.families.wording2 import paragraphs, static_text

ROOT = "/fgw/144941"
MAIL = "/eportal/ui?pageId=471221"
NAME = "望川市发展和改革委员会"
PLEDGE = f"{ROOT}/3581399/2024061710223345678/index.html"
TABLE = """
3581301|发改动态|news|||age=1 pinned=1|§1.0 EasySite table rows; §0.1 a pinned row first
3581302|区县传真|news|发改动态|bare|age=13 drift=-2|§1.1 titles cut without a title attribute; §1.9 addresses disagree
3581303|公告公示|notice|||age=5 future|§1.9 a mistyped day to come, deadlines in titles
3581310|信息公开|disclosure||portal||§1.1 a portal of four lists
3581311|政策法规|policy|信息公开|index|age=38 step=9|§1.1 table with 索引号; §1.9 2020-35428 is no day
3581312|政策解读|interpretation|信息公开||age=36 step=9 drift=2|§1.9 address later than the row
3581313|规划信息|plan|信息公开||age=120 step=21 total=9|§1.9 plan periods; one page
3581314|人事任免|personnel|信息公开|bare|age=58|§1.1 titles cut without a title attribute
3581315|重大建设项目|disclosure|信息公开|index|age=22|§1.1 table with 索引号
3581316|行政执法公示|disclosure|信息公开|empty||§0.4 its counterpart: an empty table that says so
3581317|财政资金|disclosure|信息公开||age=96 step=30 total=8 side_only|§1.0 linked from its parent's page alone
3581318|公开年报|annual_report|信息公开||age=250 step=365 total=7|§1.0 one page
3581320|数据统计|statistics||||§1.0 table rows; pager by onclick
3581330|办事指南|service|||age=140 step=19 total=15 per_page=15|§1.0 one page
mail|主任信箱|message|公众参与|mail|age=7|§3 EasySite /eportal/ui?pageId=; only the day of asking is listed
3581341|征求意见|survey|公众参与||age=17|§1.9 deadlines to come
3581342|访谈直播|interview|公众参与||age=150 step=33 total=6|§1.0 one page
3581350|专题专栏|topic|||age=44 outside|§1.4 a row off-site
3581361|工作职责|static|本委概况|static||no line: text, not a list
3581362|领导信息|static|本委概况|static||no line: text, not a list
"""


def column_path(key: str) -> str:
    return MAIL if key == "mail" else f"{ROOT}/{key}/index.html"


class EasySite(BuiltSite):
    """The commission's site, made in the likeness of a central bank's."""

    family = "easysite"
    site_code = "3799000034"
    tops = (
        ("网站首页", "/"),
        ("本委概况", ""),
        ("发改动态", column_path("3581301")),
        ("公告公示", column_path("3581303")),
        ("信息公开", column_path("3581310")),
        ("数据统计", column_path("3581320")),
        ("办事指南", column_path("3581330")),
        ("公众参与", ""),
        ("专题专栏", column_path("3581350")),
    )
    plots = plots(TABLE, column_path)
    not_columns = (
        "/eportal/ui?pageId=471299",  # search
        "/eportal/ui?pageId=471298",  # login
        f"{ROOT}/3581398/index.html",  # 网站地图 at a column's address
        "/english/144999/index.html",
        PLEDGE,  # an article linked from the menu
        f"{ROOT}/3581301/index1.html",  # 更多: the first page under another spelling
        "https://www.ndrc.example.gov.cn/",
        "javascript:StranBody()",
    )

    def address(self, plot: Plot, index: int, day: date) -> str:
        if plot.style == "mail":
            return f"/eportal/ui?pageId=471222&letterId={300 + index}"
        return f"{ROOT}/{plot.key}/{day:%Y%m%d}{9 + index % 8:02}{15 + index:02}{10 + index}{687 + index}97/index.html"

    def build(self) -> None:
        for p in self.plots:
            self._column(p)
            for row in self.rows[p.name]:
                if row.path.startswith("/"):
                    self.put(row.path, self._article(p, row))
        self._others()
        self.put_assets("/images/logo.gif", "/images/blue.png", "/eportal/fileDir/common/jquery.js")

    def answer(self, asked: Asked) -> Answer:
        """``/eportal/ui`` knows a page by its pageId, and a page of a list by currentPage."""
        if asked.path == "/eportal/ui":
            q = asked.query
            wanted = f"/eportal/ui?pageId={q.get('pageId', '')}"
            if q.get("currentPage", "1") != "1":
                wanted = f"/eportal/ui?currentPage={q['currentPage']}&moduleId=a1f0&pageId={q.get('pageId', '')}"
            if "letterId" in q:
                wanted += f"&letterId={q['letterId']}"
            path, _, query = wanted.partition("?")
            asked = asked._replace(path=path, raw_query=query)
        return super().answer(asked)

    def _column(self, p: Plot) -> None:
        if p.style == "portal":
            parts = self.below(p.name)[:4]
            self.put(p.path, self._page(p, "".join(self._box(q) for q in parts)))
            shown = [row for q in parts for row in self.rows[q.name][:5]]
            self.plant(p, shown, full_titles=False)
        elif p.style == "static":
            self.put(p.path, self._page(p, f"<div id='easysiteText'>{static_text(p.name)}</div>"))
            self.plant(p)
        elif p.style == "empty":
            none = "<table class='list'><tbody><tr><td>暂无数据</td></tr></tbody></table>"
            self.put(p.path, self._page(p, none))
            self.plant(p, state="empty")
        else:
            sheets = self.sheets(p)
            for number, rows in enumerate(sheets, 1):
                page = self._page(p, table(p, rows) + self._pager(p, number, len(sheets)))
                self.put(self._sheet_path(p, number), page)
                if number == 1 and p.style != "mail":
                    self.put(p.path.replace("index.", "index1."), page)
            self.plant(p, sheets[0], full_titles=p.style != "bare", has_next=len(sheets) > 1)

    def _sheet_path(self, p: Plot, number: int) -> str:
        if number == 1:
            return p.path
        if p.style == "mail":
            return f"/eportal/ui?currentPage={number}&moduleId=a1f0&pageId=471221"
        return p.path.replace("index.", f"index{number}.")

    def _pager(self, p: Plot, number: int, pages: int) -> str:
        if pages == 1:
            return ""
        told = f"<span>共{len(self.rows[p.name])}条记录 第{number}/{pages}页</span>"
        if number == pages:
            return f"<div class='pagingList'>{told}<span>下一页</span></div>"
        target = self._sheet_path(p, number + 1)
        if p.category in {"statistics", "survey"}:
            call = f"queryArticleByCondition(this,'{target}')"
            href = f"href='javascript:void(0)' tagname='{target}' onclick=\"{call}\""
        else:
            href = f"href='{esc(target)}'"
        return f"<div class='pagingList'>{told}<a class='pagingNormal' {href}>下一页</a></div>"

    def _box(self, p: Plot) -> str:
        more = f"<a href='{p.path}'>更多&gt;&gt;</a>"
        head = f"<table class='title'><tr><td>{p.name}</td><td>{more}</td></tr></table>"
        return head + table(p, self.rows[p.name][:5])

    def _head(self, title: str, column: str = "", row: Row | None = None) -> str:
        return (
            f"<!DOCTYPE html><html><head><meta charset='utf-8'>{metas(self.today, column, row)}"
            f"<title>{esc(title)}</title><script>"
            "var eprotalCurrentPageId='471199';var easysite='7.0';</script>"
            "<script src='/eportal/fileDir/common/jquery.js'></script></head><body>" + self._menu()
        )

    def _menu(self) -> str:
        cells = []
        for name, path in self.tops:
            below = [
                f'<a href="{esc(p.path)}">{p.name}</a>' for p in self.below(name, in_menu=True)
            ]
            if name == "本委概况":
                below.append(f'<a href="{PLEDGE}">廉政承诺书</a>')
            drop = f'<div class="sub">{"".join(below)}</div>' if below else ""
            cells.append(f'<td><a href="{path or "#"}" class="mainmenu">{name}</a>{drop}</td>')
        return (
            f"<img src='/images/logo.gif' alt='{NAME}'><div><a href='/english/144999/index.html'>English</a> "
            "<a href='javascript:StranBody()'>繁體</a> <a href='/eportal/ui?pageId=471299'>搜索</a> "
            "<a href='/eportal/ui?pageId=471298'>登录</a> <span id='time'><script>showDate(new Date());</script></span>"
            f"</div><table class='menu'><tr>{''.join(cells)}</tr></table>"
        )

    def _page(self, p: Plot, body: str) -> str:
        near = self.below(p.parent or p.name)
        neighbours = "".join(
            f"<tr><td><a href='{esc(q.path)}'>{q.name}</a></td></tr>" for q in near
        )
        return (
            self._head(f"{p.name}_{NAME}", p.name)
            + f"<div>{self._crumbs(p)}</div><table class='left'>{neighbours}</table><div class='portlet'>{body}</div>"
            + foot(NAME, self.site_code)
        )

    def _crumbs(self, p: Plot) -> str:
        steps = [
            f'<a href="{esc(path)}">{name}</a>' if path else name for name, path in self.trail(p)
        ]
        return (
            '<span class="position">当前位置：'
            + " &gt; ".join(['<a href="/">首页</a>', *steps])
            + "</span>"
        )

    def _article(self, p: Plot, row: Row) -> str:
        body = (
            letter(row.title, row.day)
            if p.style == "mail"
            else paragraphs(row.title, row.day, self.today)
        )
        told = f"{row.day.year}年{row.day:%m}月{row.day:%d}日"
        return (
            self._head(row.title, p.name, row)
            + f"{self._crumbs(p)}<h2>{esc(row.title)}</h2><p class='top'>发布时间：{told} </p>"
            + "<p>文章来源：办公室 字号：大 中 小</p>"
            + f"<div id='easysiteText'>{body}</div><p>打印本页 关闭窗口</p>"
            + foot(NAME, self.site_code)
        )

    def _others(self) -> None:
        first = self.plots[0]
        body = (
            f"<table><tr><td>发改动态</td><td><a href='{ROOT}/3581301/index1.html'>更多</a></td></tr></table>"
            f"{table(first, self.rows[first.name][1:8])}"
            "<select onchange='window.open(this.value)'><option value='https://www.ndrc.example.gov.cn/'>上级机关</option>"
            "</select><a href='https://www.ndrc.example.gov.cn/'>省发展改革委</a>"
        )
        for path in ("/", "/index.html"):
            self.put(path, self._head(NAME) + body + foot(NAME, self.site_code))
        everything = "".join(f"<a href='{esc(p.path)}'>{p.name}</a>" for p in self.plots)
        for path, text in (
            ("/eportal/ui?pageId=471299", "<form><input name='keyword'></form>"),
            ("/eportal/ui?pageId=471298", "<form><input type='password'></form>"),
            (f"{ROOT}/3581398/index.html", everything),
            ("/english/144999/index.html", "<p>About the commission</p>"),
            (
                PLEDGE,
                "<h2>廉政承诺书</h2><p class='top'>发布时间：2024年06月17日 </p><p>依法办事。</p>",
            ),
        ):
            self.put(path, self._head(NAME) + text + foot(NAME, self.site_code))
