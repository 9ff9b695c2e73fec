"""The likeness of www.gov.cn: lists that stand in files of JSON beside the page, and dates in odd labels."""

import json
from datetime import date

from tests.families.base import JSON, Answer, Asked
from tests.families.builder2 import BuiltSite, Plot, Row, cut, esc, letter, plots
from tests.families.govcn_frame import foot, generated, head, listing, menu
from tests.families.wording2 import paragraphs, static_text

NAME = "国家海川发展规划局"
DOCS = "/cbircweb/DocInfo/SelectDocByItemIdAndChild"
PLEDGE = "/xinwen/202503/content_6990001.htm"
TABLE = """
xinwen/yaowen|要闻|news||list|age=1 drift=-20|§1.6 an ordinary list; §1.9 only /202609/ in the address
xinwen/difang|地方动态|news|要闻|dots|age=14 outside|§1.9 2026.09.15; §1.4 a row off-site
xinwen/tongzhi|通知公告|notice||json|age=4 total=22 per_page=22|§1.6 ./….json, a top-level array, DOCRELPUBTIME
zhengce|政策|policy||portal||§1.8 a portal of three lists, 更多>> leads to each
zhengce/zuixin|最新政策|policy|政策|json|age=8 total=26 per_page=26|§1.6 ./ZUIXINZHENGCE.json
zhengce/wenjian|规范性文件|policy|政策|list|age=33 step=9|§1.1 an ordinary list
zhengce/jiedu|政策解读|interpretation|政策|json|age=6 total=18 per_page=18|§1.6 ./ZCJD_QZ.json
zhengce/guihua|发展规划|plan|政策|dots|age=88 step=31 total=9|§1.9 plan periods; one page
gongkai/renshi|人事信息|personnel||round|age=26 future|§1.9 (2026-09-16); a mistyped day to come
gongkai/xuke|行政许可|disclosure|信息公开|docinfo|age=5|§1.6 NFRA SelectDocByItemIdAndChild, newlines
gongkai/zhongda|重大工程|disclosure|信息公开|docinfo|age=19|§1.6 NFRA; a wrong itemId tells these rows
gongkai/caizheng|财政信息|disclosure|信息公开|empty||§0.4 its counterpart: an empty list that says so
gongkai/nianbao|信息公开年报|annual_report|信息公开|list|age=235 step=365 total=6|§1.6 one page
shuju|数据|statistics||round|age=10 step=7|§1.9 (2026-09-16)
fuwu/zhinan|办事指南|service|||age=110 step=17|§1.6 an ordinary list
hudong/liuyan|部长信箱|message|互动|mail|age=9|§3 a table of letters; 回复时间 in the list
hudong/diaocha|征集调查|survey|互动||age=18|§1.9 deadlines to come
hudong/fangtan|在线访谈|interview|互动||age=65 step=28 total=6|§1.6 one page
zhuanti|专题|topic||round|age=42 pinned=1|§0.1 a pinned row first
jigou/zhineng|机构职能|static|机构|static||no line: text, not a list
jigou/lingdao|领导信息|static|机构|static||no line: text, not a list
"""
FILES = {
    "zhengce/zuixin": "ZUIXINZHENGCE",
    "zhengce/jiedu": "ZCJD_QZ",
    "xinwen/tongzhi": "TONGZHIGONGGAO",
}
ITEMS = {"915": "gongkai/xuke", "931": "gongkai/zhongda"}


def column_path(key: str) -> str:
    return f"/{key}/"


class GovCn(BuiltSite):
    """A central body's site."""

    family = "govcn"
    site_code = "bm04990007"
    office = "海川规划局"
    tops = (
        ("首页", "/"),
        ("机构", ""),
        ("要闻", "/xinwen/yaowen/"),
        ("通知公告", "/xinwen/tongzhi/"),
        ("政策", "/zhengce/"),
        ("人事信息", "/gongkai/renshi/"),
        ("信息公开", ""),
        ("数据", "/shuju/"),
        ("办事指南", "/fuwu/zhinan/"),
        ("互动", ""),
        ("专题", "/zhuanti/"),
    )
    plots = plots(TABLE, column_path)
    not_columns = (
        "/search.html",
        "/user/login.html",
        "/wangzhanditu/",
        "/wza.html",
        "/english/",
        "/fuwu/jiucuopage.html",
        PLEDGE,  # an article linked from the menu
        "/xinwen/yaowen/home.htm",  # 更多: the same list under another spelling
        "/zhengce/zuixin/ZUIXINZHENGCE.json",
        f"{DOCS}?itemId=915&pageSize=10&pageIndex=1",
        "https://www.gov.example.cn/",
    )

    def address(self, plot: Plot, index: int, day: date) -> str:
        number = 7040000 + self.plots.index(plot) * 100 + index
        if plot.style == "docinfo":
            return f"/gongkai/ItemDetail.html?docId={number}&itemId={_item(plot)}"
        if plot.style == "mail":
            return f"/hudong/liuyan/detail.jsp?id={number}"
        return f"/{plot.key}/{day:%Y%m}/content_{number}.htm"

    def build(self) -> None:
        for p in self.plots:
            self._column(p)
            for row in self.rows[p.name]:
                if row.path.startswith("/"):
                    self.put(row.path, self._article(p, row))
        self._others()
        self.put_assets("/images/logo.png", "/images/conace.png", "/js/jquery.js", "/css/gov.css")

    def answer(self, asked: Asked) -> Answer:
        """The service of documents tells every item it does not know another one's rows."""
        if asked.path == DOCS and asked.method == "GET":
            key = ITEMS.get(asked.query.get("itemId", ""), "gongkai/zhongda")
            return self._documents(next(p for p in self.plots if p.key == key), asked)
        if asked.path == DOCS:
            return Answer(b'{"rptCode":0,"msg":"failed","data":null}', 200, JSON)
        return super().answer(asked)

    def _documents(self, p: Plot, asked: Asked) -> Answer:
        size = int(asked.query.get("pageSize") or p.per_page)
        first = (int(asked.query.get("pageIndex") or 1) - 1) * size
        rows = [
            {
                "docId": int(row.path.partition("docId=")[2].partition("&")[0]),
                "docTitle": f"\n{row.title}\n",
                "docSubtitle": cut(row.title),
                "publishDate": f"{row.day} 18:16:53",
                "itemName": p.name,
            }
            for row in self.rows[p.name][first : first + size]
        ]
        told = {"rptCode": 200, "msg": "", "data": {"total": len(self.rows[p.name]), "rows": rows}}
        return Answer(json.dumps(told, ensure_ascii=False).encode(), 200, JSON)

    def _column(self, p: Plot) -> None:
        sheets = self.sheets(p)
        if p.style == "portal":
            parts = [q for q in self.below(p.name) if q.style != "json"]
            shown = [row for q in parts for row in self.rows[q.name][:6]]
            boxes = [
                f"<h3>{q.name}<a href='.{q.path.removeprefix('/zhengce')}'>更多&gt;&gt;</a></h3>"
                + listing(q, self.rows[q.name][:6])
                for q in parts
            ]
            self.put(p.path, self._page(p, "".join(boxes)))
            self.plant(p, shown)
        elif p.style == "static":
            self.put(
                p.path, self._page(p, f"<div class='pages_content'>{static_text(p.name)}</div>")
            )
            self.plant(p)
        elif p.style == "empty":
            self.put(
                p.path, self._page(p, "<ul class='list'></ul><div class='none'>暂无数据</div>")
            )
            self.plant(p, state="empty")
        elif p.style in {"json", "docinfo"}:
            self._filled_by_script(p)
            documents = p.style == "docinfo"
            self.plant(p, sheets[0], has_next=documents, with_address=not documents)
        else:
            for number, rows in enumerate(sheets, 1):
                following = f"home_{number}.htm" if number < len(sheets) else ""
                pager = f"<a class='next' href='{following}'>下一页</a>" if following else ""
                page = self._page(p, f"{listing(p, rows)}<div class='newspage'>{pager}</div>")
                self.put(p.path if number == 1 else f"{p.path}home_{number - 1}.htm", page)
                if number == 1 and p.key == "xinwen/yaowen":
                    self.put(f"{p.path}home.htm", page)
            self.plant(p, sheets[0], has_next=len(sheets) > 1)

    def _filled_by_script(self, p: Plot) -> None:
        if p.style == "json":
            address = f"./{FILES[p.key]}.json"
            told = [
                {
                    "TITLE": row.title,
                    "SUB_TITLE": "",
                    "URL": f"http://@HOST@{row.path}",
                    "DOCRELPUBTIME": f"{row.day}",
                }
                for row in self.rows[p.name]
            ]
            self.put(p.path + address[2:], json.dumps(told, ensure_ascii=False), JSON)
        else:
            address = f"{DOCS}?itemId={_item(p)}&pageSize={p.per_page}&pageIndex=1"  # tells docId, no address
        script = (
            "<ul class='list' id='list-1'></ul><script>$(function(){$.ajax({type:'get',"
            f"url:'{address}',dataType:'json',success:function(data){{render('#list-1',data);}}}});}});</script>"
        )
        self.put(p.path, self._page(p, script))

    def _page(self, p: Plot, body: str) -> str:
        near = "".join(f"<a href='{q.path}'>{q.name}</a>" for q in self.below(p.parent or p.name))
        return (
            head(self, f"{p.name}_{NAME}", lanmu=p.name)
            + f"{menu(self)}{self._crumbs(p)}<div class='side'>{near}</div><div class='main'>{body}</div>{foot(self)}"
        )

    def _crumbs(self, p: Plot) -> str:
        steps = [
            f"<a href='{path}' class='CurrChnlCls'>{name}</a>" if path else name
            for name, path in self.trail(p)
        ]
        first = "<a href='/' title='首页' class='CurrChnlCls'>首页</a>"
        return f"<div class='BreadcrumbNav'>{'&nbsp;&gt;&nbsp;'.join([first, *steps])}</div>"

    def _article(self, p: Plot, row: Row) -> str:
        body = (
            letter(row.title, row.day, answered=True)
            if p.style == "mail"
            else paragraphs(row.title, row.day, self.today)
        )
        return (
            head(self, row.title, lanmu=p.name, row=row)
            + f"{menu(self)}{self._crumbs(p)}<div class='article'><h1>{esc(row.title)}</h1><div class='pages-date'>"
            + f"{row.day} 17:00 <span class='font'>来源： {NAME}</span> 字体：大 中 小</div>"
            + f"<div class='pages_content' id='UCAP-CONTENT'>{body}</div></div>{foot(self)}"
        )

    def _others(self) -> None:
        by_name = {p.name: p for p in self.plots}
        body = (
            "<h3><a href='/xinwen/yaowen/home.htm'>更多</a></h3>"
            f"{listing(by_name['要闻'], self.rows['要闻'][:8])}{listing(by_name['数据'], self.rows['数据'][:6])}"
            "<select onchange='window.open(this.value)'><option value='https://www.gov.example.cn/'>中国政府网</option>"
            "</select><a href='https://www.gov.example.cn/'>政府网</a>"
        )
        for path in ("/", "/index.htm"):
            self.put(path, head(self, NAME) + menu(self) + body + foot(self))
        sitemap = "".join(f"<a href='{p.path}'>{p.name}</a>" for p in self.plots)
        for path, title, text in (
            ("/search.html", "搜索", "<form><input name='q'></form>"),
            ("/user/login.html", "登录", "<form><input type='password'></form>"),
            ("/wangzhanditu/", "网站地图", sitemap),
            ("/wza.html", "无障碍", "<p>长者模式</p>"),
            ("/english/", "English", "<p>About the bureau</p>"),
            ("/fuwu/jiucuopage.html", "我要纠错", "<form><textarea></textarea></form>"),
            (
                PLEDGE,
                "局歌",
                f"<h1>局歌</h1><div class='pages-date'>2025-03-07 09:00</div>{generated(self.today)}",
            ),
        ):
            self.put(path, head(self, title) + menu(self) + text + foot(self))


def _item(p: Plot) -> str:
    """The number the service of documents knows a column by."""
    return next(item for item, key in ITEMS.items() if key == p.key)
