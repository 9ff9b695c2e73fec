"""Sudy webplus: /513/list.htm, list2.htm, articles of several ages of address; disclosure in Lonsun's way."""

from collections.abc import Sequence
from datetime import date

from tests.families.base import Answer, Asked
from tests.families.builder2 import BuiltSite, Plot, Row, esc, letter, plots
from tests.families.webplus_rows import foot, head, listing, pager
from tests.families.wording2 import paragraphs, static_text

NAME = "平湖市发展和改革委员会"
PLEDGE = "/2024/0712/c499a140017/page.htm"
MAIL = "supervision/productList/product_id=3"
TABLE = """
501|要闻动态|news||webplus|age=0|§1.0 ul.wp_article_list, span.Article_PublishDate
502|基层动态|news|要闻动态|yearless|age=10 outside|§1.9 [08-16], the year in the address alone; §1.4 a row off-site
503|通知公告|notice||split|age=4 pinned=2|§1.9 day split from month; §0.1 pinned rows first
511|政策文件|policy||undated|age=62 step=10|§1.0 old addresses without a day
512|规范性文件|policy|政策文件|webplus|age=70 step=12 drift=-4|§1.9 addresses disagree; .psp
513|政策解读|interpretation|政策文件|webplus|age=58 step=10 total=15 per_page=15|§1.0 one page
514|发展规划|plan|政策文件|undated|age=180 step=50 total=8|§1.9 plan periods; one page
L6795711|信息公开目录|disclosure||lonsun|age=9|§1.0 Lonsun ?pageIndex=2; §2.1 索引号 beside the day
L6795721|项目审批|disclosure|信息公开目录|lonsun|age=16 future|§1.0 Lonsun; §1.9 a mistyped day to come
L6795731|人事招聘|personnel|信息公开目录|lonsun|age=33|§1.0 Lonsun ?pageIndex=2
L6795741|信息公开年报|annual_report|信息公开目录|lonsun|age=220 step=365 total=6|§1.0 Lonsun, one page
L6795751|行政处罚|disclosure|信息公开目录|lonsun-empty||§0.4 its counterpart: an empty list that says so
521|价格信息|statistics||unpadded|age=2 step=3|§1.9 unpadded 2019-3-2
522|经济运行|statistics|价格信息|lines|age=27|§1.9 year, month, day on separate lines
531|办事指引|service||webplus|age=130 step=15|§1.0
P3|咨询投诉|message|互动|mail|age=6|§3 Lonsun /supervision/productList/product_id=3/page-2/
542|网上调查|survey|互动|webplus|age=21|§1.9 deadlines to come
543|在线访谈|interview|互动|empty||§0.4 its counterpart: an empty ul.wp_article_list
551|专题聚焦|topic||webplus|age=48 step=11|§1.0
561|主要职责|static|机构|static||no line: text, not a list
562|领导信息|static|机构|static||no line: text, not a list
"""


def column_path(key: str) -> str:
    if key.startswith("L"):
        return f"/content/column/{key[1:]}"
    return f"/{MAIL}/" if key == "P3" else f"/{key}/list.htm"


class Webplus(BuiltSite):
    """A commission that keeps its news on webplus and its disclosure on another system of the same host."""

    family = "webplus"
    site_code = "3799820059"
    tops = (
        ("首页", "/main.htm"),
        ("机构", ""),
        ("要闻动态", column_path("501")),
        ("通知公告", column_path("503")),
        ("政策文件", column_path("511")),
        ("信息公开目录", column_path("L6795711")),
        ("价格信息", column_path("521")),
        ("办事指引", column_path("531")),
        ("互动", ""),
        ("专题聚焦", column_path("551")),
    )
    plots = plots(TABLE, column_path)
    not_columns = (
        "/_web/search/doSearch.do",
        "/_web/login.do",
        "/wzdt/list.htm",  # 网站地图 at a column's address
        "/wza/page.htm",
        "/en/list.htm",
        PLEDGE,  # an article linked from the menu
        "/501/list1.htm",  # 更多: the first page under another spelling
        "/main.htm",
        "https://www.ah.example.gov.cn/",
    )

    def address(self, plot: Plot, index: int, day: date) -> str:
        number = 7458000 + self.plots.index(plot) * 1000 + index
        if plot.key.startswith("L"):
            return f"/content/article/{number}"
        if plot.style == "mail":
            return f"/supervision/detail/{number}.html"
        if plot.style == "undated":
            return f"/{index + 160:02x}/{number % 256:02x}/c{plot.key}a{number}/page.htm"
        kind = "psp" if index % 4 == 1 else "htm"
        return f"/{day:%Y}/{day:%m%d}/c{plot.key}a{number}/page.{kind}"

    def build(self) -> None:
        for p in self.plots:
            self._column(p)
            for row in self.rows[p.name]:
                if row.path.startswith("/"):
                    self.put(row.path, self._article(p, row))
        self._others()
        self.put_assets(
            "/_css/_system/system.css",
            "/_js/jquery.min.js",
            "/_upload/tpl/logo.png",
            "/_upload/red.png",
        )

    def answer(self, asked: Asked) -> Answer:
        """``pageIndex=1`` is the page without it."""
        if asked.query.get("pageIndex") == "1":
            asked = asked._replace(raw_query="")
        return super().answer(asked)

    def _column(self, p: Plot) -> None:
        if p.style == "static":
            self.put(
                p.path, self._page(p, f"<div class='wp_articlecontent'>{static_text(p.name)}</div>")
            )
            self.plant(p)
        elif p.style.endswith("empty"):
            none = "<ul class='wp_article_list'></ul>"
            said = "<div class='xxgk_nav_list'><ul></ul><p>暂无信息！</p></div>"
            self.put(p.path, self._page(p, said if p.key.startswith("L") else none))
            self.plant(p, state="empty")
        else:
            sheets = self.sheets(p)
            for number, rows in enumerate(sheets, 1):
                following = self._sheet_path(p, number + 1) if number < len(sheets) else ""
                body = listing(p, rows) + pager(
                    p, number, len(sheets), following, len(self.rows[p.name])
                )
                self.put(self._sheet_path(p, number), self._page(p, body))
                if number == 1 and p.path.endswith("list.htm"):
                    self.put(p.path.replace("list.", "list1."), self._page(p, body))
            self.plant(p, sheets[0], has_next=len(sheets) > 1)

    def _sheet_path(self, p: Plot, number: int) -> str:
        if number == 1:
            return p.path
        if p.key.startswith("L"):
            return f"{p.path}?pageIndex={number}"
        return (
            f"{p.path}page-{number}/"
            if p.style == "mail"
            else p.path.replace("list.", f"list{number}.")
        )

    def _menu(self) -> str:
        items = []
        for number, (name, path) in enumerate(self.tops, 1):
            columns = self.below(name, in_menu=True)
            below = "".join(
                f'<li class="sub-item"><a href="{p.path}">{p.name}</a></li>' for p in columns
            )
            if name == "办事指引":
                below += f'<li class="sub-item"><a href="{PLEDGE}">一次告知单</a></li>'
            sub = f'<ul class="sub-menu">{below}</ul>' if below else ""
            link = f'<a class="menu-link" href="{path or "#"}">{name}</a>'
            items.append(f'<li class="menu-item i{number}">{link}{sub}</li>')
        return (
            "<div class='head'><a href='/'><img src='/_upload/tpl/logo.png'></a>"
            "<a href='/_web/search/doSearch.do'>站内搜索</a>"
            "<a href='/_web/login.do'>登录</a>"
            "<a href='/wza/page.htm' title='无障碍浏览'></a><a href='/en/list.htm'>EN</a>"
            "<script>document.write('今天是'+new Date().toLocaleDateString());</script></div>"
            f'<div id="wp_nav_w1"><ul class="wp_nav">{"".join(items)}</ul></div>'
        )

    def _page(self, p: Plot, body: str) -> str:
        columns = self.below(p.parent or p.name)
        near = "".join(
            f"<li class='wp_column'><a href='{q.path}'>{q.name}</a></li>" for q in columns
        )
        return (
            f"{head(p.name, self.site_code, p.name)}{self._menu()}<ul class='wp_listcolumn'>{near}</ul>"
            f"{self._crumbs(p)}<div class='col_news_con' id='wp_news_w6'>{body}</div>{foot(NAME, self.site_code)}"
        )

    def _crumbs(self, p: Plot) -> str:
        gap = '<span class="possplit">&nbsp;&nbsp;</span>'
        steps = [
            f'<a href="{path}" target="_self">{name}</a>' if path else name
            for name, path in self.trail(p)
        ]
        home = '<a href="/main.htm" target="_self">首页</a>'
        return f'<div class="col_path">当前位置：{gap.join([home, *steps])}</div>'

    def _article(self, p: Plot, row: Row) -> str:
        body = (
            letter(row.title, row.day)
            if p.style == "mail"
            else paragraphs(row.title, row.day, self.today)
        )
        told = f"<span class='arti_publisher'>来源：综合科</span><span class='arti_update'>发布时间：{row.day}</span>"
        if p.key.startswith("L"):
            told = (
                "<table class='xxgk_top'><tr><td class='bolder'>索引号</td><td>0233621J/2026-00150</td>"
                "<td><strong>成文日期：</strong></td><td></td></tr>"
                f"<tr><td class='bolder'>文号</td><td>无</td>"
                f"<td><strong>发布日期：</strong></td><td>{row.day}</td></tr></table>"
            )
        return (
            f"{head(row.title, self.site_code, p.name, row)}{self._menu()}{self._crumbs(p)}<h1 class='arti_title'>"
            f"{esc(row.title)}</h1><p class='arti_metas'>{told}<span class='arti_views'>浏览次数：</span></p>"
            f"<div class='wp_articlecontent'>{body}</div>{foot(NAME, self.site_code)}"
        )

    def _others(self) -> None:
        body = (
            "<h3><span>要闻动态</span><a href='/501/list1.htm'>更多</a></h3>"
            f"{listing(self.plots[0], self.rows['要闻动态'][:8])}<h3>通知公告</h3>{self._brief('通知公告')}"
            "<a href='https://www.ah.example.gov.cn/'>省政府</a><a href=''>市政府</a>"
        )
        home = head("首页", self.site_code) + self._menu() + body + foot(NAME, self.site_code)
        self.put("/", home)
        self.put("/main.htm", home)
        sitemap = "".join(f"<a href='{p.path}'>{p.name}</a>" for p in self.plots)
        for path, title, text in (
            ("/_web/search/doSearch.do", "搜索", "<form><input name='keyword'></form>"),
            ("/_web/login.do", "登录", "<form><input type='password'></form>"),
            ("/wzdt/list.htm", "网站导航", sitemap),
            ("/wza/page.htm", "无障碍", "<p>无障碍浏览</p>"),
            ("/en/list.htm", "English", "<p>About the commission</p>"),
            (
                PLEDGE,
                "一次告知单",
                "<h1 class='arti_title'>一次告知单</h1><p>发布时间：2024-07-12</p>",
            ),
        ):
            self.put(
                path, head(title, self.site_code) + self._menu() + text + foot(NAME, self.site_code)
            )

    def _brief(self, name: str) -> str:
        rows: Sequence[Row] = self.rows[name][2:8]
        return "".join(
            f"<p><a href='{row.path}'>{esc(row.title)}</a> {row.day:%m-%d}</p>" for row in rows
        )
