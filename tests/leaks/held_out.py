"""Other papers, wording and markup than the first set's, written without a look at what is got wrong there.

The rules were not tuned on it, but the few that were got wrong at last were mended, so that its figures are
no longer those of papers nobody has seen. Those were: recall .806 and precision .827 before the rules met the
first set; and for the papers of ``held_out_late``, written when the rules had been tuned on the first set and
read once, .733 and .698 before, .950 and .934 after.
"""

import re

from tests.leaks.built import build
from tests.leaks.hand import Hand
from tests.leaks.held_out_calm import CALM, CALM_PAGES
from tests.leaks.held_out_found import FOUND, FOUND_PAGES
from tests.leaks.held_out_late import LATE_CALM, LATE_FOUND
from tests.leaks.model import Case, Container, Kind

Raw = tuple[str, Kind | None, tuple[Kind, ...], str]
_VARIANTS = 3
_FRAME = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-某市发展和改革委员会</title>'
    '<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2026-08-07 10:00"></head><body>'
    '<div class="top"><a href="/">首页</a><a href="/xw/">新闻动态</a><a href="/zfxxgk/">政府信息公开</a>'
    '<a href="/hd/">互动交流</a></div><h1 class="tit">{title}</h1><div class="info"><span>2026-08-07</span>'
    '<span>来源：办公室</span></div><div id="zoom" class="article-con">{body}</div>'
    '<div class="footer">版权所有：某市发展和改革委员会 电话：0543-3162101</div></body></html>'
)


def held_out() -> list[Case]:
    """Every paper of the second set."""
    return [
        *build((*FOUND, *CALM, *LATE_FOUND, *LATE_CALM)),
        *(
            _page(*raw, variant)
            for raw in (*FOUND_PAGES, *CALM_PAGES)
            for variant in range(_VARIANTS)
        ),
    ]


def _page(name: str, kind: Kind | None, also: tuple[Kind, ...], wording: str, variant: int) -> Case:
    """A page whose markup is written out: as other editors than the first set's make it."""
    hand = Hand(f"held-out-{name}-{variant}")
    title, body = wording.split("|", 1)
    told = _cut(hand.fill(body))
    text = _FRAME.format(title=hand.fill(title), body=told)
    planted = tuple(hand.planted)
    return Case(
        f"{name}-page-{variant}", Container.HTML, kind, frozenset(also), text.encode(), planted
    )


def _cut(body: str) -> str:
    """``[cut:…]`` becomes what editors make of a word that was typed in two goes."""
    return re.sub(
        r"\[cut:([^\]]+)\]",
        lambda found: "".join(
            f"<span>{part}</span>" for part in (found[1][:5], found[1][5:9], found[1][9:]) if part
        ),
        body,
    )
