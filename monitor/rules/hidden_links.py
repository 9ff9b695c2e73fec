"""Links that no visitor sees (暗链) and links to unlawful trades (非法链接): by name, host or target title."""

from collections.abc import Iterator
from typing import ClassVar

from monitor.illicit.hosts import host_of, intranet, is_fixture, is_public_body, owner_of
from monitor.illicit.words import Vice, vice
from monitor.outward import OutwardLink, Sighting
from monitor.rules.base import Candidate, Level, Text, Undetermined, Verdict
from monitor.rules.signs import KINDS, UNLAWFUL, UNREAD, Sign, where
from monitor.view import SiteView

_HIDDEN = Text(
    "国办发〔2017〕47号《政府网站发展指引》：外部链接应当可见，不得设置暗链（条文尚未核对原文）",
    "State Council General Office 〔2017〕 No. 47: external links are to be visible, none hidden "
    "(wording not verified)",
)


class HiddenLink(Sign):
    """Links to strangers where no visitor sees them (暗链)."""

    code: ClassVar[str] = "hidden-link"
    title: ClassVar[Text] = Text("疑似暗链", "Possible hidden links")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = _HIDDEN
    mark: ClassVar[str] = "D"
    official: ClassVar[tuple[str, ...]] = ("W-G08", "W-V1.3", "W-V1.4")
    needs: ClassVar[Text] = Text(
        "页面源代码中的链接及其行内样式；样式表和脚本隐藏的看不到",
        "the links in the markup and their inline style; what style sheets and scripts hide is not seen",
    )
    summary: ClassVar[Text] = Text(
        "页面中有访问者看不到的外部链接“{anchor}”（{target}），共{pages}个页面，请人工核实是否为暗链",
        "A link to another site that visitors do not see: “{anchor}” ({target}); pages: {pages}; "
        "please have a person look",
    )

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One candidate for each owner that links are hidden to; those with telling words are another rule's."""
        met: set[str] = set()
        for link in view.outward.links:
            host = host_of(link.url)
            owner = owner_of(host)
            if not link.hidden or is_public_body(host) or is_fixture(host) or owner in met:
                continue
            if intranet(link.url) or _vice_of(link) is not None:
                continue
            met.add(owner)
            page, details = where(link.seen, link.url)
            details |= {"target": link.url, "anchor": link.anchor or link.url[:200]}
            yield Candidate(
                owner, page, details, (link.url,), link.seen.sources, name=link.anchor or owner
            )


class IllicitLink(Sign):
    """Links to gambling, pornography and unlawful medicine, hidden or not, by name, host or the target's title."""

    code: ClassVar[str] = "illicit-link"
    title: ClassVar[Text] = Text("疑似非法链接", "Possible links to unlawful content")
    level: ClassVar[Level] = Level.VETO
    clause: ClassVar[Text] = UNLAWFUL
    mark: ClassVar[str] = "B"
    official: ClassVar[tuple[str, ...]] = ("W-V1.3", "W-G08")
    needs: ClassVar[Text] = Text(
        "外部链接的名称、主机名和所指页面的标题", "names, hosts and target titles of external links"
    )
    summary: ClassVar[Text] = Text(
        "{hidden}外部链接“{anchor}”（{target}）含有{kind}字样“{word}”（{by}），共{pages}个页面，"
        "请立即人工核实",
        "The external link “{anchor}” ({target}{hidden_en}) bears a word of {kind_en}, “{word}” "
        "({by_en}); pages: {pages}; please have a person look at once",
    )

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One candidate an address; undetermined where a title that was unlawful was not read again."""
        met: set[str] = set()
        for link in view.outward.links:
            if (found := _vice_of(link)) is not None:
                met.add(link.url)
                yield _illicit(link.url, link.anchor, link.seen, *found, hidden=link.hidden)
        for target in view.outward.targets:
            if target.url in met:
                continue
            if target.now is not None and (sign := vice(target.now.title)) is not None:
                words = Text("所指页面的标题", "title of the page behind it")
                yield _illicit(target.url, target.anchor, target.seen, sign, words, hidden=False)
            elif target.now is None and target.before and vice(target.before.title):
                yield Undetermined(target.url, UNREAD, target.url, target.anchor)


_BY_NAME = Text("链接名称", "name of the link")
_BY_HOST = Text("主机名", "name of the host")


def _vice_of(link: OutwardLink) -> tuple[Vice, Text] | None:
    """The sure word of a link to a stranger, and where it stands."""
    host = host_of(link.url)
    if is_public_body(host) or intranet(link.url) == "file":
        return None
    for text, words in ((link.anchor, _BY_NAME), (host, _BY_HOST)):
        if (found := vice(text)) is not None:
            return found, words
    return None


def _illicit(
    url: str, anchor: str, seen: Sighting, sign: Vice, by: Text, *, hidden: bool
) -> Candidate:
    page, details = where(seen, url)
    details |= {
        "target": url,
        "anchor": anchor or url[:200],
        "word": sign.word,
        "kind": KINDS[sign.kind].zh,
        "kind_en": KINDS[sign.kind].en,
        "by": by.zh,
        "by_en": by.en,
        "hidden": "隐藏的" if hidden else "",
        "hidden_en": ", hidden" if hidden else "",
    }
    return Candidate(url, page, details, (url,), seen.sources, name=anchor or url)
