"""Hanweb jcms: most lists stand in scripts, as CDATA, as a JavaScript array, or only behind a proxy."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from tests.families.base import MISSING, PROBED, Answer, Asked
from tests.families.builder2 import BuiltSite, Plot, Row, esc, letter, plots
from tests.families.hanweb_frame import article, frame, front, record
from tests.families.wording2 import paragraphs, static_text

PROXY = "/module/web/jpage/dataproxy.jsp"
OLD_PROXY = "/module/jslib/jquery/jpage/dataproxy.jsp"
MAIL_PROXY = "/jact/front/dataproxy_mailnewlist.action"
XML = "text/xml; charset=utf-8"
NAME = "青岚市发展和改革委员会"
TWICE = quote(quote(NAME))  # servers encode webname twice


def col(key: str) -> str:
    return f"/col/col{key}/index.html"


TABLE = """
33701|发改要闻|news|||age=2 pinned=2|§1.2 datastore, date in span; §0.1 pinned rows
33702|县市区动态|news|发改要闻|init|age=9|§1.2 InitData array, day glued to the title
33703|通知公告|notice||b|age=4 drift=-3|§1.2 single quotes, stray fragments, &amp;; date in b; §1.9 addresses disagree
33710|政务公开|disclosure||portal||§1.1 a portal of sub-columns; three datastores
33711|政策文件|policy|政务公开|td|age=31 drift=4|§1.2 table rows, [day] in td; §1.9 index numbers
33712|规范性文件|policy|政务公开|param|age=55|§1.2 newer param_… + jpage; rows from the proxy alone
33713|政策解读|interpretation|政务公开|i|age=24 total=18|§1.2 date in i
33714|规划计划|plan|政务公开||age=80 step=11 total=14 per_page=8|§1.9 plan periods
33715|人事信息|personnel|政务公开|b|age=41 future|§1.2 datastore; §1.9 a day still to come
33716|财政预决算|disclosure|政务公开|param|side_only|§1.2 param; linked from its parent's page alone
33717|双随机一公开|disclosure|政务公开|empty||§0.4 its counterpart: an empty list that says so
33718|政府信息公开年报|annual_report|政务公开||age=210 step=365 total=6 side_only|§1.2 datastore of one page
33730|数据发布|statistics||param|age=12|§1.2 param; rows from the proxy alone
33731|价格监测|statistics|数据发布|init|age=3 step=7|§1.2 InitData array
33740|办事服务|service|||age=66 step=13 outside|§1.2 datastore; §1.4 a row off-site
33751|局长信箱|message|互动交流|mail|age=8|§3 Hanweb jact, tr_css; dataproxy_mailnewlist.action
33752|民意征集|survey|互动交流|i|age=19|§1.2 datastore; §1.9 deadlines to come
33753|在线访谈|interview|互动交流|no-records|total=0|§1.2 a datastore without records
33760|专题专栏|topic||b|age=90 step=17 total=12 per_page=12|§1.2 datastore of one page
33721|机构职能|static|机构概况|static||no line: text, not a list
33722|领导信息|static|机构概况|static||no line: text, not a list
"""


class Hanweb(BuiltSite):
    """The commission's site on jcms, with its mailbox on jact."""

    family = "hanweb"
    site_code = "3799000021"
    tops = (
        ("首页", "/"),
        ("机构概况", ""),
        ("发改要闻", col("33701")),
        ("通知公告", col("33703")),
        ("政务公开", col("33710")),
        ("数据发布", col("33730")),
        ("办事服务", col("33740")),
        ("互动交流", ""),
        ("专题专栏", col("33760")),
    )
    plots = plots(TABLE, col)
    not_columns = (
        "/module/web/search/index.jsp",
        "/login.html",
        "/col/col33799/index.html",  # 网站地图 at a column's address
        "/wza/wca.html?wcaUrl=/",
        "/en/index.html",
        "/art/2025/3/18/art_33799_11820001.html",  # an article linked from the menu
        f"{col('33701')}?uid=733701&pageNum=1",  # 更多: the same list under another spelling
        "https://www.example.gov.cn/",
        PROXY,
    )

    def address(self, plot: Plot, index: int, day: date) -> str:
        number = 11820000 + int(plot.key[-2:]) * 100 + index
        if plot.style == "mail":
            return f"/jact/front/mailpubdetail.do?transactId={number}&sysid=6"
        return f"/art/{day.year}/{day.month}/{day.day}/art_{plot.key}_{number}.html"

    def build(self) -> None:
        for p in self.plots:
            self._column(p)
            for row in self.rows[p.name]:
                self._article(p, row)
        front(self)
        self.put_assets("/images/red.png", "/images/logo.png", "/script/jquery.js", "/css/main.css")

    def answer(self, asked: Asked) -> Answer:
        """The proxies answer by their query; any other address is a file."""
        if PROBED in asked.path or asked.method == "POST":
            return MISSING
        if asked.path in {PROXY, OLD_PROXY}:
            found = [p for p in self.plots if p.key == asked.query.get("columnid")]
            return self._proxied(found[0], asked) if found else MISSING
        if asked.path == MAIL_PROXY:
            return self._proxied(next(p for p in self.plots if p.style == "mail"), asked)
        return super().answer(asked)

    def _proxied(self, plot: Plot, asked: Asked) -> Answer:
        rows = self.rows[plot.name]
        size = int(asked.query.get("perpage") or plot.per_page)
        first = (int(asked.query.get("page") or 1) - 1) * size
        first = int(asked.query.get("startrecord") or first + 1) - 1
        last = int(asked.query.get("endrecord") or first + size)
        store = self._datastore(plot, rows[first:last], first // size + 1, size)
        return Answer(store.encode(), 200, XML)

    def _column(self, p: Plot) -> None:
        sheets = self.sheets(p) or [[]]
        if p.style == "portal":
            parts = [
                q for q in self.below(p.name) if q.name in {"政策文件", "政策解读", "规划计划"}
            ]
            shown = [row for q in parts for row in self.rows[q.name][:6]]
            body = "".join(self._portal_box(q) for q in parts)
            self.put(p.path, frame(self, p, body))
            self.plant(p, shown)
            return
        if p.style in {"static", "empty"}:
            text = (
                static_text(p.name)
                if p.style == "static"
                else "<ul class='list'></ul><p>暂无数据</p>"
            )
            self.put(p.path, frame(self, p, f"<div id='zoom'>{text}</div>"))
            self.plant(p, state="empty" if p.style == "empty" else "entries")
            return
        for number, rows in enumerate(sheets, 1):
            page = frame(self, p, self._list(p, rows, number))
            self.put(p.path if number == 1 else f"{p.path}?uid=7{p.key}&pageNum={number}", page)
        state = "entries" if sheets[0] else "empty"
        self.plant(p, sheets[0], state=state, has_next=len(sheets) > 1)

    def _list(self, p: Plot, rows: Sequence[Row], number: int) -> str:
        unit, total = f"7{p.key}", len(self.rows[p.name])
        if p.style == "param":
            return (
                f"<div id='{unit}' class='default_pgContainer'></div><script>var param_{unit}="
                f"{{columnid:{p.key},unitid:'{unit}'}};"
                f"$(function(){{$('#{unit}').jpage({{totalRecord:{total},perPage:{p.per_page}}});}});</script>"
            )
        if p.style == "init":
            held = ",".join(f"'{record(p, row)}'" for row in rows)
            return (
                f"<div id='{unit}'></div><script>var InitData{unit}=[{held}];$(function(){{$('#{unit}').jpage("
                f"{{theme:'default',totalRecord:{total},dataStore:InitData{unit},proxyUrl:'{OLD_PROXY}',"
                f"perPage:{p.per_page},ajaxParam:{{col:1,appid:'1',webid:60,path:'/',columnid:{p.key},"
                f"unitid:'{unit}',webname:'{NAME}',permissiontype:0}}}});}});</script>"
            )
        script = (
            f"<script>$('#{unit}').jpage({{totalRecord:{total},perPage:{p.per_page},groupSize:3,"
            f"proxyUrl:'{MAIL_PROXY}'}});</script>"
            if p.style == "mail"
            else ""
        )
        store = self._datastore(p, rows, number)
        return f'<div id="{unit}"><script type="text/xml">{store}</script></div>{script}'

    def _datastore(self, p: Plot, rows: Sequence[Row], number: int, size: int = 0) -> str:
        stray = {"b": "<li style=<br/>", "td": "<table width='100%'></table>"}.get(
            p.style, "<ul></ul>"
        )
        records = "".join(f"<record><![CDATA[{record(p, row)}]]></record>\n" for row in rows)
        more = len(self.rows[p.name]) > number * (size or p.per_page)
        query = (
            f"page={number + 1}&appid=1&webid=110&path=/&columnid={p.key}&unitid=7{p.key}"
            f"&webname={TWICE}&permissiontype=0"
        )
        link = PROXY if number == 1 else "./dataproxy.jsp"
        group = (
            f'<nextgroup><![CDATA[<a href="{link}?{query}"></a>]]></nextgroup>\n' if more else ""
        )
        if p.style == "mail":
            start = number * p.per_page + 1
            query = f"startrecord={start}&endrecord={start + p.per_page - 1}&perpage={p.per_page}&groupSize=3"
            group = (
                f'<nextgroup><![CDATA[<a href="{MAIL_PROXY}?{query}"></a>]]></nextgroup>'
                if more
                else ""
            )
        return f"<datastore>\n{group}<recordset>{stray}\n{records}</recordset>\n</datastore>"

    def _portal_box(self, p: Plot) -> str:
        store = self._datastore(p, self.rows[p.name][:6], 9)
        head = f"<h3><a href='{p.path}'>{p.name}</a><a class='more' href='{p.path}'>更多&gt;&gt;</a></h3>"
        return f'{head}<div id="8{p.key}"><script type="text/xml">{store}</script></div>'

    def _article(self, p: Plot, row: Row) -> None:
        if not row.path.startswith("/"):
            return
        body = (
            letter(row.title, row.day)
            if p.style == "mail"
            else paragraphs(row.title, row.day, self.today)
        )
        self.put(row.path, article(self, p, row, body + self._counterpart(p, row)))

    def _counterpart(self, p: Plot, row: Row) -> str:
        other = {"政策文件": ("政策解读", "相关解读"), "政策解读": ("政策文件", "政策原文")}.get(
            p.name
        )
        index = self.rows[p.name].index(row)
        if other is None or index >= 8:
            return ""
        target = self.rows[other[0]][index]
        return f"<p>{other[1]}：<a href='{target.path}'>{esc(target.title)}</a></p>"
