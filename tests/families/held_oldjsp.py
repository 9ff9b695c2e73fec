"""An old district site: tables, GB2312 said by a meta alone, ``content.jsp?id=``, post-backs, a GBK query.

The header says no charset. The mailbox answers only if its percent-encoded GBK arrives byte for byte.
"""

from datetime import date

from tests.families.base import HTML
from tests.families.held_ground import HeldSite, Row, days, hexes, titles

_WHO = "渔阳区人民政府"
_CODE = "1203990007"
_MAIL = "/Allemail.aspx?MailBox=%C7%F8%CF%D8%D0%C5%CF%E4"
# name, address, category, rows on the first page, newest, step, look, whether there is a second page
_COLUMNS = (
    ("渔阳要闻", "/list.jsp?cid=1", "news", 20, 1, 1, "plain", True),
    ("部门动态", "/list.jsp?cid=2", "news", 20, 3, 2, "unpadded", True),
    ("公告公示", "/list.jsp?cid=3", "notice", 20, 5, 8, "dots", True),
    ("政策文件", "/xxgk/list.jsp?catid=4", "policy", 15, 20, 28, "index", True),
    ("政策解读", "/list.jsp?cid=5", "interpretation", 12, 26, 30, "plain", False),
    ("人事任免", "/xxgk/list.jsp?catid=6", "personnel", 15, 33, 20, "index", False),
    ("规划计划", "/xxgk/list.jsp?catid=7", "plan", 9, 100, 90, "index", False),
    ("统计数据", "/list.jsp?cid=8", "statistics", 14, 18, 30, "glued", False),
    ("财政预决算", "/xxgk/list.jsp?catid=9", "disclosure", 15, 60, 45, "index", True),
    ("政府采购", "/postlist.aspx?lm=10", "disclosure", 18, 4, 7, "post", False),
    ("政府信息公开年报", "/list.jsp?cid=11", "annual_report", 8, 290, 365, "plain", False),
    ("区县信箱", _MAIL, "message", 16, 7, 4, "mail", False),
    ("网上调查", "/postlist.aspx?lm=13", "survey", 10, 30, 50, "post", False),
    ("在线访谈", "/list.jsp?cid=14", "interview", 7, 45, 60, "plain", False),
    ("办事指南", "/list.jsp?cid=15", "service", 20, 70, 3, "dots", False),
    ("专题专栏", "/list.jsp?cid=16", "topic", 6, 200, 120, "plain", False),
)
_STATIC = (("区情概况", "/about.asp?id=1"), ("机构设置", "/about.asp?id=2"))
_FRIENDS = ("天府省政府", "渔阳区教育局", "渔阳区水务局", "蓟门县政府")


class OldJspSite(HeldSite):
    """渔阳区人民政府."""

    family = "oldjsp"
    who = _WHO
    code = _CODE

    def build(self) -> None:
        lists = {}
        for at, column in enumerate(_COLUMNS):
            lists[column[0]] = self._column(at, *column)
        for name, path in _STATIC:
            body = (
                f"<H2 align=center>{name}</H2><P>渔阳区位于天府省北部，总面积一千五百平方公里，辖十二个街道、八个乡镇。"
                "区名得于古郡，境内有㛃石山、镕水河，四季分明，物产丰饶，交通便利。<P>区政府设办公室、发展和改革委员会、"
                "教育局、财政局、民政局、水务局等工作部门，分别承担本行政区域内的相应职责。"
            )
            self._page(path, name, body)
            self.plant(name, path, "static", [], state="static")
        self._home(lists)
        self._page("/sitemap.asp", "网站地图", self._menu())

    def _column(
        self, at: int, name: str, path: str, category: str, count: int, first: int, step: int,
        look: str, more: bool,
    ) -> list[Row]:  # fmt: skip
        total = count + (8 if more else 0)
        words = titles(category, _WHO, total, at)
        every = [
            Row(word, day, self._address(look, at * 100 + no))
            for no, (word, day) in enumerate(
                zip(words, days(self.today, total, first, step), strict=True)
            )
        ]
        rows = every[:count]
        pager = ""
        if more:
            after = f"{path}&page=2"
            pager = f'<P align=right>第1页 共2页 <A HREF="{after}">下一页</A> <A HREF="{after}">尾页</A>'
            self._page(after, name, self._table(every[count:], look) + "<P>第2页 共2页")
        elif look == "post":
            pager = (
                "<P>共3页 <A href=\"javascript:__doPostBack('AspNetPager1','2')\">2</A>"
                " <A href=\"javascript:__doPostBack('AspNetPager1','2')\">下一页</A>"
            )
        self._page(path, name, self._table(rows, look) + pager)
        for no, row in enumerate(every):
            self._page(row.path, row.title, self._article(row, look, no))
        self.plant(name, path, category, rows, has_next=more)
        return rows

    def _address(self, look: str, number: int) -> str:
        stem = {"index": "/xxgk/details.jsp?id=", "mail": "/E_ReadLeadMail.asp?LeadMailID="}
        return f"{stem.get(look, '/content.jsp?id=')}{20170000 + number}"

    def _table(self, rows: list[Row], look: str) -> str:
        if look == "index":
            lines = [
                f"<tr><td><a href={row.path[6:]} title='{row.title}' target=_blank>{row.title[:16]}"
                f"{'…' if len(row.title) > 16 else ''}</a></td>"
                f"<td>000014348/{row.day.year}-{35400 + no}</td><td>渔阳区教育局</td><td>{row.day}</td></tr>"
                for no, row in enumerate(rows)
            ]
            return (
                "<table class=xxgk><tr><td>信息名称</td><td>索引号</td><td>发布机构</td><td>发布日期</td></tr>"
                + "\n".join(lines)
                + "</table>"
            )
        if look == "mail":
            lines = [
                f"<TR class=tr_css><TD>{5100 + no}<TD><A HREF='{row.path[1:]}'>{row.title}</A><TD>咨询"
                f"<TD>{'已回复' if no else '未回复'}<TD>{row.day.year}-{row.day.month}-{row.day.day}"
                f"<TD>渔阳区水务局<TD>{37 + no}"
                for no, row in enumerate(rows)
            ]
            head = "<TR><TD>编号<TD>标题<TD>类型<TD>状态<TD>来信时间<TD>受理单位<TD>点击数"
            return f"<TABLE border=0 width=98%>{head}\n{chr(10).join(lines)}\n</TABLE>"
        lines = [
            f"<TR><TD width=12><IMG SRC=/images/dot.png>{self._cells(row, look)}" for row in rows
        ]
        return f"<TABLE border=0 width=98%>{chr(10).join(lines)}</TABLE>"

    def _cells(self, row: Row, look: str) -> str:
        link = f"<A HREF='{row.path[1:]}' target=_blank>{row.title}"
        day = row.day
        if look == "glued":
            return f"<TD>{link}[{day}]</A>"
        shown = {
            "unpadded": f"{day.year}-{day.month}-{day.day}",
            "dots": f"{day:%Y.%m.%d}",
            "post": f"{day:%Y/%m/%d}",
        }.get(look, str(day))
        return f"<TD>{link}</A><TD width=90><FONT color=#999999>{shown}</FONT>"

    def _article(self, row: Row, look: str, no: int) -> str:
        said = f"{row.day:%Y年%m月%d日}"
        text = f"<P>{row.title}。经区政府同意，现予公布。联系科室：办公室。<P>各镇街、各部门要结合实际抓好落实。"
        if look == "index":
            return (
                "<div class=xxbox><table><tr><td>"
                f"<p><strong>索引号</strong>：000014348/{row.day.year}-{35400 + no}</p>"
                "<p><strong>发布机构</strong>：渔阳区教育局</p>"
                f"<p><strong>名称</strong>：{row.title}</p><p><strong>文号</strong>：无</p>"
                f"<!--<p><strong>成文日期</strong>：{row.day.year - 1}年08月02日</p>-->"
                f"<p><strong>发布日期</strong>：{said}</p></td></tr></table></div><h3>{row.title}</h3>{text}"
            )
        if look == "mail":
            answer = (
                ""
                if no == 0
                else f"<TR><TD>回复内容<TD>您好，已转办理。<TR><TD>回复时间<TD>{row.day}"
            )
            return f"<TABLE><TR><TD>信件标题<TD>{row.title}<TR><TD>来信时间<TD>{row.day}{answer}</TABLE>"
        return (
            f"<CENTER><B>{row.title}</B></CENTER><P align=center>发布时间：{said} 来源：渔阳区政府办公室 "
            f"阅读次数：120<TABLE><TR><TD class=content>{text}</TABLE>"
        )

    def _home(self, lists: dict[str, list[Row]]) -> None:
        boxes = ""
        for name in ("渔阳要闻", "部门动态", "公告公示", "政策文件", "政策解读"):
            look = "plain" if name != "政策文件" else "home"
            path = next(column[1] for column in _COLUMNS if column[0] == name)
            boxes += f"<TD valign=top><B>{name}</B><A HREF={path[1:]}>更多</A>{self._table(lists[name][:7], look)}"
        self._page("/", "首页", f"<TABLE><TR>{boxes}</TABLE>")
        self.pages["/index.jsp"] = self.pages["/"]

    def _menu(self) -> str:
        cells = "".join(
            f'<TD align=center><A HREF="{path}">{name}</A>'
            for name, path in (*_STATIC, *((each[0], each[1]) for each in _COLUMNS))
        )
        return f"<TABLE class=menu><TR><TD><A HREF=/index.jsp>首 页</A>{cells}</TABLE>"

    def _page(self, path: str, title: str, body: str) -> None:
        friends = "".join(
            f"<OPTION value='http://yqlj{at}.example.gov.cn/'>{name}"
            for at, name in enumerate(_FRIENDS)
        )
        text = f"""<HTML><HEAD><TITLE>{title}_{_WHO}</TITLE>
<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=gb2312">
<META NAME=SiteName CONTENT={_WHO}><META NAME=SiteIDCode CONTENT={_CODE}>
<META NAME=ColumnName CONTENT=""><LINK REL=stylesheet HREF=/images/css.css></HEAD>
<BODY bgcolor=#ffffff><TABLE width=1000 align=center><TR><TD><IMG SRC=/images/top.jpg width=1000>
<SCRIPT>var d=new Date();document.write(d.getFullYear()+"年"+(d.getMonth()+1)+"月"+d.getDate()+"日");</SCRIPT></TABLE>
{self._menu()}<FORM name=form1 method=post action=""><INPUT type=hidden name=__VIEWSTATE value="dDwtMTI=">
<TABLE width=1000 align=center><TR><TD>您的位置：首页 >> {title}<BR>
{body}</TABLE></FORM>
<TABLE width=1000 align=center class=foot><TR><TD>
<SELECT onchange="window.open(this.value)"><OPTION>--友情链接--{friends}</SELECT>
<TR><TD align=center>主办：{_WHO}办公室 联系电话：022-00000000 网站标识码 {_CODE} <A HREF=/sitemap.asp>网站导航</A>
<A HREF="http://www.miibeian.gov.cn/">津ICP备 05099001号</A> 津公网安备 12022502000099号
<SCRIPT>document.write(unescape("%3Cspan id='_ideConac' %3E%3C/span%3E"
+"%3Cscript src='http://dcs.conac.cn/js/03/032/0000/{hexes("o", 8)}/CA0.js'%3E"
+"%3C/script%3E"));</SCRIPT>
<SCRIPT id="_jiucuo_" sitecode='{_CODE}' src='http://pucha.kaipuyun.cn/exposure/jiucuo.js '></SCRIPT>
</TABLE></BODY></HTML>"""
        self.put(path, text, "gb18030", content_type=HTML.partition(";")[0])


def build(today: date) -> OldJspSite:
    """The site on that day."""
    return OldJspSite(today)
