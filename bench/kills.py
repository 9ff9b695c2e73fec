"""A crawl killed hundreds of times, and what it knows in the end: ``python -m bench.kills``.

``HUOSHUI_KILLS`` says how many kills (200 unless told). Ends with status 1 at the first crawl that knows
anything else than one in peace; what differs is printed, with the seed that shows it again.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.e2e.conftest import Huoshui
from tests.e2e.killing import differences, doubled, facts, kill_and_finish, served, undisturbed

IN_A_ROW = 4  # kills of one crawl


def main() -> int:
    """Kill until there were enough; the exit status."""
    wanted, struck, seed = int(os.environ.get("HUOSHUI_KILLS", "200")), 0, 0
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="huoshui-kills-") as folder, served() as site:
        peace = Huoshui(_made(Path(folder) / "peace"))
        requests = undisturbed(peace, site)
        known = facts(peace)
        while struck < wanted:
            huoshui = Huoshui(_made(Path(folder) / str(seed)))
            struck += kill_and_finish(huoshui, site, requests, seed, IN_A_ROW)
            wrong = [*map(str, doubled(huoshui)), *differences(huoshui, known)]
            if wrong:
                print(f"seed {seed}:", *wrong[:20], sep="\n  ")
                return 1
            seed += 1
            print(f"{struck} kills, {seed} crawls, {time.monotonic() - begun:.0f} s: all the same")
    return 0


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
