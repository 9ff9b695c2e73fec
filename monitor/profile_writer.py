"""Writes the profile that ``init`` found, with comments for the person who corrects it.

An existing profile is brought up to date in place: what a person set or wrote beside it stays.
"""

import re
from collections.abc import Mapping
from hashlib import blake2b

import tomlkit
from tomlkit.items import AoT, Array, InlineTable

from monitor.profile import Column, SiteProfile
from monitor.profile_changes import Changes
from monitor.urls import canonical, site_of
from monitor.view import ColumnView
from monitor.wording import GROUNDS
from reports.clean import one_line, short_url

_HEAD = (
    "活水网站监测方案：请核对栏目名称、类别与责任人，改正后即可用于监测。",
    "Site profile: check names, categories and owners; correct what is wrong.",
)
_CATEGORIES = (
    "category：news 动态要闻 · notice 通知公告 · policy 政策文件 · interpretation 政策解读 · personnel 人事",
    "  plan 规划计划 · message 咨询留言 · survey 征集调查 · interview 在线访谈 · statistics 数据统计",
    "  disclosure 法定主动公开 · annual_report 年报 · service 办事服务 · static 概况机构 · topic 专题 · other 其他",
    '每个栏目可另设 owner = "科室 <邮箱>" 和 max_age_days = 天数',
    "parent 上级栏目 · portal = true 只汇总下级栏目、不单独判定 · first_level = false 非一级栏目",
    "行末“#”之后为可信程度、依据、时限和最新日期；请先核对“待核对”的，不是栏目的删去该行",
)
_SURE = 0.9
_GUESSED = 0.7


# Hosts whose dots and port can be written as hyphens and no other host comes out the same: names
# without hyphens that do not end in a number, and IPv4 addresses.
_PLAIN_HOST = re.compile(
    r"(?:[a-z0-9]+\.)*[a-z0-9]*[a-z][a-z0-9]*(?::[0-9]+)?|[0-9]+(?:\.[0-9]+){3}(?::[0-9]+)?"
)
_LONGEST_KEY = 60


def key_of(url: str) -> str:
    """A profile's short name made from the address: ``fgw-example-gov-cn``; another one for each host and port.

    A host that could be taken for another (``a-b.cn`` for ``a.b.cn``) or is too long ends in two
    hyphens and a digest; no plain key holds two hyphens together.
    """
    host = site_of(url).lower()
    words = re.sub(r"[^a-z0-9]+", "-", host).strip("-")
    if _PLAIN_HOST.fullmatch(host) and len(words) <= _LONGEST_KEY:
        return words
    digest = "--" + blake2b(host.encode(), digest_size=5).hexdigest()
    return (words[: _LONGEST_KEY - len(digest)].rstrip("-") or "site") + digest


def document(profile: SiteProfile, standings: Mapping[str, ColumnView], lang: str = "zh") -> str:
    """The profile as commented TOML; every column with its window and how sure the guess is.

    Names come from the site and are cleaned; one of nothing visible gives way to the address.
    """
    text = tomlkit.document()
    for line in _HEAD:
        text.add(tomlkit.comment(line))
    hidden = profile.name and not one_line(profile.name)
    shown = {
        "key": profile.key,
        "name": site_of(profile.url) if hidden else one_line(profile.name),
        "url": profile.url,
        "code": one_line(profile.code),
        "kind": profile.kind,
        "owner": one_line(profile.owner),
    }
    for name, value in shown.items():
        text.add(name, tomlkit.item(value))
    text.add(tomlkit.nl())
    for line in _CATEGORIES:
        text.add(tomlkit.comment(line))
    text.add("columns", _columns(profile.columns, standings, lang))
    text.add(tomlkit.nl())
    crawl = tomlkit.table()
    crawl.add("rate", profile.crawl.rate)
    crawl["rate"].comment("每秒对同一主机的请求数 requests a second per host")
    crawl.add("max_pages", profile.crawl.max_pages)
    crawl.add("external_links", profile.crawl.external_links)
    text.add("crawl", crawl)
    return tomlkit.dumps(text)


def updated(
    text: str, changes: Changes, standings: Mapping[str, ColumnView], lang: str = "zh"
) -> str:
    """An existing profile with the changes: added columns at the end, moved ones under their new address, gone
    ones taken out. Everything else stays as written, comments too: names, categories, owners, windows, accounts.
    """
    document = tomlkit.parse(text)
    listed = document.get("columns")
    if listed is None:
        document.add("columns", _columns(changes.added, standings, lang))
        return tomlkit.dumps(document)
    moved = {old.url: new.url for old, new in changes.moved}
    gone = {missing.column.url for missing in changes.gone}
    for place in reversed(range(len(listed))):
        address = canonical(str(listed[place]["url"]))
        if address in gone:
            del listed[place]
        elif address in moved:
            listed[place]["url"] = moved[address]
    for column in changes.added:
        _append(listed, column, _comment(column, standings.get(column.url), lang))
    return tomlkit.dumps(document)


def _append(listed: Array | AoT, column: Column, comment: str) -> None:
    """One more column, in the way the profile lists them."""
    if isinstance(listed, Array):
        listed.add_line(_row(column), indent=_indent(listed), comment=comment)
        return
    table = tomlkit.table()
    table.update(_row(column))
    table["name"].comment(comment)
    listed.append(table)


def _indent(listed: Array) -> str:
    found = re.search(r"\n([ \t]{0,16})\{", listed.as_string())
    return found[1] if found else "    "


def _columns(columns: tuple[Column, ...], standings: Mapping[str, ColumnView], lang: str) -> Array:
    rows = tomlkit.array()
    for column in columns:
        rows.add_line(_row(column), comment=_comment(column, standings.get(column.url), lang))
    rows.add_line(indent="")
    return rows


def _row(column: Column) -> InlineTable:
    row = tomlkit.inline_table()
    name = one_line(column.name) or short_url(column.url)
    row.update({"name": name, "url": column.url, "category": column.category.value})
    if not column.first_level:
        row["first_level"] = False
    if column.portal:
        row["portal"] = True
    if parent := one_line(column.parent):
        row["parent"] = parent
    return row


def _comment(column: Column, view: ColumnView | None, lang: str) -> str:
    """How sure, on which grounds, held to which window: 可信 95%（导航、名称、标签、列表），时限14天."""
    english = lang == "en"
    known = [GROUNDS[ground].say(lang) for ground in column.grounds if ground in GROUNDS]
    grounds = (", " if english else "、").join(known)
    days = view.limit_days if view else None
    parts = [sure_word(column.confidence, lang) + f" {column.confidence:.0%}"]
    if grounds:
        parts[0] += f" ({grounds})" if english else f"（{grounds}）"
    if english:
        parts.append(f"limit {days} days" if days else "no limit")
    else:
        parts.append(f"时限{days}天" if days else "不设时限")
    if view and view.newest_date:
        parts.append(f"newest {view.newest_date}" if english else f"最新 {view.newest_date}")
    return (", " if english else "，").join(parts)


def sure_word(confidence: float, lang: str) -> str:
    """可信, 较可信 or 待核对: the last marks what a person has to check."""
    words = ("sure", "likely", "please check") if lang == "en" else ("可信", "较可信", "待核对")
    return words[0 if confidence >= _SURE else 1 if confidence >= _GUESSED else 2]
