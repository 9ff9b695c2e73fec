"""Domain and name of the site: under .gov.cn, below its government's portal, called like its unit."""

import re
from collections.abc import Iterator
from typing import ClassVar

from monitor.discovery.words import is_heading, is_no_column
from monitor.facts import MarkKind
from monitor.rules.base import (
    Candidate,
    InOrder,
    Level,
    Rule,
    Text,
    Undetermined,
    Verdict,
    Violation,
)
from monitor.rules.deduction import Deduction
from monitor.rules.identity import NO_PAGE
from monitor.rules.presence import government_of, host_of
from monitor.view import SiteView

# Official: .gov.cn, .政务 and .政务.cn; the latter two as DNS knows them.
_OFFICIAL = re.compile(r"(?:^|\.)(?:gov\.cn|xn--zfr164b|xn--zfr164b\.cn)$")
_NO_NAME = re.compile(r"[0-9.]+|.*:.*|[^.]*|.*\.(?:test|example|invalid|localhost|local)", re.ASCII)
_PORTAL_NAME = re.compile(r"人民政府|政府(?:门户)?网|政府门户")
_STATE = re.compile(r"^国家|^中国|^中华人民共和国|^国务院")
_OFFICE = re.compile(r"(?<=政府)(?:办公[室厅]|办)$")  # it runs the site for its government
_FULL_NAME = re.compile(r"^(?:主办(?:单位)?|版权所有|承办(?:单位)?)[:： ]*")
_SIGNS = re.compile(r"[\s:：_|｜·—–-]+")
_SHORT = (("发展和改革委员会", "发展改革委"), ("委员会", "委"))
_CLAUSE = Text(
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·域名名称；"
    "国办发〔2017〕47号《政府网站发展指引》",
    "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: domain and "
    "name; Guidelines 〔2017〕 No. 47",
)
_UNNAMED_HOST = Text(
    "本次按数字地址、本机或测试域名访问，无法判定域名",
    "The site was reached by a number or a name for tests, so its domain cannot be judged",
)
_NO_UNIT = Text(
    "监测方案和页脚均未写明主办单位，无法核对网站名称",
    "Neither the profile nor the foot names the unit, so the site's name has nothing to agree with",
)
_NO_TITLE = Text("首页没有网站名称可读", "The home page shows no name that could be read")
_WHAT_UNIT = Text(
    "未读到网站名称，不能判断是部门网站还是门户网站",
    "No name was read, so whether this is a portal or a department's site is unknown",
)


class DomainName(Deduction):
    """The host lies under .gov.cn or .政务."""

    code: ClassVar[str] = "domain-name"
    title: ClassVar[Text] = Text("域名不规范", "Domain not a government's")
    block: ClassVar[str] = "design"
    clause: ClassVar[Text] = _CLAUSE
    mark: ClassVar[str] = "A"
    by_home_page: ClassVar[bool] = True
    official: ClassVar[tuple[str, ...]] = ("W-P20", "W-G01")
    needs: ClassVar[Text] = Text("网站地址", "the site's address")
    summary: ClassVar[Text] = Text(
        "网站域名{host}不在.gov.cn或.政务之下",
        "The site's host {host} is not under .gov.cn or .政务",
    )
    remedy: ClassVar[Text] = Text(
        "请按程序申请以.gov.cn为后缀的域名并迁移网站；原域名保留跳转一段时间后注销。",
        "Apply for a domain under .gov.cn, move the site, and close the old domain after a while.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject: the host."""
        host = host_of(view.site.url)
        if _NO_NAME.fullmatch(host):
            yield Undetermined("domain", _UNNAMED_HOST, view.site.url, "域名")
        elif _OFFICIAL.search(host):
            yield InOrder("domain", view.site.url)
        else:
            yield Violation("domain", view.site.url, {"host": host}, name=host)


class DomainStructure(Rule):
    """A portal is www.…; a department's host is a sub-domain of its government's."""

    code: ClassVar[str] = "domain-structure"
    title: ClassVar[Text] = Text("域名结构", "Structure of the domain")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "国办发〔2017〕47号《政府网站发展指引》、国办函〔2018〕55号：门户网站使用www.□□□.gov.cn，"
        "部门网站使用本级政府门户网站的下级域名",
        "Guidelines 〔2017〕 No. 47 and 〔2018〕 No. 55: portals www.….gov.cn, departments a "
        "sub-domain of their government's",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    by_home_page: ClassVar[bool] = True
    official: ClassVar[tuple[str, ...]] = ("W-P20", "W-G01")
    needs: ClassVar[Text] = Text("网站地址和网站名称", "the site's address and name")
    summary: ClassVar[Text] = Text(
        "域名{host}不是本级政府门户网站（□□□.gov.cn）的下级域名，请人工确认",
        "The host {host} is no sub-domain of its government's portal (….gov.cn); please look",
    )
    portal_summary: ClassVar[Text] = Text(
        "门户网站域名{host}不是www.□□□.gov.cn的形式，请人工确认",
        "The portal's host {host} is not of the form www.….gov.cn; please look",
    )
    remedy: ClassVar[Text] = Text(
        "请核对域名是否符合规定；需要调整的，按程序申请变更，并在首页公告。",
        "Check the domain against the rule; apply for a change where needed and announce it.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject where the host lies under .gov.cn."""
        host, name, url = host_of(view.site.url), view.site.name, view.site.url
        domain = government_of(host)
        if not domain:
            return
        is_portal = view.site.kind == "portal" or _PORTAL_NAME.search(name) is not None
        is_central = view.site.code.casefold().startswith("bm") or _STATE.search(name) is not None
        below = host not in {domain, f"www.{domain}"}
        if is_portal and view.site.kind == "portal" and not host.startswith("www."):
            yield Candidate("structure", url, {"host": host, "portal": True}, name=host)
        elif is_portal or is_central or below:
            yield InOrder("structure", url)
        elif not name:
            yield Undetermined("structure", _WHAT_UNIT, url, "域名结构")
        else:
            yield Candidate("structure", url, {"host": host, "portal": False}, name=host)

    def summary_of(self, violation: Violation) -> Text:
        """Portals have another rule than departments."""
        return self.portal_summary if violation.details["portal"] else self.summary


class SiteName(Deduction):
    """The name the home page shows is that of its unit."""

    code: ClassVar[str] = "site-name"
    title: ClassVar[Text] = Text("网站名称与主办单位不一致", "Site not called like its unit")
    block: ClassVar[str] = "design"
    clause: ClassVar[Text] = _CLAUSE
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    by_home_page: ClassVar[bool] = True
    official: ClassVar[tuple[str, ...]] = ("W-P20",)
    needs: ClassVar[Text] = Text(
        "首页标题、SiteName标签、主办单位", "title and SiteName of the home page, the unit's name"
    )
    summary: ClassVar[Text] = Text(
        "首页显示的网站名称“{shown}”与主办单位“{unit}”不一致，请人工确认",
        "The home page calls the site “{shown}”, its unit is “{unit}”; please look",
    )
    remedy: ClassVar[Text] = Text(
        "请将首页标题、SiteName标签和页头的网站名称统一为主办单位的规范名称。",
        "Use the unit's proper name in the home page's title, its SiteName label and its head.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; abbreviations that hold the whole name in short are the name."""
        url = view.home.url if view.home else view.site.url
        if view.home is None:
            yield Undetermined("name", NO_PAGE, url, "网站名称")
            return
        shown = [text for text in (view.home.label("SiteName"), view.home.title) if text]
        units = [name for name in (_owner(view), view.site.name) if _names_unit(name)]
        # A profile without a name takes the site's own word for it, which agrees with itself.
        if not units:
            yield Undetermined("name", _NO_UNIT, url, "网站名称")
        elif not shown:
            yield Undetermined("name", _NO_TITLE, url, "网站名称")
        elif any(_plain(unit) in _plain(text) for unit in units[:1] for text in shown):
            yield InOrder("name", url)
        else:
            details = {"shown": shown[0][:80], "unit": units[0][:80]}
            yield Candidate("name", url, details, name="网站名称")


def _names_unit(name: str) -> bool:
    """Whether a name says whose site it is; 首页 does not."""
    return bool(name) and not is_no_column(name) and not is_heading(name)


def _owner(view: SiteView) -> str:
    """The unit the foot names."""
    marks = view.home.marks if view.home else ()
    owners = (mark.value for mark in marks if mark.kind is MarkKind.HOST_UNIT and mark.visible)
    return next((name for text in owners if (name := _FULL_NAME.sub("", text.strip()))), "")


def _plain(name: str) -> str:
    text = _OFFICE.sub("", _SIGNS.sub("", name))
    for long, short in _SHORT:
        text = text.replace(long, short)
    return text
