"""How a host's answers are to be taken, as its profile says: an answer in, the profile's word out.

Facts stay as they were seen. The word is asked for when a link is judged, so a profile corrected later
judges what was seen before.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

from monitor.facts import Fetch, Outcome
from monitor.urls import canonical, site_of


class Word(StrEnum):
    """What a profile says of an answer."""

    OK = "ok"
    BROKEN = "broken"  # once two looks, or two days, agree
    BLOCKED = "blocked"
    SKIP = "skip"


# No answer of a host: nobody asked it, or the address is faulty as it is written.
NOT_ANSWERED = frozenset({Outcome.ROBOTS, Outcome.SKIPPED, Outcome.EMPTY_HREF, Outcome.INVALID_URL})
_NAMED = tuple(outcome.value for outcome in Outcome if outcome not in NOT_ANSWERED | {Outcome.OK})
KEYS = ("100–599", "1xx", "2xx", "3xx", "4xx", "5xx", *_NAMED)
_NUMBER = re.compile(r"[1-5](?:[0-9]{2}|xx)")
_HOST = re.compile(r"[^\s/?#@*\\]{1,255}")


def _host(text: str) -> str:
    """A host in its one spelling, ``*.`` before it kept. Raises ValueError."""
    star, name = ("*.", text[2:]) if text.startswith("*.") else ("", text)
    address = canonical(f"http://{name}/") if _HOST.fullmatch(name) else None
    if address is None:
        raise ValueError(f"host ({text[:80]!r})")
    return star + site_of(address)


def _key(text: str) -> str:
    key = text.lower()
    if key not in _NAMED and not _NUMBER.fullmatch(key):
        raise ValueError("unknown-key")
    return key


def _looked_at_once(words: dict[str, Word]) -> dict[str, Word]:
    """Good answers are never looked at a second time, so none could be confirmed to be broken."""
    for key, word in words.items():
        if word is Word.BROKEN and key.startswith("2"):
            raise ValueError(f"good-broken ({key})")
    return words


Words = Annotated[dict[Annotated[str, AfterValidator(_key)], Word], AfterValidator(_looked_at_once)]
# By host, or by ``*.`` and the end of hosts; then by status, class of statuses or outcome.
Answers = dict[Annotated[str, AfterValidator(_host)], Words]

NOTHING_SAID: Mapping[str, Mapping[str, Word]] = {}


def word_of(answers: Mapping[str, Mapping[str, Word]], visit: Fetch) -> Word | None:
    """What the profile says of how a visit ended; None where it says nothing.

    A good answer is never called broken, not even by a class that takes in 304. The host that answered goes
    before the one that was asked, a host before a wider one, and of one
    host's words the status before the outcome before the class.
    """
    if not answers or visit.outcome in NOT_ANSWERED:
        return None
    keys = _keys(visit)
    tables = (answers[pattern] for pattern in _patterns(visit) if pattern in answers)
    said = next((words[key] for words in tables for key in keys if key in words), None)
    return None if said is Word.BROKEN and visit.outcome is Outcome.OK else said


def _keys(visit: Fetch) -> tuple[str, ...]:
    named = visit.outcome.value
    return (
        (named,) if visit.status is None else (str(visit.status), named, f"{visit.status // 100}xx")
    )


def _patterns(visit: Fetch) -> Iterator[str]:
    """The keys that may hold a word of this visit's hosts, the narrowest first."""
    for url in dict.fromkeys((visit.final_url or visit.url, visit.url)):
        site = site_of(url)
        yield site
        host = urlsplit(url).hostname or "" if site else ""
        yield host
        labels = host.split(".")
        yield from (f"*.{'.'.join(labels[start:])}" for start in range(1, len(labels)))
