"""What a crawl left behind: the fetches in the database and the verdicts in the report, by path."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.e2e.conftest import Done, Huoshui, quick_profile
from tests.site.misbehaving import Site


@dataclass(frozen=True, slots=True)
class Look:
    """One row of ``fetch``."""

    run: int
    url: str
    attempt: int
    method: str
    outcome: str
    status: int | None


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit, its report and what it stored."""

    done: Done
    report: Mapping[str, Any]
    looks: list[Look]

    @property
    def verdicts(self) -> dict[str, tuple[str, str]]:
        """Outcome and verdict of every address that the report lists as not in order."""
        links = self.report["links"]["broken"]
        return {link["url"]: (link["outcome"], link["verdict"]) for link in links}

    def said(self) -> str:
        """What the report says was not checked, in one text."""
        return "\n".join(f"{gap['what']}：{gap['why']}" for gap in self.report["not_checked"])


def rows(huoshui: Huoshui, query: str) -> list[tuple[Any, ...]]:
    """The answer of the program's database."""
    with closing(sqlite3.connect(huoshui.database)) as connection:
        return connection.execute(query).fetchall()


def looks(huoshui: Huoshui) -> list[Look]:
    """Every fetch in the order it was stored."""
    query = (
        "select fetch.run, address.url, attempt, method, outcome, status"
        " from fetch join address on address.id = fetch.address order by fetch.id"
    )
    return [Look(*row) for row in rows(huoshui, query)]


def audited(
    huoshui: Huoshui, site: Site, *options: str, crawl: str = "", patience: float = 60
) -> Audit:
    """An audit of a site that may misbehave; ``crawl`` adds lines to the profile's ``[crawl]``."""
    profile = huoshui.write("site.toml", quick_profile(site.url) + crawl)
    done = huoshui("audit", profile, "--out", "out", *options, timeout=patience)
    assert "Traceback" not in done.err, done.err
    report = json.loads((huoshui.folder / "out/report.json").read_text("utf-8"))
    return Audit(done, report, looks(huoshui))


def path_of(url: str) -> str:
    """Path and query of an address; the address itself where it has none."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or url


_EARLIER = (
    "update fetch set at = datetime(at, '-21 hours')",
    "update run set started = datetime(started, '-21 hours'), finished = datetime(finished, '-21 hours')",
)


def a_day_passes(huoshui: Huoshui) -> None:
    """Everything seen so far was seen 21 hours earlier."""
    with closing(sqlite3.connect(huoshui.database)) as connection, connection:
        for statement in _EARLIER:
            connection.execute(statement)
