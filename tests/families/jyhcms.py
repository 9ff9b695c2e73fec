"""A provincial CMS whose menu and footer are fragments loaded by script, and whose pager is base64."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from tests.families.builder2 import BuiltSite, Plot, Row, cut, esc, letter, plots
from tests.families.wording2 import paragraphs, static_text

NAME = "云岭州发展和改革委员会"
PLEDGE = "/html/2025/gongzuoguize_0409/3990001.html"
TOP = "/html/gonggongtouweibu/toubu/index.html"
BOTTOM = "/html/gonggongtouweibu/weibu/index.html"
TABLE = """
gongzuodongtai|工作动态|news|||age=2 outside|§1.0 jyhcms; /html/2026/…_0915/4053866.html; §1.4 a row off-site
gongzuodongtai/xianshi|县市动态|news|工作动态|round|age=12|§1.9 [08-16], the year in the address
gonggao|通知公告|notice|||age=3 pinned=3|§0.1 three pinned rows first
zhengce/wenjian|政策文件|policy|政府信息公开|em|age=28 step=8|§1.9 day in em; §1.9 plan periods
zhengce/jiedu|政策解读|interpretation|政府信息公开|em|age=27 step=8 drift=2|§1.9 addresses disagree
zhengce/guihua|规划纲要|plan|政府信息公开|em|age=170 step=45 total=8|§1.9 plan periods; one page
renshi|干部人事|personnel|政府信息公开||age=37 future|§1.9 a mistyped day to come
xinxi/shuanggongshi|信用双公示|disclosure|政府信息公开|glued|age=6|§1.9 [2014-05-20] glued to the title
xinxi/caiwu|预算决算|disclosure|政府信息公开|empty||§0.4 its counterpart: an empty list with nothing at all
xinxi/nianbao|公开年报|annual_report|政府信息公开||age=230 step=365 total=6|§1.0 one page
shichangxinxi/jiage|价格行情|statistics||time|age=1 step=3|§1.9 2026-09-21 17:00
banshi|办事大厅|service|||age=90 step=14|§1.0
hudong/xinxiang|州长信箱|message|互动交流|mail|age=8|§3 a anchor with four spans
hudong/zhengji|民意征集|survey|互动交流||age=16|§1.9 deadlines to come
hudong/fangtan|在线访谈|interview|互动交流||age=58 step=22 total=7|§1.0 one page
zhuanti|专题专栏|topic||em|age=40 step=13|§1.0
jigou/zhineng|机构职能|static|机构信息|static||no line: text, not a list
jigou/lingdao|领导信息|static|机构信息|static||no line: text, not a list
"""


def column_path(key: str) -> str:
    return f"/html/{key}/"


class Jyhcms(BuiltSite):
    """A prefecture's commission."""

    family = "jyhcms"
    site_code = "5399000068"
    office = "州发展改革委"
    tops = (
        ("首页", "/"),
        ("机构信息", ""),
        ("工作动态", "/html/gongzuodongtai/"),
        ("通知公告", "/html/gonggao/"),
        ("政府信息公开", ""),
        ("价格行情", "/html/shichangxinxi/jiage/"),
        ("办事大厅", "/html/banshi/"),
        ("互动交流", ""),
        ("专题专栏", "/html/zhuanti/"),
    )
    plots = plots(TABLE, column_path)
    not_columns = (
        "/search.html",
        "/login.html",
        "/html/wangzhanditu/",  # 网站地图 at a column's address
        "/wza/wca.html",
        "/english/",
        PLEDGE,  # an article linked from the menu
        "/html/gongzuodongtai/index.html",  # 更多: the same list under another spelling
        TOP,
        BOTTOM,
        "https://www.yn.example.gov.cn/",
    )

    def address(self, plot: Plot, index: int, day: date) -> str:
        number = 4050000 + self.plots.index(plot) * 100 + index
        if plot.style == "mail":
            return f"/mail/show.do?id={number}"
        return f"/html/{day.year}/{plot.key.rsplit('/', 1)[-1]}_{day:%m%d}/{number}.html"

    def build(self) -> None:
        self.put(TOP, self._top())
        self.put(BOTTOM, self._bottom())
        for p in self.plots:
            self._column(p)
            for row in self.rows[p.name]:
                if row.path.startswith("/"):
                    self.put(row.path, self._article(p, row))
        self._others()
        self.put_assets(
            "/static/logo.png", "/static/red.png", "/static/jquery.js", "/static/site.css"
        )

    def _column(self, p: Plot) -> None:
        sheets = self.sheets(p)
        if p.style == "static":
            self.put(
                p.path,
                self._page(p, f"<div class='ccontent' id='con_con'>{static_text(p.name)}</div>"),
            )
            self.plant(p)
            return
        if p.style == "empty":
            self.put(p.path, self._page(p, "<ul class='list_text'></ul><div id='pages'></div>"))
            self.plant(p, state="empty")
            return
        for number, rows in enumerate(sheets, 1):
            page = self._page(p, listing(p, rows) + _pager(p, number, len(sheets)))
            self.put(p.path if number == 1 else f"{p.path}{number}.html", page)
            if number == 1:
                self.put(f"{p.path}index.html", page)
        self.plant(p, sheets[0], full_titles=p.style != "round", has_next=len(sheets) > 1)

    def _shell(self, title: str, body: str, metas: str = "") -> str:
        """Nothing of menu and footer is in the page itself."""
        return (
            f"<!DOCTYPE html><html nsid='jyhcms-2026'><head><meta charset='utf-8'><title>{esc(title)}</title>"
            f'<meta name="SiteName" content="{NAME}"><meta name="SiteIDCode" content="28">{metas}'
            "<link rel='stylesheet' href='/static/site.css'><script src='/static/jquery.js'></script></head><body>"
            f"<div id='page_top'></div>{body}<div id='page_bottom'></div><script>$('#page_top').load('{TOP}');"
            f"$('#page_bottom').load('{BOTTOM}');</script></body></html>"
        )

    def _top(self) -> str:
        items = []
        for name, path in self.tops:
            below = "".join(
                f"<dd><a href='{p.path}'>{p.name}</a></dd>" for p in self.below(name, in_menu=True)
            )
            if name == "机构信息":
                below += f"<dd><a href='{PLEDGE}'>工作规则</a></dd>"
            items.append(
                f"<dl><dt><a href='{path or 'javascript:void(0);'}'>{name}</a></dt>{below}</dl>"
            )
        return (
            f"<div class='top'><a href='/'><img src='/static/logo.png' alt='{NAME}'></a><a href='/search.html'>搜索</a>"
            "<a href='/login.html'>登录</a><a href='/wza/wca.html'>无障碍</a><a href='/english/'>English</a>"
            f"<i id='date'></i><script>$('#date').text(new Date().toLocaleString());</script></div>"
            f"<div class='nav'>{''.join(items)}</div>"
        )

    def _bottom(self) -> str:
        return (
            f"<div class='bottom'><a href='/html/wangzhanditu/'>站点地图</a> 主办：{NAME}<br>"
            f"网站标识码：{self.site_code} "
            "<a href='https://beian.miit.gov.cn/'>滇ICP备05000002号</a> <a href='https://beian.mps.gov.cn/#/query/webSearch?"
            "code=53990202000101'>滇公网安备53990202000101号</a><a href='http://bszs.conac.cn/sitename?method=show&"
            "id=4D5E6F708192A3B4C5D6E7F8091A2B3C'><img src='/static/red.png'></a><script id='_jiucuo_' "
            f"sitecode='{self.site_code}' src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script></div>"
        )

    def _page(self, p: Plot, body: str) -> str:
        metas = (
            f'<meta name="ColumnName" content="{p.name}"><meta name="ColumnDescription" content="">'
        )
        near = "".join(f"<a href='{q.path}'>{q.name}</a>" for q in self.below(p.parent or p.name))
        inner = f"{self._crumbs(p)}<div class='left'>{near}</div><div class='right'>{body}</div>"
        return self._shell(f"{p.name}-{NAME}", inner, metas)

    def _crumbs(self, p: Plot) -> str:
        steps = [f"<a href='{path}'>{name}</a>" if path else name for name, path in self.trail(p)]
        path = " &gt; ".join(["<a href='/'>首页</a>", *steps])
        return f"<div class='weizhi'>当前位置：{path}</div>"

    def _article(self, p: Plot, row: Row) -> str:
        body = (
            letter(row.title, row.day)
            if p.style == "mail"
            else paragraphs(row.title, row.day, self.today)
        )
        metas = (
            f'<meta name="ColumnName" content="{p.name}"><meta name="ArticleTitle" content="{esc(row.title)}">'
            f'<meta name="PubDate" content="{row.day} 10:20"><meta name="ContentSource" content="">'
        )
        inner = (
            f"{self._crumbs(p)}<h1>{esc(row.title)}</h1><div class='pubDate'>发布日期: <span>{row.day}</span>"
            f"<span alt='时间：2017-11-08 20:26'></span></div><div class='ccontent' id='con_con'>{body}</div>"
        )
        return self._shell(row.title, inner, metas)

    def _others(self) -> None:
        popup = (
            f"<div class='dasite' style='display:none'>网站改版公告 发布日期：{self.today}</div>"
        )
        body = (
            f"{popup}<h3>工作动态 <a href='/html/gongzuodongtai/index.html'>更多</a></h3>"
            f"{listing(self.plots[0], self.rows['工作动态'][:8])}"
            "<a href='https://www.yn.example.gov.cn/'>省政府</a><a href=''>州政府</a>"
        )
        for path in ("/", "/index.html"):
            self.put(path, self._shell(NAME, body))
        sitemap = "".join(f"<a href='{p.path}'>{p.name}</a>" for p in self.plots)
        for path, title, text in (
            ("/search.html", "搜索", "<form><input name='q'></form>"),
            ("/login.html", "登录", "<form><input type='password'></form>"),
            ("/html/wangzhanditu/", "网站地图", sitemap),
            ("/wza/wca.html", "无障碍", "<p>无障碍浏览</p>"),
            ("/english/", "English", "<p>About the commission</p>"),
            (
                PLEDGE,
                "工作规则",
                "<h1>工作规则</h1><div class='pubDate'>发布日期: <span>2025-04-09</span></div>",
            ),
        ):
            self.put(path, self._shell(title, text))


def listing(p: Plot, rows: Sequence[Row]) -> str:
    """Rows in the style of their column; a title cut short has no attribute to tell the rest."""
    lines = []
    for row in rows:
        link, title, day = esc(row.path), esc(row.title), row.day
        told = {
            "round": f"<span>[{day:%m-%d}]</span>",
            "em": f"<em>{day}</em>",
            "glued": f"[{day}]",
            "time": f"<span class='pull-right'>{day} 17:00</span>",
        }.get(p.style, f"<span class='fn-right'>{day}</span>")
        if p.style == "round":
            lines.append(f"<li><a href=' {link}'>{esc(cut(row.title))}</a>{told}</li>")
        elif p.style == "mail":
            cells = (
                f"<span>{link[-4:]}</span><span>{title}</span><span>已办结</span><span>{day}</span>"
            )
            lines.append(f"<li><a href='{link}' title='{title}'>{cells}</a></li>")
        else:
            lines.append(f"<li><a href='{link}' title='{title}'>{title}</a>{told}</li>")
    return f"<ul class='list_text'>{''.join(lines)}</ul>"


def _pager(p: Plot, number: int, pages: int) -> str:
    """The pager, percent-encoded and then base64, for a script to unfold."""
    if pages == 1:
        return "<div id='pages'></div>"
    links = [
        f'<a href="{p.path}{n if n > 1 else "index"}.html">{n}</a>'
        for n in range(1, pages + 1)
        if n != number
    ]
    if number < pages:
        links.append(f'<a href="{p.path}{number + 1}.html">下一页</a>')
    packed = b64encode(quote("".join(links)).encode()).decode()
    unfold = "$('#pages').html(decodeURIComponent(atob($('#pages').text())));"
    return f"<div id='pages'>{packed}</div><script>{unfold}</script>"
