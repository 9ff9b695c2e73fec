"""A site whose certificate is about to run out is crawled as any other, and told so."""

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Huoshui, quick_profile
from tests.site.misbehaving import page, self_signed, serve


def test_a_certificate_about_to_run_out_is_found_and_told(
    huoshui: Huoshui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path, days=5)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serve(
        {"/": page("家", "/a.html"), "/a.html": page("甲")}, certificate=certificate
    ) as site:
        profile = huoshui.write("site.toml", quick_profile(site.url))
        done = huoshui("audit", profile, "--out", huoshui.folder / "out")
        host = site.netloc
    assert done.status == 0, done.err
    (told,) = huoshui.folder.glob("out/**/report.json")
    report = json.loads(told.read_text(encoding="utf-8"))
    found = [each for each in report["findings"] if each["indicator"] == "certificate-expiry"]
    assert [each["subject"] for each in found] == [host]
    text = told.with_suffix(".txt").read_text(encoding="utf-8")
    assert "签发者" in text
