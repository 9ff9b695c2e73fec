"""How a page's text is set: as a browser shows an article, with the fields around it apart."""

import pytest

from spiders.pages.html import parse
from spiders.pages.outline import Outline
from spiders.pages.walk import outline


def seen(body: str) -> Outline:
    page = f'<html><body><div class="nav"><a>首页</a><a>新闻</a></div><div class="TRS_Editor">{body}</div>'
    return outline(parse("http://a.gov.cn/art/1.html", page.encode()))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p><span>3723011</span><span>97</span>人</p>", "372301197人"),
        ("<p><b>秘</b><b>密</b><span>★</span><span>1</span>年</p>", "秘密★1年"),
        ("<p>2026<b>-11</b>-03</p>", "2026-11-03"),
        ("<p><b>张 三</b> <i>李四</i></p>", "张 三 李四"),
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("<p>甲<br>乙</p>", "甲\n乙"),
    ],
)
def test_an_article_is_set_as_a_browser_shows_it(body: str, text: str) -> None:
    assert seen(body).prose.strip() == text


def test_links_side_by_side_stay_apart() -> None:
    assert "首页 新闻" in seen("<p>文</p>").shown


def test_a_row_is_a_line_however_its_cells_are_marked_up() -> None:
    cells = "<td><p>姓<span>名</span></p></td><td><div>金额</div><div>（元）</div></td><td></td>"
    table = (
        f"<p>前</p><table><tr>{cells}</tr><tr><td>张三</td><td>5<br>6</td><td>7</td></tr></table>"
    )
    assert seen(table).prose.strip("\n") == "前\n姓名\t金额 （元）\t\t\n张三\t5 6\t7\t"


def test_tables_that_lay_out_a_page_keep_its_lines() -> None:
    long = "文" * 201
    one = seen("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>").prose
    wide = seen(f"<table><tr><td><p>甲</p><p>{long}</p></td><td>乙</td></tr></table>").prose
    assert "甲\n乙" in one
    assert f"甲\n{long}" in wide
