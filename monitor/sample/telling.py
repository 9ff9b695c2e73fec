"""Reads the finished library back as truth: what each column, mark and letter really is.

The states are planned in the tables; dates and addresses are taken from what was written.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from monitor.clock import CalendarUnknownError, workdays_between
from monitor.sample.answers import Answer, absolute
from monitor.sample.articles import Article, Library
from monitor.sample.assets import FORBIDDEN
from monitor.sample.columns import (
    COLUMNS,
    FOREIGN_CODE,
    PORTALS,
    SITE_CODE,
    SITE_NAME,
    Column,
    Skin,
)
from monitor.sample.planting import Hosts, Planted
from monitor.sample.truth import (
    ColumnTruth,
    LabelTruth,
    LinkTruth,
    MarkTruth,
    MessageTruth,
    PolicyTruth,
    PortalTruth,
    TrapTruth,
    Truth,
)

# Letters were answered within 3 days or after 20. The limit of five working days
# (国办秘函〔2019〕19号, 办理答复) lies between, whatever the holidays: no calendar is needed.
_ANSWER_CALENDAR_DAYS = 8
HOME_COLUMNS = ("gzdt", "tzgg", "zcjd", "mtjj")
HOME_ROWS, PORTAL_ROWS = 6, 3
_UNREAD = {"blank", "unverified", "exempt"}
MARK_HOSTS = (
    "bszs.conac.cn",
    "beian.miit.gov.cn",
    "zfwzgl.www.gov.cn",
    "www.beian.gov.cn",
)
_TRS_FOOT, _HANWEB_FOOT, _CONAC = b'id="_jiucuo_"', b"/script/footer.js", b"bszs.conac.cn"


def tell(
    library: Library,
    today: date,
    hosts: Hosts,
    planted: Planted,
    policies: tuple[PolicyTruth, ...],
    label_faults: tuple[LabelTruth, ...],
    pages: Mapping[str, Answer],
) -> Truth:
    """The truth about the finished site."""
    teller = _Teller(library, today, hosts.base)
    return Truth(
        today=today.isoformat(),
        site_name=SITE_NAME,
        site_code=SITE_CODE,
        url=hosts.base,
        external_url=hosts.external,
        home_newest=teller.newest_of(HOME_COLUMNS, HOME_ROWS).isoformat(),
        html_pages=sum(_has_foot(answer) for answer in pages.values()),
        columns=tuple(teller.column(each) for each in COLUMNS),
        portals=tuple(
            PortalTruth(
                each.name,
                teller.url(each.path),
                teller.newest_of(_children(each.key), PORTAL_ROWS).isoformat(),
            )
            for each in PORTALS
        ),
        links=(*planted.links.values(), *_blocked(hosts)),
        policies=tuple(teller.policy(each) for each in policies),
        marks=_marks(pages, teller),
        labels=tuple(
            replace(each, urls=tuple(teller.url(path) for path in each.urls))
            for each in label_faults
        ),
        messages=tuple(teller.message(each) for each in library["zrxx"]),
        traps=(*planted.traps, *_silent_traps(teller)),
        unreachable_mark_hosts=MARK_HOSTS,
        forbidden_paths=FORBIDDEN,
    )


class _Teller:
    def __init__(self, library: Library, today: date, base: str) -> None:
        self._library, self._today, self._base = library, today, base

    def url(self, path: str) -> str:
        return absolute(path, self._base)

    def newest_of(self, keys: tuple[str, ...], rows: int) -> date:
        """The newest believable date among the first rows of some columns."""
        shown = [each for key in keys for each in self._library[key][:rows]]
        return max(day for day in map(_shown_date, shown) if day <= self._today)

    def column(self, column: Column) -> ColumnTruth:
        rows = self._library[column.key][: column.per_page]
        believable = [each for each in rows if _shown_date(each) <= self._today]
        newest = None if column.state in _UNREAD else max(believable, key=_shown_date)
        folder = column.path.removesuffix("index.html")
        return ColumnTruth(
            key=column.key,
            name=column.name,
            url=self.url(column.path),
            category=column.category,
            skin=column.skin,
            state=column.state,
            newest_date=_shown_date(newest).isoformat() if newest else None,
            newest_url=self.url(newest.offsite or newest.path) if newest else None,
            entries=len(rows),
            why=column.why,
            accepted_states=(column.state, *column.accepted),
            in_navigation=column.in_navigation,
            aliases=(self.url(folder),) if column.key == "tzgg" else (),
        )

    def policy(self, policy: PolicyTruth) -> PolicyTruth:
        pages = tuple(replace(each, url=self.url(each.url)) for each in policy.interpretations)
        return replace(policy, url=self.url(policy.url), interpretations=pages)

    def message(self, letter: Article) -> MessageTruth:
        until = letter.answered or self._today
        slow = (until - letter.published).days > _ANSWER_CALENDAR_DAYS
        state = ("late" if slow else "answered") if letter.answered else "open"
        if not letter.answered and slow:
            state = "overdue"
        return MessageTruth(
            url=self.url(letter.path),
            asked=letter.published.isoformat(),
            answered=letter.answered.isoformat() if letter.answered else None,
            workdays=_workdays(letter.published, letter.answered),
            state=state,
        )


def _shown_date(article: Article) -> date:
    return article.listed or article.published


def _workdays(asked: date, answered: date | None) -> int | None:
    try:
        return workdays_between(asked, answered) if answered else None
    except CalendarUnknownError:
        return None


def _children(key: str) -> tuple[str, ...]:
    return tuple(each.key for each in COLUMNS if each.parent == key)


def _has_foot(answer: Answer) -> bool:
    return _TRS_FOOT in answer.body or _HANWEB_FOOT in answer.body


def _blocked(hosts: Hosts) -> tuple[LinkTruth, ...]:
    """The guarded column: in the navigation, so every page is a source."""
    return (
        LinkTruth(
            url=absolute("/sgs/index.html", hosts.base),
            verdict="blocked",
            outcome="blocked",
            status=412,
            internal=True,
            home=True,
            sources=(hosts.base,),
            sources_complete=False,
            accepted_verdicts=("blocked",),
            why="a guard answers 412 with a script",
        ),
    )


def _marks(pages: Mapping[str, Answer], teller: _Teller) -> tuple[MarkTruth, ...]:
    trs = [path for path, answer in pages.items() if _TRS_FOOT in answer.body]
    hanweb = [path for path, answer in pages.items() if _HANWEB_FOOT in answer.body]
    bare = [path for path in trs if _CONAC not in pages[path].body]

    def urls(paths: list[str]) -> tuple[str, ...]:
        return tuple(teller.url(path) for path in paths)

    return (
        MarkTruth("police", "missing", Skin.TRS, "", urls(trs), "nowhere on the first system"),
        MarkTruth("conac", "missing", Skin.TRS, "", urls(bare), "a topic with a foot of its own"),
        MarkTruth(
            "error-report", "wrong", Skin.HANWEB, FOREIGN_CODE, urls(hanweb),
            "the link was copied from another site with its code",
        ),
    )  # fmt: skip


def _silent_traps(teller: _Teller) -> tuple[TrapTruth, ...]:
    """Things no plant made: they stand in the templates."""
    home, news = teller.url("/"), teller.url("/xwzx/gzdt/index.html")
    return (
        TrapTruth(teller.url("/xxgk/old/index.html"), home, "a retired menu inside a comment"),
        TrapTruth(teller.url("/fgw/wjk/index.html"), home, "a retired menu inside a comment"),
        TrapTruth(teller.url("/zt/2018/index.html"), home, "an address inside a script"),
        TrapTruth(teller.url("/xwzx/gzdt/index_3.html"), news, "pages of a pager in a comment"),
        TrapTruth('<option value="">', home, "the first option of a drop-down list is a heading"),
        TrapTruth(
            teller.url("/script/footer.js"),
            teller.url("/col/col1831/index.html"),
            "the site code of the second system is written by this script, so it is there",
        ),
        TrapTruth(
            teller.url("/api/manuscript/association"),
            teller.url("/zwgk/zcwj/index.html"),
            "an interface named in a script of one document",
        ),
    )
