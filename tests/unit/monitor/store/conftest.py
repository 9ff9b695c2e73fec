"""Every test of the store runs on SQLite and on PostgreSQL."""

from pathlib import Path

import pytest

from tests import postgres
from tests.unit.monitor.store import seeing


@pytest.fixture(autouse=True, params=["sqlite", "postgresql"])
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
