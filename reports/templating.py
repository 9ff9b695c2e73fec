"""The one Jinja environment: autoescape on for html, an undefined name is an error."""

from collections.abc import Mapping
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from reports import checklist, clean, figures, view
from reports.availability import availability_lines
from reports.load import is_own, load
from reports.model import Lang, Report
from reports.run_facts import run_facts
from reports.wording import wording

#: How each state of a subject is signed; a state without a place here is neutral.
STATE_STANDINGS: Mapping[str, str] = {
    "fresh": "met",
    "due_soon": "warning",
    "stale": "broken",
    "blank": "broken",
    "empty": "broken",
    "unverified": "undetermined",
    "bridge_stale": "undetermined",
    "bridge_error": "undetermined",
    "linked": "met",
    "matched": "warning",
    "missing": "broken",
    "cannot_tell": "undetermined",
    "answered": "met",
    "late": "warning",
    "overdue": "broken",
}


def render(template: str, report: Report, **values: object) -> str:
    """One template over a report that is already clean."""
    return _environment(report.lang).get_template(template).render(report=report, **values)


def state_standing(state: str) -> str:
    return STATE_STANDINGS.get(state, "neutral")


def person(owner: str) -> str:
    """“法规科 <fgk@…>” without its address: a report is passed around, a mailbox need not be."""
    return owner.split("<", 1)[0].strip() or owner


def _environment(lang: Lang) -> Environment:
    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=select_autoescape(
            enabled_extensions=("html.jinja",), disabled_extensions=("txt.jinja",), default=True
        ),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = wording(lang)
    environment.globals.update(
        t=words,
        label=words.label,
        view=view,
        checklist=checklist,
        figures=figures,
        run_facts=run_facts,
        load=load,
        availability_lines=availability_lines,
        is_own=is_own,
    )
    environment.filters.update(
        day=figures.day,
        minute=figures.minute,
        long_minute=partial(figures.long_minute, lang=lang),
        number=figures.number,
        size=figures.size,
        short=clean.short,
        short_url=clean.short_url,
        person=person,
        state_standing=state_standing,
    )
    environment.tests["web"] = clean.is_web
    return environment
