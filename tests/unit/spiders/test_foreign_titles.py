"""Of which pages of others the title is read."""

import pytest

from monitor.facts import LinkKind
from spiders.fetches import Job
from spiders.foreign_titles import MOST_A_HOST, TitlesWanted


@pytest.mark.parametrize(
    ("url", "kind", "internal", "attempt", "expected"),
    [
        ("http://a.example.com/", LinkKind.PAGE, False, 1, True),
        ("http://a.example.com/", LinkKind.PAGE, True, 1, False),
        ("http://a.example.com/", LinkKind.PAGE, False, 2, False),
        ("http://a.example.com/x.jpg", LinkKind.IMAGE, False, 1, False),
        ("http://a.example.com/x.js", LinkKind.SCRIPT, False, 1, False),
        ("http://a.example.com/x.pdf", LinkKind.ATTACHMENT, False, 1, False),
        ("http://www.shandong.gov.cn/", LinkKind.PAGE, False, 1, False),
        ("http://www.people.com.cn/", LinkKind.PAGE, False, 1, False),
    ],
)
def test_only_pages_of_others(
    url: str, kind: LinkKind, internal: bool, attempt: int, expected: bool
) -> None:
    job = Job(url, kind, internal, 1, attempt=attempt)
    assert TitlesWanted(on=True).of(job) is expected
    assert TitlesWanted(on=False).of(job) is False


def test_a_handful_of_each_host() -> None:
    wanted = TitlesWanted(on=True)
    jobs = [Job(f"http://a.example.com/{n}", LinkKind.PAGE, False, 1) for n in range(20)]
    assert [wanted.of(job) for job in jobs].count(True) == MOST_A_HOST
    assert wanted.of(Job("http://b.example.com/", LinkKind.PAGE, False, 1))
