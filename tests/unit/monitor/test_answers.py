"""How a profile's words on a host's answers are found, and what they make of a link."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.answers import NOT_ANSWERED, Word, word_of
from monitor.facts import Fetch, Outcome
from monitor.linkstate import verdict
from monitor.profile import CrawlOptions
from monitor.view import LinkVerdict
from tests.unit.monitor.test_linkstate import HOURS_19, HOURS_20, NOW

HOST = "https://www.gov.cn/a.html"
OK, BROKEN, SUSPECT = LinkVerdict.OK, LinkVerdict.BROKEN, LinkVerdict.SUSPECT
BLOCKED, UNCHECKED = LinkVerdict.BLOCKED, LinkVerdict.UNCHECKED


def answers(**hosts: dict[str, str]) -> dict[str, dict[str, Word]]:
    return CrawlOptions.model_validate({"answers": hosts}).answers


def says(words: dict[str, str]) -> dict[str, dict[str, Word]]:
    return answers(**{"www.gov.cn": words})


def visit(what: int | str, attempt: int = 1, url: str = HOST, final: str = "") -> Fetch:
    if isinstance(what, str):
        return Fetch(url, NOW, "GET", attempt, Outcome(what), None, final)
    kind = Outcome.BLOCKED if what in {401, 403, 412} else Outcome.HTTP_ERROR
    return Fetch(url, NOW, "GET", attempt, kind, what, final)


@pytest.mark.parametrize(
    ("words", "what", "expected"),
    [
        ({"403": "ok"}, 403, "ok"),
        ({"403": "ok"}, 404, None),
        ({"403": "ok"}, "timeout", None),
        ({"4xx": "ok"}, 400, "ok"),
        ({"4xx": "ok"}, 499, "ok"),
        ({"4xx": "ok"}, 399, None),
        ({"4xx": "ok"}, 500, None),
        ({"5XX": "skip"}, 500, "skip"),
        ({"100": "skip", "599": "ok"}, 599, "ok"),
        ({"timeout": "skip"}, "timeout", "skip"),
        ({"timeout": "skip"}, "reset", None),
        ({"4xx": "skip", "404": "broken"}, 404, "broken"),
        ({"4xx": "skip", "http_error": "ok"}, 404, "ok"),
        ({"http_error": "ok", "404": "broken"}, 404, "broken"),
        ({"blocked": "broken", "4xx": "ok"}, 412, "broken"),
    ],
)
def test_the_status_goes_before_the_outcome_and_that_before_the_class(
    words: dict[str, str], what: int | str, expected: str | None
) -> None:
    assert word_of(says(words), visit(what)) == expected


@pytest.mark.parametrize(
    ("host", "url", "applies"),
    [
        ("www.gov.cn", HOST, True),
        ("WWW.GOV.CN", HOST, True),
        ("www.gov.cn", "http://www.gov.cn:8080/", True),
        ("www.gov.cn:8080", "http://www.gov.cn:8080/", True),
        ("www.gov.cn:8080", HOST, False),
        ("gov.cn", HOST, False),
        ("*.gov.cn", HOST, True),
        ("*.gov.cn", "http://fgw.example.gov.cn/", True),
        ("*.gov.cn", "http://gov.cn/", False),
        ("*.gov.cn", "http://evilgov.cn/", False),
        ("*.gov.cn", "http://www.gov.cn.example.com/", False),
        ("政务.中国", "http://xn--zfr164b.xn--fiqs8s/", True),
        ("www.gov.cn", "http://[::1", False),
        ("www.gov.cn", "", False),
    ],
)
def test_a_host_is_itself_and_a_star_is_what_lies_below(host: str, url: str, applies: bool) -> None:
    said = answers(**{host: {"404": "ok"}})
    assert word_of(said, visit(404, url=url)) == ("ok" if applies else None)


def test_the_narrowest_host_that_has_a_word_is_heard() -> None:
    said = answers(
        **{
            "*.cn": {"404": "skip", "500": "skip", "502": "skip"},
            "*.gov.cn": {"404": "blocked", "500": "blocked"},
            "www.gov.cn": {"404": "ok"},
        }
    )
    assert [word_of(said, visit(code)) for code in (404, 500, 502, 503)] == [
        "ok", "blocked", "skip", None,
    ]  # fmt: skip


def test_the_host_that_answered_goes_before_the_one_that_was_asked() -> None:
    said = answers(**{"www.gov.cn": {"404": "ok"}, "b.example.cn": {"404": "skip"}})
    assert word_of(said, visit(404, final="https://b.example.cn/x")) is Word.SKIP
    assert word_of(said, visit(404, final="https://c.example.cn/x")) is Word.OK


@pytest.mark.parametrize(("word", "expected"), [("broken", None), ("skip", "skip")])
def test_a_good_answer_is_never_called_broken(word: str, expected: str | None) -> None:
    unchanged = Fetch(HOST, NOW, "GET", 1, Outcome.OK, 304)
    assert word_of(says({"3xx": word}), unchanged) == expected
    assert word_of(says({"3xx": word}), replace(unchanged, outcome=Outcome.REDIRECT_LOOP)) == word


@pytest.mark.parametrize("outcome", sorted(NOT_ANSWERED))
def test_what_no_host_answered_is_not_for_the_profile_to_say(outcome: Outcome) -> None:
    silent = replace(visit("other"), outcome=outcome, status=404)
    assert word_of(says({"404": "ok", "4xx": "ok"}), silent) is None


@pytest.mark.parametrize(
    ("word", "looks", "before", "expected"),
    [
        ("ok", (403,), None, OK),
        ("ok", (404, 404), None, OK),
        ("ok", (404, 404), HOURS_20, OK),
        ("blocked", (404, 404), HOURS_20, BLOCKED),
        ("skip", (404, 404), HOURS_20, UNCHECKED),
        ("skip", (403,), None, UNCHECKED),
        ("broken", (403,), None, SUSPECT),  # one look confirms nothing
        ("broken", (403, 403), None, BROKEN),
        ("broken", (403, 412), None, BROKEN),
        ("broken", (403,), HOURS_19, SUSPECT),
        ("broken", (403,), HOURS_20, BROKEN),
        ("broken", (500, 500), None, SUSPECT),  # the profile says nothing of 500
        ("broken", (500, 403), None, SUSPECT),
        ("broken", (404, 403), None, BROKEN),
    ],
)
def test_the_word_goes_before_the_ladder_but_one_look_breaks_nothing(
    word: str, looks: tuple[int, ...], before: datetime | None, expected: LinkVerdict
) -> None:
    said = says(dict.fromkeys(("403", "404", "412"), word))
    visits = [visit(code, attempt) for attempt, code in enumerate(looks, 1)]
    assert verdict(visits, before, said) is expected


@pytest.mark.parametrize(
    ("looks", "word", "expected"),
    [
        (("timeout", "timeout"), "broken", BROKEN),
        (("timeout", "ok"), "broken", OK),
        (("timeout", "timeout"), "skip", UNCHECKED),
        (("timeout", "dns"), "skip", SUSPECT),  # the last look was something else
    ],
)
def test_only_the_last_look_is_taken_as_the_profile_says(
    looks: tuple[str, str], word: str, expected: LinkVerdict
) -> None:
    visits = [visit(name, attempt) for attempt, name in enumerate(looks, 1)]
    assert verdict(visits, None, says({"timeout": word})) is expected


def test_the_same_refusal_told_twice_confirms_nothing() -> None:
    said = says({"403": "broken"})
    later = replace(visit(403), at=NOW + timedelta(minutes=5))
    assert verdict([visit(403), later], None, said) is SUSPECT
