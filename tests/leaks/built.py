"""The whole set, built in memory from seeds: the same documents every time."""

from collections.abc import Callable
from random import Random

from tests.leaks.containers_docx import docx
from tests.leaks.containers_html import html
from tests.leaks.containers_pdf import pdf
from tests.leaks.containers_xlsx import xlsx
from tests.leaks.hand import Hand
from tests.leaks.model import Case, Container, Doc
from tests.leaks.negatives_numbers import NUMBERS
from tests.leaks.negatives_people import PEOPLE
from tests.leaks.negatives_words import WORDS
from tests.leaks.positives import CARDS, IDS, MOBILES
from tests.leaks.positives_marks import CLASSIFIED, INTERNAL, NOT_PUBLIC, TABLES
from tests.leaks.story import Story

STORIES = (*IDS, *CARDS, *MOBILES, *TABLES, *CLASSIFIED, *NOT_PUBLIC, *INTERNAL, *NUMBERS, *PEOPLE, *WORDS)  # fmt: skip
_MAKERS: dict[Container, Callable[[Doc, Random], bytes]] = {
    Container.HTML: html,
    Container.DOCX: docx,
    Container.XLSX: xlsx,
    Container.PDF: pdf,
}


def build(stories: tuple[Story, ...] = STORIES) -> list[Case]:
    """Every story in every container it suits, as often as it has variants."""
    return [
        _case(story, container, variant)
        for story in stories
        for container in story.containers
        for variant in range(story.variants)
    ]


def _case(story: Story, container: Container, variant: int) -> Case:
    name = f"{story.name}-{container}-{variant}"
    hand = Hand(name)
    doc = story.tell(hand)
    body = _MAKERS[container](doc, hand.rng)
    return Case(name, container, story.kind, frozenset(story.also), body, tuple(hand.planted))
