"""Words of unlawful trades in titles and keywords of the site's own pages: what an injected page says of itself."""

from collections.abc import Iterator
from typing import ClassVar

from monitor.illicit.words import Vice, vice
from monitor.rules.base import Candidate, InOrder, Level, Scalar, Text, Undetermined, Verdict
from monitor.rules.signs import ATTACKED, KINDS, Sign
from monitor.view import PageView, SiteView

_LABELS = ("title", "keywords", "description", "ColumnName", "ColumnKeywords", "ArticleTitle")
_MOST = 200  # pages told one by one; a site with more has one trouble
_NO_HOME = Text("首页未能打开或未被读取", "The home page could not be opened or read")
_TITLE = Text("标题", "title")


class InjectedWords(Sign):
    """Gambling, pornography and unlawful medicine in the titles and labels of own pages."""

    code: ClassVar[str] = "injected-words"
    title: ClassVar[Text] = Text("疑似网页被篡改", "Possibly defaced pages")
    level: ClassVar[Level] = Level.VETO
    clause: ClassVar[Text] = ATTACKED
    mark: ClassVar[str] = "B"
    official: ClassVar[tuple[str, ...]] = ("W-V1.4", "W-V1.3")
    needs: ClassVar[Text] = Text(
        "页面的标题和关键词、描述标签", "titles, keywords and descriptions of pages"
    )
    summary: ClassVar[Text] = Text(
        "{home}页面“{name}”的{where}含有{kind}字样“{word}”，请立即人工核实是否被篡改",
        "A word of {kind_en}, “{word}”, stands in the {where_en} of the page “{name}”{home_en}; "
        "please have a person look at once",
    )
    remedy: ClassVar[Text] = Text(
        "请先由人工核实。一经确认，立即下线该页面、恢复原内容并报告本单位网站负责人和主管部门；"
        "保留页面和日志作为证据，检查服务器和后台账号是否被入侵。",
        "Have a person look first. Once confirmed, take the page down and restore it at once and report it to the "
        "head of the site and the supervising body; keep page and logs, check server and accounts for an intrusion.",
    )

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """The home page, and every other page that bears such a word."""
        if view.home is None:
            yield Undetermined("home", _NO_HOME, view.site.url)
        else:
            yield _weighed(view.home, "home") or InOrder("home", view.home.url)
        found = (_weighed(page, page.url) for page in view.pages if not _is_home(page, view))
        signs = [verdict for verdict in found if verdict is not None]
        yield from signs[:_MOST]


def _is_home(page: PageView, view: SiteView) -> bool:
    return view.home is not None and page.url == view.home.url


def _weighed(page: PageView, subject: str) -> Candidate | None:
    sign = _sign(page)
    if sign is None:
        return None
    word, place = sign
    details: dict[str, Scalar] = {
        "name": page.title[:120],
        "word": word.word,
        "kind": KINDS[word.kind].zh,
        "kind_en": KINDS[word.kind].en,
        "where": place.zh,
        "where_en": place.en,
        "home": "首页：" if subject == "home" else "",
        "home_en": " (the home page)" if subject == "home" else "",
    }
    name = "首页" if subject == "home" else page.title or page.url
    return Candidate(subject, page.url, details, (page.url,), (page.url,), name=name)


def _sign(page: PageView) -> tuple[Vice, Text] | None:
    """The first sure word and where it stands; a title that speaks against it speaks for its labels too."""
    if (found := vice(page.title)) is not None:
        return found, _TITLE
    for name in _LABELS:
        value = page.label(name) or ""
        # A label repeats words without the sentence they stand in, so the title is read with it.
        if (found := vice(f"{value} {page.title}")) is not None:
            return found, Text(f"{name}标签", f"label {name}")
    return None
