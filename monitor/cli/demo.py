"""``huoshui demo``: serves the built-in sample site on loopback, audits it and shows the report."""

import tomllib
from pathlib import Path
from typing import Annotated

import typer

from monitor import clock, jobs, profile, sample
from monitor.cli.audit import run_audit
from monitor.cli.options import Lang, LangOption, var_folder


def demo(
    out: Annotated[
        Path | None, typer.Option("--out", help="报告文件夹，默认 var/demo where the reports go")
    ] = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """检查内置的示例网站（仅本机），展示报告。

    Audit a built-in sample site, served on this machine only, and show the report.
    """
    folder = out or var_folder() / "demo"
    jobs.ensure_writable(folder)
    today = clock.day_of(clock.now())
    with sample.serve(today) as running:
        site = profile.parse(tomllib.loads(sample.profile_toml(running)), "sample")
        hosts = (*site.crawl.skip_hosts, *running.truth.unreachable_mark_hosts)
        options = site.crawl.model_copy(update={"rate": 0.0, "skip_hosts": hosts})
        database = folder / "demo.db"
        database.unlink(missing_ok=True)
        run_audit(
            site.model_copy(update={"crawl": options}),
            folder,
            None,
            lang,
            f"sqlite:///{database}",
        )
