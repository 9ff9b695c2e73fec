"""A CMS of A-codes: the first page stands in the markup, all further ones come by POST alone."""

from collections.abc import Sequence
from datetime import date

from tests.families.base import JSON, Answer, Asked
from tests.families.builder2 import HOST, BuiltSite, Plot, Row, cut, esc, letter, plots
from tests.families.wording2 import paragraphs, static_text

NAME = "石桥县发展和改革局"
PLEDGE = "/2025-02/17/c_1741499900000011.htm"
TABLE = """
wxxw/A0935010|工作动态|news|||age=3 pinned=1|§1.7 unquoted protocol-relative hrefs; §0.1 a pinned row first
wxxw/A0935020|乡镇动态|news|工作动态||age=11 drift=-3|§1.7 a row's day differs from its address
wxxw/A0935030|通知公告|notice|||age=7 outside|§1.7; §1.4 a row off-site
wxzw/A0937000|政务信息|disclosure||portal||§1.1 a portal of three lists
wxzw/zcfg/A0937030|政策文件|policy|政务信息||age=47 step=8 drift=-3|§1.7 12-30 behind 12/27
wxzw/zcfg/A0937031|政策解读|interpretation|政务信息||age=45 step=8|§1.7
wxzw/A0937040|规划计划|plan|政务信息||age=160 step=40 total=7|§1.9 plan periods; one page without more
wxzw/A0937050|人事信息|personnel|政务信息||age=29 future|§1.9 a mistyped day to come
wxzw/A0937060|权责清单|disclosure|政务信息|empty||§0.4 its counterpart: an empty list with nothing at all, and no script
wxzw/A0937070|重大项目|disclosure|政务信息|cut|age=15|§1.1 titles cut without a title attribute
wxzw/A0937080|政府信息公开年报|annual_report|政务信息||age=240 step=365 total=5 side_only|§1.7 one page
wxzw/A0937090|统计数据|statistics|||age=20|§1.7
wxfw/A0938010|服务事项|service|||age=100 step=23 total=9|§1.7 one page without more
wxhd/A0939010|局长信箱|message|互动交流|mail|age=5|§3 ul of li t1..t5; the day of the answer is listed
wxhd/A0939020|意见征集|survey|互动交流|posted||§0.4 the list comes by POST /cms/JsonList alone: unread
wxhd/A0939030|在线访谈|interview|互动交流||age=77 step=26 total=6|§1.7 one page without more
wxzt/A0940010|专题集锦|topic|||age=51 step=12|§1.7
wxgk/A0936010|机构设置|static|单位概况|static||no line: text, not a list
wxgk/A0936020|领导信息|static|单位概况|static||no line: text, not a list
"""


def code_of(key: str) -> str:
    return key.rsplit("/", 1)[-1]


def column_path(key: str) -> str:
    return f"/{key}index_1.htm"


class Cac(BuiltSite):
    """A county bureau's site."""

    family = "cac"
    site_code = "3799230047"
    office = "县发展改革局"
    tops = (
        ("首页", "/"),
        ("单位概况", ""),
        ("工作动态", column_path("wxxw/A0935010")),
        ("通知公告", column_path("wxxw/A0935030")),
        ("政务信息", column_path("wxzw/A0937000")),
        ("统计数据", column_path("wxzw/A0937090")),
        ("服务事项", column_path("wxfw/A0938010")),
        ("互动交流", ""),
        ("专题集锦", column_path("wxzt/A0940010")),
    )
    plots = plots(TABLE, column_path)
    not_columns = (
        "/search.htm",
        "/login.htm",
        "/wzdt/A0999index_1.htm",  # 网站地图 at a column's address
        "/wza.htm",
        "/english/A0998index_1.htm",
        PLEDGE,  # an article linked from the menu
        "/wxxw/A0935010index_1.htm?from=home",  # 更多: the same list under another spelling
        "https://www.news.example.cn/",
        "/cms/JsonList",
    )

    def address(self, plot: Plot, index: int, day: date) -> str:
        number = 1790000000000000 + self.plots.index(plot) * 10_000_000 + (index + 1) * 75309
        return f"/{day:%Y-%m}/{day:%d}/c_{number}.htm"

    def build(self) -> None:
        for p in self.plots:
            self._column(p)
            for row in self.rows[p.name]:
                if row.path.startswith("/"):
                    self.put(row.path, self._article(p, row))
        self._others()
        self.put_assets("/images/dzjg.png", "/images/ga.png", "/css/style.css")

    def answer(self, asked: Asked) -> Answer:
        """Further rows are for browsers that POST; neither way tells anybody else a row."""
        if asked.path == "/cms/JsonList":
            return Answer(b'{"status":0}', 403 if asked.method == "POST" else 405, JSON)
        return super().answer(asked)

    def _column(self, p: Plot) -> None:
        rows = self.rows[p.name]
        first = rows[: p.per_page]
        if p.style == "portal":
            parts = self.below(p.name)[:3]
            first = [row for q in parts for row in self.rows[q.name][:5]]
            self.put(p.path, self._page(p, "".join(self._box(q) for q in parts)))
            self.plant(p, first)
        elif p.style == "static":
            self.put(p.path, self._page(p, f"<div class='content'>{static_text(p.name)}</div>"))
            self.plant(p)
        elif p.style in {"empty", "posted"}:
            unfilled = f'<ul id="loadingInfoPage" class="list"></ul>{_loader(p)}'
            self.put(
                p.path, self._page(p, unfilled if p.style == "posted" else '<ul class="list"></ul>')
            )
            self.plant(p, state="unread" if p.style == "posted" else "empty")
        else:
            more = _loader(p) if len(rows) > p.per_page else ""
            body = f'<ul id="loadingInfoPage" class="list">{_list(p, first)}</ul>{more}'
            self.put(p.path, self._page(p, body))
            self.plant(p, first, full_titles=p.style != "cut")

    def _box(self, p: Plot) -> str:
        head = f"<h4><a href=//{HOST}{p.path}>{p.name}</a><a class=more href=//{HOST}{p.path}>更多</a></h4>"
        return f"{head}<ul class=list>{_list(p, self.rows[p.name][:5])}</ul>"

    def _head(self, title: str, row: Row | None = None, column: str = "") -> str:
        metas = f'<META NAME="Keywords" CONTENT="{esc(title)}"><META NAME="filetype" CONTENT="{1 if row else 0}">'
        if column:
            metas += f'<META NAME="ColumnName" CONTENT="{column}">'
        if row:
            metas += f'<META NAME="PUBDATE" CONTENT="{row.day}"><META NAME="ArticleTitle" CONTENT="{esc(row.title)}">'
        return (
            f"<!DOCTYPE html><html><head><META http-equiv=Content-Type content='text/html; charset=utf-8'>{metas}"
            f"<title>{esc(title)}-{NAME}</title><link rel=stylesheet href=/css/style.css>"
            f"</head><body>{self._menu()}"
        )

    def _menu(self) -> str:
        entries = []
        for name, path in self.tops:
            below = "".join(
                f"<dd><a href=//{HOST}{p.path}>{p.name}</a></dd>"
                for p in self.below(name, in_menu=True)
            )
            if name == "服务事项":
                below += f"<dd><a href=//{HOST}{PLEDGE}>收费目录清单</a></dd>"
            href = f"//{HOST}{path}" if path else "###"
            entries.append(f"<li class=on ><a href={href}>{name}</a><dl>{below}</dl></li>")
        return (
            "<div class=top><a href=/search.htm>搜索</a> <a href=/login.htm>登录</a> <a href=/wza.htm>无障碍</a> "
            "<a href=/english/A0998index_1.htm>English</a> <a href=/###>设为首页</a><span id=time></span><script>"
            "var t=new Date();$('#time').html(t.getFullYear()+'年'+(t.getMonth()+1)+'月'+t.getDate()+'日');</script>"
            f"</div><!-- <ul><li><a href=//{HOST}/old/A0001index_1.htm>旧版</a></li></ul> -->"
            f"<ul class=nav>{''.join(entries)}</ul>"
        )

    def _foot(self) -> str:
        return (
            f"<div class=footer>主办：{NAME} <a href=/wzdt/A0999index_1.htm>站点地图</a> 网站标识码 {self.site_code} "
            "<a href='https://beian.miit.gov.cn '>鲁ICP备 09002870号</a> "
            "<a href='https://www.beian.gov.cn//fgj.example.gov.cn/"
            "registerSystemInfo?recordcode=37992302000212'><img src=/images/ga.png>鲁公网安备37992302000212号</a>"
            "<script>document.write(unescape(\"%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript src='http://dcs.conac.cn/js/"
            "05/107/0000/41468768/CA051070000414687680001.js' type='text/javascript'%3E%3C/script%3E\"));</script>"
            f"<script id=_jiucuo_ sitecode='{self.site_code}' "
            "src='http://pucha.kaipuyun.cn/exposure/jiucuo.js '></script>"
            "<div style='display:none'>Produced By CMS 网站群内容管理系统 "
            f"publishdate:{self.today:%Y/%m/%d} 11:44:06</div></div></body></html>"
        )

    def _page(self, p: Plot, body: str) -> str:
        columns = self.below(p.parent or p.name)
        near = "".join(f"<li><a href=//{HOST}{q.path}>{q.name}</a></li>" for q in columns)
        head = f"{self._head(p.name, column=p.name)}{self._crumbs(p)}"
        return f"{head}<ul class=side>{near}</ul><div class=main>{body}</div>{self._foot()}"

    def _crumbs(self, p: Plot) -> str:
        steps = [
            f"<a href=//{HOST}{path}>{name}</a>" if path else name for name, path in self.trail(p)
        ]
        return f"<div class=crumb>您的位置： {' > '.join([f'<a href=//{HOST}/>首页</a>', *steps])}</div>"

    def _article(self, p: Plot, row: Row) -> str:
        body = (
            letter(row.title, row.day, answered=True)
            if p.style == "mail"
            else paragraphs(row.title, row.day, self.today)
        )
        other = self.rows["政策文件"] if p.category == "interpretation" else []
        index = self.rows[p.name].index(row)
        link = (
            f"<p>政策原文：<a href=//{HOST}{other[index].path}>{esc(other[index].title)}</a></p>"
            if other
            else ""
        )
        return (
            f"{self._head(row.title, row, p.name)}{self._crumbs(p)}<h1 class=title>{esc(row.title)}</h1>"
            f"<div class=info>{row.day:%Y年%m月%d日} 17:00<span>来源： {NAME}</span></div>"
            f"<div class=main-content>{body}{link}</div>{self._foot()}"
        )

    def _others(self) -> None:
        news, notices = self.rows["工作动态"][1:8], self.rows["通知公告"][:6]
        body = (
            f"<h4>工作动态<a href=//{HOST}/wxxw/A0935010index_1.htm?from=home>更多</a></h4>"
            f"<ul>{_list(self.plots[0], news)}</ul><h4>通知公告</h4><ul>{_list(self.plots[2], notices)}</ul>"
            "<div class=links><a href=https://www.news.example.cn/>新闻网</a><a href=>县人民政府</a></div>"
        )
        for path in ("/", "/index.htm"):
            self.put(path, self._head("首页") + body + self._foot())
        sitemap = "".join(f"<a href=//{HOST}{p.path}>{p.name}</a>" for p in self.plots)
        for path, title, text in (
            ("/search.htm", "搜索", "<form><input name=q></form>"),
            ("/login.htm", "登录", "<form><input type=password></form>"),
            ("/wzdt/A0999index_1.htm", "网站地图", sitemap),
            ("/wza.htm", "无障碍", "<p>无障碍浏览</p>"),
            ("/english/A0998index_1.htm", "English", "<p>About the bureau</p>"),
            (
                PLEDGE,
                "收费目录清单",
                "<h1 class=title>收费目录清单</h1><div class=info>2025年02月17日</div>",
            ),
        ):
            self.put(path, self._head(title) + text + self._foot())


def _loader(p: Plot) -> str:
    """What fetches further rows, and cannot be asked with GET."""
    return (
        "<div class=more id=loadMore>加载更多</div><script>var pageno=1;function load(){$.ajax({type:'POST',"
        f"url:'/cms/JsonList',data:{{channelCode:'{code_of(p.key)}',perPage:{p.per_page},pageno:++pageno,condition:0}},"
        "success:function(d){render(d.list);}});}</script>"
    )


def _list(p: Plot, rows: Sequence[Row]) -> str:
    """Unquoted, protocol-relative links; letters as five cells of a line."""
    lines = []
    for row in rows:
        link = f"//{HOST}{row.path}" if row.path.startswith("/") else row.path
        title = "" if p.style == "cut" else f' title="{esc(row.title)}"'
        anchor = f"<a href={link} target=_blank{title}>{esc(cut(row.title, 24))}</a>"
        if p.style == "mail":
            lines.append(
                f"<li><span class=t1>{link[-9:-4]}</span><span class=t2>{anchor}</span><span class=t3>咨询</span>"
                f"<span class=t4>已回复</span><span class=t5>{row.day}</span></li>"
            )
        else:
            lines.append(f'<li><h5>{anchor}</h5><div class="times">{row.day}</div></li>')
    return "".join(lines)
