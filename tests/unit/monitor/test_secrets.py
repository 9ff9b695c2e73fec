"""The key of hashes: made once, kept from others, and refused where it is none."""

import os
from pathlib import Path

import pytest

from monitor.cli.secrets import seal_key
from monitor.errors import MonitorError, UsageError


@pytest.fixture(autouse=True)
def _no_key_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUOSHUI_SEAL_KEY", raising=False)
    monkeypatch.delenv("HUOSHUI_SEAL_KEY_FILE", raising=False)


def test_it_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    key = seal_key(folder)
    assert len(key) == 32
    assert seal_key(folder) == key
    (kept,) = folder.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_draft_left_behind_by_a_killed_process_is_no_obstacle(tmp_path: Path) -> None:
    """In a container every process has the same number."""
    (tmp_path / f"seal.key.{os.getpid()}").write_text("ab")
    assert len(seal_key(tmp_path)) == 32


def test_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "key"
    file.write_text("cd" * 32 + "\n")
    monkeypatch.setenv("HUOSHUI_SEAL_KEY_FILE", str(file))
    assert seal_key(tmp_path / "var") == bytes([0xCD] * 32)
    monkeypatch.setenv("HUOSHUI_SEAL_KEY", "ab" * 32)
    assert seal_key(tmp_path / "var") == bytes([0xAB] * 32)
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("text", ["", "xyz", "ab" * 15, "é" * 40])
def test_what_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "seal.key").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as told:
        seal_key(tmp_path)
    assert "seal.key" in told.value.en


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    with pytest.raises(MonitorError) as told:
        seal_key(tmp_path / "var")
    assert "HUOSHUI_VAR" in told.value.zh
