"""Writes the profile that ``init`` found, with comments for the person who corrects it."""

import re
from hashlib import blake2b

import tomlkit
from tomlkit.items import Array, InlineTable

from monitor.profile import Column, SiteProfile
from monitor.urls import site_of
from monitor.view import ColumnView
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


def document(profile: SiteProfile, standings: dict[str, ColumnView]) -> str:
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
    text.add("columns", _columns(profile.columns, standings))
    text.add(tomlkit.nl())
    crawl = tomlkit.table()
    crawl.add("rate", profile.crawl.rate)
    crawl["rate"].comment("每秒对同一主机的请求数 requests a second per host")
    crawl.add("max_pages", profile.crawl.max_pages)
    crawl.add("external_links", profile.crawl.external_links)
    text.add("crawl", crawl)
    return tomlkit.dumps(text)


def _columns(columns: tuple[Column, ...], standings: dict[str, ColumnView]) -> Array:
    rows = tomlkit.array()
    for column in columns:
        rows.add_line(_row(column), comment=_comment(column, standings.get(column.url)))
    rows.add_line(indent="")
    return rows


def _row(column: Column) -> InlineTable:
    row = tomlkit.inline_table()
    name = one_line(column.name) or short_url(column.url)
    row.update({"name": name, "url": column.url, "category": column.category.value})
    if not column.first_level:
        row["first_level"] = False
    if parent := one_line(column.parent):
        row["parent"] = parent
    return row


def _comment(column: Column, view: ColumnView | None) -> str:
    sure = (
        "可信"
        if column.confidence >= _SURE
        else "较可信"
        if column.confidence >= _GUESSED
        else "待核对"
    )
    window = f"时限{view.limit_days}天" if view and view.limit_days else "不设时限"
    newest = f"，最新 {view.newest_date}" if view and view.newest_date else ""
    return f"{sure} {column.confidence:.0%}，{window}{newest}"
