"""A provincial department on the Hebei ("heb") CMS: snowflake ids, pinned rows, labels with roles swapped.

One column, 办事统计, is written in GBK though every header says UTF-8 and no page says otherwise.
"""

from datetime import date, timedelta

from tests.families.base import Answer
from tests.families.held_ground import HeldSite, Row, days, hexes, titles

_WHO = "青河省自然资源厅"
_CODE = "1300000099"
_ERRORS = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html"
_GROUPS = {
    "xinwen": ("新闻", (
        ("省厅动态", "stdt", "news"), ("市县动态", "sxdt", "news"),
        ("通知公告", "tzgg", "notice"), ("媒体聚焦", "mtjj", "news"),
    )),
    "gk": ("政务公开", (
        ("政策法规", "zcfg", "policy"), ("政策解读", "zcjd", "interpretation"),
        ("规划计划", "ghjh", "plan"), ("人事信息", "rsxx", "personnel"),
        ("财政信息", "czxx", "disclosure"), ("双随机一公开", "ssj", "disclosure"),
        ("政府信息公开年报", "nb", "annual_report"), ("机构职能", "jgzn", "static"),
    )),
    "bs": ("办事服务", (("办事指南", "bszn", "service"), ("办事统计", "bstj", "statistics"))),
    "hd": ("互动交流", (
        ("厅长信箱", "tzxx", "message"), ("民意征集", "myzj", "survey"),
        ("在线访谈", "zxft", "interview"),
    )),
}  # fmt: skip
# how often each list is fed: newest row so many days ago, then a row about every so many days
_PACE = {
    "stdt": (1, 2),
    "sxdt": (4, 3),
    "tzgg": (6, 9),
    "mtjj": (2, 4),
    "zcfg": (25, 31),
    "zcjd": (24, 33),
    "ghjh": (80, 60),
    "rsxx": (12, 15),
    "czxx": (40, 45),
    "ssj": (30, 40),
    "nb": (300, 365),
    "bszn": (60, 10),
    "bstj": (20, 30),
    "tzxx": (9, 5),
    "myzj": (35, 40),
    "zxft": (50, 45),
    "zt": (90, 100),
}
_PINNED = {"stdt": 790, "tzgg": 180, "rsxx": 400}  # days ago: the oldest stands first
_PER_PAGE = 15


class HebSite(HeldSite):
    """青河省自然资源厅."""

    family = "heb"
    who = _WHO
    code = _CODE

    def build(self) -> None:
        self.pages["/cms/www/stat/stat.js"] = Answer(b"", content_type="text/javascript")
        lists = {}
        for group, (label, columns) in _GROUPS.items():
            for at, (name, slug, category) in enumerate(columns):
                if category == "static":
                    self._static(name, group, label)
                else:
                    lists[slug] = self._column(name, f"{group}/{slug}", label, category, at)
        topics = self._column("专题专栏", "zt", "专题专栏", "topic", 3)
        self._portal([(name, slug, lists[slug]) for name, slug, _ in _GROUPS["xinwen"][1]])
        self._home([*lists.items()], topics)
        self._plain("/heb/wzdt/index.html", "网站地图", self._menu())

    def _column(self, name: str, place: str, label: str, category: str, seed: int) -> list[Row]:
        slug = place.split("/")[-1]
        count = {"zxft": 6, "nb": 7, "zt": 8, "ssj": 12}.get(slug, 22)
        first, step = _PACE[slug]
        rows = [
            Row(title, day, f"/heb/{place}/{self._snowflake(place, at)}.html")
            for at, (title, day) in enumerate(
                zip(
                    titles(category, _WHO, count, len(self.columns)),
                    days(self.today, count, first, step),
                    strict=True,
                )
            )
        ]
        if slug in _PINNED:
            old = Row(
                "青河省自然资源厅关于启用新版网站的说明",
                self.today - timedelta(days=_PINNED[slug]),
                f"/heb/{place}/{self._snowflake(place, 99)}.html",
            )
            rows.insert(0, old)
        encoding = "gbk" if slug == "bstj" else "utf-8"
        pages = [rows[at : at + _PER_PAGE] for at in range(0, len(rows), _PER_PAGE)]
        for at, page in enumerate(pages):
            address = f"/heb/{place}/index{'' if at == 0 else f'_{at + 1}'}.html"
            body = self._list(page, slug) + self._pager(place, at, len(pages))
            self.put(address, self._frame(name, label, body, place), encoding)
        for row in rows:
            self.put(row.path, self._article(row, name, label, place), encoding)
        self.plant(name, f"/heb/{place}/index.html", category, pages[0], has_next=len(pages) > 1)
        return rows

    def _snowflake(self, place: str, at: int) -> str:
        return str(101294297018357792768 + int(hexes(place, 12), 16) + at * 4194304)

    def _list(self, rows: list[Row], slug: str) -> str:
        if slug == "tzxx":
            cells = "".join(
                f'<tr><td class="bh">QH{at:05d}</td><td><a href="{row.path}">{row.title}</a></td>'
                f"<td>咨询</td><td>已办结</td><td>{row.day}</td></tr>\n"
                for at, row in enumerate(rows, 31007)
            )
            head = "<tr><th>信件编号</th><th>信件标题</th><th>类型</th><th>办理状态</th><th>来信时间</th></tr>"
            return f'<table class="xj_table" width="100%">{head}{cells}</table>'
        items = []
        for at, row in enumerate(rows):
            shown = row.title if len(row.title) < 22 else f"{row.title[:20]}..."
            pin = '<em class="ding">置顶</em>' if slug == "tzgg" and at == 0 else ""
            items.append(
                f'<li>{pin}<a href="{row.path}" title="{row.title}" target="_blank">{shown}</a>'
                f"<span>{row.day}</span></li>\n"
            )
        return f'<ul class="news-list">\n{"".join(items)}</ul>'

    def _pager(self, place: str, at: int, pages: int) -> str:
        links = "".join(
            f'<a href="/heb/{place}/index{"" if no == 0 else f"_{no + 1}"}.html"'
            f"{' class=cur' if no == at else ''}>{no + 1}</a>"
            for no in range(pages)
        )
        after = f'<a href="/heb/{place}/index_2.html">下一页</a>' if at == 0 and pages > 1 else ""
        return f'<div id="page_nav_list" class="page">共{pages}页 {links}{after}</div>'

    def _article(self, row: Row, name: str, label: str, place: str) -> str:
        labels = (
            f'<meta name="ArticleTitle" content="{row.title}">\n'
            f'<meta name="PubDate" content="{row.day} 10:2{row.day.day % 10}">\n'
            f'<meta name="ContentSource" content=" {_WHO}">'
        )
        body = (
            f'<h1 class="title">{row.title}</h1><div class="info"><span>发布时间：{row.day} '
            f"10:2{row.day.day % 10}</span><span>来源：{_WHO}</span></div>"
            f'<div class="article-content"><p>{row.title}。现将有关情况公布如下，请各有关单位遵照执行。</p>'
            "<p>各地要压实责任，明确时限，确保各项任务按期完成，2030年12月31日前全面达标。</p></div>"
        )
        return self._frame(row.title, label, body, place, labels, name)

    def _static(self, name: str, group: str, label: str) -> None:
        body = (
            '<div class="article-content"><p>青河省自然资源厅是省政府组成部门，贯彻落实自然资源管理的方针政策，'
            "履行全民所有土地、矿产、森林、草原、湿地、水资源所有者职责和国土空间用途管制职责。</p>"
            "<p>内设机构：办公室、法规处、调查监测处、确权登记局、国土空间规划局、用途管制处、人事处。</p></div>"
        )
        path = f"/heb/{group}/jgzn/index.html"
        self.put(path, self._frame(name, label, body, f"{group}/jgzn"))
        self.plant(name, path, "static", [], state="static")

    def _portal(self, parts: list[tuple[str, str, list[Row]]]) -> None:
        boxes, rows = [], []
        for name, slug, listed in parts:
            top = listed[:6]
            rows += top
            boxes.append(
                f'<div class="box"><h3>{name}</h3><a class="more" href="/heb/xinwen/{slug}/index.html">'
                f"更多&gt;&gt;</a>{self._list(top, slug)}</div>"
            )
        body = "".join(boxes)
        self.put("/heb/xinwen/index.html", self._frame("新闻", "新闻", body, "xinwen"))
        self.plant("新闻", "/heb/xinwen/index.html", "news", rows, note="portal of sub-columns")

    def _home(self, lists: list[tuple[str, list[Row]]], topics: list[Row]) -> None:
        boxes = "".join(
            f'<div class="tab-con">{self._list(rows[:6], "home")}</div>'
            for slug, rows in lists
            if slug in {"stdt", "sxdt", "tzgg", "zcfg", "zcjd", "bstj"}
        )
        pictures = "".join(
            f'<a href="{row.path}"><img src="/images/zt{at}.jpg" alt="{row.title}"></a>'
            for at, row in enumerate(topics[:3])
        )
        page = self._frame("首页", "首页", f'{boxes}<div class="zt">{pictures}</div>', "")
        self.put("/", page)
        self.put("/heb/index.html", page)

    def _plain(self, path: str, name: str, body: str) -> None:
        self.put(path, self._frame(name, name, body, ""))

    def _menu(self) -> str:
        heads = {"xinwen": "/heb/xinwen/index.html", "gk": "#", "hd": "javascript:void(0)"}
        items = ['<li><a href="/heb/index.html">首页</a></li>']
        for group, (label, columns) in _GROUPS.items():
            head = heads.get(group, "javascript:;")
            drop = "".join(
                f'<dd><a href="/heb/{group}/{slug}/index.html" target="_blank">{name}</a></dd>'
                for name, slug, _ in columns
            )
            items.append(f'<li><a href="{head}">{label}</a><dl class="sub">{drop}</dl></li>')
        items.append('<li><a href="/heb/zt/index.html">专题专栏</a></li>')
        return f'<ul class="menu">{"".join(items)}</ul>'

    def _frame(
        self, title: str, label: str, body: str, place: str, labels: str = "", column: str = ""
    ) -> str:
        kind = column or title
        crumbs = (
            ""
            if not place
            else (
                f'<div class="wz">当前位置：<a href="/heb/index.html">首页</a> &gt; <a>{label}</a> &gt; {kind}</div>'
            )
        )
        return f"""<!DOCTYPE html><html><head><title>{title}-{_WHO}</title>
<meta name="SiteName" content="{_WHO}"><meta name="SiteDomain" content="zrzy.qinghe.example.gov.cn">
<meta name="SiteIDCode" content="{_CODE}"><meta name="ColumnName" content="{label}">
<meta name="ColumnType" content="{kind}"><meta name="ColumnDescription" content="{label}">
<meta name="ColumnKeywords" content="">{labels}
<script src="/images/jquery.js"></script><script src="/cms/www/stat/stat.js"></script></head>
<body><div class="top"><span id="time"></span><a href="/heb/index.html"><img src="/images/logo.png"></a></div>
<div class="nav">{self._menu()}</div>{crumbs}<div class="main">{body}</div>
<div class="footer"><a href="/heb/wzdt/index.html">网站地图</a> 主办单位：{_WHO} 联系电话：0311-00000000
<a href="https://beian.miit.gov.cn/">冀ICP备05009900号-14</a> <a href="https://beian.miit.gov.cn/">冀ICP备05009900号-17</a>
<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=13010402009900">冀公网安备号 13010402009900</a>
网站标识码：{_CODE}<div class="dangzheng-jg">
<a href="http://bszs.conac.cn/sitename?method=show&id={hexes("heb").upper()}" target="_blank"></a></div>
<a class="jiucuo" href="{_ERRORS}?site_code={_CODE}&url=https%3A%2F%2Fzrzy.qinghe.example.gov.cn%2F"></a>
</div></body></html>"""


def build(today: date) -> HebSite:
    """The site on that day."""
    return HebSite(today)
