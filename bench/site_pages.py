"""The pages of the invented site as HTML, 10 to 30 KB each: home, sections, column lists, articles."""

import random
from collections.abc import Iterator

from bench.site import MENU, Column, Site
from bench.site_links import SHARED_SCRIPTS, SHARED_STYLES

NAME = "某市发展和改革委员会"
_SENTENCES = (
    "市发展改革委会同有关部门，加快推进重点项目建设，全面落实稳增长各项政策措施。",
    "各县区要高度重视，明确专人负责，按照规定时限将有关材料报送至市发展改革委投资科。",
    "要坚持以高质量发展为主题，进一步优化营商环境，激发各类经营主体活力。",
    "申报单位应当对申报材料的真实性、完整性负责，不得弄虚作假、重复申报。",
    "项目单位要强化安全生产责任，严格落实质量管理、资金管理和进度管理制度。",
    "下一步，将继续加强协调调度，及时解决项目推进过程中存在的困难和问题。",
)
_ABOUT = (
    "重点项目",
    "服务业发展",
    "粮食储备",
    "能源保供",
    "价格监测",
    "信用体系",
    "招标投标",
    "节能降碳",
)
_WHAT = (
    "组织申报工作的通知",
    "情况的通报",
    "征求意见的公告",
    "专项资金安排的公示",
    "实施方案的解读",
)
_COLUMNS = (
    "通知公告",
    "工作动态",
    "政策文件",
    "政策解读",
    "项目信息",
    "规划计划",
    "统计数据",
    "人事信息",
)
_WORDS = {"page": "相关链接", "file": "附件：申报表"}


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every page's path and bytes."""
    writer = Writer(site)
    yield "/", writer.home()
    for section in range(site.sections):
        yield site.section_path(section), writer.section(section)
    for column in site.columns:
        for number in range(len(column.pages)):
            yield column.path(number), writer.listing(column, number)
    for article in range(site.articles):
        yield site.article_path(article), writer.article(article)


def away_page(path: str) -> bytes:
    """A page of somebody else."""
    text = "".join(f"<p>{sentence}</p>" for sentence in _SENTENCES * 8)
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>外部网站{path}</title></head>"
        f"<body><h1>外部网站</h1><a href=/>首页</a>{text}</body></html>"
    ).encode()


class Writer:
    """What all pages share, made once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._head = "".join(
            f'<link rel="stylesheet" type="text/css" href="/images/style{n}.css">\n'
            for n in range(SHARED_STYLES)
        ) + "".join(
            f'<script type="text/javascript" src="/images/script{n}.js"></script>\n'
            for n in range(SHARED_SCRIPTS)
        )
        rows = "\n".join(
            f'<li class="nav-item nav{column.number}"><a href="{column.path()}" title="{_column(column)}" '
            f'target="_self">{_column(column)}</a></li>'
            for column in site.columns[:MENU]
        )
        self._menu = (
            '<div class="top"><a href="/"><img src="/images/logo.png" alt="logo"></a>'
            f'<img src="/images/search.png" alt="搜索"></div>\n<div class="nav"><ul>\n{rows}\n</ul></div>'
        )
        friends = "\n".join(
            f'<a href="{site.away}/friend{n}/" target="_blank">友情链接{n}</a>' for n in range(6)
        )
        self._foot = (
            f'<div class="footer"><div class="links">{friends}</div><p>主办：{NAME} 地址：某市黄河路1号</p>'
            "<p>网站标识码：3799000012 鲁ICP备12345678号 鲁公网安备37990002000001号</p>"
            f'<p><a href="{site.columns[0].path()}">网站地图</a> <a href="{site.columns[1].path()}">关于我们</a>'
            '<img src="/images/party.png" alt="党政机关"></p></div>'
        )

    def _page(self, title: str, labels: dict[str, str], middle: str) -> bytes:
        every = {"SiteName": NAME, "SiteDomain": "www.example.gov.cn", "SiteIDCode": "3799000012"}
        meta = "\n".join(
            f'<meta name="{name}" content="{value}">' for name, value in (every | labels).items()
        )
        return (
            f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n{meta}\n'
            f'<link rel="icon" href="/favicon.ico">\n{self._head}</head>\n<body>\n{self._menu}\n{middle}\n'
            f"{self._foot}\n</body>\n</html>\n"
        ).encode()

    def home(self) -> bytes:
        """All sections, and blocks of the newest of the first columns."""
        site = self.site
        sections = "\n".join(
            f'<a class="section" href="{site.section_path(n)}">专栏{n}</a>'
            for n in range(site.sections)
        )
        blocks = "\n".join(self._block(column, 6) for column in site.columns[:10])
        return self._page(NAME, {}, f'<div class="sections">{sections}</div>\n{blocks}')

    def section(self, section: int) -> bytes:
        """The section's columns, with the newest of each."""
        own = [column for column in self.site.columns if column.section == section]
        blocks = "\n".join(self._block(column, 6) for column in own)
        return self._page(f"专栏{section}-{NAME}", {"ColumnName": f"专栏{section}"}, blocks)

    def _block(self, column: Column, most: int) -> str:
        rows = "\n".join(self._row(article) for article in column.pages[0][:most])
        return (
            f'<div class="box"><h2><a href="{column.path()}">{_column(column)}</a></h2>\n'
            f'<ul class="list">\n{rows}\n</ul></div>'
        )

    def _row(self, article: int) -> str:
        title, day = _title(article), self.site.day(article)
        path = self.site.article_path(article)
        return (
            f'<li><a href="{path}" title="{title}" target="_blank">{title}</a>'
            f'<span class="date">{day:%Y-%m-%d}</span></li>'
        )

    def listing(self, column: Column, number: int) -> bytes:
        """One page of a column's list."""
        rows = [self._row(article) for article in column.pages[number]]
        if number == 0:
            rows += [
                f'<li><a href="{path}">关于延期举办培训班的通知</a><span class="date">2022-01-10</span></li>'
                for path in self.site.row_extras.get(column.number, ())
            ]
        pager = " ".join(
            f'<a href="{column.path(other)}">{other + 1}</a>' for other in range(len(column.pages))
        )
        if number + 1 < len(column.pages):
            pager += f' <a class="next" href="{column.path(number + 1)}">下一页</a>'
        middle = (
            f'{self._crumbs(column)}\n<div class="left"><ul class="list">\n{chr(10).join(rows)}\n</ul>\n'
            f'<div class="page">{pager}</div></div>\n{self._side(column)}'
        )
        labels = {"ColumnName": _column(column), "ColumnType": _column(column)}
        return self._page(f"{_column(column)}-{NAME}", labels, middle)

    def _crumbs(self, column: Column) -> str:
        return (
            '<div class="position">当前位置：<a href="/">首页</a> &gt; '
            f'<a href="{self.site.section_path(column.section)}">专栏{column.section}</a> &gt; '
            f'<a href="{column.path()}">{_column(column)}</a></div>'
        )

    def _side(self, column: Column) -> str:
        """The newest of the neighbouring column, and some columns more."""
        every = self.site.columns
        other = every[(column.number + 1) % len(every)]
        more = "\n".join(
            f'<li><a href="{each.path()}">{_column(each)}</a></li>'
            for each in (every[(column.number * 3 + n) % len(every)] for n in range(8))
        )
        return f'<div class="side">{self._block(other, 12)}<ul class="more">\n{more}\n</ul></div>'

    def article(self, article: int) -> bytes:
        """One article: its text, what it shows, its neighbours."""
        site, dice = self.site, random.Random(article)
        column, day = site.own_columns[article], f"{site.day(article):%Y-%m-%d}"
        text = "\n".join(
            f'<p style="text-indent: 2em;">{"".join(dice.choices(_SENTENCES, k=dice.randint(1, 4)))}</p>'
            for _ in range(dice.randint(5, 45))
        )
        shown = "\n".join(_shown(tag, path) for tag, path in site.extras.get(article, ()))
        near = ((article + step) % site.articles for step in (-1, 1, 17, 23, 101, 203, 307, 401))
        middle = (
            f'{self._crumbs(column)}\n<div class="article"><h1>{_title(article)}</h1>\n'
            f'<div class="info">发布日期：{day} 09:30 来源：投资科 浏览次数：12</div>\n'
            f'<div class="TRS_Editor">\n{text}\n{shown}\n</div>\n<ul class="near">\n'
            f"{chr(10).join(self._row(each) for each in near)}\n</ul></div>\n{self._side(column)}"
        )
        labels = {
            "ColumnName": _column(column),
            "ArticleTitle": _title(article),
            "PubDate": f"{day} 09:30",
            "ContentSource": "投资科",
        }
        return self._page(f"{_title(article)}-{NAME}", labels, middle)


def _shown(tag: str, path: str) -> str:
    if tag == "image":
        return f'<p style="text-align: center;"><img src="{path}" alt="现场图片"></p>'
    if tag == "script":
        return f'<script type="text/javascript" src="{path}"></script>'
    return f'<p><a href="{path}" target="_blank">{_WORDS[tag]}</a></p>'


def _column(column: Column) -> str:
    return f"{_COLUMNS[column.number % len(_COLUMNS)]}{column.number}"


def _title(article: int) -> str:
    about, what = _ABOUT[article % len(_ABOUT)], _WHAT[article // 8 % len(_WHAT)]
    return f"关于做好第{article + 1}批{about}{what}"
