"""A ministry's bureau hosted by Xinhua: columns that are portals of lists, ``datasource:`` lists, repeated ids.

The true list of a part is behind its 更多. 统计数据 shows none of its rows: they are in the list's data file.
"""

import json
from datetime import date, timedelta

from tests.families.base import JSON, Answer
from tests.families.held_ground import HeldSite, Row, days, hexes, titles

_WHO = "国家潮汐能管理局"
_CODE = "bm99000016"
_NEWS_HOST = "http://news.example.gov.cn"
# portal: its name, folder, category, and its lists: name, folder, category, newest, step
_PORTALS = (
    ("新闻中心", "/xwzx/", "news", (
        ("局工作动态", "/xwzx/jgzdt/", "news", 1, 2),
        ("领导活动", "/xwzx/ldhd/", "news", 2, 3),
        ("派出机构动态", "/xwzx/pcjg/", "news", 4, 3),
        ("图片新闻", "/xwzx/tpxw/", "news", 3, 6),
    )),
    ("政务公开", "/zwgk/", "disclosure", (
        ("政策文件", "/zwgk/zcwj/", "policy", 22, 21),
        ("政策解读", "/zwgk/zcjd/", "interpretation", 21, 24),
        ("通知公告", "/zwgk/tzgg/", "notice", 5, 9),
        ("重大项目", "/zwgk/zdxm/", "disclosure", 45, 30),
    )),
    ("互动交流", "/hdjl/", "message", (
        ("公众留言", "/hdjl/gzly/", "message", 10, 6),
        ("征求意见", "/hdjl/zqyj/", "survey", 38, 30),
        ("在线访谈", "/hdjl/zxft/", "interview", 61, 50),
    )),
)  # fmt: skip
_LISTS = (
    ("规划计划", "/ghjh/", "plan", 130, 70),
    ("人事任免", "/rsrm/", "personnel", 16, 18),
    ("预算决算", "/ysjs/", "disclosure", 75, 90),
    ("政府信息公开年报", "/xxgknb/", "annual_report", 297, 365),
    ("办事指南", "/bszn/", "service", 140, 15),
    ("专题专栏", "/ztzl/", "topic", 210, 100),
)


class NeaSite(HeldSite):
    """国家潮汐能管理局."""

    family = "nea"
    who = _WHO
    code = _CODE

    def build(self) -> None:
        self._about()
        shown = {}
        for name, folder, category, parts in _PORTALS:
            lists = [self._list_page(*part, parent=name) for part in parts]
            shown[folder] = self._portal(
                name, folder, category, list(zip(parts, lists, strict=True))
            )
        for entry in _LISTS:
            self._list_page(*entry)
        self._scripted()
        self.put("/", self._frame("首页", "", shown["/xwzx/"] + shown["/zwgk/"], "/"))
        self.pages["/bottom.js"] = Answer(_BOTTOM.encode(), content_type="text/javascript")
        self.put("/wzdt/index.html", self._frame("网站地图", "", self._menu(), "/wzdt/"))

    def _rows(self, folder: str, category: str, first: int, step: int) -> list[Row]:
        count = {"/hdjl/zxft/": 6, "/xxgknb/": 9, "/ztzl/": 7, "/ysjs/": 11}.get(folder, 20)
        words = titles(category, _WHO, count, len(folder) + len(self.columns))
        rows = []
        for word, day in zip(words, days(self.today, count, first, step), strict=True):
            article = f"{hexes(folder + word)}/c.html"
            if folder == "/xwzx/ldhd/":  # the agency's own page is a day older than the row
                path = f"{_NEWS_HOST}/{day - timedelta(days=1):%Y%m%d}/{article}"
            else:
                path = f"/{day:%Y%m%d}/{article}"
            rows.append(Row(word, day, path))
        return rows

    def _list_page(
        self, name: str, folder: str, category: str, first: int, step: int, parent: str = ""
    ) -> list[Row]:
        rows = self._rows(folder, category, first, step)
        items = "\n".join(self._item(row, folder) for row in rows)
        source = hexes(folder)
        body = (
            f'<div class="tit"><h2>{name}</h2></div><ul class="list" id="zhf" '
            f'data="datasource:{source}" datatype="ds" preview="ds_">{items}</ul><div id="more-btn">加载更多</div>'
        )
        self.put(f"{folder}index.html", self._frame(name, name, body, folder))
        self._data(folder, rows)
        for row in rows:
            if not row.path.startswith("http"):
                self.put(row.path, self._article(row, name))
        self.plant(
            name, f"{folder}index.html", category, rows, first_level=not parent, parent=parent
        )
        return rows

    def _data(self, folder: str, rows: list[Row]) -> None:
        told = [
            {"title": row.title, "publishUrl": row.path, "publishTime": f"{row.day} 09:30:00"}
            for row in rows
        ]
        text = json.dumps({"datasource": told}, ensure_ascii=False)
        self.put(f"{folder}ds_{hexes(folder)}.json", text, content_type=JSON)

    def _item(self, row: Row, folder: str) -> str:
        return (
            f'<li><span class="date">({row.day})</span>'
            f'<a href="{self._from(folder, row.path)}" target="_blank">{row.title}</a></li>'
        )

    def _from(self, folder: str, path: str) -> str:
        """The address as a page in that folder spells it."""
        return path if path.startswith("http") else "../" * (folder.count("/") - 1) + path[1:]

    def _portal(
        self, name: str, folder: str, category: str, parts: list[tuple[tuple[str, ...], list[Row]]]
    ) -> str:
        boxes, rows = [], []
        for at, (part, listed) in enumerate(parts):
            top = listed[:6]
            rows += top
            boxes.append(
                f'<div class="column"><div class="tit"><h3>{part[0]}</h3><a href="{part[1]}index.html" '
                f'class="more">更多&gt;&gt;</a></div>{self._lead(top[0]) if at % 2 == 0 else ""}'
                f'<ul id="zhf" data="datasource:{hexes(part[1] + "top")}" datatype="ds">'
                f"{''.join(self._item(row, '/') for row in top)}</ul></div>"
            )
        body = "\n".join(boxes).replace('href="2', 'href="/2')
        self.put(f"{folder}index.html", self._frame(name, name, body, folder))
        self.plant(name, f"{folder}index.html", category, rows, note="§1.8: portal of lists")
        return body

    def _lead(self, row: Row) -> str:
        """One article linked twice before its row: by a picture and by a headline."""
        path = row.path
        return (
            f'<div class="lead"><a href="{path}" target="_blank"><img src="/images/{hexes(path, 8)}.jpg" alt=""></a>'
            f'<h4><a href="{path}" target="_blank">{row.title}</a></h4></div>'
        )

    def _scripted(self) -> None:
        folder = "/tjsj/"
        rows = self._rows(folder, "statistics", 20, 30)
        body = (
            '<div class="tit"><h2>统计数据</h2></div><ul class="list" id="zhf" '
            f'data="datasource:{hexes(folder)}" datatype="ds"></ul>'
        )
        self.put(f"{folder}index.html", self._frame("统计数据", "统计数据", body, folder))
        self._data(folder, rows)
        for row in rows:
            self.put(row.path, self._article(row, "统计数据"))
        self.plant(
            "统计数据",
            f"{folder}index.html",
            "statistics",
            rows,
            note="rows in the data file alone",
        )

    def _about(self) -> None:
        body = (
            '<div class="tit"><h2>机构概况</h2></div><div class="text"><p>国家潮汐能管理局负责起草潮汐能发展和有关'
            "监督管理的法律法规送审稿和规章，拟订并组织实施潮汐能发展战略、规划和政策，推进体制改革，组织推进重大设备研发。</p>"
            "<p>内设综合司、法制和体制改革司、发展规划司、电力司、安全司、市场监管司等机构。</p></div>"
        )
        self.put("/jggk/index.html", self._frame("机构概况", "机构概况", body, "/jggk/"))
        self.plant("机构概况", "/jggk/index.html", "static", [], state="static")

    def _article(self, row: Row, name: str) -> str:
        labels = (
            f'<meta name="ArticleTitle" content="{row.title}"><meta name="PubDate" content="{row.day} 09:30">'
            f'<meta name="ContentSource" content="{_WHO}">'
        )
        body = (
            f'<div class="title">{row.title}</div><div class="info">发布时间：{row.day} 09:30'
            f"&nbsp;&nbsp;来源：{_WHO}</div>"
            f'<span id="detail"><p>{row.title}。有关工作正在有序推进，下一步将继续完善机制，抓好落实。</p></span>'
        )
        return self._frame(row.title, name, body, "/article/", labels)

    def _menu(self) -> str:
        tops = (
            [("机构概况", "/jggk/")]
            + [(name, folder) for name, folder, _, _ in _PORTALS]
            + [(name, folder) for name, folder, *_ in _LISTS]
            + [("统计数据", "/tjsj/")]
        )
        links = "".join(f'<li><a href="{at}index.html">{name}</a></li>' for name, at in tops)
        return f'<ul class="nav"><li><a href="/">首页</a></li>{links}</ul>'

    def _frame(self, title: str, column: str, body: str, folder: str, labels: str = "") -> str:
        crumbs = (
            f'<div class="crumb">当前位置：<a href="/">首页</a> &gt; {column}</div>'
            if column
            else ""
        )
        kinds = (
            f'<meta name="ColumnName" content="{column}"><meta name="ColumnType" content="">'
            if column
            else ""
        )
        return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-{_WHO}</title>
<meta name="SiteName" content="{_WHO}"><meta name="SiteDomain" content="cx.example.gov.cn">
<meta name="SiteIDCode" content="{_CODE}"/><meta name="catalogs" content="{hexes(folder, 8)}">{kinds}{labels}
</head><body><div class="header"><img src="/images/logo.png" alt="{_WHO}"><div id="zhf">{self._menu()}</div></div>
{crumbs}<div class="con">{body}</div><script src="/bottom.js"></script></body></html>"""


_BOTTOM = "\n".join(
    (
        'document.write(\'<div class="bottom"><p><a href="/wzdt/index.html">网站地图</a> \');',
        f"document.write('主办单位：{_WHO} 联系电话：010-00000000</p><p>网站标识码{_CODE} ');",
        "document.write('<a href=\"https://beian.miit.gov.cn/\">京ICP备05099016号</a> ');",
        "document.write('<a href=\"http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010202009916\">');",
        "document.write('京公网安备 11010202009916号</a></p>');",
        "document.write(unescape(\"%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript \"",
        " + \"src='http://dcs.conac.cn/js/33/000/0000/60429971/CA330000000604299710001.js'%3E%3C/script%3E\"));",
        f'document.write(\'<script id="_jiucuo_" sitecode="{_CODE}" \');',
        "document.write('src=\"https://zfwzgl.www.gov.cn/exposure/jiucuo.js\"><\\/script></div>');",
    )
)


def build(today: date) -> NeaSite:
    """The site on that day."""
    return NeaSite(today)
