"""What a run has met is kept in order until the run is over, so that it can go on."""

from pathlib import Path

import pytest

from monitor.facts import LinkKind
from monitor.profile import SiteProfile
from monitor.store import Seen, Store, Writer, frontier
from monitor.store.frontier import KNOWN, LEFT_OUT, Met
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import FGW, opened, visit


def met(position: int, path: str, role: str = "", detail: str = "") -> Met:
    return Met(position, f"{SITE}{path}", LinkKind.PAGE, True, 1, role, detail)


HOME = met(1, "")
MET = (
    HOME,
    Met(2, f"{SITE}b.pdf", LinkKind.ATTACHMENT, True, 3, "file", "why"),
    met(3, "known", KNOWN),
    met(4, "deep", LEFT_OUT, "pages\tmax-depth"),
    Met(5, "https://else.example.com/", LinkKind.IMAGE, False, 2),
    met(6, "a"),
)


def write(store: Store, run: int, *visits: Seen) -> None:
    writer = Writer(store.engine, FGW.key, run)
    for each in visits:
        writer.put(each)
    writer.close()
    assert writer.error is None


def begun(store: Store, *visits: Seen, site: SiteProfile = FGW) -> int:
    run = store.begin_run(site, "site", NOW)
    write(store, run, *visits)
    return run


def waiting(store: Store, run: int, after: int = 0, most: int = 100) -> list[int]:
    return [each.position for each in frontier.waiting(store.engine, run, after, most)]


def test_what_was_met_comes_back_in_order(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = begun(store, Seen(visit("z"), met=MET[3:]), Seen(visit(), met=MET[:3]))
        assert list(frontier.met_by(store.engine, run)) == list(MET)


def test_only_what_is_to_be_visited_and_was_not_waits(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = begun(store, Seen(visit(), met=MET))
        assert frontier.waiting(store.engine, run, 0, 100) == [MET[1], MET[4], MET[5]]
        write(store, run, Seen(visit("b.pdf")))
        assert waiting(store, run) == [5, 6]


def test_those_that_wait_are_given_out_from_a_position_on(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = begun(store, Seen(visit(), met=MET))
        assert waiting(store, run, after=2) == [5, 6]
        assert waiting(store, run, after=6) == []
        assert waiting(store, run, most=2) == [2, 5]
        assert waiting(store, run, after=2, most=1) == [5]


def test_a_visit_in_another_run_does_not_count(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        begun(store, Seen(visit("a")))
        run = begun(store, Seen(visit(), met=MET))
        assert waiting(store, run) == [2, 5, 6]


@pytest.mark.parametrize(
    ("complete", "why", "kept"),
    [
        (True, None, False),
        (False, "max-pages", False),
        (False, "interrupted", True),
        (False, "store: disk full", True),
    ],
)
def test_what_was_met_is_kept_only_where_the_run_was_cut_short(
    tmp_path: Path, complete: bool, why: str | None, kept: bool
) -> None:
    with opened(tmp_path) as store:
        run = begun(store, Seen(visit(), met=MET))
        store.finish_run(run, {"finished": NOW, "complete": complete, "stopped_because": why})
        assert list(frontier.met_by(store.engine, run)) == (list(MET) if kept else [])


def test_a_new_run_of_the_site_forgets_what_earlier_ones_had_met(tmp_path: Path) -> None:
    jyj = SiteProfile(key="jyj", url=SITE)
    with opened(tmp_path) as store:
        run = begun(store, Seen(visit(), met=MET))
        other = begun(store, site=jyj)
        assert list(frontier.met_by(store.engine, run)) == list(MET)
        write(store, other, Seen(visit(), met=(HOME,)))
        store.begin_run(FGW, "site", NOW)
        assert list(frontier.met_by(store.engine, run)) == []
        assert list(frontier.met_by(store.engine, other)) == [HOME]
