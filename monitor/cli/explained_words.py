"""The words for what a page was read as: a person who wonders about a page knows none of our codes."""

from monitor.facts import (
    SAYS_NOTHING,
    DateSource,
    Fetch,
    ListReading,
    ListState,
    MarkKind,
    MessageStatus,
    Outcome,
    PageKind,
)
from monitor.text import Text
from monitor.wording import stop_sentence

PAGES = {
    PageKind.HOME: Text("首页", "home"),
    PageKind.COLUMN: Text("栏目页", "column"),
    PageKind.ARTICLE: Text("内容页", "article"),
    PageKind.OTHER: Text("其他页面", "other"),
}
SOURCES = {
    DateSource.LIST: Text("列表", "list"),
    DateSource.LABEL: Text("页面标签", "label"),
    DateSource.VISIBLE: Text("页面文字", "visible"),
    DateSource.URL: Text("网址", "url"),
    DateSource.MADE: Text("成文日期", "made"),
    DateSource.JSON: Text("接口", "json"),
}
MARKS = {
    MarkKind.SITE_CODE: Text("网站标识码", "site-code"),
    MarkKind.CONAC: Text("党政机关标识", "conac"),
    MarkKind.ICP: Text("ICP备案号", "icp"),
    MarkKind.POLICE: Text("公安备案号", "police"),
    MarkKind.HOST_UNIT: Text("主办单位", "host-unit"),
    MarkKind.CONTACT: Text("联系方式", "contact"),
    MarkKind.SITE_MAP: Text("网站地图", "site-map"),
    MarkKind.ERROR_REPORT: Text("找错入口", "error-report"),
    MarkKind.ACCESSIBILITY: Text("无障碍", "accessibility"),
    MarkKind.IPV6: Text("IPv6", "ipv6"),
    MarkKind.SEARCH_CODE: Text("搜索框标识码", "search-code"),
}
STATUSES = {
    MessageStatus.ANSWERED: Text("已答复", "answered"),
    MessageStatus.OPEN: Text("未答复", "not answered"),
    MessageStatus.UNKNOWN: Text("页面未写明是否答复", "the page does not tell"),
}
_STATES = {
    ListState.ENTRIES: Text("读到 {n} 条", "{n} entries"),
    ListState.EMPTY: Text("列表中没有条目", "a list without entries"),
    ListState.UNREADABLE: Text("未能读取，不判为空白", "could not be read; not called blank"),
    ListState.NOT_A_LIST: Text("不是列表", "not a list"),
}
# What a reason of ``ListReading`` begins with, most particular first; those not listed are shown as they are.
_REASONS = (
    (SAYS_NOTHING, "页面写明没有内容"),
    ("a script may fill the empty list", "列表处是空的，可能由脚本填入"),
    ("the rows come from", "条目由接口提供，未能读到"),
    ("the interface counts no row", "接口称没有条目"),
    ("the data proxy counts no record", "接口称没有条目"),
    ("the data store holds no record", "数据区中没有条目"),
    ("the interface answered without", "接口已应答，但没有给出条目"),
    ("the data proxy answered without", "接口已应答，但没有给出条目"),
)
# Outcomes whose remedy reads the same for any page as for the home page.
_REMEDIED = frozenset({
    Outcome.DNS, Outcome.REFUSED, Outcome.TIMEOUT, Outcome.RESET, Outcome.TLS, Outcome.ROBOTS, Outcome.BLOCKED,
    Outcome.REDIRECT_LOOP, Outcome.MALFORMED,
})  # fmt: skip


def state(reading: ListReading) -> Text:
    """What came of reading the page as a list."""
    numbers = {"n": len(reading.entries)}
    words = _STATES[reading.state]
    return Text(words.say("zh", numbers), words.say("en", numbers))


def reason(said: str) -> Text:
    """Why a list is empty or unread."""
    return Text(next((zh for start, zh in _REASONS if said.startswith(start)), said), said)


def no_page(last: Fetch | None) -> Text:
    """Why there is no page to tell of, by its last visit."""
    if last is None or last.outcome is not Outcome.OK:
        why = stop_sentence(f"home-{last.outcome}") if last and last.outcome in _REMEDIED else None
        if why is None:
            return Text("没有读到网页，原因见上。", "No page was read; the reason stands above.")
        return Text(f"没有读到网页：{why.zh}。", f"No page was read: {why.en}.")
    kind = last.content_type.partition(";")[0].strip() or "?"
    return Text(
        f"这个地址能打开，但不是网页（{kind}）；附件能否打开由 huoshui audit 检查。",
        f"The address works and is no web page ({kind}); “huoshui audit” tells whether files open.",
    )
