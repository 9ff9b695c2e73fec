"""The whole line on the built-in site: what was planted is reported, and nothing else is accused.

The sample was planted by someone who never saw the reader. Everything here runs twice: from the bare
address, where the columns have to be discovered, and with the profile.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from monitor import clock, sample
from monitor.sample import RunningSample

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/report.schema.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Audited:
    running: RunningSample
    report: dict[str, Any]
    folder: Path
    output: str
    errors: str


@pytest.fixture(scope="module", params=["address", "profile"])
def audited(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Audited]:
    folder = tmp_path_factory.mktemp(f"sample-{request.param}")
    with sample.serve(clock.day_of(clock.now())) as running:
        path = folder / "site.toml"
        path.write_text(_profile(running, str(request.param)), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "monitor",
            "audit",
            str(path),
            "--out",
            str(folder / "out"),
        ]
        database = ["--db", f"sqlite:///{folder / 'audit.db'}"]
        environment = {
            "HUOSHUI_VAR": str(folder / "var"),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
        }
        done = subprocess.run(
            [*command, *database],
            capture_output=True,
            text=True,
            timeout=120,
            cwd=ROOT,
            env=environment,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        report = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))
        yield Audited(running, report, folder / "out", done.stdout, done.stderr)


def _profile(running: RunningSample, kind: str) -> str:
    """With columns, or with nothing but the address; either way real hosts are never asked."""
    hosts = json.dumps(list(running.truth.unreachable_mark_hosts))
    crawl = f"\n[crawl]\nrate = 0\nskip_hosts = {hosts}\n"
    bare = f'key = "sample"\nurl = "{running.url}"\n'
    return (sample.profile_toml(running) if kind == "profile" else bare) + crawl


def test_every_column_is_found_typed_dated_and_judged(audited: Audited) -> None:
    found = {column["url"]: column for column in audited.report["columns"]}
    told, planted = {}, {}
    for truth in audited.running.truth.columns:
        column = found.pop(truth.url, {})
        state = column.get("state")
        newest = column.get("newest_date") if truth.newest_date else None
        told[truth.name] = (column.get("category"), column.get("entries"), newest, state)
        wanted = state if state in truth.accepted_states else truth.state
        newest = str(truth.newest_date) if truth.newest_date else None
        planted[truth.name] = (truth.category, truth.entries, newest, wanted)
    assert told == planted
    # Pages that only gather columns are told apart: these are judged, not a second time.
    assert [url for url, column in found.items() if column["state"] != "exempt"] == []


def test_every_planted_link_fault_is_reported_and_no_other(audited: Audited) -> None:
    found = {link["url"]: link for link in audited.report["links"]["broken"]}
    told, planted = {}, {}
    for truth in audited.running.truth.links:
        link = found.pop(truth.url, {})
        verdict = link.get("verdict")
        wanted = verdict if verdict in truth.accepted_verdicts else truth.verdict
        told[truth.url] = (verdict, link.get("outcome"), link.get("status"), link.get("home"))
        planted[truth.url] = (wanted, truth.outcome, truth.status, truth.home)
    assert told == planted
    assert found == {}, "links accused without a fault"


def test_the_pages_that_show_a_dead_link_are_named(audited: Audited) -> None:
    found = {link["url"]: sorted(link["sources"]) for link in audited.report["links"]["broken"]}
    planted = {
        each.url: sorted(each.sources)
        for each in audited.running.truth.links
        if each.sources_complete
    }
    assert {url: found[url] for url in planted} == planted


def test_every_document_is_paired_as_planted(audited: Audited) -> None:
    found = {policy["url"]: policy for policy in audited.report["policies"]}
    told, planted = {}, {}
    for truth in audited.running.truth.policies:
        policy = found.pop(truth.url, {})
        pairs = {
            (each["url"], each["how"], each["links_back"])
            for each in policy.get("interpretations", ())
        }
        told[truth.title] = (
            policy.get("state"),
            policy.get("doc_number"),
            policy.get("published"),
            pairs,
        )
        wanted = {(each.url, each.how, each.links_back) for each in truth.interpretations}
        planted[truth.title] = (truth.state, truth.doc_number, str(truth.published), wanted)
    assert told == planted
    portals = {url for url, column in found.items() if column["state"] == "exempt"}
    assert set(found) == portals  # pages that gather columns are judged by these, not a second time


def test_documents_are_reproached_as_planted_and_the_doubtful_left_to_a_person(
    audited: Audited,
) -> None:
    truths = audited.running.truth.policies
    missing = [each for each in truths if each.state == "missing"]
    one_way = {
        each.url
        for each in truths
        if any(not (page.links_back and page.links_forward) for page in each.interpretations)
    }
    copied = {each.url for each in truths if any(page.copied for page in each.interpretations)}
    planted = {
        ("findings", "policy-interpretation"): {
            each.url for each in missing if each.need == "required"
        },
        ("candidates", "policy-interpretation"): {
            each.url for each in missing if each.need == "likely"
        },
        ("findings", "interpretation-link"): one_way,
        ("candidates", "interpretation-link"): set(),
        ("findings", "interpretation-late"): {each.url for each in truths if each.late},
        ("candidates", "interpretation-late"): set(),
        ("candidates", "interpretation-copy"): copied,
        ("candidates", "interpretation-early"): set(),
    }
    told = {
        (kind, indicator): {
            each["url"] for each in audited.report[kind] if each["indicator"] == indicator
        }
        for kind, indicator in planted
    }
    assert told == planted
    assert {each["url"]: each["need"] for each in audited.report["policies"]} == {
        each.url: each.need for each in truths
    }


def test_every_letter_stands_as_planted(audited: Audited) -> None:
    keys = ("asked", "answered", "workdays", "state")
    told = {each["url"]: [each[key] for key in keys] for each in audited.report["messages"]}
    planted = {
        each.url: [each.asked, each.answered, each.workdays, each.state]
        for each in audited.running.truth.messages
    }
    assert told == planted
    assert len(audited.report["messages"]) == len(planted)


KINDS = {"首页": "home", "栏目页": "column", "内容页": "article"}


def findings_of(audited: Audited, indicator: str) -> dict[str, dict[str, Any]]:
    """Findings of one indicator by what tells them apart."""
    findings = [each for each in audited.report["findings"] if each["indicator"] == indicator]
    return {each["subject"]: each for each in findings}


def test_missing_and_wrong_marks_are_reported_and_no_other(audited: Audited) -> None:
    names = {"police": "公安备案号", "conac": "党政机关网站标识"}
    marks = audited.running.truth.marks
    missing = {names[mark.mark] for mark in marks if mark.fault == "missing"}
    assert set(findings_of(audited, "identity-mark")) == missing
    wrong = [mark for mark in marks if mark.mark == "error-report"]
    entries = list(findings_of(audited, "error-report-entry").values())
    assert [entry["details"]["value"] for entry in entries] == [mark.value for mark in wrong]
    assert [entry["details"]["count"] for entry in entries] == [len(mark.urls) for mark in wrong]


def test_faulty_page_labels_are_reported_and_no_other(audited: Audited) -> None:
    planted = audited.running.truth.labels
    absent = {
        (each.page_kind, each.label): len(each.urls)
        for each in planted
        if each.fault != "contradicts"
    }
    found = {
        (KINDS[each["details"]["kind"]], each["subject"]): each["details"]["missing"]
        + each["details"]["empty"]
        for each in findings_of(audited, "page-label").values()
    }
    assert found == absent
    contradicted = {url for each in planted if each.fault == "contradicts" for url in each.urls}
    assert {
        each["url"] for each in findings_of(audited, "label-contradiction").values()
    } == contradicted


def test_the_vetoes_count_what_was_planted(audited: Audited) -> None:
    values = {
        each["code"]: (each["value"], each["verdict"]) for each in audited.report["indicators"]
    }
    assert values["column-stale"] == (4, "met")
    assert values["column-overdue"] == (3, "met")
    assert values["column-blank"] == (2, "met")
    assert values["home-stale"][1] == "met"
    assert audited.report["verdict"]["qualified"] is True


def test_what_the_letters_show_waits_for_a_person(audited: Audited) -> None:
    """Late and forgotten letters, and one answer to all: told once for the mailbox, and no fault yet."""
    states = [each.state for each in audited.running.truth.messages]
    kinds = ("message-", "answer-", "consultation-")
    waiting = [each for each in audited.report["candidates"] if each["indicator"].startswith(kinds)]
    told = {each["indicator"]: each["details"] for each in waiting}
    assert len(waiting) == len(told)
    assert sorted(told) == ["answer-repeated", "message-late"]
    late = told["message-late"]
    assert (late["late"], late["waiting"]) == (states.count("late"), states.count("overdue"))
    assert told["answer-repeated"]["count"] == states.count("answered") + states.count("late")
    verdicts = {each["code"]: each["verdict"] for each in audited.report["indicators"]}
    assert verdicts["message-unanswered"] == verdicts["consultation-channel"] == "met"


def test_forbidden_folders_and_strangers_hosts_are_never_asked(audited: Audited) -> None:
    forbidden = audited.running.truth.forbidden_paths
    asked = [request.path for request in audited.running.requests]
    assert len(asked) > 300
    assert [path for path in asked if path.startswith(tuple(forbidden))] == []


def test_every_distinct_address_is_asked_at_most_twice_by_the_crawl(audited: Audited) -> None:
    """HEAD, GET and the second look; a dropped connection is tried once more by the client itself."""
    counts: dict[tuple[str, str], int] = {}
    for request in audited.running.requests:
        counts[request.host, request.path] = counts.get((request.host, request.path), 0) + 1
    again = {"/wap/index.html", "/wap/home.html", "/", "/video/play.jsp?vid=8"}
    assert {key: count for key, count in counts.items() if count > 3 and key[1] not in again} == {}


def test_the_report_keeps_to_its_schema_and_every_format_is_written(audited: Audited) -> None:
    jsonschema.validate(audited.report, SCHEMA)
    assert {path.name for path in audited.folder.iterdir()} == {
        "report.html",
        "report.txt",
        "report.json",
        "report.xlsx",
    }
    assert audited.report["run"]["complete"] is True


def test_the_terminal_gets_a_short_summary_and_no_noise(audited: Audited) -> None:
    assert len(audited.output.splitlines()) <= 42
    assert "\x1b" not in audited.output
    assert audited.errors == ""
