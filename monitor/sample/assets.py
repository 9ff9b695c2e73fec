"""The rest a site is made of: styles, scripts, pictures, robots.txt, and pages of the neighbour."""

import json
from html import escape
from importlib.resources import files

from monitor.sample.answers import HTML_UTF8, Answer
from monitor.sample.articles import Article
from monitor.sample.columns import SITE_CODE
from monitor.sample.documents import png

FORBIDDEN = ("/neibu/",)
SERVICE_TEXT = (
    "本页面提供政务服务事项查询和表格下载服务，事项名称、办理条件、所需材料以办事指南公布内容为准。",
    "如需帮助，请在工作日拨打咨询电话0000-8100118，或到滨海市政务服务中心二楼投资项目专区咨询。",
)
# Words of an error page in a healthy article: long, and not about itself.
ERROR_REPORT_STORY = (
    "近日，有网民通过“我为政府网站找错”平台反映，网站“专题报道”栏目部分历史链接打不开，点击后提示“页面不存在或已删除”。",
    "办公室接到留言后立即核查，查明原因是栏目调整时旧地址未做跳转，已逐条修复失效链接十七个，并对全站链接进行了排查。",
    "经回访，网民对办理结果表示满意。下一步，市发展改革委将健全链接巡检制度，每周开展一次全站排查，发现无法访问、"
    "找不到页面等问题及时整改，切实提升网站服务质量。欢迎社会各界继续监督。",
)
_FOOTER = f"""document.write('<p>政府网站标识码：{SITE_CODE}</p>');
document.write('<p>建议使用1366×768分辨率浏览本网站</p>');
"""


def static() -> dict[str, Answer]:
    """Files every page needs."""
    script = "application/javascript; charset=utf-8"
    style = "text/css; charset=utf-8"
    robots = "User-agent: *\n" + "".join(f"Disallow: {folder}\n" for folder in FORBIDDEN)
    answers = {
        "/images/css/style.css": Answer(_file("style.css"), content_type=style),
        "/script/page.css": Answer(_file("style.css"), content_type=style),
        "/images/js/site.js": Answer(_file("site.js"), content_type=script),
        "/script/jquery.min.js": Answer(_file("list.js"), content_type=script),
        "/script/footer.js": Answer(_FOOTER.encode(), content_type=script),
        "/robots.txt": Answer(robots.encode(), content_type="text/plain"),
    }
    pictures = ("logo", "red", "jiucuo", "banner1")
    return answers | {f"/images/{name}.png": png() for name in pictures}


def _file(name: str) -> bytes:
    return (files("monitor.sample") / "texts" / name).read_bytes()


def figures(articles: list[Article]) -> Answer:
    """The list a script fetches for 数据发布."""
    rows = [
        {"title": each.title, "url": each.path, "date": each.published.isoformat()}
        for each in articles
    ]
    body = json.dumps({"success": True, "total": len(rows), "rows": rows}, ensure_ascii=False)
    return Answer(body.encode(), content_type="application/json;charset=UTF-8")


def foreign_page(title: str) -> Answer:
    """A page on the neighbour's host."""
    name = escape(title)
    text = (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{name}</title></head>"
        f"<body><h1>{name}</h1><p>滨海市政务网站群统一发布，更多内容请访问各部门网站。</p></body></html>"
    )
    return Answer(text.encode(), content_type=HTML_UTF8)
