"""What linters do not see: nothing is without a test, a sentence or a lock, and no generated file is out of date."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from monitor import crawl
from monitor.cli import app
from monitor.rules import catalogue

ROOT = Path(__file__).parents[2]
PACKAGES = ("spiders", "monitor", "reports")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_every_indicator_has_a_test_that_names_it() -> None:
    folder = ROOT / "tests" / "unit" / "monitor" / "rules"
    tests = [path.read_text(encoding="utf-8") for path in folder.glob("test_*.py")]
    untested = [
        rule.code
        for rule in catalogue()
        if not any(rule.code in text or re.search(rf"\b{rule.__name__}\b", text) for text in tests)
    ]
    assert untested == []


def test_the_document_of_indicators_is_what_the_command_writes() -> None:
    written = CliRunner().invoke(app, ["indicators", "--markdown"])
    assert written.exit_code == 0
    kept = (ROOT / "docs" / "indicators.md").read_text(encoding="utf-8")
    assert kept.rstrip("\n") == written.output.rstrip("\n"), "make docs"
    assert all(f"`{rule.code}`" in kept for rule in catalogue())


def test_every_kind_of_crawl_has_its_spider() -> None:
    names = {
        node.value.value
        for path in (ROOT / "spiders").glob("*.py")
        for cls in tree(path).body
        if isinstance(cls, ast.ClassDef)
        for node in cls.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and [getattr(target, "id", "") for target in node.targets] == ["name"]
    }
    assert set(crawl.SPIDERS.values()) <= names


def test_the_lock_holds_everything_the_project_asks_for() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = {normal(line.split("==")[0].strip()) for line in lock if "==" in line}
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    names = {normal(re.split(r"[<>=!~\[; ]", each)[0]) for each in wanted}
    assert names <= locked
    assert not [line for line in lock if line and "==" not in line and not line.startswith("#")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_begins_with_what_it_is(path: Path) -> None:
    assert (ast.get_docstring(tree(path)) or "").strip()


def test_no_module_is_named_after_nothing() -> None:
    assert not {path.stem for path in MODULES} & {"utils", "util", "helpers", "common", "misc"}


def test_pure_code_never_asks_for_the_time() -> None:
    """It gets the moment as an argument; only the edges ask the clock."""
    pure = [
        ROOT / "monitor" / name
        for name in (
            "availability.py",
            "columns.py",
            "earlier.py",
            "linkstate.py",
            "findings.py",
            "probe_times.py",
            "profile_changes.py",
        )
    ]
    pure += sorted((ROOT / "monitor" / "discovery").glob("*.py"))
    pure += sorted((ROOT / "monitor" / "rules").glob("*.py")) + sorted(
        (ROOT / "reports").glob("*.py")
    )
    for path in pure:
        calls = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
        called = {func.attr for func in calls if isinstance(func, ast.Attribute)}
        assert not called & {"now", "today", "utcnow"}, path
