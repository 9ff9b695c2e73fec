"""An intensive platform: a home page that sends on, a menu written by an outside script, three sub-sites mixed.

An unknown address gets the site's own 404 face with status 200; old deep addresses are sent home.
"""

from datetime import date

from tests.families.base import Answer, Asked
from tests.families.held_ground import HeldSite, Row, days, hexes, titles

_WHO = "龙泽县人民政府"
_CODE = "3699000021"
_HERE = "@HERE@"  # the host as the visitor wrote it, filled in when a page is answered
_GROUPS = ("新闻中心", "政务公开", "发改专栏", "互动服务")
# group, name, folder, category, rows, newest, step, how the menu spells the address
_COLUMNS = (
    (0, "龙泽要闻", "/col/col101/", "news", 20, 1, 1, "/col/col101/index.html"),
    (0, "部门信息", "/col/col102/", "news", 20, 2, 2, "/col/col102/"),
    (0, "通知公告", "/col/col103/", "notice", 20, 8, 6, "/col/col103/index.html"),
    (1, "政策文件", "/gk/zcwj/", "policy", 9, 28, 18, f"http://{_HERE}/gk/zcwj/index.html"),
    (1, "政策解读", "/gk/zcjd/", "interpretation", 9, 27, 25, f"http://{_HERE}/gk/zcjd/index.html"),
    (1, "规划计划", "/gk/ghjh/", "plan", 8, 110, 75, f"http://{_HERE}/gk/ghjh/"),
    (1, "人事信息", "/gk/rsxx/", "personnel", 15, 19, 16, "/gk/rsxx/index.html"),
    (1, "财政预决算", "/gk/ysjs/", "disclosure", 12, 66, 50, "/gk/ysjs/index.html"),
    (1, "信息公开年报", "/gk/nb/", "annual_report", 7, 299, 365, "/gk/nb/index.html"),
    (2, "发改动态", "/fgj/gzdt/", "news", 16, 4, 3, f"//{_HERE}/fgj/gzdt/index.html"),
    (2, "重大项目", "/fgj/zdxm/", "disclosure", 13, 31, 30, f"//{_HERE}/fgj/zdxm/index.html"),
    (2, "数据发布", "/fgj/sjfb/", "statistics", 15, 17, 30, f"//{_HERE}/fgj/sjfb/"),
    (3, "办事指南", "/col/col130/", "service", 14, 88, 9, "/col/col130/index.html"),
    (3, "县长信箱", "/col/col120/", "message", 15, 11, 4, "/col/col120/index.html"),
    (3, "意见征集", "/col/col121/", "survey", 10, 41, 45, "/col/col121/"),
    (3, "在线访谈", "/col/col122/", "interview", 5, 70, 60, "/col/col122/index.html"),
    (3, "专题专栏", "/col/col140/", "topic", 6, 240, 90, "/col/col140/index.html"),
)
_ARCHIVED = ("/gk/zcwj/", "/gk/zcjd/")  # lists that keep this half year and send the rest away
_DELETED = {"/col/col102/": (4, 11), "/gk/zcwj/": (3,)}  # rows whose articles are gone
_SENT_HOME = "/old/2019/0312/8871.html"


class MixedSite(HeldSite):
    """龙泽县人民政府."""

    family = "mixed"
    who = _WHO
    code = _CODE

    def build(self) -> None:
        lists = {each[2]: self._column(*each) for each in _COLUMNS}
        self._static()
        self._home(lists)
        self.put("/portal/wzdt.html", self._frame("网站地图", self._menu(), ""))
        script = "\n".join(
            "document.write('{}');".format(line.replace("'", "\\'"))
            for line in self._menu().splitlines()
        )
        self.put("/portal/js/header.js", script, content_type="text/javascript")
        self.broken.append(_SENT_HOME)

    def answer(self, asked: Asked) -> Answer:
        if asked.path.startswith("/old/"):
            return Answer(b"", 302, headers={"Location": "/portal/index.html"})
        answer = super().answer(asked)
        if answer.status == 404:
            face = '<div class="err"><img src="/images/404.png"><p>您访问的页面不存在或已删除</p></div>'
            answer = Answer(self._frame("页面不存在", face, "").encode())
        body = answer.body.replace(_HERE.encode(), asked.host.encode())
        return answer._replace(body=body)

    def _column(
        self, group: int, name: str, folder: str, category: str, count: int, first: int, step: int,
        spelling: str,
    ) -> list[Row]:  # fmt: skip
        paged = folder in {"/col/col101/", "/col/col102/", "/col/col103/"}
        total = count * 2 if paged else count
        words = titles(category, _WHO, total, len(self.columns) + 3)
        rows = [
            Row(word, day, self._address(folder, day, word))
            for word, day in zip(words, days(self.today, total, first, step), strict=True)
        ]
        gone = _DELETED.get(folder, ())
        for at, row in enumerate(rows):
            if at in gone:
                self.broken.append(row.path)
            else:
                self.put(row.path, self._article(row, name, folder))
        first_page = self._list(rows[:count], folder) + self._after(folder, paged)
        page = self._frame(name, first_page, folder, group=_GROUPS[group])
        self.put(f"{folder}index.html", page)
        self.put(f"{folder}index.html?uid=1&pageNum=1", page)
        if paged:
            second = self._list(rows[count:], folder)
            self.put(f"{folder}index.html?uid=1&pageNum=2", self._frame(name, second, folder))
            self.not_columns.append(f"{folder}index.html?uid=1&pageNum=1")
        if folder in _ARCHIVED:
            self._archives(name, folder, category)
        path = spelling.removeprefix("http:").removeprefix(f"//{_HERE}")
        self.plant(name, path, category, rows[:count], has_next=paged)
        return rows

    def _address(self, folder: str, day: date, word: str) -> str:
        if folder.startswith("/col/"):
            number = folder.strip("/").split("/")[1].removeprefix("col")
            serial = int(hexes(word, 6), 16)
            return f"/art/{day.year}/{day.month}/{day.day}/art_{number}_{serial}.html"
        return f"{folder}{day:%Y%m}/{hexes(folder + word)}.shtml"

    def _list(self, rows: list[Row], folder: str) -> str:
        if folder == "/col/col120/":
            items = "".join(
                f'<tr><td>{row.day:%Y%m%d}{at:03d}</td><td><a href="{row.path}">{row.title}</a></td>'
                f"<td>{row.day}</td><td>已回复</td></tr>"
                for at, row in enumerate(rows)
            )
            return f"<table><tr><th>编号</th><th>标题</th><th>回复时间</th><th>状态</th></tr>{items}</table>"
        host = f"http://{_HERE}" if folder.startswith("/gk/") else ""
        form = "%Y-%m-%d" if folder.startswith("/col/") else "[%Y-%m-%d]"
        items = "\n".join(
            f'<li class="clearfix"><a href="{host}{row.path}" title="{row.title}">{row.title[:18]}'
            f'{"..." if len(row.title) > 18 else ""}</a><span class="bt-right">{row.day.strftime(form)}</span></li>'
            for row in rows
        )
        return f'<ul class="lmy-list-ul">{items}</ul>'

    def _after(self, folder: str, paged: bool) -> str:
        if folder in _ARCHIVED:
            years = "".join(
                f'<a href="{folder}{year}n/index.html">{year}年</a>'
                for year in range(self.today.year - 1, self.today.year - 4, -1)
            )
            return f'<div class="year">历年归档：{years}</div>'
        if not paged:
            return ""
        return f'<div class="pg"><a href="{folder}index.html?uid=1&amp;pageNum=2">下一页</a></div>'

    def _archives(self, name: str, folder: str, category: str) -> None:
        for year in range(self.today.year - 1, self.today.year - 4, -1):
            words = titles(category, _WHO, 12, year % 7)
            rows = [
                Row(
                    f"{word}（{year}）",
                    date(year, 12 - at, 9 + at),
                    f"{folder}{year}n/{hexes(word)}.shtml",
                )
                for at, word in enumerate(words)
            ]
            path = f"{folder}{year}n/index.html"
            self.put(path, self._frame(name, self._list(rows, folder), folder))
            self.not_columns.append(path)
            for row in rows:
                self.put(row.path, self._article(row, name, folder))

    def _static(self) -> None:
        body = (
            f'<div id="zoom"><p>{_WHO}办公室是县政府工作部门，负责县政府日常工作，协助领导组织起草或审核公文，'
            "办理上级机关来文和乡镇、部门的请示事项，督促检查政策落实。</p><p>县政府工作部门包括发展和改革局、教育局、"
            f'科技局、公安局、民政局、司法局、财政局等。<a href="{_SENT_HOME}">旧版机构设置</a></p></div>'
        )
        self.put("/gk/jgzn/index.html", self._frame("机构职能", body, "/gk/jgzn/"))
        self.plant("机构职能", "/gk/jgzn/index.html", "static", [], state="static")

    def _article(self, row: Row, name: str, folder: str) -> str:
        labels = f'<meta name="ArticleTitle" content="{row.title}"><meta name="pubdate" content="{row.day} 08:05">'
        if not folder.startswith("/fgj/"):
            labels += f'<meta name="contentSource" content="{_WHO}">'
        body = (
            f"<h1>{row.title}</h1><p class=top>发布日期：{row.day}&nbsp;信息来源：县政府办公室</p>"
            f'<div id="zoom"><p>{row.title}，现将有关内容公布如下，欢迎监督。</p></div>'
        )
        return self._frame(name, body, folder, labels)

    def _home(self, lists: dict[str, list[Row]]) -> None:
        body = ""
        for _, name, folder, *_ in _COLUMNS:
            if folder in {
                "/col/col101/",
                "/col/col102/",
                "/col/col103/",
                "/gk/zcwj/",
                "/fgj/gzdt/",
            }:
                tail = (
                    "index.html?uid=1&amp;pageNum=1" if folder.startswith("/col/") else "index.html"
                )
                body += (
                    f'<div class="mod"><h3>{name}</h3><a href="{folder}{tail}">更多</a>'
                    f"{self._list(lists[folder][:4], folder)}</div>"
                )
        self.put("/portal/index.html", self._frame("首页", body, "/portal/"))
        self.put(
            "/",
            '<html><head><meta charset="utf-8"><meta http-equiv=refresh content="0;URL=/portal/index.html">'
            "</head><body></body></html>",
        )

    def _menu(self) -> str:
        out = ['<ul class="nav"><li><a href="/portal/index.html">首页</a></li>']
        for group, label in enumerate(_GROUPS):
            out.append(f'<li><a href="javascript:void(0)">{label}</a><ul class="sub">')
            if label == "政务公开":
                out.append('<li><a href="/gk/jgzn/index.html">机构职能</a></li>')
            out += [
                f'<li><a href="{spelling}" target="_blank">{name}</a></li>'
                for at, name, *_, spelling in _COLUMNS
                if at == group
            ]
            out.append("</ul></li>")
        return "\n".join([*out, "</ul>"])

    def _frame(self, title: str, body: str, folder: str, labels: str = "", group: str = "") -> str:
        column = f'<meta name="ColumnName" content="{title}">' if folder.startswith("/col/") else ""
        site = (
            f'<meta name="SiteIDCode" content="{_CODE}">' if not folder.startswith("/gk/") else ""
        )
        crumbs = f'<div class="wz">当前位置：首页 &gt; {group} &gt; {title}</div>' if group else ""
        return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>
<meta name="SiteName" content="{_WHO}">
{site}{column}{labels}<meta name="others" content="页面生成时间 {self.today} 03:10:22"></head>
<body><script src="/portal/js/header.js"></script>{crumbs}<div class="main">{body}</div>
<div class="foot"><a href="/portal/wzdt.html">网站地图</a> 版权所有：{_WHO} 联系方式：0543-00000000 网站标识码：{_CODE}
<a href="http://www.beian.miit.gov.cn/">鲁ICP备05099021号-1</a> 鲁公网安备:37160102009921号
<a href="http://bszs.conac.cn/sitename?method=show&id={hexes("m").upper()}">
<img src="/images/red.png"></a>
<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={_CODE}&url=x"><img src="/images/jiucuo.png"></a>
</div></body></html>"""


def build(today: date) -> MixedSite:
    """The site on that day."""
    return MixedSite(today)
