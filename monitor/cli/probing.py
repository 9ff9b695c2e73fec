"""``crawl --only probe``: every site named is visited once, and told in a line each."""

from collections.abc import Sequence

import typer

from monitor.availability import is_open
from monitor.cli.options import Lang, var_folder
from monitor.cli.watching import watching
from monitor.errors import CrawlError
from monitor.facts import Probe
from monitor.probe_run import probe_sites
from monitor.probe_words import WHY_INVALID
from monitor.profile import SiteProfile
from monitor.store import Store
from monitor.text import Text

_TITLE = Text("探测 {count} 个网站", "probing {count} sites")
_OPEN, _DOWN = Text("可访问", "open"), Text("打不开", "down")
_INVALID = Text("无效（{why}）", "invalid ({why})")
_IPV6 = Text("  IPv6", "  IPv6")


def probed(store: Store, address: str, sites: Sequence[SiteProfile], lang: Lang) -> bool:
    """Probe them all; whether each brought a sample that counts."""
    title = _TITLE.say(lang, {"count": len(sites)})
    try:
        with watching(title, lang) as watch:
            found = probe_sites(store, address, sites, var_folder() / "logs", watch)
    except CrawlError as problem:
        typer.echo(problem.say(lang), err=True)
        return False
    for probe in found:
        line = _line(probe, lang)
        typer.echo(line, err=not probe.valid)
    made = {probe.site for probe in found if probe.family == "" and probe.valid}
    return made == {site.key for site in sites}


def _line(probe: Probe, lang: Lang) -> str:
    if probe.valid:
        said = (_OPEN if is_open(probe) else _DOWN).say(lang)
    else:
        said = _INVALID.say(lang, {"why": WHY_INVALID[probe.why_invalid].say(lang)})
    six = _IPV6.say(lang) if probe.family == "6" else ""
    return f"{probe.site}{six}  {said}  {probe.outcome.value}  {probe.status or '-'}  {probe.total_ms} ms"
