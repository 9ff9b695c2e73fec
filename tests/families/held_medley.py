"""A commission's site patched together over the years: what section 1 tells of single sites, in one place.

Nested interpretations, hidden pop-ups, deadlines beside opening days, days on lines of their own, rows that
are opened by a click alone, an old menu in comments, a second page head inside the body. Beside every list
stands the same ranking of what the whole site's visitors read most.
"""

from collections.abc import Callable
from datetime import date, timedelta

from tests.families import held_medley_looks as looks
from tests.families.held_ground import HeldSite, Row, days, hexes, titles

_WHO = "云岫市发展和改革委员会"
_CODE = "4599000007"
_MENU = (
    ("工 作 动 态", "/xw/gzdt/"),
    ("媒体报道", "/xw/mtbd/"),
    ("通知公告&nbsp;", "/xw/tzgg/"),
    ("公示公告", "/xw/gsgg/"),
    ("政策文件", "/zc/zcwj/"),
    ("政策解读", "/zc/zcjd/"),
    ("规划计划", "/gk/ghjh/"),
    ("人事信息", "/gk/rsxx/"),
    ("重大项目", "/gk/zdxm/"),
    ("财政预决算", "/gk/czyjs/"),
    ("信息公开年报", "/gk/nb/"),
    ("领导信息", "/gk/ldxx/"),
    ("统计数据", "/sj/"),
    ("意见征集", "/hd/yjzj/"),
    ("主任信箱", "/hd/zrxx/"),
    ('<img src="/images/zxft.png" alt="在线访谈">', "/hd/zxft/"),
    ("专题专栏", "/zt/"),
)


class MedleySite(HeldSite):
    """云岫市发展和改革委员会."""

    family = "medley"
    who = _WHO
    code = _CODE

    def build(self) -> None:
        self._ranking = [
            Row(f"便民举措之{at}：窗口延时服务", self.today - timedelta(days=at), f"/rd/{at}.html")
            for at in range(6)
        ]
        for row in self._ranking:
            self.put(row.path, self._article(row, "热点关注"))
        self._readings = self._rows("interpretation", "/zc/zcjd/", 14, 21, 20)
        self._news()
        self._open()
        self._talk()
        self.put("/", self._frame("首页", self._home))
        self.put("/wzdt/", self._frame("网站地图", self._menu()))
        self.broken.append("")  # the two empty links among the friends

    def _news(self) -> None:
        work = self._rows("news", "/xw/gzdt/", 15, 2, 2)
        self._column("工作动态", "/xw/gzdt/", "news", work, looks.three_lines)
        self._home = looks.three_lines(work[:6])
        media = self._rows("news", "/xw/mtbd/", 15, 3, 3)
        self._column("媒体报道", "/xw/mtbd/", "news", media, looks.unquoted)
        notices = self._rows("notice", "/xw/tzgg/", 16, 11, 8)
        end = self.today + timedelta(days=30)
        notices = [
            row._replace(
                title=f"{row.title}（截至{end.year}年{end.month}月{end.day}日）"
                if at == 5
                else row.title
            )
            for at, row in enumerate(notices)
        ]
        notices = notices[-3:] + notices[:-3]
        self._column("通知公告", "/xw/tzgg/", "notice", notices, looks.to_the_minute)
        clicked = self._rows("notice", "/xw/gsgg/", 12, 14, 9)
        self.put("/xw/gsgg/", self._frame("公示公告", looks.clicked(clicked)))
        self.plant(
            "公示公告", "/xw/gsgg/", "notice", [], state="unread", note="rows without addresses"
        )

    def _open(self) -> None:
        policy = self._rows("policy", "/zc/zcwj/", 14, 22, 20)
        self._column(
            "政策文件",
            "/zc/zcwj/",
            "policy",
            policy,
            lambda rows: looks.with_readings(rows, self._readings),
        )
        self._column("政策解读", "/zc/zcjd/", "interpretation", self._readings, looks.month_and_day)
        plan = self._rows("plan", "/gk/ghjh/", 10, 140, 60)
        self._column(
            "规划计划", "/gk/ghjh/", "plan", plan, lambda rows: looks.retired_list(rows, self.today)
        )
        people = self._rows("personnel", "/gk/rsxx/", 12, 26, 21)
        self._column(
            "人事信息",
            "/gk/rsxx/",
            "personnel",
            people,
            lambda rows: looks.pop_up(rows, self.today),
        )
        project = [
            row._replace(title=f"{row.day.year}年第{at % 4 + 1}批{row.title}（2026—2030年）")
            for at, row in enumerate(self._rows("disclosure", "/gk/zdxm/", 13, 37, 24))
        ]
        self._column("重大项目", "/gk/zdxm/", "disclosure", project, looks.numbered)
        money = self._rows("disclosure", "/gk/czyjs/", 9, 63, 70)
        self._column("财政预决算", "/gk/czyjs/", "disclosure", money, looks.second_head)
        annual = [
            row._replace(path=f"/gk/nb/P0{row.day:%Y%m%d}.pdf")
            for row in self._rows("annual_report", "/gk/nb/", 7, 302, 365)
        ]
        self._column("信息公开年报", "/gk/nb/", "annual_report", annual, looks.plain)
        leaders = "".join(
            f'<div class="ld"><a href="/gk/ldxx/{at}.html"><img src="/images/ld{at}.jpg"></a>'
            f"<p>{post}</p><p>主持委机关全面工作，分管办公室、综合科。</p></div>"
            for at, post in enumerate(("主任", "副主任", "总经济师"))
        )
        for at in range(3):
            text = "<div class=TRS_Editor><p>工作分工：主持委机关全面工作。</p></div>"
            self.put(f"/gk/ldxx/{at}.html", self._frame("领导信息", text))
        self.put("/gk/ldxx/", self._beside("领导信息", leaders))
        self.plant("领导信息", "/gk/ldxx/", "static", [], state="static")

    def _talk(self) -> None:
        data = self._rows("statistics", "/sj/", 15, 17, 30)
        self._column("统计数据", "/sj/", "statistics", data, looks.day_in_address)
        polls = self._rows("survey", "/hd/yjzj/", 11, 45, 33)
        self._column("意见征集", "/hd/yjzj/", "survey", polls, looks.from_and_to)
        letters = self._rows("message", "/hd/zrxx/", 14, 8, 6)
        self._column("主任信箱", "/hd/zrxx/", "message", letters, looks.letters)
        talks = self._rows("interview", "/hd/zxft/", 7, 58, 50)
        soon = self.today + timedelta(days=6)
        talks.insert(0, Row("在线访谈预告：迎峰度冬怎么保", soon, "/hd/zxft/next.html"))
        self._column("在线访谈", "/hd/zxft/", "interview", talks, looks.talks)
        topics = [
            row._replace(path=f"http://zt{at}.example.gov.cn/", day=date.min)
            for at, row in enumerate(self._rows("topic", "/zt/", 8, 0, 1))
        ]
        self._column("专题专栏", "/zt/", "topic", topics, looks.topics)

    def _rows(self, kind: str, folder: str, count: int, first: int, step: int) -> list[Row]:
        words = titles(kind, _WHO, count, len(folder) + first)
        return [
            Row(word, day, f"{folder}{day:%Y%m}/t{day:%Y%m%d}_{int(hexes(word, 5), 16)}.html")
            for word, day in zip(words, days(self.today, count, first, step), strict=True)
        ]

    def _column(
        self, name: str, path: str, category: str, rows: list[Row], look: Callable[[list[Row]], str]
    ) -> None:
        self.put(path, self._beside(name, look(rows)))
        for row in rows:
            if row.path.endswith(".pdf"):
                self.put(row.path, "%PDF-1.4\n%%EOF", content_type="application/pdf")
            elif not row.path.startswith("http"):
                self.put(row.path, self._article(row, name))
        self.plant(name, path, category, rows)

    def _article(self, row: Row, name: str) -> str:
        told = str(row.day) if row.day <= self.today else ""  # a talk to come is not dated yet
        body = (
            f'<h1>{row.title}</h1><div class="ly"><span alt="时间：2017-11-08 20:26"><i>时间：</i>{told} 06:23</span>'
            f"<span><i>来源：</i> {_WHO} </span></div><div class=TRS_Editor><p>{row.title}，现予公布。</p></div>"
        )
        label = f'<meta name="ArticleTitle"content="{row.title}"><meta name="PubDate"content="{told} 06:23">'
        return self._frame(row.title, body, label, name)

    def _beside(self, name: str, body: str) -> str:
        """A column's page, whose right side shows what is read most on the whole site."""
        ranking = f'<div class="w300 fr"><h3>点击排行</h3>{looks.plain(self._ranking)}</div>'
        return self._frame(name, f'<div class="w700 fl">{body}</div>{ranking}')

    def _menu(self) -> str:
        items = "".join(f'<li><a href="{path}">{name}</a></li>' for name, path in _MENU)
        return f'<ul id="menu"><li><a href="/">首页</a></li>{items}</ul>'

    def _frame(self, title: str, body: str, labels: str = "", column: str = "") -> str:
        shown = column or title
        return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_{_WHO}</title>
<meta name="Sitename"content="{_WHO}"><meta name="SiteDomain"content=""><meta name="SiteIDCode"content="{_CODE}">
<meta name="ColumnName"content="{shown}"><meta name="Maketime" content="{self.today} 07:00:01">{labels}</head>
<body><div id="time"></div>{self._menu()}<div class="pos">您所在的位置：<a href="/">首页</a> - {shown}</div>
<div class="con">{body}</div>
<div class="links">友情链接：<a href="">市政府</a><a href="">统计局</a><a href="###">更多</a></div>
<div class="foot"><a href="/wzdt/">网站地图</a> 主办：{_WHO} 联系电话：<a href="tel:0770000000">0770-0000000</a>
<a href="http://www.miibeian.gov.cn/ ">桂ICP备05099007号-1</a> 桂公网安备 45060002009907号 网站标识码：{_CODE}
<a href="http://bszs.conac.cn/sitename?method=show&id={hexes("y").upper()}"><img src="/images/conace.png"></a>
<script id="_jiucuo_" sitecode='{_CODE}' src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script>
<div style="display:none">Produced By CMS 网站群内容管理系统 publishdate:{self.today:%Y/%m/%d} 11:44:06</div>
</div></body></html>"""


def build(today: date) -> MedleySite:
    """The site on that day."""
    return MedleySite(today)
