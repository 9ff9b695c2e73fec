"""Every outcome of the contract, by what the server does: outcome, verdict and number of looks of each address."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import pytest

from tests.e2e.conftest import Huoshui
from tests.e2e.stored import Audit, audited
from tests.site import wires
from tests.site.bureau import PDF, PNG
from tests.site.misbehaving import (
    HTML,
    ROBOTS,
    Answer,
    Asked,
    Route,
    Site,
    closed_port,
    page,
    self_signed,
    serve,
)

ONCE, TWICE, UNASKED = 1, 2, 0
SCRIPT = b"<script>$_ts={};</script>"


def zipped() -> bytes:
    """A small archive in order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("附件.txt", "附件" * 2000)
    return packed.getvalue()


@dataclass(frozen=True, slots=True)
class Case:
    """An address and what must become of it. ``outcome`` may leave a choice; ``looks`` None is any number."""

    kind: str  # page, image, attachment: of the site; away: a page of another host; href: raw text
    does: Answer | str  # a text is where a link leads that no server of ours answers
    outcome: str
    verdict: str | None  # None: the report does not list it
    looks: int | None


def file(body: bytes, content_type: str, promised: int = 0) -> Route:
    return Route(body, content_type=content_type, promised=promised)


def wired(wire: wires.Wire) -> Route:
    return Route(wire=wire)


def failing(kind: str, does: Answer | str, outcome: str, verdict: str = "suspect") -> Case:
    """Whatever fails is looked at twice."""
    return Case(kind, does, outcome, verdict, TWICE)


def blocked(kind: str, does: Route, looks: int | None = ONCE) -> Case:
    return Case(kind, does, "blocked", "blocked", looks)


LOOP = Route(status=302, location="/loop/b")
LONG = Route(status=302, location="/long/1")
PDF_TYPE, ZIP_TYPE, PNG_TYPE = "application/pdf", "application/zip", "image/png"

CASES: Mapping[str, Case] = {
    "page in order": Case("page", page("甲"), "ok", None, ONCE),
    "image in order": Case("image", file(PNG, PNG_TYPE), "ok", None, ONCE),
    "file in order": Case("attachment", file(PDF, PDF_TYPE), "ok", None, ONCE),
    "page elsewhere in order": Case("away", page("乙"), "ok", None, ONCE),
    "404": failing("page", Route(b"404", 404), "http_error", "broken"),
    "410": failing("page", Route(b"gone", 410), "http_error", "broken"),
    "404 image": failing("image", Route(b"404", 404), "http_error", "broken"),
    "404 file": failing("attachment", Route(b"404", 404), "http_error", "broken"),
    "404 elsewhere": failing("away", Route(b"404", 404), "http_error", "broken"),
    "500": failing("page", Route(b"error", 500), "http_error"),
    "503": failing("page", Route(b"busy", 503), "http_error"),
    "500 image": failing("image", Route(b"error", 500), "http_error"),
    "503 file": failing("attachment", Route(b"busy", 503), "http_error"),
    "500 elsewhere": failing("away", Route(b"error", 500), "http_error"),
    "silent": failing("page", wired(wires.silence), "timeout"),
    "silent image": failing("image", wired(wires.silence), "timeout"),
    "silent file": failing("attachment", wired(wires.silence), "timeout"),
    "silent elsewhere": failing("away", wired(wires.silence), "timeout"),
    "drips": failing("page", wired(wires.drip), "timeout"),
    "drips elsewhere": Case("away", wires.only("GET", wires.drip, Route()), "ok", None, ONCE),
    "unknown name": failing("href", "http://nowhere.invalid/a.html", "dns", "broken"),
    "refused": failing("href", "http://localhost:{closed}/a.html", "refused", "broken"),
    "hangs up": failing("page", wired(wires.hang_up), "reset"),
    "resets": failing("page", wired(wires.reset), "reset"),
    "ends within headers": failing("page", wired(wires.cut_head), "reset"),
    "resets image": failing("image", wired(wires.reset), "reset"),
    "resets file": failing("attachment", wired(wires.reset), "reset"),
    "resets elsewhere": failing("away", wired(wires.reset), "reset"),
    # Half a page is a page to its reader; of half a file nobody gets anything, and lines heal.
    "half a page": Case("page", Route(page("甲").body, promised=999), "ok", None, None),
    "half an image": Case("image", file(PNG, PNG_TYPE, 999), "ok", None, None),
    "half a file": failing("attachment", file(PDF[:200], PDF_TYPE, 999), "reset"),
    "half an archive": failing("attachment", file(zipped()[:60], ZIP_TYPE, 9999), "reset"),
    "self-signed": failing("href", "https://localhost:{tls}/a.html", "tls"),
    "loop": failing("page", LOOP, "redirect_loop", "broken"),
    "loop elsewhere": failing("away", LOOP, "redirect_loop", "broken"),
    "redirects too long": failing("page", LONG, "redirect_loop", "broken"),
    "redirect to itself": failing("page", Route(status=302, location=""), "http_error|redirect_loop", "suspect|broken"),
    "redirect in order": Case("page", Route(status=301, location="/fine.html"), "ok", None, ONCE),
    "redirect to nothing": failing("page", Route(status=302, location="/gone.html"), "http_error", "broken"),
    "missing in words": failing("page", page("对不起，您访问的页面不存在"), "soft_404"),
    "home in its place": failing("page", Route(status=302, location="/"), "redirected_home"),
    "home in its place elsewhere": failing("away", Route(status=302, location="/"), "redirected_home"),
    "empty link": Case("href", "", "empty_href", "broken", UNASKED),
    "no address": Case("href", "http://[::bad/a.html", "invalid_url", "broken", UNASKED),
    "no host": Case("href", "http:///zwgk/a.html", "invalid_url", "broken", UNASKED),
    "403": blocked("page", Route(b"forbidden", 403)),
    "403 elsewhere": blocked("away", Route(b"forbidden", 403)),
    "403 image": blocked("image", Route(b"forbidden", 403)),
    "412 with script": blocked("page", Route(SCRIPT, 412)),
    "412 elsewhere": blocked("away", Route(SCRIPT, 412)),
    "521": blocked("page", Route(b"<script>__jsl_clearance</script>", 521)),
    "202 with script": blocked("page", Route(SCRIPT, 202)),
    "202 with script, a file": blocked("attachment", Route(SCRIPT, 202)),
    "429": blocked("page", Route(b"slow down", 429), None),
    "429 elsewhere": blocked("away", Route(b"slow down", 429), None),
    "page named pdf": failing("attachment", page("登录"), "damaged_file", "broken"),
    "page in a pdf's type": failing("attachment", file(page("登录").body, PDF_TYPE), "damaged_file", "broken"),
    "nothing in a file": failing("attachment", file(b"", PDF_TYPE), "damaged_file", "broken"),
    "archive cut for good": failing("attachment", file(zipped()[:60], ZIP_TYPE), "damaged_file", "broken"),
    "no HTTP": Case("page", wired(wires.no_http), "malformed", None, TWICE),
    "no HTTP elsewhere": Case("away", wired(wires.no_http), "malformed", None, TWICE),
    "forbidden by robots.txt": Case("page", page("密"), "robots", None, None),
}  # fmt: skip
ENDINGS = {"page": "html", "image": "png", "away": "html"}


@dataclass(frozen=True, slots=True)
class Looked:
    """The audit of all cases, and the address of each."""

    audit: Audit
    addresses: Mapping[str, str]
    site: Site


@contextmanager
def places(
    names: Mapping[str, Case], site: Site, away: Site, **ports: int
) -> Iterator[dict[str, str]]:
    """The address of each case; both sites answer as the cases say."""
    addresses = {}
    for number, (name, case) in enumerate(names.items()):
        if isinstance(case.does, str):
            addresses[name] = case.does.format(**ports)
            continue
        ending = "zip" if "archive" in name else ENDINGS.get(case.kind, "pdf")
        folder = "secret" if case.outcome == "robots" else "zwgk"
        path = f"/{folder}/content_{number}00.{ending}"
        served = away if case.kind == "away" else site
        served.routes[path] = case.does
        addresses[name] = served.url + path[1:]
    yield addresses


def hops(here: Asked) -> Route:
    """Addresses of which each leads to the next; all others do not exist."""
    name, _, number = here.path.strip("/").partition("/")
    if name == "long":
        return (
            Route(status=302, location=f"/long/{int(number) + 1}")
            if int(number) < 60
            else page("终")
        )
    if name == "loop":
        return Route(status=302, location="/loop/b" if number == "a" else "/loop/a")
    return Route(b"404", 404)


def home(names: Mapping[str, Case], addresses: Mapping[str, str]) -> Route:
    """A page that shows every address as its kind is shown, ordinary pages in between."""
    shown = [
        f'<p><img src="{addresses[name]}" alt="{name}"></p>' if case.kind == "image"
        else f'<p><a href="{addresses[name]}">{name}</a> <a href="/fine.html?{number}">好</a></p>'
        for number, (name, case) in enumerate(names.items())
    ]  # fmt: skip
    return Route(f"<html><title>首页</title><body>{''.join(shown)}</body></html>".encode())


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    """One audit of a site that does all of this."""
    with ExitStack() as stack:
        certificate = self_signed(tmp_path_factory.mktemp("tls"))
        tls = stack.enter_context(serve({"/a.html": page("甲")}, certificate=certificate))
        closed = stack.enter_context(closed_port())
        away = stack.enter_context(serve({"/": page("他站")}, host="localhost", otherwise=hops))
        site = stack.enter_context(serve({}, otherwise=hops))
        secure = int(tls.netloc.rpartition(":")[2])
        addresses = stack.enter_context(places(CASES, site, away, closed=closed, tls=secure))
        site.routes |= {f"/fine.html?{number}": page(f"好{number}") for number in range(len(CASES))}
        site.routes |= {
            "/": home(CASES, addresses), "/fine.html": page("好"),
            ROBOTS: Route(b"User-agent: *\nDisallow: /secret/\n", content_type="text/plain"),
        }  # fmt: skip
        audit = audited(Huoshui(tmp_path_factory.mktemp("cases")), site)
        return Looked(audit, addresses, site)


def test_the_crawl_comes_to_its_end(looked: Looked) -> None:
    assert looked.audit.done.status == 0, looked.audit.done.err
    assert looked.audit.report["run"]["complete"] is True


@pytest.mark.parametrize("name", CASES)
def test_each_address_gets_its_outcome(name: str, looked: Looked) -> None:
    case, address = CASES[name], looked.addresses[name]
    visits = [look for look in looked.audit.looks if look.url == address]
    assert visits, "nothing is known of the address"
    assert visits[-1].outcome in case.outcome.split("|")
    listed = looked.audit.verdicts.get(address)
    if case.verdict is None:
        assert listed is None
    else:
        assert listed is not None
        assert listed[1] in case.verdict.split("|")
        assert listed[0] == visits[-1].outcome
    if case.looks is not None:
        assert len({look.attempt for look in visits if look.method}) == case.looks or (
            case.outcome == "dns" and {look.attempt for look in visits} == {1, 2}
        )


def test_what_robots_txt_forbids_is_not_asked(looked: Looked) -> None:
    assert not [path for path in looked.site.requests if path.startswith("/secret/")]


def test_a_page_with_the_face_of_a_missing_one_is_missing(huoshui: Huoshui) -> None:
    face = Route("<html><title>本站</title><p>请从首页重新进入</p>".encode(), content_type=HTML)
    news = page("新闻", "/xw/gone.html", "/xw/gone.pdf")
    with serve(
        {"/": page("首页", "/xw/1.html"), "/xw/1.html": news}, otherwise=lambda _: face
    ) as site:
        audit = audited(huoshui, site)
    assert audit.verdicts == {
        f"{site.url}xw/gone.html": ("soft_404", "suspect"),
        f"{site.url}xw/gone.pdf": ("damaged_file", "broken"),
    }
