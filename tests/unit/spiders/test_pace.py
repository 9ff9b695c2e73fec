"""How often and over how many connections a host is asked, whatever is asked."""

import asyncio
from itertools import pairwise

import pytest

from spiders.base import CrawlEnded
from spiders.pace import Gate
from tests.unit.spiders.clocked import clocked, now

HOST = "fgw.example.gov.cn"


async def sent(gate: Gate, count: int, host: str = HOST, *, lasts: float = 0.0) -> list[float]:
    """When so many requests that are wanted at once are sent; each is answered after ``lasts`` seconds."""
    moments: list[float] = []

    async def one() -> None:
        await gate.enter(host)
        moments.append(now())
        await asyncio.sleep(lasts)
        gate.leave(host)

    await asyncio.gather(*(one() for _ in range(count)))
    return moments


async def gap(gate: Gate) -> float:
    """Seconds between the next two requests."""
    first, second = await sent(gate, 2)
    return second - first


def gaps(moments: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(moments)]


@pytest.mark.parametrize(("rate", "connections"), [(0.2, 1), (2, 2), (50, 8)])
def test_requests_are_an_interval_apart(rate: float, connections: int) -> None:
    found = gaps(clocked(sent(Gate(rate, connections), 6)))
    assert all(1 / rate <= each < 1.02 / rate for each in found)


def test_the_interval_counts_from_when_a_request_was_sent_and_not_from_when_it_was_wanted() -> None:
    async def work() -> list[float]:
        gate = Gate(1, 1)
        moments = await sent(gate, 3, lasts=5)  # each waits for the connection of the one before
        return moments + await sent(gate, 2)

    found = gaps(clocked(work()))
    assert found[:3] == pytest.approx([5, 5, 5], abs=0.01)
    assert found[3] == pytest.approx(1.01, abs=0.001)


def test_a_quiet_host_saves_up_no_requests() -> None:
    async def work() -> list[float]:
        gate = Gate(1, 4)
        await sent(gate, 1)
        await asyncio.sleep(60)
        return await sent(gate, 3)

    assert gaps(clocked(work())) == pytest.approx([1.01, 1.01], abs=0.001)


def test_connections_are_bounded_and_one_left_is_given_on() -> None:
    async def work() -> tuple[list[float], float]:
        start = now()
        return await sent(Gate(0, 2), 5, lasts=3), start

    moments, start = clocked(work())
    assert [each - start for each in moments] == pytest.approx([0, 0, 3, 3, 6], abs=0.01)


def test_one_host_never_waits_for_another() -> None:
    async def work() -> float:
        gate = Gate(0.1, 1)
        await gate.enter(HOST)
        start = now()
        await gate.enter("www.example.gov.cn")
        return now() - start

    assert clocked(work()) == 0


def test_those_who_wait_are_served_in_order() -> None:
    async def work() -> list[int]:
        gate, order = Gate(10, 1), list[int]()

        async def one(number: int) -> None:
            await gate.enter(HOST)
            order.append(number)
            gate.leave(HOST)

        await asyncio.gather(*map(one, range(5)))
        return order

    assert clocked(work()) == list(range(5))


def test_one_who_gave_up_waiting_holds_up_nobody() -> None:
    async def work() -> float:
        gate = Gate(1, 1)
        await gate.enter(HOST)
        start = now()
        first = asyncio.ensure_future(gate.enter(HOST))
        second = asyncio.ensure_future(gate.enter(HOST))
        await asyncio.sleep(0)
        first.cancel()
        gate.leave(HOST)
        await second
        return now() - start

    assert clocked(work()) == pytest.approx(1.01, abs=0.001)


def test_nothing_is_sent_during_a_pause_and_one_wait_is_told() -> None:
    async def work() -> tuple[float, list[bool]]:
        gate, paused = Gate(2, 2), list[bool]()
        paused.append(gate.is_paused(HOST))
        gate.pause(HOST, 40)
        paused += gate.is_paused(HOST), gate.is_paused("www.example.gov.cn")
        start = now()
        await gate.enter(HOST)
        paused.append(gate.is_paused(HOST))
        return now() - start, paused

    waited, paused = clocked(work())
    assert waited == pytest.approx(40, abs=0.001)
    assert paused == [False, True, False, False]


def test_a_pause_holds_those_who_wait_already() -> None:
    async def work() -> float:
        gate = Gate(1, 1)
        await sent(gate, 1)
        start = now()
        waiting = asyncio.ensure_future(gate.enter(HOST))
        await asyncio.sleep(0)
        gate.pause(HOST, 10)
        await waiting
        return now() - start

    assert clocked(work()) == pytest.approx(10, abs=0.001)


@pytest.mark.parametrize(
    ("rate", "pauses", "expected"),
    [
        (0, 1, 0.1),
        (0, 2, 0.2),
        (2, 1, 1.01),
        (2, 2, 2.0),
        (2, 3, 2.0),
        (0.2, 1, 5.05),
    ],
)
def test_each_refusal_doubles_the_interval_up_to_two_seconds(
    rate: float, pauses: int, expected: float
) -> None:
    async def work() -> float:
        gate = Gate(rate, 1)
        for _ in range(pauses):
            gate.pause(HOST, 1)
            await asyncio.sleep(2)
        return await gap(gate)

    assert clocked(work()) == pytest.approx(expected, abs=0.001)


def test_those_under_way_together_slow_their_host_down_once_and_the_longest_wish_holds() -> None:
    async def work() -> tuple[float, float]:
        gate = Gate(2, 8)
        for seconds in (5, 20, 1):
            gate.pause(HOST, seconds)
        start = now()
        await gate.enter(HOST)
        gate.leave(HOST)
        waited = now() - start
        await asyncio.sleep(5)
        return waited, await gap(gate)

    assert clocked(work()) == pytest.approx((20, 1.01), abs=0.001)


def test_twenty_answers_in_order_bring_back_full_speed() -> None:
    async def work() -> list[float]:
        gate, found = Gate(2, 1), list[float]()
        gate.pause(HOST, 1)
        for answers in (19, 1):
            for _ in range(answers):
                gate.answered(HOST)
            await asyncio.sleep(5)
            found.append(await gap(gate))
        return found

    assert clocked(work()) == pytest.approx([1.01, 0.505], abs=0.001)


def test_a_refusal_among_the_answers_begins_their_count_anew() -> None:
    async def work() -> float:
        gate = Gate(2, 1)
        gate.pause(HOST, 1)
        for _ in range(19):
            gate.answered(HOST)
        await asyncio.sleep(2)
        gate.pause(HOST, 1)
        gate.answered(HOST)
        await asyncio.sleep(5)
        return await gap(gate)

    assert clocked(work()) == pytest.approx(2.0, abs=0.001)


def test_without_a_rate_full_speed_comes_back_altogether() -> None:
    async def work() -> float:
        gate = Gate(0, 2)
        gate.pause(HOST, 1)
        for _ in range(20):
            gate.answered(HOST)
        await asyncio.sleep(5)
        return await gap(gate)

    assert clocked(work()) == 0


@pytest.mark.parametrize(("wish", "expected"), [(0.1, 0.505), (7, 7), (30, 30), (86400, 30)])
def test_a_hosts_own_wish_slows_only_and_is_capped(wish: float, expected: float) -> None:
    async def work() -> tuple[float, float]:
        gate = Gate(2, 1)
        gate.slow_down(HOST, wish)
        others = await sent(gate, 2, "www.example.gov.cn")
        return await gap(gate), others[1] - others[0]

    assert clocked(work()) == pytest.approx((expected, 0.505), abs=0.001)


def test_a_hosts_own_wish_outlasts_any_number_of_answers() -> None:
    async def work() -> float:
        gate = Gate(2, 1)
        gate.slow_down(HOST, 10)
        for _ in range(20):
            gate.answered(HOST)
        await asyncio.sleep(60)
        return await gap(gate)

    assert clocked(work()) == pytest.approx(10, abs=0.001)


def test_one_who_gives_up_as_the_turn_comes_takes_no_connection_away() -> None:
    async def work() -> float:
        gate = Gate(0, 1)
        await gate.enter(HOST)
        gone = asyncio.ensure_future(gate.enter(HOST))
        await asyncio.sleep(0)
        gate.leave(HOST)
        gone.cancel()
        start = now()
        async with asyncio.timeout(60):
            await gate.enter(HOST)
        return now() - start

    assert clocked(work()) == 0


def test_whoever_waits_is_told_that_the_crawl_ended_and_so_is_whoever_comes_later() -> None:
    async def work() -> list[object]:
        gate = Gate(0.1, 1)
        await gate.enter(HOST)
        waiting = [asyncio.ensure_future(gate.enter(HOST)) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        gate.close()
        told: list[object] = list(await asyncio.gather(*waiting, return_exceptions=True))
        with pytest.raises(CrawlEnded):
            await gate.enter(HOST)
        gate.leave(HOST)
        await asyncio.sleep(60)
        return told

    cancelled, *told = clocked(work())
    assert isinstance(cancelled, asyncio.CancelledError)
    assert [type(each) for each in told] == [CrawlEnded, CrawlEnded]
