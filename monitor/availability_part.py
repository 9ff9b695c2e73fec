"""The part of a report that tells of the week's probes."""

from monitor.availability import ProbeWeek
from monitor.probe_words import WHY_INVALID
from monitor.rules.reachable import percent_of
from monitor.view import SiteView
from reports import model


def availability(view: SiteView, lang: str) -> model.Availability | None:
    """The week as numbers; None where the site is not probed."""
    week = view.probes
    if week is None:
        return None
    return model.Availability(
        since=week.since,
        until=week.until,
        visits=sum(day.visits for day in week.days),
        counted=week.counted,
        failed=week.failed,
        percent=percent_of(week),
        excluded=week.excluded,
        invalid=week.unusable,
        reasons=tuple(
            model.InvalidVisits(code, WHY_INVALID[code].say(lang), count)
            for code, count in week.invalid
        ),
        median_ms=week.median_ms,
        p95_ms=week.p95_ms,
        days=_days(week),
        maintenance=tuple(
            model.Maintenance(each.since, each.until, each.reason, each.filed)
            for each in week.maintenance
        ),
    )


def _days(week: ProbeWeek) -> tuple[model.AvailabilityDay, ...]:
    return tuple(
        model.AvailabilityDay(
            day.day, day.visits, day.counted, day.failed, day.excluded, day.invalid
        )
        for day in week.days
    )
