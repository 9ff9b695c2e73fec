"""Jobs wait host by host; what does not fit in memory waits in the store."""

import pytest

from monitor.facts import LinkKind
from spiders import jobs as held
from spiders.fetches import Job
from spiders.jobs import Jobs
from spiders.waiting import Waiting, host_of


def job(host: str, number: int = 0, kind: LinkKind = LinkKind.PAGE) -> Job:
    return Job(f"https://{host}.gov.cn/{number}", kind, internal=True, depth=1)


def drained(waiting: Waiting) -> list[str]:
    """Whose turn comes now, by host and number, while nobody leaves."""
    found = []
    while (each := waiting.next()) is not None:
        found.append(each.url.removeprefix("https://").replace(".gov.cn/", ""))
    return found


def filled(connections: int, *each: tuple[str, int]) -> Waiting:
    waiting = Waiting(connections)
    for host, count in each:
        for number in range(count):
            waiting.put(job(host, number))
    return waiting


def test_hosts_take_turns_and_within_one_the_first_comes_first() -> None:
    waiting = filled(10, ("a", 4), ("b", 2), ("c", 1))
    assert len(waiting) == 7
    assert drained(waiting) == ["a0", "b0", "c0", "a1", "b1", "a2", "a3"]
    assert len(waiting) == 0


def test_a_host_without_room_holds_up_nobody() -> None:
    waiting = filled(2, ("a", 5), ("b", 3))
    assert drained(waiting) == ["a0", "b0", "a1", "b1"]
    assert len(waiting) == 4
    waiting.put(job("a", 5))
    waiting.put(job("c"))
    assert drained(waiting) == ["c0"]


def test_one_that_left_gives_room_to_one_more_of_its_host() -> None:
    waiting = filled(2, ("a", 4), ("b", 3))
    drained(waiting)
    waiting.left(job("a", 1))
    assert drained(waiting) == ["a2"]
    waiting.left(job("a", 0))
    waiting.left(job("b", 0))
    waiting.left(job("a", 2))
    assert drained(waiting) == ["a3", "b2"]


def test_room_that_nobody_wanted_is_there_later() -> None:
    waiting = filled(1, ("a", 1))
    drained(waiting)
    waiting.left(job("a"))
    for number in range(2):
        waiting.put(job("a", number))
    assert drained(waiting) == ["a0"]


def test_ports_and_letters_of_a_host_are_one_host() -> None:
    waiting = Waiting(1)
    for url in ("http://A.gov.cn:8080/", "https://a.gov.cn/x", "https://u@a.gov.cn/"):
        assert host_of(url) == "a.gov.cn"
        waiting.put(Job(url, LinkKind.PAGE, internal=True, depth=1))
    assert waiting.next() is not None
    assert waiting.next() is None


def test_what_comes_next_stays_where_it_is() -> None:
    waiting = filled(1, ("a", 3), ("b", 1))
    assert [each.url[-1] for each in waiting.ahead(2)] == ["0", "1"]
    assert len(waiting.ahead(10)) == 4
    assert len(waiting) == 4
    drained(waiting)
    assert len(waiting.ahead(10)) == len(waiting) == 2  # also of a host that has no room now


def test_after_the_end_nothing_waits_and_those_under_way_may_leave() -> None:
    waiting = filled(1, ("a", 3), ("b", 3))
    first = waiting.next()
    assert first is not None
    waiting.clear()
    assert len(waiting) == 0
    waiting.left(first)
    assert waiting.next() is None
    waiting.put(job("a", 9))
    assert drained(waiting) == ["a9"]


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> Jobs:
    """Room for four; pictures are leaves."""
    monkeypatch.setattr(held, "WINDOW", 4)
    return Jobs(10, lambda each: each.kind is LinkKind.IMAGE)


def put(jobs: Jobs, *positions: int) -> None:
    for position in positions:
        jobs.put(job("a", position), position)


def stored(*positions: int) -> list[tuple[int, Job]]:
    return [(position, job("a", position)) for position in positions]


def test_leaves_wait_apart_and_take_from_the_same_room(jobs: Jobs) -> None:
    for position in range(1, 7):
        kind = LinkKind.IMAGE if position % 2 else LinkKind.PAGE
        jobs.put(job("a", position, kind), position)
    assert (len(jobs), jobs.overflow) == (4, True)
    assert drained(jobs.leaves) == ["a1", "a3"]
    assert drained(jobs.read) == ["a2", "a4"]


def test_what_has_room_needs_no_store(jobs: Jobs) -> None:
    put(jobs, 1, 2, 3, 4)
    assert (jobs.overflow, jobs.last) == (False, 4)
    drained(jobs.read)
    assert not jobs.wants_more()


def test_once_some_wait_in_the_store_all_later_ones_do_until_they_are_called_in(jobs: Jobs) -> None:
    put(jobs, 1, 2, 3, 4, 5)
    assert not jobs.wants_more()  # no room yet
    jobs.read.next()
    assert not jobs.wants_more()
    jobs.read.next()
    put(jobs, 6)
    assert jobs.wants_more()
    assert jobs.last == 4
    jobs.call_in(stored(5, 6), whole=True)
    assert (jobs.last, jobs.overflow) == (6, False)
    assert drained(jobs.read) == ["a3", "a4", "a5", "a6"]
    put(jobs, 7)
    assert (jobs.last, len(jobs)) == (7, 1)


def test_a_full_window_from_the_store_means_that_there_may_be_more(jobs: Jobs) -> None:
    put(jobs, *range(1, 10))
    drained(jobs.read)
    jobs.call_in(stored(5, 6, 7, 8), whole=False)
    assert (jobs.overflow, jobs.last) == (True, 8)
    drained(jobs.read)
    assert jobs.wants_more()
    jobs.call_in(stored(9), whole=True)
    assert not jobs.overflow


def test_what_is_turned_away_while_the_store_is_asked_is_not_forgotten(jobs: Jobs) -> None:
    put(jobs, 1, 2, 3, 4, 5)
    drained(jobs.read)
    put(jobs, 6)  # the store was asked before it held this one
    jobs.call_in(stored(5), whole=False)
    assert (jobs.overflow, jobs.last) == (True, 5)
    drained(jobs.read)
    assert jobs.wants_more()
    jobs.call_in(stored(6), whole=True)
    assert drained(jobs.read) == ["a6"]
    assert not jobs.overflow


def test_every_job_of_a_long_crawl_has_its_turn_once(jobs: Jobs) -> None:
    store, done = dict(stored(*range(1, 40))), list[str]()
    for position, each in store.items():
        jobs.put(each, position)
        if position % 3 == 0 and (now := jobs.read.next()):
            done.append(now.url)
            jobs.left(now)
    while len(jobs) or jobs.overflow:
        if jobs.wants_more():
            behind = [position for position in store if position > jobs.last]
            jobs.call_in(
                [(position, store[position]) for position in behind[:4]], whole=len(behind) <= 4
            )
        if now := jobs.read.next():
            done.append(now.url)
            jobs.left(now)
    assert done == [each.url for each in store.values()]


def test_a_job_that_comes_back_is_held_whatever_room_there_is(jobs: Jobs) -> None:
    put(jobs, 1, 2, 3, 4)
    jobs.hold(job("a", 0))
    assert (len(jobs), jobs.last, jobs.overflow) == (5, 4, False)


def test_after_the_end_nothing_is_called_in(jobs: Jobs) -> None:
    put(jobs, 1, 2, 3, 4, 5)
    jobs.clear()
    assert (len(jobs), jobs.overflow, jobs.wants_more()) == (0, False, False)
