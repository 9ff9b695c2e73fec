"""The sample report as a fixture, and golden files: ``pytest --update-golden`` rewrites them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reports.model import Lang, Report
from tests.unit.reports.sample_report import sample_report

GOLDEN = Path(__file__).parents[2] / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(params=["zh", "en"])
def report(request: pytest.FixtureRequest) -> Report:
    lang: Lang = request.param
    return sample_report(lang)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    def compare(name: str, content: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("update_golden", default=False):
            path.write_bytes(content)
        assert content.decode() == path.read_text(encoding="utf-8"), f"{name}: --update-golden?"

    return compare
