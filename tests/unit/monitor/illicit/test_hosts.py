"""Whose a host is, and which addresses lead nowhere from outside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.illicit.hosts import intranet, is_public_body, owner_of
from tests.unit.monitor.illicit.cases import INTRANET, OWNERS, PUBLIC_BODIES


@pytest.mark.parametrize(("host", "owner"), OWNERS)
def test_the_name_somebody_registered(host: str, owner: str) -> None:
    assert owner_of(host) == owner


@pytest.mark.parametrize(("host", "expected"), PUBLIC_BODIES)
def test_governments_and_the_central_media(host: str, expected: bool) -> None:
    assert is_public_body(host) is expected


@pytest.mark.parametrize(("url", "kind"), INTRANET)
def test_addresses_of_somebodys_own_network(url: str, kind: str) -> None:
    assert intranet(url) == kind


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    assert owner_of(owner_of(text)) == owner_of(text)
    assert intranet(text) in {"", "private", "loopback", "file", "no-dot"}
    assert isinstance(is_public_body(text), bool)
