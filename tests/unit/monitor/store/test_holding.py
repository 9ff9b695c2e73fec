"""A site is crawled by one at a time, and whoever comes second is told who was first."""

from pathlib import Path

import pytest

from monitor.holding import AlreadyHeldError, held
from monitor.store import Store
from tests.unit.monitor.rules.scene import NOW
from tests.unit.monitor.store.seeing import FGW, opened


def refusal(store: Store, site: str = FGW.key) -> AlreadyHeldError | None:
    """What a second one is told, or None where the site is free."""
    try:
        with held(store, site):
            return None
    except AlreadyHeldError as told:
        return told


def test_the_second_is_refused_and_told_which_crawl_is_under_way(tmp_path: Path) -> None:
    with opened(tmp_path) as store, opened(tmp_path) as other, held(store, "fgw"):
        store.begin_run(FGW, "site", NOW)
        number = store.begin_run(FGW, "site", NOW)
        told = refusal(other)
        assert told is not None
        assert told.exit_status == 1
        for words in (told.en, told.zh):
            assert "fgw" in words
            assert f"{NOW:%Y-%m-%d %H:%M}" in words
        assert f"run {number}," in told.en
        assert f"第 {number} 次" in told.zh


def test_a_crawl_that_has_no_run_yet_refuses_as_well(tmp_path: Path) -> None:
    with opened(tmp_path) as store, held(store, "fgw"):
        told = refusal(store)
        assert told is not None
        assert "begun —" in told.en


def test_other_sites_are_free_meanwhile(tmp_path: Path) -> None:
    with opened(tmp_path) as store, held(store, "fgw"):
        assert refusal(store, "jyj") is None
        assert refusal(store, "fgw") is not None


def test_the_site_is_free_after_the_block(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for _ in range(2):
            with held(store, "fgw"):
                assert refusal(store) is not None
        assert refusal(store) is None


def test_a_failure_within_the_block_frees_the_site(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        with pytest.raises(ZeroDivisionError), held(store, "fgw"):
            raise ZeroDivisionError
        assert refusal(store) is None


def test_one_who_was_refused_does_not_free_the_site(tmp_path: Path) -> None:
    with opened(tmp_path) as store, held(store, "fgw"):
        assert refusal(store) is not None
        assert refusal(store) is not None
