"""What holds for every test."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import postgres

# How long an example takes depends on what else the machine does; what must be fast is tested by CPU time.
settings.register_profile("huoshui", deadline=None)
settings.load_profile("huoshui")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server of the tests' own."""
    with postgres.server() as address:
        yield address
