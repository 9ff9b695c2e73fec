"""The figures of every invented site, one line each: ``python -m tests.families.table``."""

import json
import tempfile
from pathlib import Path

from monitor import clock
from tests.e2e.conftest import Huoshui
from tests.e2e.test_families import SITES
from tests.families.base import FamilySite
from tests.families.findings import Compared, compare
from tests.families.serving import serve

_HEAD = "site found planted mistyped dated misdated miscounted misjudged invented"


def audited(kind: type[FamilySite]) -> Compared:
    """One site audited from its bare address."""
    site = kind(clock.day_of(clock.now()))
    with serve(site) as running, tempfile.TemporaryDirectory() as folder:
        program = Huoshui(Path(folder))
        program("audit", running.url, "--no-external", "--rate", "0", "--out", "out", timeout=180)
        report = json.loads((Path(folder) / "out/report.json").read_text("utf-8"))
        return compare(report, site.truth(), running.url)


def main() -> None:
    """The table and its sums."""
    print(*(word.rjust(10) for word in _HEAD.split()))
    sums = [0] * 8
    for kind in SITES:
        found = audited(kind)
        dated = sum(each.newest is not None for each in found.planted)
        wrong = (found.misdated, found.miscounted, found.misjudged, found.invented)
        figures = [found.found, len(found.planted), len(found.mistyped), dated, *map(len, wrong)]
        sums = [total + figure for total, figure in zip(sums, figures, strict=True)]
        print(kind.family.rjust(10), *(str(figure).rjust(10) for figure in figures))
    print("all".rjust(10), *(str(total).rjust(10) for total in sums))


if __name__ == "__main__":
    main()
