"""What an answer to robots.txt allows, case by case of RFC 9309."""

import pytest
from scrapy.http import Response

from spiders.robots import rules_of

PAGE = "https://fgw.example.gov.cn/zwgk/a.html"
RULES = b"User-agent: *\nDisallow: /zwgk/\n"


def answer(body: bytes, status: int = 200) -> Response:
    return Response("https://fgw.example.gov.cn/robots.txt", status=status, body=body)


@pytest.mark.parametrize(
    ("name", "robots", "allowed"),
    [
        ("rules for all", answer(RULES), False),
        ("rules for us", answer(b"User-agent: huoshui\nDisallow: /zwgk/\n"), False),
        ("rules for another", answer(b"User-agent: Baiduspider\nDisallow: /\n"), True),
        (
            "our group beats the one for all",
            answer(RULES + b"\nUser-agent: huoshui\nAllow: /\n"),
            True,
        ),
        ("a byte order mark", answer(b"\xef\xbb\xbf" + RULES), False),
        ("GBK in a comment", answer("# 禁止\n".encode("gbk") + RULES), False),
        ("nothing", answer(b""), True),
        ("not there", answer(RULES, 404), True),
        ("gone", answer(RULES, 410), True),
        ("forbidden", answer(RULES, 403), True),
        ("markup of a soft 404", answer("\r\n<!DOCTYPE html><p>页面不存在".encode()), True),
        ("markup without a doctype", answer(b"<html><body>Disallow: /</body></html>"), True),
        ("a page that quotes rules", answer(b"<html><pre>\n" + RULES + b"</pre></html>"), True),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_allowed(name: str, robots: Response, allowed: bool) -> None:
    rules = rules_of(robots.status, robots.body)
    assert not rules.unreachable
    assert (rules.parser is None or rules.parser.can_fetch(PAGE, "huoshui")) is allowed


@pytest.mark.parametrize(
    ("robots", "blocked"),
    [
        (answer(RULES, 500), False),
        (answer(RULES, 503), False),
        (answer(b"", 412), True),
        (answer(b"", 521), True),
        (answer(b"", 429), True),
        (answer(b"<script>var $_ts={};</script>", 202), True),
        (answer(b"<script>document.cookie='__jsl_clearance'</script>"), True),
    ],
)
def test_what_cannot_be_known(robots: Response, blocked: bool) -> None:
    rules = rules_of(robots.status, robots.body)
    assert rules.unreachable
    assert rules.blocked is blocked
