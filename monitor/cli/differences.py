"""The differences between a profile and a new look at its site, one line each."""

from collections.abc import Iterator, Sequence

from monitor.discovery import spelling
from monitor.profile import Column
from monitor.profile_changes import Changes, Missing, Why
from monitor.profile_writer import sure_word
from monitor.text import Text
from monitor.view import ColumnState, ColumnView
from monitor.wording import column_reason

_ADDED = Text(
    "新增  {name}  {url}（{category}，{sure} {confidence}）",
    "added    {name}  {url} ({category}, {sure} {confidence})",
)
_GONE = Text("消失  {name}  {url}（{why}）", "gone     {name}  {url} ({why})")
_MOVED = Text("迁移  {name}  {old} → {url}", "moved    {name}  {old} → {url}")
_RENAMED = Text(
    "名称不同  方案中“{old}”，网站上“{name}”  {url}（方案中的名称不会自动改动，如需更改请直接编辑方案）",
    "named otherwise  “{old}” in the profile, “{name}” on the site  {url} "
    "(names in the profile are never changed by us; edit it if you want the other)",
)
_UNCLEAR = Text("存疑  {name}  {url}（{why}）", "unclear  {name}  {url} ({why})")
_UNREAD = Text("未读到  {name}  {url}（{why}）", "not read  {name}  {url} ({why})")
_WHY = {
    Why.DEAD: Text("页面已不存在", "the page no longer exists"),
    Why.UNLINKED: Text(
        "仍能打开，但站内已无链接指向它", "it opens, but no page links to it any more"
    ),
    Why.NOT_OPENED: Text("本次未能打开，无法判断", "it could not be opened this time"),
    Why.NOT_READ: Text("仍能打开，但未识别为栏目", "it opens, but was not recognised as a column"),
}


def lines(changes: Changes, lang: str) -> Iterator[str]:
    """Added, gone, moved, named otherwise, then what is unclear; in the order of the site or the profile."""
    for column in changes.added:
        yield _ADDED.say(
            lang,
            {
                "name": column.name,
                "url": column.url,
                "category": column.category.value,
                "sure": sure_word(column.confidence, lang),
                "confidence": f"{column.confidence:.0%}",
            },
        )
    for missing in changes.gone:
        yield _missing(_GONE, missing, lang)
    for old, new in changes.moved:
        yield _MOVED.say(lang, {"name": old.name, "old": old.url, "url": new.url})
    for old, new in changes.renamed:
        yield _RENAMED.say(lang, {"old": old.name, "name": new.name, "url": old.url})
    for missing in changes.unclear:
        yield _missing(_UNCLEAR, missing, lang)


def unread(columns: Sequence[ColumnView], known: Sequence[Column], lang: str) -> Iterator[str]:
    """The columns of the profile that are still there and whose list could not be read or judged, with the reason."""
    names = {spelling(column.url): column.name for column in known}
    for item in columns:
        name, why = names.get(spelling(item.column.url)), column_reason(item)
        if item.state is ColumnState.UNVERIFIED and name is not None and why is not None:
            yield _UNREAD.say(lang, {"name": name, "url": item.column.url, "why": why.say(lang)})


def _missing(sentence: Text, missing: Missing, lang: str) -> str:
    why = _WHY[missing.why].say(lang)
    if missing.status is not None and missing.why in {Why.DEAD, Why.NOT_OPENED}:
        why = f"{missing.status} {why}" if lang == "en" else f"{missing.status}，{why}"
    column = missing.column
    return sentence.say(lang, {"name": column.name, "url": column.url, "why": why})
