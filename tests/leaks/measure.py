"""Recall and precision on the built sets: ``python -m tests.leaks.measure`` prints the table and what was got wrong.

A case counts once. A document with something in it is found when its kind is told; kinds beside it that the document
does not bear are noted. A document with nothing in it is wrong when anything at all is told of it.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.leaks.built import build
from tests.leaks.held_out import held_out
from tests.leaks.model import Case, Kind
from tests.leaks.reading import leaks

KindsOf = Callable[[Case], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Documents found, missed and wrongly told of."""

    found: int
    missed: int
    invented: int

    @property
    def recall(self) -> float:
        """1 where there was nothing to find."""
        return self.found / ((self.found + self.missed) or 1)

    @property
    def precision(self) -> float:
        """0 where nothing was found and something invented; 1 where nothing was told at all."""
        told = self.found + self.invented
        return self.found / told if told else 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    """What was told of every case."""

    told: tuple[tuple[Case, frozenset[str]], ...]

    @property
    def missed(self) -> list[str]:
        """Cases whose kind was not told."""
        return [case.name for case, kinds in self.told if case.kind and case.kind not in kinds]

    @property
    def invented(self) -> list[str]:
        """Cases with nothing in them, and what was told of them."""
        return [
            f"{case.name}: {_listed(kinds)}" for case, kinds in self.told if not case.kind and kinds
        ]

    @property
    def beside(self) -> list[str]:
        """Cases of which a kind was told that they do not bear."""
        return [
            f"{case.name}: {_listed(extra)}"
            for case, kinds in self.told
            if case.kind and (extra := kinds - {case.kind, *case.also})
        ]

    def score(self, kind: Kind | None = None) -> Score:
        """Of one kind, or of all."""
        held = [
            (case, kinds) for case, kinds in self.told if case.kind and kind in {None, case.kind}
        ]
        found = sum(case.kind in kinds for case, kinds in held)
        clean = (kinds for case, kinds in self.told if not case.kind)
        invented = sum(bool(kinds) if kind is None else kind in kinds for kinds in clean)
        return Score(found, len(held) - found, invented)


def measure(cases: Iterable[Case], kinds_of: KindsOf | None = None) -> Measured:
    """Every case read once."""
    read = kinds_of or _kinds
    return Measured(tuple((case, frozenset(map(str, read(case)))) for case in cases))


def _kinds(case: Case) -> list[str]:
    return [leak.kind for leak in leaks(case)]


def _listed(kinds: Iterable[str]) -> str:
    return ", ".join(sorted(kinds))


def main() -> None:
    """The table by kind, the sums, the documents by container, and the names of what was got wrong."""
    for name, cases in (("built", build()), ("held out", held_out())):
        print(f"== {name} ==")
        _show(measure(cases))


def _show(measured: Measured) -> None:
    print(f"{'kind':<16}{'found':>7}{'missed':>8}{'invented':>10}{'recall':>9}{'precision':>11}")
    for kind in (*Kind, None):
        score = measured.score(kind)
        figures = f"{score.found:>7}{score.missed:>8}{score.invented:>10}{score.recall:>9.3f}{score.precision:>11.3f}"
        print(f"{kind or 'all':<16}{figures}")
    counted = Counter((case.kind or "nothing", case.container) for case, _ in measured.told)
    print(
        "\ndocuments",
        *(f"{kind} {container} {n}" for (kind, container), n in sorted(counted.items())),
        sep="\n  ",
    )
    for name in ("missed", "invented", "beside"):
        print(f"\n{name}", *getattr(measured, name), sep="\n  ")


if __name__ == "__main__":
    main()
