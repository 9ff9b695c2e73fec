"""RSSHub: RSS, Atom or JSON Feed made at the moment it is asked, so an answer with posts is the platform's own.

Weibo routes may answer 200 without a post when the platform refuses the bridge, hence ``empty`` proves nothing.
"""

import re
from typing import ClassVar

from spiders.platforms.base import FeedAnswer
from spiders.platforms.syndicated import Syndicated

_GENERATOR = re.compile(r"<generator[^<>]{0,200}>\s{0,5}RSSHub\b", re.IGNORECASE)
_START = 5000


class RssHub(Syndicated):
    """Told by the generator it names."""

    name: ClassVar[str] = "rsshub"
    lasting: ClassVar[bool] = False
    rank: ClassVar[int] = 10

    def matches(self, answer: FeedAnswer) -> bool:
        """Its RSS and Atom; its JSON Feed is read as any."""
        start = answer.text[:_START]
        return super().matches(answer) and _GENERATOR.search(start) is not None
