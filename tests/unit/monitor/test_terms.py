"""Term lists: what they say, what they find, what they let pass, and how a faulty one is refused."""

from datetime import date
from pathlib import Path

import pytest

from monitor import terms
from monitor.errors import ProfileError
from monitor.profile import load
from monitor.terms import Term, TermKind
from monitor.terms.finder import Finder

SHIPPED = Finder(terms.shipped())
LATE = date(2026, 11, 1)


def found(text: str, day: date | None = LATE, finder: Finder = SHIPPED) -> list[str]:
    return [hit.term.wrong for hit in finder.hits(text, day)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("中华人民共合国万岁", ["中华人民共合国"]),
        ("成立疫情防控领导小姐办公室", ["领导小姐"]),
        ("滨州市人民攻府办公室", ["人民攻府"]),
        ("据国土资源部通知", ["国土资源部"]),
        ("中华人民共合国，中华人民共合国", ["中华人民共合国", "中华人民共合国"]),
    ],
)
def test_sure_cases_are_found(text: str, wrong: list[str]) -> None:
    assert found(text) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "中华人民共和国发展和改革委员会",
        "习近平新时代中国特色社会主义思想",
        "领导小组办公室",
        "原国土资源部",
        "（原国土资源部）",
        "根据《国土资源部关于印发办法的通知》",
        "各级国土资源部门要加强监管",
        "环境保护部门依法处理",
        "时任国土资源部部长",
        "",
    ],
)
def test_what_is_right_or_tells_of_the_past_passes(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("day", "hits"),
    [
        (date(2015, 3, 1), 0),
        (date(2018, 3, 22), 0),
        (date(2018, 9, 21), 0),  # 183 days after the change
        (date(2018, 9, 22), 1),
        (None, 1),  # an undated page speaks of today
    ],
)
def test_a_former_name_is_looked_for_after_half_a_year(day: date | None, hits: int) -> None:
    assert len(found("报国土资源部审批", day)) == hits


def test_of_two_terms_that_overlap_the_longer_counts() -> None:
    pair = [Term("攻府", "政府", TermKind.WORDING), Term("人民攻府", "人民政府", TermKind.WORDING)]
    assert found("市人民攻府", finder=Finder(pair)) == ["人民攻府"]


def test_an_exception_counts_only_where_it_covers_the_term() -> None:
    finder = Finder([Term("做客", "作客", TermKind.WORDING, allowed=("做客户",))])
    assert found("为企业做客户服务", finder=finder) == []
    assert found("做客户服务，应邀做客", finder=finder) == ["做客"]


def test_the_context_shows_a_few_characters_on_either_side() -> None:
    (hit,) = SHIPPED.hits(f"{'甲' * 40}领导小姐{'乙' * 40}", LATE)
    assert hit.context == f"{'甲' * 12}领导小姐{'乙' * 12}"


def test_the_shipped_lists_never_accuse_their_own_right_words() -> None:
    for term in terms.shipped():
        assert found(term.right) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_as_wps_saves_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "词表.csv"
    path.write_bytes(
        "错误表述,正确表述,例外\n做客,作客,做客户；做客车\n\n座谈回,座谈会,\n".encode(encoding)
    )
    first, second = terms.load([str(path)])
    assert (first.wrong, first.right, first.allowed) == ("做客", "作客", ("做客户", "做客车"))
    assert (second.kind, second.allowed, second.source) == (TermKind.WORDING, (), "词表.csv")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "甲,乙\n丙,丁\n", "错误表述"),
        ("a.csv", "错误表述\n字\n", "a.csv"),
        ("a.toml", "terms = [", "a.toml"),
        ("a.toml", '[[terms]]\nworng = "甲乙"\n', "wrong"),
        ("a.toml", '[[terms]]\nwrong = "甲乙"\nkind = "bad"\n', "kind"),
    ],
)
def test_a_faulty_list_is_refused_by_name(tmp_path: Path, name: str, text: str, told: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError) as problem:
        terms.load([str(path)])
    assert told in problem.value.zh + problem.value.en
    assert name in problem.value.en


def test_a_list_that_is_not_there_is_told() -> None:
    with pytest.raises(ProfileError) as problem:
        terms.load(["nowhere.toml"])
    assert "nowhere.toml" in problem.value.zh


def test_a_profile_names_its_lists_from_where_it_lies(tmp_path: Path) -> None:
    folder = tmp_path / "sites"
    folder.mkdir()
    (folder / "fgw.toml").write_text(
        'key = "fgw"\nurl = "https://fgw.example.gov.cn/"\nterm_lists = ["../词表.csv"]\n', "utf-8"
    )
    assert load(folder / "fgw.toml").term_lists == (str(tmp_path / "词表.csv"),)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", 'wrong,right\n"' + "甲" * 200_000 + '",乙\n', "CSV"),
        ("a.toml", "terms = " + "[" * 100_000, "TOML"),
        ("a.toml", "a = " + "{a=" * 20_000, "TOML"),
        ("a.csv", "wrong,right\n" + "甲,乙\n" * 1000, "950 more"),
        (
            "a.toml",
            f"terms = [{{wrong = '发展', except = {[f'发展{n}' for n in range(101)]}}}]",
            "too many",
        ),
    ],
)
def test_a_monstrous_list_is_refused_in_words(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(ProfileError, match=said) as refused:
        terms.load([str(path)])
    assert len(str(refused.value)) < 20_000


def test_a_list_with_old_line_ends_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("wrong,right\r发展局,发展改革局\r".encode())
    assert [term.wrong for term in terms.load([str(path)])] == ["发展局"]


def test_a_list_without_end_is_too_large() -> None:
    with pytest.raises(ProfileError, match="larger than"):
        terms.load(["/dev/zero"])
