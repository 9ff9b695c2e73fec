"""The certificate a host shows, asked for by a connection of its own that sends no request.

libcurl hands it over whether it trusts it or not; what stands in it is hostile bytes and is bounded here.
"""

from datetime import UTC, datetime
from typing import Any

import pycurl
from cryptography import x509
from cryptography.x509.oid import NameOID

from monitor.clock import SHANGHAI
from monitor.facts import Certificate
from spiders.client.line import authorities

_MOST_NAMES = 100
_MOST_NAME = 255  # characters
_MOST_BYTES = 100_000
_LATEST = datetime(
    9000, 1, 1, tzinfo=UTC
)  # 9999-12-31 stands for “never”, and has no place in every zone
_UNREADABLE = (
    ValueError, TypeError, OverflowError, x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType,
)  # fmt: skip


def handle(url: str, seconds: float) -> Any:
    """A curl handle that shakes hands with a host and asks nothing of it."""
    curl = pycurl.Curl()
    curl.setopt(pycurl.URL, url)
    curl.setopt(pycurl.CONNECT_ONLY, 1)
    curl.setopt(pycurl.OPT_CERTINFO, 1)
    # A connection that is there, or a session that is resumed, shows no certificate.
    curl.setopt(pycurl.FRESH_CONNECT, 1)
    curl.setopt(pycurl.SSL_SESSIONID_CACHE, 0)
    curl.setopt(pycurl.NOSIGNAL, 1)
    curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTPS)
    curl.setopt(pycurl.TIMEOUT_MS, max(1, int(1000 * seconds)))
    curl.unsetopt(pycurl.CAPATH)
    curl.setopt(pycurl.CAINFO, authorities())
    curl.setopt(pycurl.PROXY_CAINFO, authorities())
    return curl


def shown(curl: Any) -> bytes:
    """The host's own certificate as PEM after the handshake, b"" where there was none."""
    chains = curl.getinfo(pycurl.INFO_CERTINFO) or [[]]
    own = (value for name, value in chains[0] if name == "Cert") if chains else iter(())
    return str(next(own, "")).encode("ascii", "replace")[:_MOST_BYTES]


def read_certificate(host: str, pem: bytes, at: datetime, *, verified: bool) -> Certificate | None:
    """What a certificate says; None where it cannot be read."""
    try:
        found = x509.load_pem_x509_certificate(pem)
        begin, end = found.not_valid_before_utc, min(found.not_valid_after_utc, _LATEST)
        return Certificate(
            host,
            at,
            begin.astimezone(SHANGHAI),
            end.astimezone(SHANGHAI),
            _name(found.issuer),
            _name(found.subject),
            _names(found),
            verified,
        )
    except _UNREADABLE:
        return None


def _name(name: x509.Name) -> str:
    """“R11, Let's Encrypt”: the common name and the organisation."""
    wanted = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
    parts = [str(each.value) for oid in wanted for each in name.get_attributes_for_oid(oid)[:1]]
    return ", ".join(" ".join(part.split())[:_MOST_NAME] for part in parts)


def _names(found: x509.Certificate) -> tuple[str, ...]:
    try:
        extension = found.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return ()
    told = list(extension.value)[:_MOST_NAMES]
    return tuple(
        str(each.value)[:_MOST_NAME]
        for each in told
        if isinstance(each, x509.DNSName | x509.IPAddress)
    )
