"""Things seen, dated and free of opinion; spiders make them, the store keeps them, rules read them.

A failed visit is a fact as well (``Fetch`` with an ``Outcome``), never an exception that travels.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """How one visit ended. Only ``OK`` says that the address works."""

    OK = "ok"
    HTTP_ERROR = "http_error"
    TIMEOUT = "timeout"
    DNS = "dns"
    REFUSED = "refused"
    RESET = "reset"
    TLS = "tls"
    REDIRECT_LOOP = "redirect_loop"
    REDIRECTED_HOME = "redirected_home"
    SOFT_404 = "soft_404"
    EMPTY_HREF = "empty_href"
    INVALID_URL = "invalid_url"
    BLOCKED = "blocked"
    DAMAGED_FILE = "damaged_file"
    TOO_LARGE = "too_large"
    ROBOTS = "robots"  # robots.txt forbids it, so it was not visited
    SKIPPED = "skipped"  # left out by the profile or a bound of the crawl
    MALFORMED = "malformed"  # an answer that browsers may forgive and our reader of HTTP does not
    OTHER = "other"


HOST_SILENT = "host-silent"  # how the error of a SKIPPED visit begins whose host answered nobody


class LinkKind(StrEnum):
    """What the markup uses an address for; whether it is external follows from the address."""

    PAGE = "page"
    IMAGE = "image"
    SCRIPT = "script"
    STYLE = "style"
    ATTACHMENT = "attachment"
    FRAME = "frame"


class Place(StrEnum):
    """Where on the page a link stands."""

    NAVIGATION = "navigation"
    BREADCRUMB = "breadcrumb"
    CONTENT = "content"
    FOOTER = "footer"


class Link(NamedTuple):
    """One address a page shows. ``url`` is canonical, or the raw text when it cannot be one."""

    url: str
    anchor: str
    kind: LinkKind
    place: Place
    hidden: bool = False
    defect: Outcome | None = None  # EMPTY_HREF or INVALID_URL: decided without a visit
    under: str = ""  # in a menu: the name of the item this one is nested under


@dataclass(frozen=True, slots=True)
class Fetch:
    """One request and how it ended."""

    url: str
    at: datetime
    method: str
    attempt: int  # 1 is the first look, 2 the confirmation in the same run
    outcome: Outcome
    status: int | None = None
    final_url: str = ""
    chain: tuple[str, ...] = ()  # the addresses of redirects, first to last
    milliseconds: int = 0
    bytes: int = 0
    content_type: str = ""
    error: str = ""


class WhyInvalid(StrEnum):
    """Why a probe says nothing of its site: such a sample leaves the percentage."""

    OWN_LINE = "own-line"  # no control host answered either
    NO_CONTROL = "no-control"  # it failed, and nothing tells that from a failure of our own line
    REFUSED = "refused"  # a challenge, or a refusal to machines
    ROBOTS = "robots"  # robots.txt forbids the front page
    TLS = "tls"  # no encrypted connection that we accept; browsers mostly open such a site or ask
    ELSEWHERE = "elsewhere"  # the front page leads to somebody else's host
    UNCLEAR = "unclear"  # an answer that browsers may forgive, or no way there


@dataclass(frozen=True, slots=True)
class Probe:
    """One visit of a site's front page that asks whether it opens, as it was confirmed.

    ``dns_ms``, ``connect_ms`` and ``tls_ms`` are of the last hop; ``first_byte_ms`` and ``total_ms`` are counted from
    the beginning, redirects among them, so that they are what a visitor waits.
    """

    site: str  # key of the profile
    url: str
    at: datetime
    outcome: Outcome
    family: str = ""  # "4" or "6": asked over that version of IP alone, beside the one that counts
    status: int | None = None
    dns_ms: int = 0
    connect_ms: int = 0
    tls_ms: int = 0
    first_byte_ms: int = 0
    total_ms: int = 0
    final_url: str = ""  # behind redirects
    ip: str = ""  # that answered
    bytes: int = 0
    error: str = ""
    looks: int = 1  # 2: the first look failed and was confirmed, or taken back, by a second one
    valid: bool = True
    why_invalid: str = ""  # a WhyInvalid


class ForeignTitle(NamedTuple):
    """What the page behind an address of somebody else's says it is; nothing else of it is kept."""

    url: str  # as linked
    title: str
    host: str  # that answered, behind redirects
    sketch: str = ""  # of the text in its first bytes: monitor.prints; no word of it is kept


class Certificate(NamedTuple):
    """The certificate a host showed."""

    host: str  # with its port, where it has one
    at: datetime
    not_before: datetime
    not_after: datetime
    issuer: str  # common name and organisation
    subject: str
    names: tuple[str, ...]  # that it is good for, as it tells them
    verified: bool  # an authority vouches for it, it is in time, and it names the host


class DateSource(StrEnum):
    """Where a date was read; sources disagree by days, so it is always kept."""

    LIST = "list"  # the row of a column list
    LABEL = "label"  # <meta name="PubDate">
    VISIBLE = "visible"  # 发布日期：… in the page
    URL = "url"  # /t20260716_1406530.html, /art/2026/9/11/
    MADE = "made"  # 成文日期
    JSON = "json"


class DateSeen(NamedTuple):
    """A date as it was read, with the text it was read from."""

    value: date
    source: DateSource
    text: str


class Entry(NamedTuple):
    """One row of a column list. ``stated`` is as printed: it may lie in the future."""

    position: int
    title: str
    url: str
    stated: date | None = None
    source: DateSource | None = None
    text: str = ""  # what the date was read from
    pinned: bool = False
    related: tuple[str, ...] = ()  # addresses of 相关解读 nested in the row
    block: int = 0  # which of the page's lists it stands in, as ``ListReading.blocks`` counts them


class ListState(StrEnum):
    """What came of reading a page as a column list."""

    ENTRIES = "entries"
    EMPTY = "empty"  # a list was recognised and it holds no row
    UNREADABLE = "unreadable"  # the list is there but lives in a script, a JSON answer, a challenge
    NOT_A_LIST = "not_a_list"


SAYS_NOTHING = "the page says that there is nothing"  # ``ListReading.reason`` for 暂无数据 in words


@dataclass(frozen=True, slots=True)
class ListReading:
    """A page read as a column list, by the adapter that recognised it."""

    adapter: str
    state: ListState
    entries: tuple[Entry, ...] = ()
    next_urls: tuple[str, ...] = ()
    signature: str = ""  # tag and class of the list's container, for comparing sister columns
    reason: str = ""  # why it is unreadable or empty, in English
    asks: tuple[
        str, ...
    ] = ()  # where the page itself says that its rows come from, to be asked by GET
    name: str = ""  # what the list's own source calls the column
    blocks: tuple[str, ...] = ()  # for each list of the page, the tags and classes around it
    children: tuple[
        tuple[str, str], ...
    ] = ()  # address and name of columns only a script's tree lists


class MarkKind(StrEnum):
    """The identification marks of 国办发〔2017〕47号 and 国办秘函〔2019〕19号, and what stands beside them."""

    SITE_CODE = "site-code"  # 网站标识码
    CONAC = "conac"  # 党政机关网站标识
    ICP = "icp"  # ICP备案号
    POLICE = "police"  # 公安备案号
    HOST_UNIT = "host-unit"  # 主办单位
    CONTACT = "contact"  # 联系方式
    SITE_MAP = "site-map"  # 网站地图
    ERROR_REPORT = "error-report"  # 我为政府网站找错
    ACCESSIBILITY = "accessibility"  # 无障碍浏览、适老化
    IPV6 = "ipv6"  # 本网站支持IPv6
    SEARCH_CODE = "search-code"  # the site code in the search form; copied templates keep another's


class Mark(NamedTuple):
    """One mark found on a page. ``value`` is its code or text; ``url`` what it links to."""

    kind: MarkKind
    value: str
    url: str = ""
    visible: bool = True  # False: hidden by style or standing in a comment


class Label(NamedTuple):
    """One page label, ``<meta name=… content=…>``; name as written, value stripped."""

    name: str
    value: str


class PageKind(StrEnum):
    """What a page is, as far as its own content tells."""

    HOME = "home"
    COLUMN = "column"
    ARTICLE = "article"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What an article page says of itself as an official document."""

    number: str = ""  # 文号, as printed: 滨发改〔2026〕1号
    index: str = ""  # 索引号
    made: date | None = None  # 成文日期
    issuer: str = ""
    validity: str = ""
    openness: str = ""


class MessageStatus(StrEnum):
    """Whether a published letter was answered, as far as its page tells."""

    ANSWERED = "answered"
    OPEN = "open"  # the page says so: 未回复, 办理中, an answer's place left empty
    UNKNOWN = "unknown"


class Message(NamedTuple):
    """One published letter of a mailbox. Its text, title, writer and answer are never kept."""

    key: str  # tells it from the other letters of its page
    url: str  # its own page where it has one, else the page that shows it
    asked: date | None
    answered: date | None
    status: MessageStatus
    status_text: str = ""  # as printed; "" where it is no known word
    unit: str = ""  # 受理部门
    number: str = ""  # 信件编号
    asked_text: str = ""  # what the dates were read from
    answered_text: str = ""
    answer_print: str = ""  # the same for the same answer; "" where that could not be told


class LeakKind(StrEnum):
    """What should not stand on a public page: personal data and marks of secrecy (indicators W-S01 to W-S08)."""

    RESIDENT_ID = "resident-id"
    BANK_CARD = "bank-card"
    MOBILE = "mobile"
    PERSONAL_TABLE = "personal-table"
    CLASSIFIED = "classified"
    NOT_PUBLIC = "not-public"
    INTERNAL_HEAD = "internal-head"


class Leak(NamedTuple):
    """One thing that should not be public. The value itself is nowhere kept."""

    kind: LeakKind
    masked: str  # a form that cannot be completed; of a mark its own words
    place: str  # where it stands: "line 12", "title", "hidden text"
    key: str  # keyed hash of the value, to tell it from others; "" for marks and tables
    certain: bool = False  # check digit, region and date fit: no chance likeness
    near: str = ""  # the word that made it likely
    amount: int = 1  # how often, or the rows of a table


class Fragments(NamedTuple):
    """The places of a page, and its links to places of pages of the site (``("https://…/b.htm", "part2")``)."""

    places: tuple[str, ...]
    jumps: tuple[tuple[str, str], ...]
    whole: bool  # there are no more places, and no script makes some

    @property
    def known(self) -> frozenset[str]:
        """The places, to look one up."""
        return frozenset(self.places)


@dataclass(frozen=True, slots=True)
class Page:
    """What one HTML page says. Everything is bounded by the reader."""

    url: str
    kind: PageKind
    title: str
    hash: str  # of the body's bytes
    labels: tuple[Label, ...] = ()
    dates: tuple[DateSeen, ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    marks: tuple[Mark, ...] = ()
    footer_scripts: tuple[str, ...] = ()  # same-host fragments that may inject the footer
    reading: ListReading | None = None
    document: DocumentFacts | None = None
    related: tuple[str, ...] = ()  # links in the body to 相关解读 or 政策原文
    related_by_script: bool = False  # a script asks an interface for them, so they cannot be read
    messages: tuple[Message, ...] = ()  # the letters a mailbox page shows
    charset: str = ""
    charset_note: str = ""  # the declared charset is not the actual one, or part is in neither
    challenge: str = ""  # why this is a test of its visitor and no page of the site; never stored
    text_length: int = 0
    text: str = ""  # what it is there to say, leaks masked; "" for lists, whose rows are kept
    leaks: tuple[Leak, ...] = ()
    fragments: Fragments | None = None  # where the profile asks for them

    def label(self, name: str) -> str | None:
        """The first label of that name, whatever its case; ``None`` where it is absent.

        Headers included from elsewhere repeat labels further down, so the first one counts.
        """
        wanted = name.casefold()
        for label in self.labels:
            if label.name.casefold() == wanted:
                return label.value
        return None


class Opens(StrEnum):
    """Whether a file opens. What could not be read is never called damaged."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


class FileProperties(NamedTuple):
    """What a file says of itself, as written in it; empty where it says nothing."""

    title: str = ""
    author: str = ""
    last_modified_by: str = ""
    company: str = ""
    created: str = ""
    modified: str = ""
    subject: str = ""
    keywords: str = ""
    description: str = ""


class HiddenPart(NamedTuple):
    """Something in a file that a reader does not see at once: ``("sheet", "名单", 12)``."""

    kind: str  # sheet, very-hidden-sheet, rows, columns, text, deleted-text, comments, slide
    name: str  # the sheet, slide or part that holds it
    amount: int  # cells of a sheet; rows, columns, runs of text, comments, slides otherwise


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file as opened within bounds. ``text`` holds what is hidden as well, leaks masked."""

    url: str
    format: str  # by its bytes: docx, xlsx, pdf, …; by its name where the bytes do not tell; may be empty
    size: int  # bytes
    sha256: str
    opens: Opens
    fault: str = ""  # why it does not open or cannot be told; ``mistyped`` stands beside ``yes``
    properties: FileProperties = field(default_factory=FileProperties)
    pages: int | None = None
    hidden: tuple[HiddenPart, ...] = ()
    text: str = ""
    text_complete: bool = True  # False: a bound was met, so the absence of words proves nothing
    leaks: tuple[Leak, ...] = ()

    @property
    def text_length(self) -> int:
        """Characters of text without blanks: 0 for an empty form, and for a scan."""
        return len("".join(self.text.split()))
