"""The schema, table by table. Facts are what was seen, when, from where; findings are derived and can be rebuilt.

Times are kept in UTC. A page's content is written once per change, however often it is visited.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from monitor.clock import SHANGHAI
from monitor.store.words import Words

SCHEMA_VERSION = "4"


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept as naive UTC because SQLite knows no zones, given back in Asia/Shanghai."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC).astimezone(SHANGHAI)


metadata = MetaData()

# One row: which program and which schema made this database.
about = Table(
    "about",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)

# One execution of a crawl of one site.
run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site", String(60), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment),
    Column("complete", Boolean, nullable=False, default=False),
    Column("stopped_because", Words),
    Column("home_url", Words, nullable=False, default=""),
    Column("requests", Integer, nullable=False, default=0),
    Column("pages", Integer, nullable=False, default=0),
    Column("links", Integer, nullable=False, default=0),
    Column("bytes", BigInteger, nullable=False, default=0),
    Column("external", Boolean, nullable=False, default=True),
    Column("software", String(40), nullable=False),
    Column("profile", JSON, nullable=False),
    Column("notes", JSON, nullable=False, default=list),  # what was left out, and why
    Index("run_by_site", "site", "started"),
)

# What a run asked of one host on one day of Asia/Shanghai.
load = Table(
    "load",
    metadata,
    Column("run", ForeignKey("run.id"), primary_key=True),
    Column("host", Words(255), primary_key=True),
    Column("day", String(10), primary_key=True),  # 2026-11-23
    Column("requests", BigInteger, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("throttled", BigInteger, nullable=False),  # answers 429, and 503 with Retry-After
)

# The certificate a host of the site showed, asked for once a run.
certificate = Table(
    "certificate",
    metadata,
    Column("run", ForeignKey("run.id"), primary_key=True),
    Column("host", Words(255), primary_key=True),  # with its port
    Column("at", Moment, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("not_after", Moment, nullable=False),
    Column("issuer", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("names", JSON, nullable=False),
    Column("verified", Boolean, nullable=False),
)

# Every address once per site.
address = Table(
    "address",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site", String(60), nullable=False),
    Column("url", Words, nullable=False),
    UniqueConstraint("site", "url", name="address_once"),
)

# One way in which some page of the site shows an address; a menu shows its own on every page, and is kept once.
link = Table(
    "link",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", ForeignKey("address.id"), nullable=False),
    Column("anchor", Words, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("place", String(20), nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("defect", String(20), nullable=False),
    Column("under", Words, nullable=False),
    UniqueConstraint(
        "address", "kind", "place", "hidden", "defect", "under", "anchor", name="link_once"
    ),
)

# One content of a page: written only when the content, or the reader of it, changes.
page_version = Table(
    "page_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", ForeignKey("address.id"), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("title", Words, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column(
        "content", JSON, nullable=False
    ),  # labels, dates, marks, list head …: monitor.store.packing
    Column("links", LargeBinary, nullable=False),  # the ids of its links in page order, packed
    Column("onward", JSON),  # what else leads on from it; null for most: monitor.store.packing
    Column("print", String(24), nullable=False, default=""),  # of its text: monitor.prints
    UniqueConstraint("address", "hash", name="version_once"),
    Index("version_by_print", "print"),
)

# What a page version is there to say, apart from it because judging seldom needs it. Leaks are masked.
page_text = Table(
    "page_text",
    metadata,
    Column("version", ForeignKey("page_version.id"), primary_key=True),
    Column("text", LargeBinary, nullable=False),  # zlib
)

# What the last whole answer of a page's address was, for asking whether it has changed since.
page = Table(
    "page",
    metadata,
    Column("address", ForeignKey("address.id"), primary_key=True),
    Column("version", ForeignKey("page_version.id"), nullable=False),
    Column("etag", Words(200), nullable=False),
    Column("last_modified", Words(60), nullable=False),
    Column("reader", String(8), nullable=False),
    Column("read", Moment, nullable=False),
)

# What a run has met, in that order; a run that was cut short goes on from here. Cleared when it is over.
frontier = Table(
    "frontier",
    metadata,
    Column("run", ForeignKey("run.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("address", ForeignKey("address.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("internal", Boolean, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("role", Words(80), nullable=False),
    Column("detail", Words, nullable=False),
)

# One row of a column list as a page version shows it.
entry = Table(
    "entry",
    metadata,
    Column("version", ForeignKey("page_version.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("url", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("stated", String(10)),
    Column("source", String(10)),
    Column("text", Words, nullable=False, default=""),
    Column("pinned", Boolean, nullable=False, default=False),
    Column("related", JSON, nullable=False, default=list),
    Column("block", Integer, nullable=False, default=0),
)

# One request and how it ended; ``version`` is the content it brought.
fetch = Table(
    "fetch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("address", ForeignKey("address.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("method", String(8), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("status", Integer),
    Column("final_url", Words, nullable=False, default=""),
    Column("chain", JSON, nullable=False, default=list),
    Column("milliseconds", Integer, nullable=False, default=0),
    Column("bytes", BigInteger, nullable=False, default=0),
    Column("content_type", Words(200), nullable=False, default=""),
    Column("error", Words, nullable=False, default=""),
    Column("version", ForeignKey("page_version.id")),
    Index("fetch_by_run", "run", "address"),
    Index("fetch_by_address", "address", "at"),
)

# One visit of a site's front page that asks whether it opens. Rows are only ever added; no run has made them.
probe = Table(
    "probe",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site", String(60), nullable=False),
    Column("url", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("family", String(1), nullable=False, default=""),
    Column("status", Integer),
    Column("dns_ms", Integer, nullable=False, default=0),
    Column("connect_ms", Integer, nullable=False, default=0),
    Column("tls_ms", Integer, nullable=False, default=0),
    Column("first_byte_ms", Integer, nullable=False, default=0),
    Column("total_ms", Integer, nullable=False, default=0),
    Column("final_url", Words, nullable=False, default=""),
    Column("ip", String(45), nullable=False, default=""),
    Column("bytes", Integer, nullable=False, default=0),
    Column("error", Words, nullable=False, default=""),
    Column("looks", Integer, nullable=False, default=1),
    Column("valid", Boolean, nullable=False, default=True),
    Column("why_invalid", String(20), nullable=False, default=""),
    Index("probe_by_site", "site", "at"),
)

# One content of an attachment, as the reader named last has read it.
attachment = Table(
    "attachment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", ForeignKey("address.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("format", String(20), nullable=False),
    Column("size", BigInteger, nullable=False),  # bytes
    Column("opens", String(20), nullable=False),
    Column("fault", Words(40), nullable=False, default=""),
    Column("properties", JSON, nullable=False, default=dict),
    Column("pages", Integer),
    Column("hidden", JSON, nullable=False, default=list),
    Column("text_complete", Boolean, nullable=False, default=True),
    Column("text_length", Integer, nullable=False, default=0),  # characters without blanks
    Column("text", LargeBinary, nullable=False),  # zlib; leaks are masked
    Column("leaks", JSON, nullable=False, default=list),
    Column("reader", String(40), nullable=False),  # the version that read it
    Column("etag", Words(200), nullable=False, default=""),
    Column("last_modified", Words(60), nullable=False, default=""),
    Column("first_seen", Moment, nullable=False),
    UniqueConstraint("address", "sha256", name="attachment_once"),
)

# Which run saw which content: a file may change and change back.
attachment_seen = Table(
    "attachment_seen",
    metadata,
    Column("run", ForeignKey("run.id"), primary_key=True),
    Column("attachment", ForeignKey("attachment.id"), primary_key=True),
)

# What a page of somebody else's said it was: each title of an address once, with the host that answered.
external_title = Table(
    "external_title",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", ForeignKey("address.id"), nullable=False),
    Column("title", Words, nullable=False),
    Column("host", Words(255), nullable=False),
    Column("hash", String(32), nullable=False),  # of title and host
    Column("sketch", String(256), nullable=False, default=""),  # of its text: monitor.prints
    Column("first_seen", Moment, nullable=False),
    UniqueConstraint("address", "hash", name="external_title_once"),
)

# Which run saw which title: a site may change and change back.
external_title_seen = Table(
    "external_title_seen",
    metadata,
    Column("run", ForeignKey("run.id"), primary_key=True),
    Column("title", ForeignKey("external_title.id"), primary_key=True),
)

# One look at one new-media account: what its feed and its bridge answered.
account_look = Table(
    "account_look",
    metadata,
    Column("run", ForeignKey("run.id"), primary_key=True),
    Column("account", String(300), primary_key=True),  # platform:name
    Column("at", Moment, nullable=False),
    Column("dialect", String(20), nullable=False),
    Column("bridge", String(255), nullable=False),  # host alone: its address may hold a key
    Column("status", Integer),
    Column("problem", String(20)),
    Column("words", Words, nullable=False, default=""),
    Column("lasting", Boolean, nullable=False),  # the bridge serves from a store of its own
    Column("whole", Boolean, nullable=False),
    Column("count", Integer, nullable=False),  # posts in the feed
    Column("oldest", Moment),
    Column("newest", Moment),
    Column("heard_at", Moment),  # when the bridge last heard from the platform, by its own word
    Column("health_problem", String(20)),
)

# A post as a feed showed it; one whose bridge changes its date is written again. Title and summary are sealed.
post = Table(
    "post",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site", String(60), nullable=False),
    Column("account", String(300), nullable=False),
    Column("ident", String(16), nullable=False),
    Column("at", Moment),
    Column("title", Words, nullable=False),
    Column("summary", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("leaks", JSON, nullable=False, default=list),
    Column("first_seen", Moment, nullable=False),
    Index("post_by_account", "site", "account", "ident"),
)

# A violation over time: one row per indicator and subject of a site, as its last look left it.
finding = Table(
    "finding",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("site", String(60), nullable=False),
    Column("indicator", String(60), nullable=False),
    Column("subject", Words, nullable=False),
    Column("state", String(20), nullable=False),  # candidate | open | resolved: what looks say
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("resolved", Moment),
    Column("times_seen", Integer, nullable=False, default=1),
    Column("began", Moment, nullable=False),  # of this time; decisions from then on count
    Column("due_from", Moment),  # when it was first certain this time; null for a candidate
    Column("times_opened", Integer, nullable=False, default=1),
    Column("details", JSON, nullable=False, default=dict),
    Column("url", Words, nullable=False, default=""),
    Column("name", Words, nullable=False, default=""),
    Column("column_url", Words, nullable=False, default=""),
    Column("sources", JSON, nullable=False, default=list),
    Column("evidence", JSON, nullable=False, default=list),
    Column("site_value", Float),  # of the whole indicator when the finding was last seen
    Column("site_limit", Float),
    Index("finding_by_site", "site", "state"),
)

# What each look said of a finding, never changed: the findings of any past moment are counted up from these.
sighting = Table(
    "sighting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("finding", ForeignKey("finding.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", String(20), nullable=False),  # candidate | open | resolved
    Index("sighting_by_finding", "finding", "at"),
)

# What people decided of a finding, never changed: a change of mind is a further row.
decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("finding", ForeignKey("finding.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Words(80), nullable=False),
    Column("what", String(20), nullable=False),  # confirm | dismiss | explain
    Column("reason", Words, nullable=False, default=""),
    Column("until", String(10)),  # of an explanation: its last day, 2026-12-31
    Index("decision_by_finding", "finding", "at"),
)
