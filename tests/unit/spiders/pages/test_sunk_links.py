"""Which links a visitor never meets, though nothing says that they are hidden; menus, slides and accordions do."""

import pytest

from monitor.facts import LinkKind, MarkKind
from tests.unit.spiders.pages.reading import read

TARGET = "http://x.example.com/"


def _hidden(markup: str) -> bool:
    (link,) = (each for each in read(markup).links if each.kind is LinkKind.PAGE)
    assert link.url == TARGET
    return link.hidden


def _in(tag: str, attributes: str) -> str:
    return f'<{tag} {attributes}><a href="{TARGET}">去</a></{tag}><p>正文</p>'


@pytest.mark.parametrize(
    ("tag", "attributes", "expected"),
    [
        ("div", 'style="display:none"', True),
        ("div", 'style="visibility: hidden"', True),
        ("div", 'style="position:absolute;left:-9999px"', True),
        ("div", 'style="position:absolute;TOP : -1000PX"', True),
        ("div", 'style="position:absolute;left:-999px"', False),
        ("div", 'style="margin-left:-2000px"', True),
        ("div", 'style="text-indent:-9999px"', True),
        ("h1", 'style="text-indent:-9999px;background:url(logo.png)"', False),  # a logo
        ("ul", 'style="position:relative;left:-1920px"', False),  # slides
        ("li", 'style="left:-3840px"', False),
        ("div", 'style="height:0;overflow:hidden"', True),
        ("div", 'style="width:1px;height:20px;overflow:hidden"', True),
        ("div", 'style="height:2px;overflow:hidden"', False),
        ("div", 'style="height:0"', False),
        ("div", 'style="max-height:0;overflow:hidden"', False),  # an accordion
        ("div", 'style="line-height:0;overflow:hidden"', False),
        ("div", 'style="height:10px;overflow:hidden"', False),
        ("marquee", 'height="0"', True),
        ("marquee", 'width=1 height=1 scrollamount="5000"', True),
        ("marquee", 'style="height:1px"', True),
        ("marquee", 'height="40" width="100%"', False),
        ("marquee", "", False),
        ("font", 'style="font-size:0"', True),
        ("span", 'style="font-size:1px"', True),
        ("span", 'style="font-size:1em"', False),
        ("span", 'style="font-size:10px"', False),
        ("ul", 'style="font-size:0"', False),  # closes the gaps between its items
        ("span", 'style="opacity:0"', True),
        ("span", 'style="opacity:0.0"', True),
        ("span", 'style="opacity:0.5"', False),
        ("li", 'style="opacity:0"', False),  # a slide that fades in
        ("div", 'class="menu"', False),
        ("div", "", False),
    ],
)
def test_where_no_visitor_looks(tag: str, attributes: str, expected: bool) -> None:
    assert _hidden(_in(tag, attributes)) is expected
    assert _hidden(f"<div>{_in('div', '')}</div>") is False


@pytest.mark.parametrize("text", ["去", ""])
def test_the_link_itself_may_be_sunk(text: str) -> None:
    link = f'<a href="{TARGET}" style="position:absolute;left:-9999px" title="t">{text}</a>'
    assert _hidden(link)
    after = f'{link.replace(TARGET, "/b")}<a href="{TARGET}">后</a>'
    assert [each.hidden for each in read(after).links] == [True, False]


def test_a_menu_met_again_sinks_its_links_again() -> None:
    filler = "".join(f'<a href="/{number}.html">栏目{number}</a>' for number in range(40))
    sunk = f'<p style="text-indent:-9999px"><a href="{TARGET}">去</a></p>'
    page = f'<div class="nav">{filler}{sunk}</div><a href="/end.html">末</a>'
    for _ in range(2):
        found = {each.url: each.hidden for each in read(page).links}
        assert [url for url, hidden in found.items() if hidden] == [TARGET]


def test_only_links_sink_and_marks_stay_seen() -> None:
    page = '<div class="footer"><span style="opacity:0">网站标识码：3716000001</span></div>'
    (mark,) = (each for each in read(page).marks if each.kind is MarkKind.SITE_CODE)
    assert mark.visible
