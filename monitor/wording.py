"""Sentences that belong to no single indicator: why something was not read, not judged, or stopped.

Keys are what facts and views carry; the sentence is chosen when shown, in the reader's language.
"""

import re

from monitor.text import Text
from monitor.tls import tls_fault
from monitor.view import ColumnView
from reports.clean import one_line

COLUMN_REASONS = {
    "not-fetched": Text("本次未访问到该栏目", "the column was not reached in this run"),
    "blocked": Text(
        "网站防护拦截了机器访问，未能读取，不计为问题",
        "the site's protection refused machines; not counted as a fault",
    ),
    "http-error": Text("栏目页未能打开，未能读取", "the column page did not open"),
    "redirected-home": Text(
        "栏目页转到首页，未能读取，请核对地址",
        "the column page sends its visitors to the home page, so it could not be read; please check",
    ),
    "timed-out": Text("栏目页在时限内没有响应，未能读取", "the column page did not answer in time"),
    "reset": Text("连接被中断，未能读取", "the connection was cut before the column page was read"),
    "soft-404": Text(
        "栏目页显示“页面不存在”，未能读取，请核对地址",
        "the column page says that it does not exist; please check its address",
    ),
    "list-in-script": Text(
        "列表由脚本或接口生成，未能读取，不判为空白",
        "the list is filled by a script and could not be read; not called blank",
    ),
    "not-a-list": Text(
        "未识别出列表，未能判断更新时间", "no list was recognised, so its freshness is unknown"
    ),
    "no-dates": Text("列表中未读到有效日期", "no valid date was read in the list"),
    "only-future-dates": Text(
        "列表中只有晚于今天的日期，请核对",
        "every date in the list lies in the future; please check",
    ),
    "not-looked-at": Text(
        "最近一次检查时尚未超期，此后没有再看过网站，未能判定",
        "in time at the last crawl; the site was not looked at since, so it cannot be judged",
    ),
    "static": Text("静态栏目，不设更新时限", "a static column without an update window"),
    "portal": Text(
        "汇总下级栏目的页面，更新情况由下级栏目判定",
        "a page that gathers the columns below it, which are judged in its stead",
    ),
    "no-window": Text("未设更新时限", "no update window is set"),
    "rows-vanished": Text(
        "该栏目此前可读到 {earlier} 条，本次未读到，可能是改版或读取方式失效，请核对",
        "{earlier} entries could be read here before and none this time; perhaps the site was redesigned or can no "
        "longer be read as it was; please check",
    ),
}
# What a guess of discovery goes by.
GROUNDS = {
    "menu": Text("导航", "menu"),
    "name": Text("名称", "name"),
    "label": Text("标签", "label"),
    "source": Text("目录", "source"),
    "breadcrumb": Text("位置导航", "breadcrumb"),
    "list": Text("列表", "list"),
    "parent": Text("上级栏目", "parent"),
    "label-differs": Text("标签另有说法", "the label says otherwise"),
    "name-differs": Text("名称另有说法", "the name says otherwise"),
    "unread": Text("列表未读到", "the list was not read"),
    "title-only": Text("名称取自网页标题", "named by the page's title"),
    "untyped": Text("类别不明", "category unknown"),
}

LEFT_OUT = {
    "switched-off": Text("已关闭外部链接检查", "checking of external links was switched off"),
    "skip-host": Text("方案设定不访问该主机", "the profile says not to visit this host"),
    "by-profile": Text(
        "方案设定不采信对方主机的这种应答，未判定",
        "the profile says not to go by such an answer of that host, so nothing is said of it",
    ),
    "excused": Text(
        "对方主机没有正常应答，因方案设定而视为正常，未按问题判定",
        "did not answer well and were taken as in order because the profile says so",
    ),
    "max-pages": Text("已达本次页面数上限", "the limit of pages for this run was reached"),
    "max-depth": Text("超过访问深度上限", "deeper than the depth limit"),
    "robots": Text(
        "robots.txt 不允许访问，或读不到 robots.txt（视为不允许），已遵守",
        "robots.txt forbids it, or cannot be read (which means the same), and was obeyed",
    ),
    "host-silent": Text(
        "该主机一直没有响应，其余链接不再逐一等待，未判定",
        "the host answered nothing, so its other links were not waited for one by one; not judged",
    ),
    "malformed": Text(
        "服务器应答不合 HTTP 规范，无法读取（浏览器可能仍能打开），未判定",
        "the server's answer breaks the rules of HTTP and could not be read; browsers may still open it",
    ),
    "reader-failed": Text(
        "读取时程序出错（不是网站的问题），详见日志",
        "the program failed while reading them, which is no fault of the site; see the log",
    ),
    "max-links": Text("已达本次链接数上限", "the limit of links for this run was reached"),
    "trap-path": Text(
        "地址中的目录一再重复（多为相对链接写错），如此下去没有尽头，未访问",
        "folders repeat in the address (mostly a wrong relative link) and go on without end; not visited",
    ),
    "trap-session": Text(
        "与已检查的页面只差会话编号或随机数，是同一页面，未重复访问",
        "the same page as one already met, but for a session id or a random number; not visited again",
    ),
    "trap-sorting": Text(
        "与已检查的页面只差排序方式或打印样式，是同一内容，未重复访问",
        "what another address shows, sorted otherwise or for printing; not visited again",
    ),
    "trap-calendar": Text(
        "日历可以无止境地翻下去，过远或过多的日期未访问",
        "a calendar goes on without end; dates too far off, or too many of them, were not visited",
    ),
    "trap-parameters": Text(
        "筛选条件的组合过多（或地址中的参数一再重复），其余组合未访问",
        "too many combinations of choices, or parameters that repeat in the address; the rest was not visited",
    ),
    "private-address": Text(
        "内网或本机地址，从外部不可访问，未访问",
        "an address inside somebody's own network, not to be reached from outside",
    ),
    "blocked": Text(
        "对方防护拦截机器访问，未能核实，不计为问题",
        "the other side refuses machines; could not be verified, not a fault",
    ),
    "suspect": Text(
        "一次访问失败，尚需另一天复核，暂不认定为死链",
        "failed once; to be seen again on another day before it is called dead",
    ),
    "no-answer-shown": Text(
        "页面未写明是否已答复，不判为未答复",
        "the page does not tell whether they were answered; not called unanswered",
    ),
    "no-text": Text(
        "扫描件、加密、过大或格式不支持，其中有无个人信息、密级标志等未作判断",
        "scanned, encrypted, too large or of a format that is not read; whether they hold personal data or marks of "
        "secrecy was not judged",
    ),
    "mirror": Text(
        "繁体等镜像只是本站的转换，不作为本站页面重复检查",
        "a mirror only converts this very site; its pages are not checked a second time",
    ),
    "mirror pages": Text("镜像页面", "mirror pages"),
    "https home": Text(
        "首页的 https:// 地址，已改用 http:// 检查",
        "the home page's https:// address, http:// was audited instead",
    ),
    "http home": Text(
        "首页的 http:// 地址，已改用 https:// 检查",
        "the home page's http:// address, https:// was audited instead",
    ),
    "external links": Text("外部链接", "external links"),
    "pages": Text("页面", "pages"),
    "links": Text("链接", "links"),
}

WENT_ON = Text(
    "接着 {begun:%Y-%m-%d %H:%M} 开始的检查做完，已访问过的不再重复",
    "went on with the crawl begun at {begun:%Y-%m-%d %H:%M}; nothing visited then was visited again",
)

NO_COLUMNS = (
    Text("栏目", "Columns"),
    Text(
        "未发现栏目，栏目更新情况未判定；可用 huoshui init 生成方案，手工补充栏目后再检查",
        "no columns were found, so freshness was not judged; write a profile with “huoshui init”, add them by hand",
    ),
)

SCRIPTED_MENU = (
    Text("导航菜单中的栏目", "Columns of the menu"),
    Text(
        "首页导航菜单由脚本写入，未能读取，可能有栏目未发现；请用 huoshui init 生成方案后手工补充",
        "the menu is written by a script and could not be read, so columns may be missing; "
        "write a profile with “huoshui init” and add them by hand",
    ),
)
INNER_START = (
    Text("首页", "The home page"),
    Text(
        "所给地址是网站的内页，其首页本次未读到，首页相关指标未判定；请改用首页地址",
        "the address given is an inner page and the home page was not read, so nothing was judged of it; "
        "give the home page's address",
    ),
)

BY_HAND = Text(
    "机器不作结论，须由人工核对；逐项说明见 xlsx 的“指标”表",
    "a machine gives no verdict, a person has to check; the sheet of indicators in the xlsx says what for each",
)
# Said where the profile names no account.
NO_ACCOUNTS = (
    (
        Text("政务新媒体", "New-media accounts"),
        Text("本次检查未包含政务新媒体账号", "accounts were not part of this check"),
    ),
)

_OUTCOMES = {
    "dns": Text(
        "域名无法解析，请核对网址是否有误，或检查本机的网络与 DNS",
        "its name cannot be resolved; check the spelling, or this machine's network and DNS",
    ),
    "refused": Text(
        "服务器拒绝连接，请确认网站正在运行、端口正确",
        "the server refuses the connection; make sure the site is up and the port is right",
    ),
    "timeout": Text(
        "在时限内没有响应，请稍后再试，或在方案 [crawl] 中调大 timeout_seconds",
        "it does not answer in time; try again later, or raise timeout_seconds under [crawl] of the profile",
    ),
    "reset": Text(
        "连接被中断，请稍后再试；若一直如此，请联系网站运维",
        "the connection is cut; try again later, and ask the site's operator if it goes on",
    ),
    "malformed": Text(
        "服务器的应答不合 HTTP 规范，无法读取，请联系网站运维检查应答头",
        "its answer breaks the rules of HTTP and cannot be read; ask the site's operator to check the headers",
    ),
    "reader-failed": Text(
        "读取首页时程序出错（不是网站的问题），请把日志发给开发者",
        "the program failed while reading it, which is no fault of the site; send the log to its makers",
    ),
    "tls": Text(
        "安全证书有问题（过期、域名不符或证书链不完整），请修复证书",
        "its certificate is not valid (expired, wrong name or incomplete chain); mend it",
    ),
    "tls-old": Text(
        "TLS 配置过旧，新版软件拒绝连接，请升级服务器的 TLS 协议、加密套件和密钥（本身也是安全隐患）",
        "its TLS configuration is outdated and refused by current software; upgrade protocol, ciphers and keys "
        "(a security fault in itself)",
    ),
    "tls-none": Text(
        "该地址不提供 HTTPS 服务，请改用 http:// 地址，或为网站启用 HTTPS",
        "it offers no HTTPS; give the http:// address, or enable HTTPS on the site",
    ),
    "robots": Text(
        "robots.txt 不允许访问或无法读取，请网站管理员修复，或允许 huoshui 访问后再试",
        "robots.txt does not allow it or cannot be read; ask the webmaster to mend it or to allow huoshui",
    ),
    "undecoded": Text(
        "首页的压缩编码无法解开或传输中断，请检查服务器的压缩设置",
        "the home page's compression cannot be undone or was cut off; check the server's compression",
    ),
    "not-html": Text(
        "首页不是网页（HTML），请输入网站首页地址",
        "it is no HTML page; give the address of the site's home page",
    ),
    "redirected-elsewhere": Text(
        "跳转到了另一个网站，请直接检查跳转后的地址",
        "it redirects to another site; audit that address instead",
    ),
    "redirect_loop": Text(
        "一直在跳转，没有页面，请检查网站的跳转设置",
        "it redirects without end; check the site's redirects",
    ),
    "status": Text(
        "首页返回错误状态，请确认地址正确、网站正常",
        "the home page answers with an error; check the address and the site",
    ),
    "blocked": Text(
        "网站防护拦截了机器访问，请网站管理员放行后再试（不计为问题）",
        "the site's protection refuses machines; ask the webmaster to let huoshui in (not counted as a fault)",
    ),
    "other": Text("访问失败，请查看日志", "the visit failed; see the log"),
}
_STOPS = {
    "interrupted": Text(
        "被人工中断，已保存中断前的内容", "interrupted by hand; what was seen before is kept"
    ),
    "died": Text(
        "检查进程意外结束，已保存此前的内容",
        "the crawl ended unexpectedly; what was seen before is kept",
    ),
    "orphaned": Text(
        "发起检查的程序已不在，已保存此前的内容",
        "the program that wanted the crawl is gone; what was seen before is kept",
    ),
    "max_pages": Text(
        "已达页面数上限，其余页面未检查；可调大 max_pages",
        "the limit of pages was reached; the rest was not checked; raise max_pages to check more",
    ),
    "max_links": Text(
        "已达链接数上限，其余链接未检查；可调大 max_pages",
        "the limit of links was reached; the rest was not checked; raise max_pages to check more",
    ),
    "max_volume": Text(
        "网页内容异常庞大（可能自动生成无尽的链接），已停止检查；可调大 max_pages",
        "the pages hold far too much (perhaps links made up without end), so the crawl stopped; "
        "raise max_pages to check more",
    ),
    "max_seconds": Text(
        "已达本次检查的时间上限，其余未检查；可调大 max_seconds",
        "the time for this run was used up; the rest was not checked; raise max_seconds to check more",
    ),
    "max_bytes": Text(
        "已达本次检查的流量上限，其余未检查；可调大 max_bytes",
        "the traffic for this run was used up; the rest was not checked; raise max_bytes to check more",
    ),
    "quiet-hours": Text(
        "已到方案设定的免打扰时段（quiet_hours），已停止访问，其余未检查；请在时段外再次检查",
        "the profile's quiet_hours began, so the visit ended; the rest was not checked; run again outside them",
    ),
    "store": Text(
        "数据未能写入，请检查磁盘空间与权限",
        "facts could not be written; check disk space and permissions",
    ),
    "site-blocked": Text(
        "网站防护连续拦截机器访问，已停止访问，请网站管理员放行后再试（不计为问题）",
        "the site's protection refused machines time after time, so the visit ended; ask the webmaster to let "
        "huoshui in (not counted as a fault)",
    ),
    "control": Text(
        "复核时首页打不开，可能是本机网络故障，失败链接未认定",
        "the home page did not answer during confirmation, perhaps our own line; nothing was confirmed",
    ),
}
_FAILING = Text(
    "网站大多数访问失败（最近 {looks} 次中有 {failed} 次），已停止访问，以免加重网站负担；请确认网站正常后再试",
    "most answers of the site failed ({failed} of the last {looks}), so the crawl stopped rather than add to its load; "
    "make sure the site is well and run again",
)
_SHARE = re.compile(r"(\d{1,9})/(\d{1,9})")
_WITH_TAIL = {"redirected-elsewhere", "home-status", "home-not-html", "home-robots"}


def column_reason(item: ColumnView) -> Text | None:
    """Why a column is unverified or exempt; None where there is nothing to say."""
    if not item.reason:
        return None
    text = COLUMN_REASONS.get(item.reason, Text(item.reason, item.reason))
    if item.reason != "rows-vanished":
        return text
    numbers = {"earlier": item.earlier_entries}
    return Text(text.say("zh", numbers), text.say("en", numbers))


def stop_sentence(reason: str | None) -> Text | None:
    """The sentence for ``Run.stopped_because``; None where the run came to its end.

    The reason may carry words of the site: they are cleaned.
    """
    if reason is None:
        return None
    head, _, tail = one_line(reason, 200).partition(" ")
    if head == "failing" and (share := _SHARE.fullmatch(tail)):
        numbers = {"failed": int(share[1]), "looks": int(share[2])}
        return Text(_FAILING.say("zh", numbers), _FAILING.say("en", numbers))
    for key, text in _STOPS.items():
        if head.startswith(key):
            return text
    if head.startswith("home-") or head == "redirected-elsewhere":
        outcome = tls_fault(tail).value if head == "home-tls" else head.removeprefix("home-")
        text = _OUTCOMES.get(outcome, _OUTCOMES["other"])
        shown = f"（{tail[:120]}）" if tail and head in _WITH_TAIL else ""
        return Text(text.zh + shown, text.en + (f" ({tail[:120]})" if shown else ""))
    said = f"{head} {tail}".strip()
    return Text(f"提前结束：{said}", f"ended early: {said}")


def home_trouble(reason: str | None) -> bool:
    """Whether the run stopped because the home page itself could not be read."""
    return reason is not None and (reason.startswith(("home-", "redirected-elsewhere")))


def left_out(why: str) -> Text:
    """The sentence for the reason of a note: a known word, or what was wrong with a home address."""
    trouble = stop_sentence(why) if home_trouble(why) else None
    return LEFT_OUT.get(why) or trouble or Text(why, why)
