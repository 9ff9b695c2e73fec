"""Tests of the store run on SQLite; those of what databases do differently run on PostgreSQL as well.

``HUOSHUI_TEST_DATABASES=all`` runs every one of them on both.
"""

import os
from pathlib import Path

import pytest

from tests import postgres
from tests.unit.monitor.store import seeing

# What writes, names, locks or packs: upserts, JSON, times, bytes.
_BOTH = {"attachments", "holding", "naming", "resuming", "round_trip", "texts", "writer"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The databases of each test."""
    name = metafunc.module.__name__.rpartition(".test_")[2]
    everywhere = name in _BOTH or os.environ.get("HUOSHUI_TEST_DATABASES") == "all"
    kinds = ["sqlite", "postgresql"] if everywhere else ["sqlite"]
    metafunc.parametrize("database", kinds, indirect=True)


@pytest.fixture(autouse=True)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Which database ``seeing.opened`` opens."""
    kind = str(request.param)
    if kind == "postgresql":
        server: str = request.getfixturevalue("postgresql")
        monkeypatch.setattr(seeing, "address_in", lambda folder: postgres.schema_in(server, folder))
    return kind


@pytest.fixture
def own_file(database: str, tmp_path: Path) -> Path:
    """A folder for a test that is of SQLite's files alone."""
    if database != "sqlite":
        pytest.skip("about files of SQLite")
    return tmp_path
