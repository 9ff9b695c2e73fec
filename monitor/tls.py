"""What OpenSSL's words mean for a webmaster: a bad certificate, encryption too old to be safe, or none at all.

OpenSSL 3 refuses what it calls legacy: renegotiation as before RFC 5746, keys under 2048 bits, TLS 1.0 and 1.1,
ciphers like 3DES. Browsers still open such sites, so it is a fault of the site's, and not that it is down.
"""

import re
from enum import StrEnum

from monitor.text import Text


class TlsFault(StrEnum):
    """Why no encrypted connection came about."""

    CERTIFICATE = "tls"
    OLD = "tls-old"
    NONE = "tls-none"


WORDS = {
    TlsFault.CERTIFICATE: Text("HTTPS证书或加密有误", "TLS failure"),
    TlsFault.OLD: Text("TLS 配置过旧", "outdated TLS configuration"),
    TlsFault.NONE: Text("该地址不提供 HTTPS 服务", "no HTTPS at this address"),
}
_OLD = re.compile(
    r"legacy renegotiation|(?:dh|ee) key too small|(?:ca|ee) md too weak|unsupported protocol|no protocols available|"
    r"alert protocol version|no shared cipher|no ciphers|alert handshake failure|legacy sigalg|wrong signature type",
    re.IGNORECASE,
)
_NONE = re.compile(r"wrong version number|record layer failure|http request", re.IGNORECASE)


def tls_fault(error: str) -> TlsFault:
    """What the words of a failed handshake tell; the certificate where they tell nothing else."""
    words = error[:1000].replace("_", " ")
    if _OLD.search(words):
        return TlsFault.OLD
    return TlsFault.NONE if _NONE.search(words) else TlsFault.CERTIFICATE
