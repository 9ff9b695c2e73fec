"""A site's columns, found and typed from what a crawl saw: navigation, labels, breadcrumbs, the shape of lists.

Pure: pages in, columns out, so that ``init`` and an audit without a profile agree, and a past crawl can be read
again. A guess carries its confidence; a person corrects the profile that ``init`` writes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from monitor.facts import Fetch, ListState, Outcome, PageKind
from monitor.profile import Category, Column
from monitor.urls import canonical, is_plumbing, same_site, site_of
from monitor.view import PageView

# First match wins, so the narrower words stand first: 政策解读 before 政策, 行政执法公示 before 公示.
_WORDS: tuple[tuple[Category, str], ...] = (
    (Category.INTERPRETATION, "解读|图解|答记者问|一图读懂"),
    (Category.ANNUAL_REPORT, "年报|年度报告|年度工作报告|工作报表|年度报表"),
    (
        Category.STATIC,
        "概况|机构|职能|领导|职责|联系我们|联系方式|简介|公开指南|公开制度|依申请公开|内设|直属|班子|权责清单",
    ),
    (Category.PERSONNEL, "人事|任免|招聘|招录|招考"),
    (Category.SURVEY, "征集|调查|意见征求|征求意见|民意|听证"),
    (Category.INTERVIEW, "访谈|直播|发布会"),
    (Category.MESSAGE, "信箱|留言|咨询|来信|信件|问答|投诉|互动"),
    (Category.NEWS, "动态|要闻|新闻|快讯|头条|时讯|资讯"),
    (
        Category.DISCLOSURE,
        "双随机|重大项目|重点项目|重点领域|主动公开|行政许可|行政处罚|行政执法|执法|预算|决算|预决算|财政|"
        "收费|价格|招标|采购|信用|建议提案|提案|议案|应急|审批|公开目录|权力|减税|营商|项目",
    ),
    (Category.PLAN, "规划|计划|纲要"),
    (Category.STATISTICS, "统计|数据|运行情况|经济运行"),
    (Category.NOTICE, "公告|公示|通知|通报|公布"),
    (Category.POLICY, "政策|文件|法规|规章|法律"),
    (Category.SERVICE, "办事|服务|表格|下载|办理|指南"),
    (Category.TOPIC, "专题|专栏|专项"),
)
_PATTERNS = tuple((category, re.compile(words)) for category, words in _WORDS)
# The spec's own ColumnType values (国办发〔2017〕47号, annex on page labels) that the words above would misread.
_COLUMN_TYPES = {
    "信息公开目录": Category.DISCLOSURE,
    "数据开放": Category.STATISTICS,
    "回应关切": Category.INTERPRETATION,
}
_NARROW = {
    Category.INTERPRETATION, Category.ANNUAL_REPORT, Category.STATIC, Category.PERSONNEL, Category.SURVEY,
    Category.INTERVIEW, Category.MESSAGE,
}  # fmt: skip
_NO_COLUMN = re.compile(
    r"^(?:首页|网站首页|返回首页|网站地图|无障碍.*|适老.*|登录|注册|更多.*|English|繁体.*|简体.*|设为首页|加入收藏|RSS.*|关怀版|长者.*|手机版|邮箱登录)$",
    re.IGNORECASE,
)
_PAGED = re.compile(
    r"(?:^|[/_])(?:index|list|common_list)_?\d+\.\w+$|[?&](?:page|pageNum|pageIndex|currentPage|cur_page)=(?!1(?:&|$))\d+"
)
_INDEX = re.compile(r"/(?:index|default)\.\w+$")
_MIN_REPEATED = 0.7  # a portal page repeats this share of its rows from the columns below it


@dataclass(frozen=True, slots=True)
class _Candidate:
    url: str
    name: str
    page: PageView | None
    in_navigation: bool
    parents: tuple[str, ...]  # names of the breadcrumb above it


def discover(
    home: PageView | None, pages: Sequence[PageView], fetches: Mapping[str, Sequence[Fetch]]
) -> tuple[Column, ...]:
    """The columns of a site, in the order of its navigation, then of the crawl."""
    if home is None:
        return ()
    by_url = {page.url: page for page in pages}
    paged = {url for page in pages if page.reading for url in page.reading.next_urls}
    found: dict[str, _Candidate] = {}
    for candidate in (*_from_navigation(home, by_url, fetches), *_from_pages(pages)):
        if (
            candidate.url != home.url
            and candidate.url not in paged
            and not _PAGED.search(candidate.url)
        ):
            found.setdefault(candidate.url, candidate)
    candidates = _without_aliases(found.values())
    portals = _portals(candidates)
    columns = (_column(candidate) for candidate in candidates if candidate.url not in portals)
    return tuple(column for column in columns if column is not None)


def _without_aliases(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """One column reached by several addresses counts once; the first, from the navigation, stays."""
    kept: dict[tuple[str, object], _Candidate] = {}
    for candidate in candidates:
        rows = frozenset(_rows(candidate.page))
        kept.setdefault((candidate.name, rows or _INDEX.sub("/", candidate.url)), candidate)
    return list(kept.values())


def _from_navigation(
    home: PageView, by_url: Mapping[str, PageView], fetches: Mapping[str, Sequence[Fetch]]
) -> Iterable[_Candidate]:
    site = site_of(home.url)
    for link in home.navigation:
        name = link.anchor.strip()
        if (
            not same_site(link.url, site)
            or not name
            or _NO_COLUMN.match(name)
            or is_plumbing(link.url)
        ):
            continue
        landed = fetches[link.url][-1].final_url if link.url in fetches else ""
        page = by_url.get(link.url) or by_url.get(landed)
        if page is None and not _answered_in_part(fetches.get(link.url)):
            continue
        if page is not None and (page.kind is PageKind.HOME or is_plumbing(page.url)):
            continue
        yield _Candidate(page.url if page else link.url, name, page, True, _crumbs(page)[:-1])


def _answered_in_part(visits: Sequence[Fetch] | None) -> bool:
    """A column behind a challenge or a fault of the moment exists, though it cannot be read; a dead link does not."""
    return (
        bool(visits)
        and visits is not None
        and (visits[-1].outcome is Outcome.BLOCKED or (visits[-1].status or 0) >= 500)
    )


def _from_pages(pages: Sequence[PageView]) -> Iterable[_Candidate]:
    for page in pages:
        if page.kind is PageKind.COLUMN and not is_plumbing(page.url):
            crumbs = _crumbs(page)
            name = (
                _meaningful(page.label("ColumnName"))
                or (crumbs[-1] if crumbs else "")
                or page.title
            )
            yield _Candidate(page.url, name.strip()[:60], page, False, crumbs[:-1])


def _crumbs(page: PageView | None) -> tuple[str, ...]:
    names = (link.anchor.strip() for link in page.breadcrumbs) if page else ()
    return tuple(name for name in names if name and not _NO_COLUMN.match(name))


def _meaningful(value: str | None) -> str:
    """A label's value; template leftovers (“null”, 头部new) count as missing."""
    return (
        ""
        if value is None
        or value.lower() in {"null", "undefined"}
        or value.startswith(("头部", "底部"))
        else value
    )


def _portals(candidates: Sequence[_Candidate]) -> set[str]:
    """Pages that only show again what the columns below them list."""
    rows = {candidate.url: _rows(candidate.page) for candidate in candidates}
    portals = set()
    for candidate in candidates:
        own = rows[candidate.url]
        below = [
            other
            for other in candidates
            if other.url != candidate.url and _is_below(other, candidate)
        ]
        if own and len(below) >= 2:
            repeated = own & set().union(*(rows[other.url] for other in below))
            if len(repeated) >= _MIN_REPEATED * len(own):
                portals.add(candidate.url)
        elif not own and len(below) >= 2 and _is_silent(candidate.page):
            portals.add(candidate.url)
    return portals


def _is_silent(page: PageView | None) -> bool:
    return page is not None and (page.reading is None or page.reading.state is ListState.NOT_A_LIST)


def _rows(page: PageView | None) -> set[str]:
    return {entry.url for entry in page.reading.entries} if page and page.reading else set()


def _is_below(other: _Candidate, candidate: _Candidate) -> bool:
    folder = candidate.url.rpartition("/")[0] + "/"
    return candidate.name in other.parents or (
        folder.count("/") > 3 and other.url.startswith(folder)
    )


def _column(candidate: _Candidate) -> Column | None:
    category, confidence = _typed(candidate)
    if not _is_column(candidate, category) or not candidate.name or not canonical(candidate.url):
        return None
    return Column(
        name=candidate.name,
        url=candidate.url,
        category=category or Category.OTHER,
        first_level=candidate.in_navigation,
        parent=candidate.parents[-1] if candidate.parents else "",
        confidence=confidence,
    )


def _is_column(candidate: _Candidate, category: Category | None) -> bool:
    """In the navigation a telling name is enough; elsewhere a list must have been recognised.

    A menu may also lead straight to one article (机构职能): that is a column only of the static kind.
    """
    page = candidate.page
    state = page.reading.state if page and page.reading else ListState.NOT_A_LIST
    if page is not None and page.kind is PageKind.ARTICLE:
        return candidate.in_navigation and category is Category.STATIC
    if candidate.in_navigation:
        return category is not None or state is not ListState.NOT_A_LIST
    labelled = page is not None and bool(_meaningful(page.label("ColumnName")))
    if state is ListState.ENTRIES:
        return labelled or category is not None  # a text with dated links is no column
    return state is ListState.EMPTY and labelled


def _typed(candidate: _Candidate) -> tuple[Category | None, float]:
    """The category and how sure it is: name and ColumnType agreeing 0.95, one of them 0.8, the parent's name 0.6.

    ColumnType is the standard's own typing (国办发〔2017〕47号), so it wins over broad words of the name;
    narrow words win over it, because templates are copied from column to column.
    """
    by_name = category_of(candidate.name)
    label = _meaningful(candidate.page.label("ColumnType")) if candidate.page else ""
    by_label = _COLUMN_TYPES.get(label) or category_of(label)
    if by_label is not None and by_label is by_name:
        return by_label, 0.95
    if by_name in _NARROW or (by_name is not None and by_label is None):
        return by_name, 0.8
    if by_label is not None:
        return by_label, 0.8
    for parent in reversed(candidate.parents):
        if (by_parent := category_of(parent)) is not None:
            return by_parent, 0.6
    return None, 0.4


def category_of(name: str) -> Category | None:
    """The category a column's name tells, or None."""
    return next((category for category, words in _PATTERNS if words.search(name)), None)
