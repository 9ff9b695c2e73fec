"""Why an encrypted connection failed: the certificate, what OpenSSL 3 calls legacy, or no encryption at all."""

from dataclasses import replace

import pytest

from monitor.facts import Outcome
from monitor.rules.links import LinkOther
from monitor.tls import TlsFault, tls_fault
from monitor.wording import left_out, stop_sentence
from tests.unit.monitor.rules.scene import link, only, said, site

OLD = [
    "[SSL: UNSAFE_LEGACY_RENEGOTIATION_DISABLED] unsafe legacy renegotiation disabled (_ssl.c:1007)",
    "[SSL: DH_KEY_TOO_SMALL] dh key too small (_ssl.c:1007)",
    "[SSL: EE_KEY_TOO_SMALL] ee key too small",
    "[SSL: CA_MD_TOO_WEAK] ca md too weak",
    "[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol",
    "[SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version",
    "[SSL: SSLV3_ALERT_HANDSHAKE_FAILURE] sslv3 alert handshake failure",
]
CERTIFICATE = [
    "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired",
    "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch",
    "",
]


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        *((error, TlsFault.OLD) for error in OLD),
        *((error, TlsFault.CERTIFICATE) for error in CERTIFICATE),
        ("[SSL: WRONG_VERSION_NUMBER] wrong version number", TlsFault.NONE),
    ],
)
def test_the_words_of_a_failed_handshake_tell_which(error: str, fault: TlsFault) -> None:
    assert tls_fault(f"ClientConnectorSSLError: {error}") is fault


@pytest.mark.parametrize("error", OLD)
def test_a_home_page_with_outdated_encryption_is_not_said_to_have_a_bad_certificate(
    error: str,
) -> None:
    reason = f"home-tls ClientConnectorSSLError: Cannot connect to host: {error}"
    for sentence in (stop_sentence(reason), left_out(reason)):
        assert sentence is not None
        assert "TLS 配置过旧" in sentence.zh
        assert "outdated" in sentence.en
        assert "证书" not in sentence.zh


@pytest.mark.parametrize(
    ("error", "words"), [(OLD[0], "TLS 配置过旧"), (CERTIFICATE[0], "HTTPS证书或加密有误")]
)
def test_a_dead_link_says_which(error: str, words: str) -> None:
    broken = replace(link(outcome=Outcome.TLS, status=None), error=error)
    view = site(links=(broken,), outcomes={"ok": 1})
    assert words in said(LinkOther(), only(LinkOther(), view), "zh")
