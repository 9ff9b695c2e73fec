"""A bureau's hand-made modern site of no known CMS, every column built in its own way."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.families.base import Answer
from tests.families.held_bureau_looks import (
    board,
    cards,
    definition,
    dotted,
    lines,
    no_year,
    pictures,
    pinned,
    tabs,
    undated,
)
from tests.families.held_ground import HeldSite, Row, days, hexes, titles

_WHO = "清溪市交通运输局"
_CODE = "3399000052"
_MENU = (
    ("新闻动态", "javascript:;", (
        ("工作动态", "/news/work/"), ("区县动态", "/news/county/"), ("行业资讯", "/news/industry/"),
        ("媒体聚焦", "/news/media/"), ("图片新闻", "/news/photo/"),
    )),
    ("政务公开", "javascript:;", (
        ("机构职能", "/open/org/"), ("通知公告", "/open/notice/"), ("政策法规", "/open/policy/"),
        ("政策解读", "/open/reading/"), ("规划计划", "/open/plan/"), ("人事信息", "/open/people/"),
        ("重大项目", "/open/project/"), ("双随机一公开", "/open/random/"),
        ("政府信息公开年报", "/open/annual/"),
    )),
    ("统计数据", "/data/", ()),
    ("办事服务", "/service/guide/", ()),
    ("互动交流", "#", (
        ("局长信箱", "/talk/mail/"), ("民意征集", "/talk/poll/"), ("在线访谈", "/talk/interview/"),
    )),
    ("专题专栏", "/topic/", ()),
)  # fmt: skip
_CHALLENGE = b"<html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=52019;</script></head></html>"
_SHELL = (
    '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>清溪市交通运输局</title>'
    '<script defer src="/images/app.js"></script></head><body><noscript>请启用JavaScript</noscript>'
    '<div id="app"></div></body></html>'
)


class BureauSite(HeldSite):
    """清溪市交通运输局."""

    family = "bureau"
    who = _WHO
    code = _CODE

    def build(self) -> None:
        self._news()
        self._open()
        self._others()
        home = "".join(
            f'<section><h3>{name}</h3><a href="{path}" class="more">MORE</a>{look(rows[:6])}</section>'
            for name, path, look, rows in self._shown
        )
        self.put("/", self._frame("首页", home))

    def _news(self) -> None:
        self._shown: list[tuple[str, str, Callable[[list[Row]], str], list[Row]]] = []
        work = self._rows("news", "/news/work/", 12, 1, 2, "{hex}.html")
        self._column("工作动态", "/news/work/", "news", work, cards)
        county = self._rows(
            "news", "/news/county/", 18, 3, 22, "{d.year}/{d.month}/{d.day}/{hex}.html"
        )
        self._column("区县动态", "/news/county/", "news", county, no_year)
        industry = self._rows("news", "/news/industry/", 20, 340, 25, "x{hex}.html")
        self._column(
            "行业资讯", "/news/industry/", "news", industry, no_year, note="§1.9: year by order"
        )
        media = [
            Row(
                row.title,
                row.day,
                f"http://m{at % 3}.example.gov.cn/jt/{hexes(row.title, 10)}.html",
            )
            for at, row in enumerate(self._rows("news", "/news/media/", 15, 2, 6, ""))
        ]
        self._column("媒体聚焦", "/news/media/", "news", media, lines)
        photo = self._rows("news", "/news/photo/", 12, 5, 9, "{d:%Y-%m}/{d:%d}/p_{hex}.html")
        self._column("图片新闻", "/news/photo/", "news", photo, pictures)

    def _open(self) -> None:
        notices = self._rows("notice", "/open/notice/", 24, 6, 7, "{hex}.html")
        notices = (
            notices[16:] + notices[8:16] + notices[:8]
        )  # the newest are in the hidden third tab
        self._column("通知公告", "/open/notice/", "notice", notices, tabs)
        policy = self._rows("policy", "/open/policy/", 15, 50, 35, "{hex}.html")
        soon = self.today - timedelta(days=2)
        self._column("政策法规", "/open/policy/", "policy", policy, lambda rows: board(rows, soon))
        reading = self._rows("interpretation", "/open/reading/", 14, 12, 33, "{hex}.html")
        self._column("政策解读", "/open/reading/", "interpretation", reading, pinned)
        plan = self._rows("plan", "/open/plan/", 10, 95, 60, "{hex}.html")
        wrong = plan[2].day
        plan[2] = plan[2]._replace(day=wrong.replace(year=wrong.year + 10, day=1))
        self._column(
            "规划计划", "/open/plan/", "plan", plan, lines, note="one date ten years ahead"
        )
        people = self._rows("personnel", "/open/people/", 12, 700, 18, "{d:%Y%m}/{hex}.html")
        self._column("人事信息", "/open/people/", "personnel", people, no_year)
        project = self._rows("disclosure", "/open/project/", 11, 44, 40, "{hex}.html")
        self._column("重大项目", "/open/project/", "disclosure", project, definition)
        annual = self._rows("annual_report", "/open/annual/", 8, 301, 365, "{hex}.html")
        self._column("政府信息公开年报", "/open/annual/", "annual_report", annual, lines)

    def _others(self) -> None:
        data = self._rows("statistics", "/data/", 16, 15, 30, "{hex}.html")
        self._column("统计数据", "/data/", "statistics", data, dotted)
        topics = [
            row._replace(day=date.min) for row in self._rows("topic", "/topic/", 9, 0, 1, "{hex}/")
        ]
        self._column("专题专栏", "/topic/", "topic", topics, undated)
        self._text("机构职能", "/open/org/", "static", "static", _DUTIES)
        self._text(
            "在线访谈", "/talk/interview/", "interview", "empty", '<div class="none">暂无数据</div>'
        )
        self._text(
            "民意征集",
            "/talk/poll/",
            "survey",
            "empty",
            '<p class="wait">栏目建设中，敬请期待……</p>',
        )
        self.pages["/talk/mail/"] = Answer(_CHALLENGE, 412)
        self.plant("局长信箱", "/talk/mail/", "message", [], state="unread", note="412")
        self.pages["/open/random/"] = Answer(b"", 302, headers={"Location": "/"})
        self.plant(
            "双随机一公开", "/open/random/", "disclosure", [], state="unread", note="302 home"
        )
        self.put("/service/guide/", _SHELL)
        self.plant("办事服务", "/service/guide/", "service", [], state="unread", note="Vue shell")
        self.put("/map/", self._frame("网站地图", self._menu()))

    def _rows(
        self, kind: str, folder: str, count: int, first: int, step: int, shape: str
    ) -> list[Row]:
        words = titles(kind, _WHO, count, len(folder) + first)
        return [
            Row(word, day, folder + shape.format(d=day, hex=hexes(folder + word, 10)))
            for word, day in zip(words, days(self.today, count, first, step), strict=True)
        ]

    def _column(
        self, name: str, path: str, category: str, rows: list[Row],
        look: Callable[[list[Row]], str], note: str = "",
    ) -> None:  # fmt: skip
        self.put(path, self._frame(name, look(rows)))
        for row in rows:
            if not row.path.startswith("http"):
                self.put(row.path, self._article(row, name))
        if name in {"工作动态", "图片新闻", "通知公告", "政策解读", "区县动态"}:
            self._shown.append((name, path, look, rows))
        self.plant(name, path, category, rows, note=note)

    def _text(self, name: str, path: str, category: str, state: str, text: str) -> None:
        self.put(path, self._frame(name, text))
        self.plant(name, path, category, [], state=state)

    def _article(self, row: Row, name: str) -> str:
        day = row.day if date.min < row.day <= self.today else None
        said = f"<time>发布日期: {day} 15:30</time>" if day else ""
        label = f'<meta name="PubDate" content="{day} 15:30">' if day else ""
        body = (
            f"<article><h1>{row.title}</h1><p class=meta>{said}<span>来源: {_WHO}</span></p>"
            f"<div class=rich><p>{row.title}有关情况公布如下，请社会各界予以监督。</p></div></article>"
        )
        return self._frame(
            row.title, body, f'<meta name="ArticleTitle" content="{row.title}">{label}', name
        )

    def _menu(self) -> str:
        items = []
        for label, path, drop in _MENU:
            subs = "".join(f'<a href="{at}">{name}</a>' for name, at in drop)
            subs = f'<div class="drop">{subs}</div>' if subs else ""
            items.append(f'<div class="gnav-item"><a href="{path}">{label}</a>{subs}</div>')
        return f'<nav class="gnav"><div class="gnav-item"><a href="/">首页</a></div>{"".join(items)}</nav>'

    def _frame(self, title: str, body: str, labels: str = "", column: str = "") -> str:
        column = column or title
        crumbs = (
            f'<div class="bread"><a href="/">首页</a><i>/</i>{column}</div>'
            if title != "首页"
            else ""
        )
        return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title} - {_WHO}</title>
<meta content="{_WHO} " name="SiteName"><meta content="jt.qingxi.example.gov.cn" name="SiteDomain">
<meta content="{_CODE}
" name="SiteIDCode"><meta content=" {column}" name="columnName"><meta content="null" name="ColumnType">{labels}
<link rel="stylesheet" href="/images/site.css"></head><body><header>
<a href="/"><img src="/images/logo.png" alt="{_WHO}"></a>
<span class="clock">今天是 {self.today:%Y年%m月%d日}</span>{self._menu()}</header><main>{crumbs}{body}</main>
<footer><p><a href="/map/">站点地图</a> 主办单位：{_WHO} 电话：0570-00000000 更新时间：{self.today}</p>
<p>政府网站标识码：{_CODE} <a href="https://beian.miit.gov.cn/">浙ICP备 05099052号</a>
<a href="https://beian.mps.gov.cn/#/query/webSearch?code=33010602009952">浙公网安备33010602009952号</a>
本网站支持IPv6</p>
<a href="https://bszs.conac.cn/sitename?method=show&id={hexes("b").upper()}"><img src="/images/dzjg.png"></a>
<script id="_jiucuo_" sitecode="{_CODE}" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>
</footer></body></html>"""


_DUTIES = (
    "<div class=rich><p>清溪市交通运输局贯彻执行国家和省有关交通运输工作的方针政策和法律法规，承担全市公路、水路、"
    "城市公共交通行业管理职责，统筹推进综合交通运输体系建设。</p><p>内设办公室、政策法规处、规划建设处、运输管理处、"
    "安全监督处和组织人事处六个职能处室，办公时间为工作日上午九时至下午五时。</p></div>"
)


def build(today: date) -> BureauSite:
    """The site on that day."""
    return BureauSite(today)
