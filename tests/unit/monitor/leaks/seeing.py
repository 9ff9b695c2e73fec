"""What the tests of leaks ask of a text."""

from datetime import date

from monitor.facts import Leak
from monitor.leaks import Sealed, seal
from tests.unit.monitor.leaks.numbers import KEY

TODAY = date(2026, 11, 23)
PAGE = (
    "网站首页\n新闻动态\n政务公开\n办事服务\n互动交流\n标题\n{}\n"
    "主办单位\n版权所有\n备案号\n网站地图\n关于我们\n收藏"
)


def sealed(text: str, place: str = "") -> Sealed:
    return seal(text, KEY, place, TODAY)


def leaks(text: str) -> tuple[Leak, ...]:
    return sealed(text).leaks


def kinds(text: str) -> set[str]:
    return {leak.kind.value for leak in leaks(text)}
