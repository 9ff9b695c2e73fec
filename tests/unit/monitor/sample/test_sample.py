"""The sample site holds what its truth says it holds: a wrong truth would hide a wrong reader."""

import http.client
import json
import re
import socket
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from monitor.clock import months_before
from monitor.sample import RunningSample, SampleSite, build, profile_toml, serve
from monitor.sample.answers import absolute, address

BASE, EXTERNAL = "http://127.0.0.1:8123/", "http://127.0.0.1:8124/"
TODAY = date(2026, 11, 23)
DAYS = [
    TODAY,
    date(2026, 2, 28),
    date(2028, 2, 29),
    date(2027, 1, 5),
    date(2026, 8, 31),
    date(2027, 1, 1),
]
every_day = pytest.mark.parametrize("today", DAYS, ids=str)
# Windows by category, in months or days: 国办秘函〔2019〕19号 and the presets for other columns.
MONTHS = {"notice": 6, "policy": 6, "interpretation": 6, "message": 2, "statistics": 3,
          "survey": 12, "personnel": 12, "plan": 12, "disclosure": 12}  # fmt: skip


@cache
def sample(today: date) -> SampleSite:
    return build(today, BASE, EXTERNAL)


@cache
def links_of(today: date) -> dict[str, tuple[str, str]]:
    """Every address in the site's pages, with the page and the raw text; rows in scripts too."""
    found: dict[str, tuple[str, str]] = {}
    for path, answer in sample(today).pages.items():
        if not answer.content_type.startswith(("text/html", "text/xml")) or answer.status != 200:
            continue
        if b"<" not in answer.body:
            continue
        page = absolute(path, BASE)
        text = answer.body.decode("gb18030" if b"gb2312" in answer.body else "utf-8")
        tree = html.document_fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", text))
        start = urljoin(page, next(iter(tree.xpath("//base/@href")), ""))
        raw = tree.xpath("//a/@href | //img/@src | //script/@src | //link/@href | //option/@value")
        records = re.findall(r"<record><!\[CDATA\[.*?href='([^']+)'", text)
        for href in [*raw, *records]:
            if href.strip().startswith(("#", "javascript:", "mailto:", "tel:")):
                continue
            try:
                found.setdefault(absolute(href, start), (page, href))
            except ValueError:
                found.setdefault(href, (page, href))
    return found


@every_day
def test_every_internal_link_is_a_page_or_a_planted_fault(today: date) -> None:
    site = sample(today)
    faults = {link.url for link in site.truth.links}
    astray = {
        url: where
        for url, where in links_of(today).items()
        if url.startswith(BASE)
        and address(url.removeprefix(BASE.rstrip("/"))) not in site.pages
        and url not in faults
        and where[1] not in faults | {""}
    }
    assert astray == {}


@every_day
def test_every_external_link_is_served_planted_or_never_to_be_requested(today: date) -> None:
    site = sample(today)
    faults = {link.url for link in site.truth.links}
    astray = [
        url
        for url, (_, raw) in links_of(today).items()
        if not url.startswith(BASE)
        and url not in faults
        and raw not in faults
        and urlsplit(url).hostname not in site.truth.unreachable_mark_hosts
        and not (
            url.startswith(EXTERNAL)
            and url.removeprefix(EXTERNAL.rstrip("/")) in site.external_pages
        )
    ]
    assert astray == []


@every_day
def test_every_planted_fault_stands_on_its_sources(today: date) -> None:
    site, shown = sample(today), links_of(today)
    for link in site.truth.links:
        if link.outcome in {"empty_href", "invalid_url"}:
            assert any(raw == link.url for _, raw in shown.values()) or link.url == ""
            continue
        assert link.url in shown, link
        for source in link.sources:
            body = site.pages[source.removeprefix(BASE.rstrip("/"))].body
            assert urlsplit(link.url).path.rsplit("/", 1)[-1].encode() in body, (link.url, source)


def test_only_planted_faults_fail_to_answer() -> None:
    site = sample(TODAY)
    failing = {
        absolute(path, BASE)
        for path, answer in site.pages.items()
        if answer.status >= 400 or answer.behaviour
    }
    assert failing <= {link.url for link in site.truth.links}


@every_day
def test_states_of_columns_agree_with_their_dates(today: date) -> None:
    for column in sample(today).truth.columns:
        if column.newest_date is None:
            assert column.state in {"blank", "unverified", "exempt"}
            continue
        newest = date.fromisoformat(column.newest_date)
        assert newest <= today
        if column.category in {"annual_report", "topic"}:
            assert (today - newest).days <= 366
            continue
        limit = (
            today - timedelta(days=14)
            if column.category == "news"
            else months_before(today, MONTHS[column.category])
        )
        left = (newest - limit).days
        window = (today - limit).days
        if column.state == "stale":
            assert left < 0, column
        elif column.state == "due_soon":
            assert 0 <= left <= 3, column
        else:
            assert column.state == "fresh"
            assert left > 0.25 * window, column


@every_day
def test_the_site_stays_below_every_veto_line(today: date) -> None:
    columns = sample(today).truth.columns
    stale = [each for each in columns if each.state == "stale"]
    short = [each for each in stale if each.category in {"news", "notice", "policy"}]
    # 国办秘函〔2019〕19号: five short-window columns, ten others, five blank ones are a veto.
    assert len(short) == 4
    assert len(stale) - len(short) == 3
    assert sum(each.state == "blank" for each in columns) == 2
    assert sum(each.state == "unverified" for each in columns) == 2
    assert sum(each.state == "due_soon" for each in columns) == 2
    assert sample(today).truth.home_newest == (today - timedelta(days=2)).isoformat()


def test_two_columns_are_reached_from_their_parents_only() -> None:
    site = sample(TODAY)
    home = site.pages["/"].body.decode()
    for column in site.truth.columns:
        path = column.url.removeprefix(BASE.rstrip("/"))
        assert (f'href="{path}"' in home) is column.in_navigation, column.name
    assert sum(not column.in_navigation for column in site.truth.columns) == 2


def test_rows_in_the_lists_are_as_many_as_the_truth_says() -> None:
    site = sample(TODAY)
    for column in site.truth.columns:
        answer = site.pages[column.url.removeprefix(BASE.rstrip("/"))]
        text = answer.body.decode("gb18030" if b"gb2312" in answer.body else "utf-8")
        if column.skin == "hanweb":
            assert text.count("<record>") == column.entries
            assert html.document_fromstring(text).xpath("//div[@class='bt_list']//a") == []
            continue
        tree = html.document_fromstring(re.sub(r"<\?xml[^>]*>|<!DOCTYPE[^>]*>", "", text))
        rows = tree.xpath("//ul[@class='u-list']/li[a] | //tr[@class='tr_css']")
        assert len(rows) == column.entries, column.name


def test_the_newest_row_is_where_the_truth_says_whatever_leads_the_list() -> None:
    site = sample(TODAY)
    by_key = {column.key: column for column in site.truth.columns}
    text = site.pages["/xwzx/fgyw/index.html"].body.decode()
    rows = re.findall(r'<li[^>]*>.*?<a href="\./([^"]+)"', text)[-by_key["fgyw"].entries :]
    assert by_key["fgyw"].newest_url == f"{BASE}xwzx/fgyw/{rows[2]}"
    assert by_key["mtjj"].newest_url is not None
    assert by_key["mtjj"].newest_url.startswith(EXTERNAL)
    future = re.search(
        r"<b>(\d{4}-\d\d-\d\d)</b>", site.pages["/col/col1801/index.html"].body.decode()
    )
    assert future is not None
    stated = re.findall(
        r"<b>(\d{4}-\d\d-\d\d)</b>", site.pages["/col/col1801/index.html"].body.decode()
    )
    assert sum(day > TODAY.isoformat() for day in stated) == 1


@every_day
def test_every_state_of_a_policy_is_planted_and_its_links_are_there(today: date) -> None:
    site = sample(today)
    states = [policy.state for policy in site.truth.policies]
    assert set(states) == {"linked", "matched", "missing", "not_required", "cannot_tell"}
    lists = b"".join(
        site.pages[path].body for path in ("/zwgk/zcwj/index.html", "/col/col1812/index.html")
    )
    for policy in site.truth.policies:
        document = site.pages[policy.url.removeprefix(BASE.rstrip("/"))].body
        encoding = "gb18030" if b"gb2312" in document else "utf-8"
        assert policy.doc_number in document.decode(encoding)
        for page in policy.interpretations:
            path, name = (
                page.url.removeprefix(BASE.rstrip("/")),
                page.url.rsplit("/", 1)[-1].encode(),
            )
            back = policy.url.rsplit("/", 1)[-1].encode() in site.pages[path].body
            assert back is page.links_back
            assert (name in document or name in lists) is page.links_forward
            assert policy.published <= page.published <= today.isoformat()
        if policy.state == "missing":
            assert (today - date.fromisoformat(policy.published)).days > 40
    assert [policy.within_deadline for policy in site.truth.policies].count(True) == 1


def test_label_faults_are_in_the_pages() -> None:
    site = sample(TODAY)
    for fault in site.truth.labels:
        for url in fault.urls:
            body = site.pages[url.removeprefix(BASE.rstrip("/"))].body.decode()
            metas = re.findall(r"<meta[^>]*>", body)
            own = [meta for meta in metas if f'name="{fault.label}"' in meta]
            value = re.search(r'content="([^"]*)"', "".join(own))
            if fault.fault == "missing":
                assert value is None
            else:
                assert value is not None
                assert (value[1] == "") is (fault.fault == "empty")


def test_the_site_code_of_the_second_system_is_only_in_its_footer_script() -> None:
    site = sample(TODAY)
    page = site.pages["/col/col1833/index.html"].body.decode()
    assert "网站标识码" not in page
    assert "3798000007" in page
    assert f"网站标识码：{site.truth.site_code}" in site.pages["/script/footer.js"].body.decode()


def test_one_column_is_in_gbk_and_calls_itself_gb2312() -> None:
    body = sample(TODAY).pages["/zwgk/rsxx/index.html"].body
    assert b"charset=gb2312" in body
    assert "人事信息" in body.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


@every_day
def test_there_are_about_three_hundred_pages(today: date) -> None:
    assert 280 <= sample(today).truth.html_pages <= 330


def test_two_builds_of_one_day_are_equal() -> None:
    first, second = build(TODAY, BASE, EXTERNAL), build(TODAY, BASE, EXTERNAL)
    assert first.pages == second.pages
    assert first.external_pages == second.external_pages
    assert first.truth == second.truth


def test_the_truth_turns_into_json() -> None:
    told = sample(TODAY).truth.as_json()
    assert json.loads(json.dumps(told, ensure_ascii=False))["today"] == "2026-11-23"


def test_what_must_not_be_accused_is_no_planted_fault() -> None:
    truth = sample(TODAY).truth
    assert not {trap.url for trap in truth.traps} & {link.url for link in truth.links}


@pytest.fixture(scope="module")
def running() -> Iterator[RunningSample]:
    with serve(TODAY) as served:
        yield served


def ask(url: str, method: str = "GET") -> tuple[int, bytes, dict[str, str]]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=5)
    try:
        connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""))
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()


def test_the_servers_answer_as_planted(running: RunningSample) -> None:
    for link in running.truth.links:
        if link.outcome in {"empty_href", "invalid_url", "dns", "redirected_home"}:
            continue
        if link.outcome == "refused":
            with pytest.raises(ConnectionRefusedError):
                ask(link.url)
        elif link.outcome == "reset":
            with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
                ask(link.url)
        else:
            assert ask(link.url)[0] == (link.status or 302), link


def test_what_must_not_be_accused_works_by_get(running: RunningSample) -> None:
    silent = ("a retired menu", "an address inside", "pages of a pager", "an interface named")
    for trap in running.truth.traps:
        if trap.url.startswith("http") and not trap.why.startswith(silent):
            assert ask(trap.url)[0] in {200, 301}, trap


def test_head_has_no_body_and_may_lie(running: RunningSample) -> None:
    status, body, headers = ask(running.url, "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 1000
    assert ask(f"{running.url}app/zxsb/index.html", "HEAD")[0] == 405
    assert ask(f"{running.url}app/bgxz/index.html", "HEAD")[0] == 404
    assert ask(f"{running.url}app/bgxz/index.html")[0] == 200


def test_a_chinese_path_is_one_address_raw_or_encoded_but_a_gbk_query_is_left_alone(
    running: RunningSample,
) -> None:
    host = urlsplit(running.url)
    with socket.create_connection((host.hostname, host.port), timeout=5) as raw:
        raw.sendall("GET /bsfw/下载/服务清单.html HTTP/1.0\r\n\r\n".encode())
        assert raw.makefile("rb").readline().split()[1] == b"200"
    recoded = "hdjl/zrxx/Allemail.jsp?MailBox=%E4%B8%BB%E4%BB%BB%E4%BF%A1%E7%AE%B1"
    assert ask(running.url + recoded)[0] == 404


def test_requests_are_on_record(running: RunningSample) -> None:
    before = len(running.requests)
    ask(f"{running.url}neibu/oa/index.html")
    seen = running.requests[before:]
    assert [(each.host, each.method, each.path) for each in seen] == [
        (urlsplit(running.url).netloc, "GET", "/neibu/oa/index.html")
    ]


def test_the_second_page_of_a_script_list_is_a_relative_link_away(running: RunningSample) -> None:
    page = ask(f"{running.url}col/col1802/index.html")[1].decode()
    href = re.search(r'<nextgroup><!\[CDATA\[<a href="([^"]+)"', page)
    assert href is not None
    first = urljoin(running.url, href[1])
    status, body, _ = ask(first)
    assert status == 200
    assert body.count(b"<record>") == 15
    following = re.search(rb'<nextgroup><!\[CDATA\[<a href="([^"]+)"', body)
    assert following is not None
    status, body, _ = ask(urljoin(first, following[1].decode()))
    assert (status, body.count(b"<record>")) == (200, 9)


def test_the_profile_names_every_column_and_an_office_for_it(running: RunningSample) -> None:
    profile = tomllib.loads(profile_toml(running))
    assert profile["code"] == running.truth.site_code
    assert [(each["url"], each["category"]) for each in profile["columns"]] == [
        (each.url, each.category) for each in running.truth.columns
    ]
    assert all(each["owner"].endswith("@example.gov.cn>") for each in profile["columns"])
