"""Laws of profiles: what is written reads back, and no file makes the reader fall over."""

import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from monitor import profile
from monitor.errors import ProfileError
from monitor.profile import Category, Column, CrawlOptions, SiteProfile
from monitor.profile_writer import document
from reports.clean import one_line

SITE = "https://fgw.example.gov.cn/"
texts = st.text(max_size=20) | st.text("\"'\\\n\r\t\x00\x1b\x7f\x85\u2028{}[]#=,", max_size=8)
names = texts.filter(lambda text: bool(one_line(text)))
columns = st.builds(
    Column,
    name=names,
    url=st.integers(0, 999).map(lambda number: f"{SITE}{number}/"),
    category=st.sampled_from(Category),
    first_level=st.booleans(),
    parent=texts,
)
sites = st.builds(
    SiteProfile,
    key=st.from_regex(r"\A[a-z0-9-]{1,60}\Z"),
    name=texts,
    url=st.just(SITE),
    code=texts,
    kind=st.sampled_from(["portal", "department"]),
    owner=texts,
    columns=st.lists(columns, max_size=4, unique_by=lambda each: each.url).map(tuple),
    crawl=st.builds(
        CrawlOptions, rate=st.floats(0, 1000), max_pages=st.integers(1, 5_000_000), external_links=st.booleans()
    ),
)  # fmt: skip


def cleaned(site: SiteProfile) -> SiteProfile:
    """Names as they may stand in a file that people read; a hidden name of the site gives way to its host."""
    listed = tuple(
        each.model_copy(update={"name": one_line(each.name), "parent": one_line(each.parent)})
        for each in site.columns
    )
    name = one_line(site.name) or ("fgw.example.gov.cn" if site.name else "")
    told = {"name": name, "code": one_line(site.code), "owner": one_line(site.owner)}
    return site.model_copy(update=told | {"columns": listed})


@given(sites)
def test_a_written_profile_reads_back_the_same_but_for_what_cannot_be_seen(
    site: SiteProfile,
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "site.toml"
        path.write_text(document(site, {}), encoding="utf-8")
        assert profile.load(path) == cleaned(site)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates()
keys = st.sampled_from(
    [*SiteProfile.model_fields, *Column.model_fields, *CrawlOptions.model_fields, "nmae", "x y"]
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(keys, inner, max_size=3), max_leaves=5
)  # fmt: skip


def sentences(data: dict[str, object]) -> tuple[list[str], list[str]]:
    with pytest.raises(ProfileError) as raised:
        profile.parse(data, "sites/fgw.toml")
    return raised.value.say("en").splitlines(), raised.value.say("zh").splitlines()


@given(st.dictionaries(keys, values, min_size=1, max_size=5))
def test_whatever_stands_in_a_profile_every_fault_is_one_line_with_its_place(
    data: dict[str, object],
) -> None:
    english, chinese = sentences(data | {"nmae": "x"})
    assert len(english) == len(chinese)
    assert all(line.startswith("sites/fgw.toml: ") for line in english)
    assert all(line.startswith("sites/fgw.toml：") for line in chinese)


@given(st.binary(max_size=40) | st.text(max_size=40).map(str.encode))
def test_no_file_makes_the_reader_fall_over(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "site.toml"
        path.write_bytes(content)
        with pytest.raises(ProfileError):
            profile.load(path)


@given(names)
def test_what_the_writer_leans_on_knows_every_character(name: str) -> None:
    assert tomllib.loads(tomlkit.dumps({"name": name}))["name"] == name
