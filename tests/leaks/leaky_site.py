"""A small site on which personal data stands wherever a page or a file can hold it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from tests.leaks.containers_docx import docx
from tests.leaks.containers_pdf import pdf
from tests.leaks.containers_xlsx import xlsx
from tests.leaks.hand import Hand
from tests.leaks.model import Doc, Hidden, Table, Where
from tests.site.misbehaving import HTML, Route

FOOT = "<div class=foot>主办单位：示例市民政局　网站标识码：3716000001　电话：0543-3162136</div>"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OPEN = "为做好补贴发放工作，现将有关名单予以公示，公示期5个工作日，如有异议请向本局反映。"

_HEADS = ("姓名", "身份证号", "银行卡号", "手机号码")
_IDS = (
    *("page", "page title", "row title", "anchor", "keywords", "address", "hidden element"),
    *("docx", "docx title", "docx author", "docx comment", "docx vanished"),
    *("xlsx", "xlsx title", "xlsx author", "xlsx sheet"),
    *("pdf", "pdf title", "pdf author"),
)
_MOBILES = ("page", "letter", "docx", "xlsx", "pdf", "xlsx column")


@dataclass
class Planted:
    """Routes, and every raw value by the place where it stands; each stands in one place only."""

    routes: dict[str, Route] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)


def leaky_site() -> Planted:
    """The site. Values are drawn from one seed."""
    site = Planted(values=_values(Hand("leaky site")))
    value = site.values
    injured = f"张三（{value['row title']}）工伤认定公示"
    titles = {18: injured, 17: "高龄津贴公示", 16: "关于供暖的来信"}
    rows = "".join(
        f'<li><a href="{_path(n)}" title="{title}">{title}</a><span>2026-11-{n}</span></li>'
        for n, title in titles.items()
    )
    asked = f"/cx/result.html?sfzh={value['address']}"
    links = f'<a href="{asked}">查询结果</a><a href="{_path(17)}">李四 {value["anchor"]} 公示</a>'
    menu = '<ul class=nav><li><a href="/tzgg/">通知公告</a></li></ul>'
    letter = f"<p>来信内容：暖气不热，我的手机是{value['letter mobile']}。</p><p>{_OPEN}</p>"
    title = f"王五（{value['page title']}）工伤认定公示"
    site.routes = {
        "/": _page("示例市民政局", f"{menu}<ul class=list>{rows}</ul>{links}"),
        "/tzgg/": _page("通知公告", f"<ul class=list>{rows}</ul>"),
        asked: _page("查询结果", f"<p>{_OPEN}</p>"),
        _path(18): _page(title, f"<p>{_OPEN}</p>", value["keywords"]),
        _path(17): _page("高龄津贴公示", _article(value)),
        _path(16): _page("关于供暖的来信", letter),
        **_files(value),
    }
    return site


def _values(hand: Hand) -> dict[str, str]:
    made = {place: hand.id() for place in _IDS}
    made |= {f"{place} card": hand.card() for place in ("page", "docx", "xlsx", "pdf")}
    return made | {f"{place} mobile": hand.mobile() for place in _MOBILES}


def _path(day: int) -> str:
    return f"/tzgg/t202611{day}_{day}.html"


def _page(title: str, body: str, keywords: str = "民政") -> Route:
    labels = {"Keywords": keywords, "ArticleTitle": title}
    said = "".join(f'<meta name="{name}" content="{value}">' for name, value in labels.items())
    return Route(
        f"<html><head><meta charset=utf-8><title>{title}</title>{said}</head>"
        f'<body><div class=main><h1>{title}</h1><div class="TRS_Editor">{body}</div></div>'
        f"{FOOT}</body></html>".encode(),
        content_type=HTML,
    )


def _article(value: Mapping[str, str]) -> str:
    cells = "".join(f"<td>{value[each]}</td>" for each in ("page", "page card", "page mobile"))
    heads = "".join(f"<td>{head}</td>" for head in _HEADS)
    files = "".join(
        f'<p><a href="/files/list.{end}">附件：名单.{end}</a></p>'
        for end in ("docx", "xlsx", "pdf")
    )
    return (
        f"<p>{_OPEN}</p><table><tr>{heads}</tr><tr><td>赵六</td>{cells}</tr></table>"
        f"<div style='display:none'>钱七，身份证号{value['hidden element']}</div>{files}"
    )


def _files(value: Mapping[str, str]) -> dict[str, Route]:
    rng = Random("files")
    word = Doc(
        "名单",
        (_OPEN, _table(value, "docx")),
        hidden=(
            Hidden(Where.COMMENT, f"身份证号{value['docx comment']}"),
            Hidden(Where.VANISHED, f"孙八 {value['docx vanished']}"),
        ),
        properties=_properties(value, "docx"),
    )
    people = Table(("姓名", "身份证号"), (("吴十", value["xlsx sheet"]),))
    phones = Table(("姓名", "手机号码"), (("郑一", value["xlsx column mobile"]),))
    book = Doc(
        "名单",
        (_table(value, "xlsx"),),
        hidden=(Hidden(Where.SHEET, people), Hidden(Where.COLUMN, phones)),
        properties=_properties(value, "xlsx"),
    )
    sheet = Doc("名单", (_OPEN, _table(value, "pdf")), properties=_properties(value, "pdf"))
    return {
        "/files/list.docx": Route(docx(word, rng), content_type=_DOCX),
        "/files/list.xlsx": Route(xlsx(book, rng), content_type=_XLSX),
        "/files/list.pdf": Route(pdf(sheet, rng), content_type="application/pdf"),
    }


def _properties(value: Mapping[str, str], file: str) -> dict[str, str]:
    return {name: f"冯二 {value[f'{file} {name}']}" for name in ("title", "author")}


def _table(value: Mapping[str, str], file: str) -> Table:
    row = ("赵六", value[file], value[f"{file} card"], value[f"{file} mobile"])
    return Table(_HEADS, (row,))
