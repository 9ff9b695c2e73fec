"""Links planted by hand: the broken ones a monitor must find, and the odd but sound ones.

``place`` says where: ``home``, ``friends`` and ``select`` (both on the home page), ``list:KEY``,
``portal:KEY``, or ``KEY:N`` for the N-th article of a column.
"""

from dataclasses import dataclass

from monitor.sample import documents
from monitor.sample.answers import DROP, HTML_UTF8, Answer, redirect

BROKEN, SUSPECT, BLOCKED, FINE = "broken", "suspect", "blocked", "fine"

_TEXT = '<p>{anchor}：<a href="{href}" target="_blank">{anchor}</a></p>'
_ATTACHMENT = '<p class="fj">附件：<a href="{href}">{anchor}</a></p>'
_IMAGE = '<p style="text-align:center"><img src="{href}" alt="{anchor}"></p>'
_SCRIPT = '<script src="{href}"></script>'
_STYLE = '<link rel="stylesheet" href="{href}">'
_ITEM = '<li><a href="{href}" target="_blank">{anchor}</a></li>'
_OPTION = '<option value="{href}">{anchor}</option>'
_BOX = '<div class="banner"><a href="{href}">{anchor}</a></div>'

_CHALLENGE = (
    b"<html><head><meta charset='utf-8'></head><body><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};"
    b"$_ts.nsd=32017;$_ts.cd='qEVuUqaWqkWhrcGlDHWlDcqkqnZqk1LqcG3qkGWqcaqc';</script></body></html>"
)
_CLEARANCE = (
    b"<script>document.cookie='__jsl_clearance_s=1|0|invented;path=/';location.reload()</script>"
)
_SOFT_404 = (
    "<html><head><meta charset='utf-8'><title>错误提示</title></head>"
    "<body><h2>您访问的页面不存在或已删除！</h2></body></html>"
).encode()


def challenge() -> Answer:
    """What a guard against machines answers."""
    cookie = (("Set-Cookie", "Kf9aBinhai=60invented; Path=/; HttpOnly"),)
    return Answer(_CHALLENGE, status=412, content_type=HTML_UTF8, headers=cookie)


@dataclass(frozen=True, slots=True)
class Plant:
    """One link at one place. ``answer`` is what its target says; none where nothing is there."""

    place: str
    anchor: str
    href: str
    verdict: str
    why: str
    markup: str = _TEXT
    outcome: str = ""
    status: int | None = None
    answer: Answer | None = None
    at_target: tuple[tuple[str, Answer], ...] = ()  # further addresses the target needs
    accepted: tuple[str, ...] = ()
    page_title: str = ""  # a sound page of the site, rendered like every other
    head_status: int | None = None  # what HEAD gets there, where it differs


def _gone(place: str, anchor: str, href: str, why: str, markup: str = _TEXT) -> Plant:
    return Plant(place, anchor, href, BROKEN, why, markup, "http_error", 404)


_HOME = (
    _gone("home", "专题报道", "/xwzx/ztbd/index.html", "a column taken away", _BOX),
    _gone("home", "专题横幅", "/images/banner_2024.jpg", "an image taken away", _IMAGE),
    _gone("friends", "滨海市援建专网", "{external}zt/2019/index.html", "an external page", _ITEM),
    _gone("select", "滨海市物价局", "{external}units/wujiaju.html", "an abolished office", _OPTION),
    Plant("friends", "滨海市能源局", "", BROKEN, "an empty link", _ITEM, "empty_href"),
    Plant("friends", "滨海市粮食和物资储备局", "", BROKEN, "an empty link", _ITEM, "empty_href"),
    Plant(
        "friends", "滨海市铁路建设办公室", "http://www.old-unit.invalid/", BROKEN,
        "a host name nobody owns", _ITEM, "dns",
    ),
    Plant(
        "friends", "滨海市电子政务外网", "{external}oa/login.html", SUSPECT,
        "a server at fault: one look is not enough", _ITEM, "http_error", 503,
        Answer(b"Service Unavailable", status=503),
    ),
)  # fmt: skip

_ARTICLES = (
    _gone("gzdt:1", "往期报道", "/xwzx/gzdt/201903/t20190312_886120.html", "a deleted article"),
    _gone("gzdt:4", "会议现场", "./W020190312886120.jpg", "an image never uploaded", _IMAGE),
    _gone("gzdt:6", "打印样式", "/images/css/print_2016.css", "a style sheet", _STYLE),
    _gone("list:nydt", "轮播脚本", "/images/js/slide_old.js", "a script on a list page", _SCRIPT),
    _gone("portal:zwgk", "政府采购", "/zwgk/zfcg/index.html", "a column taken away", _BOX),
    _gone("mtjj:3", "原文链接", "{external}news/2018/0301.html", "an external article"),
    _gone("tzgg:2", "申报指南.pdf", "./P020180301.pdf", "an attachment", _ATTACHMENT),
    _gone("bszn:3", "申请表.docx", "/bsfw/bgxz/sqb2015.docx", "a form to download", _ATTACHMENT),
    _gone("zdxm:5", "项目位置图", "/picture/0/1909121035.jpg", "an image never uploaded", _IMAGE),
    _gone("ssj:2", "抽查细则", "/art/2018/5/2/art_1832_20017.html", "a deleted article"),
    Plant(
        "tzgg:10", "旧版申报系统", "/app/sbxt/index.html", BROKEN, "taken down for good",
        outcome="http_error", status=410, answer=Answer(b"<html>Gone</html>", status=410),
    ),
    Plant(
        "zdxm:2", "项目在线监管平台", "{refused}", BROKEN, "nobody listens at that port",
        outcome="refused",
    ),
    Plant(
        "gzdt:13", "移动版", "/wap/index.html", BROKEN, "two redirects that chase each other",
        outcome="redirect_loop", answer=redirect("/wap/home.html"),
        at_target=(("/wap/home.html", redirect("/wap/index.html")),),
        accepted=("suspect",),
    ),
    Plant("gzdt:11", "相关网站", "http:///x", BROKEN, "an address without host",
          outcome="invalid_url"),
    Plant("gzdt:15", "市政府门户网站", "http://www binhai/index.html", BROKEN,
          "a blank inside the host", outcome="invalid_url"),
    Plant("gzdt:18", "会议方案", "", BROKEN, "an empty link", outcome="empty_href"),
    Plant("tzgg:3", "汇总表.doc", "./P020260301.doc", BROKEN, "zero bytes", _ATTACHMENT,
          "damaged_file", 200, documents.empty_doc()),
    Plant("tzgg:5", "评分标准.pdf", "./P020260302.pdf", BROKEN, "an error page named .pdf",
          _ATTACHMENT, "damaged_file", 200, documents.page_as_pdf()),
    Plant("tzgg:7", "承诺书.docx", "./P020260303.docx", BROKEN, "a transfer that broke off",
          _ATTACHMENT, "damaged_file", 200, documents.truncated_docx()),
    Plant("gzdt:9", "统计直报平台", "/app/tongji/report.do?id=17", SUSPECT,
          "a server at fault: one look is not enough", outcome="http_error", status=500,
          answer=Answer(b"Internal Server Error", status=500)),
    Plant("zdxm:4", "项目视频", "/video/play.jsp?vid=8", SUSPECT, "the connection is dropped",
          outcome="reset", answer=Answer(behaviour=DROP)),
    Plant("gzdt:17", "2019年专题", "/xwzx/2019zt/index.html", SUSPECT,
          "an old address sends everyone home", outcome="redirected_home", status=200,
          answer=redirect("/")),
    Plant("gzdt:19", "活动回顾", "/xwzx/hdhg/201806/t20180611_5521.html", SUSPECT,
          "status 200, and the page says that it does not exist", outcome="soft_404", status=200,
          answer=Answer(_SOFT_404, content_type=HTML_UTF8), accepted=("broken",)),
    Plant("gsgg:1", "信用平台", "{external}credit/index.html", BLOCKED,
          "a guard answers 521 with a script", outcome="blocked", status=521,
          answer=Answer(_CLEARANCE, status=521)),
)  # fmt: skip

_FINE = (
    Plant("home", "设为首页", "javascript:void(0)", FINE, "a script", _BOX),
    Plant("home", "联系我们", "mailto:fgw@example.gov.cn", FINE, "a mail address", _BOX),
    Plant("home", "服务热线", "tel:0000-8100101", FINE, "a telephone number", _BOX),
    Plant("home", "返回顶部", "#", FINE, "the page itself, on purpose", _BOX),
    Plant("home", "微信公众号", "###", FINE, "a placeholder for a script", _BOX),
    Plant("home", "内部办公", "/neibu/oa/index.html", FINE,
          "robots.txt closes the folder: never fetched, no fault", _BOX, page_title="内部办公"),
    Plant("friends", "滨海市人民政府", "//{external_host}/units/zf.html", FINE,
          "an address without scheme", _ITEM),
    Plant("friends", "滨海市统计局", " {external}units/tjj.html", FINE,
          "a blank before the address", _ITEM),
    Plant("select", "滨海市财政局", "{external}units/czj.html", FINE, "a live option", _OPTION),
    Plant("gzdt:8", "旧栏目", "/fgw/gzdt/index.html", FINE, "moved for good, and it works",
          answer=redirect("/xwzx/gzdt/index.html", 301)),
    Plant("tzgg:12", "在线申报", "/app/zxsb/index.html", FINE, "HEAD is refused, GET works",
          page_title="在线申报", head_status=405),
    Plant("tzgg:13", "表格下载", "/app/bgxz/index.html", FINE, "HEAD says 404, GET works",
          page_title="表格下载", head_status=404),
    Plant("tzgg:9", "申报书.docx", "./P020260304.docx", FINE, "a sound file", _ATTACHMENT,
          answer=documents.docx()),
    Plant("tzgg:9", "推荐表.xlsx", "./P020260305.xlsx", FINE, "a sound file", _ATTACHMENT,
          answer=documents.xlsx()),
    Plant("tzgg:9", "工作方案.pdf", "./P020260306.pdf", FINE, "a sound file", _ATTACHMENT,
          answer=documents.pdf()),
    Plant("tzgg:9", "填报说明.doc", "./P020260307.doc", FINE, "a sound file", _ATTACHMENT,
          answer=documents.doc()),
    Plant("jgjc:5", "监测表.pdf", "/module/download/downfile.jsp?classid=0&filename=2611.pdf", FINE,
          "an ampersand written as an entity", _ATTACHMENT, answer=documents.pdf()),
    Plant("bszn:1", "服务清单", "/bsfw/下载/服务清单.html", FINE, "Chinese in the path",
          page_title="政务服务事项清单"),
    Plant("bszn:2", "服务清单",
          "/bsfw/%E4%B8%8B%E8%BD%BD/%E6%9C%8D%E5%8A%A1%E6%B8%85%E5%8D%95.html", FINE,
          "the same Chinese path, encoded: one address"),
    Plant("zrxx:2", "全部来信", "/hdjl/zrxx/Allemail.jsp?MailBox=%D6%F7%C8%CE%D0%C5%CF%E4", FINE,
          "GBK in the query: encoded anew it answers 404", page_title="全部来信"),
    Plant("ztzl:2", "通知公告", "tzgg/index.html", FINE, "relative to the page's base address"),
)  # fmt: skip

PLANTS = _HOME + _ARTICLES + _FINE
