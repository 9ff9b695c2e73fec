"""The site profile: one TOML file a site, read into frozen models that know every key.

A misspelt key, a wrong type or an unknown category names file, place, reason and the nearest known key, all at once.
"""

import tomllib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from monitor import account_register
from monitor.answers import KEYS, Answers
from monitor.errors import ProfileError
from monitor.faults import broken_toml, fault
from monitor.probing import Maintenance, ProbeOptions
from monitor.quiet import Hours
from monitor.urls import canonical


class Category(StrEnum):
    """What a column is for; the contract's list."""

    NEWS = "news"
    NOTICE = "notice"
    POLICY = "policy"
    INTERPRETATION = "interpretation"
    PERSONNEL = "personnel"
    PLAN = "plan"
    MESSAGE = "message"
    SURVEY = "survey"
    INTERVIEW = "interview"
    STATISTICS = "statistics"
    DISCLOSURE = "disclosure"
    ANNUAL_REPORT = "annual_report"
    SERVICE = "service"
    STATIC = "static"
    TOPIC = "topic"
    OTHER = "other"


class Preset(StrEnum):
    """Which windows columns have: the national ones, a stricter local set, or only the profile's own."""

    NATIONAL = "national-2019"
    STRICT_LOCAL = "strict-local"
    CUSTOM = "custom"


class ServiceBlock(StrEnum):
    """Whether the points of 办事服务 count; national text lets State Council departments alone leave them out."""

    CHECKED = "checked"
    NOT_APPLICABLE = "not_applicable"


def _category(name: object) -> object:
    if name not in list(Category):
        raise ValueError("unknown-key")
    return name


def _address(text: str) -> str:
    address = canonical(text)
    if address is None:
        raise ValueError(f"address ({text[:80]!r})")
    return address


def _feed_address(text: str) -> str:
    return _address(text) if text else ""


FeedAddress = Annotated[str, AfterValidator(_feed_address)]
WindowOf = Annotated[Category, BeforeValidator(_category)]
Address = Annotated[str, AfterValidator(_address)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Column(_Model):
    """One column (栏目): a page that lists what is published under one heading."""

    name: str = Field(min_length=1, max_length=200)
    url: Address
    category: Category
    owner: str = ""
    max_age_days: int | None = Field(default=None, ge=1, le=3660)
    first_level: bool = True
    parent: str = ""
    portal: bool = False  # shows rows of the columns below it, which are judged in its stead
    confidence: float = Field(
        default=1.0, ge=0, le=1
    )  # how sure discovery was; 1 in a hand-made profile
    grounds: tuple[str, ...] = ()  # what discovery went by: keys of the wording catalogue


class Account(_Model):
    """One official new-media account."""

    name: str = Field(min_length=1, max_length=200)
    platform: str = Field(min_length=1, max_length=40)
    feed: FeedAddress = ""
    health: FeedAddress = ""
    owner: str = ""
    url: str = Field(default="", max_length=2000)  # where a person opens it
    subject: str = Field(default="", max_length=200)  # the unit it belongs to; "" is the site's own
    last_post: date | None = None  # as a person saw it, where no lawful feed exists
    last_post_seen_by: str = Field(default="", max_length=200)
    closed: date | None = None  # the day from which it is announced to be closed
    inactive: bool = False  # closed or handed over, as its register says: not judged
    canary: bool = (
        False  # of somebody who posts daily: shows whether its bridge still works, is not judged
    )


class ScoreOptions(_Model):
    """How the indicative score is made."""

    service_block: ServiceBlock = ServiceBlock.CHECKED


class CrawlOptions(_Model):
    """The manners and bounds of a crawl."""

    rate: float = Field(default=2.0, ge=0, le=1000)  # requests a second per host; 0 is no limit
    max_pages: int = Field(default=20000, ge=1, le=5_000_000)
    external_links: bool = True
    external_titles: bool = True  # read the titles of pages that external links lead to
    open_attachments: bool = True  # fetch the site's own files whole and open them
    fragments: bool = False  # look whether pages have the places that links name: page.htm#part2
    skip_hosts: tuple[str, ...] = ()  # hosts never visited, reported as not checked
    feed_timeout_seconds: float = Field(default=30.0, gt=0, le=120)  # of accounts' feeds
    timeout_seconds: float = Field(
        default=15.0, gt=0, le=120
    )  # 国办秘函〔2019〕19号 counts 15 s as a failed visit
    contact: str = Field(
        default="", max_length=200, pattern=r"^[\x21-\x7e ]*$"
    )  # named in the user agent
    max_depth: int = Field(default=30, ge=1, le=200)
    max_hours: float = Field(default=48, gt=0, le=240)
    max_megabytes: int = Field(default=50_000, ge=1, le=5_000_000)  # of answers, files among them
    answers: Answers = Field(default_factory=dict)  # host → answer → how it is taken
    quiet_hours: Hours = ()  # times of day in Asia/Shanghai at which nothing is visited


class SiteProfile(_Model):
    """The site profile: what is watched on one site, who owns it, how it is judged."""

    key: str = Field(pattern=r"^[a-z0-9-]{1,60}$")
    name: str = ""
    url: Address
    code: str = ""
    kind: str = Field(default="department", pattern=r"^(portal|department)$")
    owner: str = ""
    columns: tuple[Column, ...] = ()
    accounts: tuple[Account, ...] = ()
    account_register: str = ""  # a table (.csv, .xlsx) of accounts beside those above
    preset: Preset = Preset.NATIONAL
    windows: dict[WindowOf, Annotated[int, Field(ge=1, le=3660)]] = Field(default_factory=dict)
    score: ScoreOptions = ScoreOptions()
    crawl: CrawlOptions = CrawlOptions()
    probe: ProbeOptions = ProbeOptions()
    rules: dict[str, dict[str, Any]] = Field(default_factory=dict)
    term_lists: tuple[str, ...] = ()  # files of terms to look for, beside those that are shipped

    @model_validator(mode="after")
    def _distinct_columns(self) -> Self:
        seen: dict[str, str] = {}
        for column in self.columns:
            if column.url in seen:
                raise ValueError(f"same-url (“{seen[column.url]}”, “{column.name}”: {column.url})")
            seen[column.url] = column.name
        return self

    @model_validator(mode="after")
    def _distinct_accounts(self) -> Self:
        seen: set[tuple[str, str]] = set()
        for account in self.accounts:
            if (account.platform, account.name) in seen:
                raise ValueError(f"same-account (“{account.name}”, {account.platform})")
            seen.add((account.platform, account.name))
        return self


def load(path: Path) -> SiteProfile:
    """The profile in a file. Raises ProfileError with every fault found, each with place and remedy."""
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as problem:
        raise ProfileError(
            f"{path}: cannot be read ({problem.strerror}); check the name and its permissions",
            f"{path}：无法读取（{problem.strerror}），请检查文件名和权限",
        ) from problem
    except UnicodeDecodeError as problem:
        raise ProfileError(
            f"{path}: is not UTF-8 text (byte {problem.start}); save it as UTF-8",
            f"{path}：不是 UTF-8 文本（第 {problem.start} 字节），请另存为 UTF-8 编码",
        ) from problem
    except tomllib.TOMLDecodeError as problem:
        raise broken_toml(str(path), str(problem)) from problem
    return _with_register(_at_home(parse(data, str(path)), path.parent))


def _at_home(site: SiteProfile, folder: Path) -> SiteProfile:
    """File names in a profile are meant from where it lies."""
    lists = tuple(str((folder / each).resolve()) for each in site.term_lists)
    register = str((folder / site.account_register).resolve()) if site.account_register else ""
    return site.model_copy(update={"term_lists": lists, "account_register": register})


def _with_register(site: SiteProfile) -> SiteProfile:
    """The accounts of the register too; those written in the profile itself go before."""
    if not site.account_register:
        return site
    place = site.account_register
    written = {(each.platform, each.name) for each in site.accounts}
    rows = [
        row
        for row in account_register.rows(Path(place))
        if (row.get("platform"), row.get("name")) not in written
    ]
    found = parse({"key": site.key, "url": site.url, "accounts": rows}, place).accounts
    return site.model_copy(update={"accounts": (*site.accounts, *found)})


def parse(data: dict[str, Any], place: str) -> SiteProfile:
    """A profile from plain values; ``place`` is named in errors."""
    try:
        return SiteProfile.model_validate(data)
    except ValidationError as problem:
        raise fault(
            place, [dict(error) for error in problem.errors(include_url=False)], _fields
        ) from problem


def _fields(location: tuple[Any, ...]) -> list[str]:
    """The keys that may stand at a place of the profile."""
    if location[0] == "windows":
        return [category.value for category in Category]
    if location[:2] == ("crawl", "answers") and len(location) > 3:
        return list(KEYS)
    if location[:2] == ("probe", "maintenance") and len(location) > 3:
        return [field.alias or name for name, field in Maintenance.model_fields.items()]
    model = _TABLES.get(str(location[0]), SiteProfile) if len(location) > 1 else SiteProfile
    return list(model.model_fields)


_TABLES: dict[str, type[BaseModel]] = {
    "columns": Column,
    "accounts": Account,
    "crawl": CrawlOptions,
    "score": ScoreOptions,
    "probe": ProbeOptions,
}
