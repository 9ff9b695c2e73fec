"""One visit to each of many sites now, in one crawling process; what came of it is read from the store."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from monitor import clock, crawl
from monitor.errors import CrawlError
from monitor.facts import Probe
from monitor.plan import ProbePlan
from monitor.profile import SiteProfile
from monitor.store import Store, probes


def probe_sites(
    store: Store,
    database: str,
    sites: Sequence[SiteProfile],
    log_folder: Path,
    watch: crawl.Watch,
) -> list[Probe]:
    """The probes of this run, site by site; a crawl of the same site may be under way meanwhile.

    Raises KeyboardInterrupt, or CrawlError where the process fails or cannot write; what was stored is kept.
    """
    begun, ended = clock.now(), [""]

    def listen(state: dict[str, Any]) -> None:
        ended[0] = str(state.get("stopped") or ended[0])
        watch(state)

    plan = ProbePlan(database=database, sites=tuple(sites), parent=os.getpid())
    log = log_folder / f"probe-{begun:%Y%m%d-%H%M%S}.log"
    crawl.run(plan, log, listen)
    if ended[0]:
        raise CrawlError(
            f"the probes ended early ({ended[0]}); those stored before are kept. The log is {log}",
            f"探测提前结束（{ended[0]}），此前保存的内容都在，日志见 {log}",
        )
    return _made(store, sites, begun)


def _made(store: Store, sites: Sequence[SiteProfile], begun: datetime) -> list[Probe]:
    now = clock.now()
    return [
        probe
        for key in dict.fromkeys(site.key for site in sites)
        for probe in probes.between(store.engine, key, begun, now)
    ]
