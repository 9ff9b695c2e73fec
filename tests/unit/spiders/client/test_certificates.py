"""What the client says of a host's certificate, trusted or not, and of hosts that show none."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from monitor import clock
from monitor.facts import Certificate
from spiders.client import Ask, Client
from spiders.client.certificates import read_certificate
from tests.site.misbehaving import Site, page, self_signed, serve

AT = datetime(2026, 11, 23, 12, tzinfo=clock.SHANGHAI)
KEY = ec.generate_private_key(ec.SECP256R1())


def made(
    until: datetime, issuer: Iterable[tuple[x509.ObjectIdentifier, str]], names: Iterable[str] = ()
) -> bytes:
    """A certificate as PEM."""
    name = x509.Name([x509.NameAttribute(oid, value) for oid, value in issuer])
    builder = x509.CertificateBuilder(
        name, name, KEY.public_key(), 1, datetime(2026, 1, 1, tzinfo=UTC), until
    )
    dns = [x509.DNSName(each) for each in names]
    if dns:
        builder = builder.add_extension(x509.SubjectAlternativeName(dns), critical=False)
    return builder.sign(KEY, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def shown_by(site: Site, seconds: float = 5) -> Certificate | None:
    async def look() -> Certificate | None:
        client = Client()
        try:
            return await client.certificate(site.netloc, seconds)
        finally:
            client.close()

    return asyncio.run(look())


@pytest.mark.parametrize("days", [200, 3, -1], ids=["for long", "not for long", "no more"])
@pytest.mark.parametrize("trusted", [True, False])
def test_a_certificate_is_read_whether_it_is_trusted_or_not(
    days: int, trusted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = self_signed(tmp_path, days, ["fgw.example.gov.cn"])
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with serve({"/": page("家")}, certificate=file) as site:
        found = shown_by(site)
        assert site.requests == [], "nothing is asked"
    assert found is not None
    until = clock.now() + timedelta(days=days)
    assert abs(found.not_after - until) < timedelta(minutes=2)
    assert found.not_before < found.not_after
    assert (found.host, found.issuer, found.subject) == (site.netloc, "self-signed", "self-signed")
    assert found.names == ("127.0.0.1", "fgw.example.gov.cn")
    assert found.verified is (trusted and days > 0)


def test_one_that_names_another_host_is_not_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with serve({"/": page("家")}, certificate=file, host="localhost") as site:
        found = shown_by(site)
    assert found is not None
    assert found.verified is False


def test_a_client_that_is_connected_already_is_shown_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))

    async def look(site: Site) -> list[bool]:
        client = Client()
        found = []
        for _ in range(2):
            await client.fetch(Ask(site.url))
            found.append(await client.certificate(site.netloc, 5) is not None)
        client.close()
        return found

    with serve({"/": page("家")}, certificate=file) as site:
        assert asyncio.run(look(site)) == [True, True]


def test_a_host_without_https_shows_none() -> None:
    with serve({"/": page("家")}) as site:
        assert shown_by(site, 1) is None


def test_a_name_is_its_common_name_and_its_organisation() -> None:
    pem = made(
        datetime(2027, 1, 31, 16, 0, tzinfo=UTC),
        [
            (NameOID.COUNTRY_NAME, "CN"),
            (NameOID.ORGANIZATION_NAME, "某某  有限公司"),
            (NameOID.COMMON_NAME, "某某 CA"),
        ],
    )
    found = read_certificate("a.cn", pem, AT, verified=True)
    assert found is not None
    assert found.issuer == "某某 CA, 某某 有限公司"
    assert clock.day_of(found.not_after).isoformat() == "2027-02-01"


def test_one_that_never_ends_and_one_of_a_thousand_names_are_bounded() -> None:
    forever = made(
        datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
        [],
        [f"{n}.example.gov.cn" for n in range(1000)],
    )
    found = read_certificate("a.cn", forever, AT, verified=True)
    assert found is not None
    assert found.not_after.year == 9000
    assert len(found.names) == 100
    assert found.issuer == ""


@given(st.binary(max_size=400), st.integers(0, 600))
def test_no_bytes_raise(noise: bytes, place: int) -> None:
    whole = made(datetime(2027, 1, 1, tzinfo=UTC), [(NameOID.COMMON_NAME, "x")])
    for bytes_ in (noise, whole[:place] + noise + whole[place + len(noise) :]):
        read_certificate("a.cn", bytes_, AT, verified=False)
