"""The part of a report that tells of the crawl itself: how far it came, and what it cost each host."""

from monitor.view import SiteView
from monitor.wording import stop_sentence
from reports import model

_UNASKED = frozenset({"robots", "skipped"})


def run(view: SiteView, lang: str) -> model.Run:
    """The crawl; an empty one where there was none."""
    seen = view.run
    if seen is None:
        return model.Run(view.as_of, view.as_of, complete=False, requests=0, pages=0, links=0)
    sentence = stop_sentence(seen.stopped_because)
    return model.Run(
        started=seen.started,
        finished=seen.finished or seen.started,
        complete=seen.complete,
        requests=seen.requests,
        pages=seen.pages,
        links=checked(view),
        bytes=seen.bytes,
        stopped_because=sentence.say(lang) if sentence else None,
        rate=view.site.crawl.rate,
    )


def checked(view: SiteView) -> int:
    """Distinct addresses decided; what robots.txt or the profile forbids was not."""
    return sum(count for outcome, count in view.outcomes.items() if outcome not in _UNASKED)


def load(view: SiteView) -> tuple[model.HostLoad, ...]:
    """What was asked of each host and day, as the crawl counted it."""
    rows = view.run.load if view.run else ()
    return tuple(
        model.HostLoad(row.host, row.day, row.requests, row.bytes, row.throttled) for row in rows
    )
