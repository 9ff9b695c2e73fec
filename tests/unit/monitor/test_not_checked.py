"""What the report admits: many subjects of one reason are one line."""

import pytest

from monitor.judging import judge
from monitor.not_checked import not_checked
from monitor.rules.disclosure import DisclosureColumn
from tests.unit.monitor.rules.scene import home, run, site
from tests.unit.monitor.rules.test_required import menu


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        ((), ["政府信息公开指南、政府信息公开制度、法定主动公开内容等 5 项"]),
        (("公开指南",), ["政府信息公开制度、法定主动公开内容、政府信息公开年报等 4 项"]),
        (("公开指南", "公开制度"), ["法定主动公开内容", "政府信息公开年报", "依申请公开"]),
    ],
)
def test_many_subjects_of_one_reason_are_one_line(found: tuple[str, ...], lines: list[str]) -> None:
    view = site(home=menu(*found) if found else home(), run=run(complete=False))
    gaps = not_checked(view, judge(view, (DisclosureColumn(),)), "zh")
    told = [gap.what.partition("：")[2] for gap in gaps if gap.what.startswith("未见信息公开")]
    assert told == lines
