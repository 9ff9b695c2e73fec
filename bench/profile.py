"""Where the crawling process spends its CPU: ``python -m bench.profile``, over the same site as ``bench.crawl``.

The child is started here as ``monitor.crawl`` starts it, only under cProfile, which makes everything dearer, calls of
small functions most of all: read the order, not the seconds. Where py-spy is installed, ``--sample`` costs nothing.
"""

import argparse
import json
import os
import pstats
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import nginx, site_files
from bench.contenders import ROOT, Task, huoshui_profile
from monitor import clock
from monitor.plan import CrawlPlan
from monitor.store import Store
from monitor.targets import load


def _plan(task: Task) -> Path:
    """A run begun in a new database, as the file the child reads."""
    profile = load(huoshui_profile(task, files=False))
    database = f"sqlite:///{task.folder / 'facts.db'}"
    store = Store.open(database)
    run = store.begin_run(profile, "site", clock.now())
    store.close()
    plan = CrawlPlan(run=run, database=database, profile=profile)
    path = task.folder / "plan.json"
    path.write_text(plan.model_dump_json(), encoding="utf-8")
    return path


def _command(plan: Path, out: Path, *, sample: bool) -> Sequence[str]:
    crawl = ["-m", "scrapy", "crawl", "site", "-a", f"plan={plan}"]
    if sample:
        options = ["-f", "speedscope", "-o", str(out), "--", sys.executable]
        return ["py-spy", "record", *options, *crawl]
    return [sys.executable, "-m", "cProfile", "-o", str(out), *crawl]


def main() -> None:
    """Crawl once and print the dearest functions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--out", type=Path, default=Path("var/bench/crawl.prof"))
    parser.add_argument("--top", type=int, default=45)
    parser.add_argument("--sort", default="tottime", help="tottime or cumulative")
    parser.add_argument("--sample", action="store_true", help="with py-spy, into --out")
    options = parser.parse_args()
    site = site_files.built(options.pages)
    truth = json.loads((site / "truth.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder, nginx.serving(site, truth):
        plan = _plan(Task(truth, Path(folder)))
        settings = {"SCRAPY_SETTINGS_MODULE": "spiders.settings"}
        command = _command(plan, options.out.resolve(), sample=options.sample)
        subprocess.run(
            command, cwd=ROOT, env=os.environ | settings, check=True, stdout=subprocess.DEVNULL
        )
    if not options.sample:
        pstats.Stats(str(options.out)).sort_stats(options.sort).print_stats(options.top)


if __name__ == "__main__":
    main()
