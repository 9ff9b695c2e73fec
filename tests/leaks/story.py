"""How a story is told: wording with slots, told anew for each container and variant."""

from dataclasses import dataclass, field
from typing import TypeAlias

from tests.leaks.hand import Hand
from tests.leaks.model import Block, Container, Doc, Hidden, Items, Kind, Table, Where

ALL = tuple(Container)
FILES = (Container.DOCX, Container.XLSX, Container.PDF)
NO_BOOK = (Container.HTML, Container.DOCX, Container.PDF)
HTML, DOCX, XLSX, PDF = ((each,) for each in Container)
_FILLERS = (
    "各县（市、区）人民政府，各市属开发区管委会，市政府各部门、各直属机构：",
    "为深入贯彻落实党的二十届三中全会精神，扎实做好{year}年各项重点工作，现将有关事项通知如下。",
    "一、提高认识，加强领导。各级各部门要切实把思想和行动统一到市委、市政府的决策部署上来。",
    "二、明确责任，狠抓落实。请于{day}前将有关情况报送{unit}。",
    "三、加强宣传，营造氛围。要充分利用报刊、广播、电视和政务新媒体，及时回应社会关切。",
    "截至{day}，全市共完成投资{number}.6亿元，同比增长{number}.2%，占年度计划的{d2}%。",
    "根据《<山东省|滨州市>{year}年工作要点》（滨政办发〔{year}〕{number}号），结合我市实际，制定本方案。",
)


@dataclass(frozen=True, slots=True)
class T:
    """A table in wording: cells part at the comma; ``rows`` of one wording, then ``last`` as they are."""

    head: str
    row: str = ""
    rows: int = 6
    last: tuple[str, ...] = ()
    over: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class L:
    """A list page's rows in wording."""

    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class H:
    """A hidden part in wording."""

    where: Where
    wording: "str | T"


Wording: TypeAlias = str | T | L


@dataclass(frozen=True, slots=True)
class Story:
    """One kind of document. ``variants`` are told for each of its containers."""

    name: str
    title: str
    body: tuple[Wording, ...]
    kind: Kind | None = None
    also: tuple[Kind, ...] = ()
    head: tuple[str, ...] = ()
    end: tuple[Wording, ...] = ()
    hidden: tuple[H, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    containers: tuple[Container, ...] = ALL
    variants: int = 2

    def tell(self, hand: Hand) -> Doc:
        """One document: the story among sentences of every day."""
        fillers = hand.rng.sample(_FILLERS, hand.rng.randint(0, 4))
        cut = hand.rng.randint(0, len(fillers))
        told = (*fillers[:cut], *self.body, *fillers[cut:], "{unit}", "{day}")
        return Doc(
            hand.fill(self.title),
            tuple(_block(hand, each) for each in told),
            tuple(hand.fill(each) for each in self.head),
            tuple(_block(hand, each) for each in self.end),
            tuple(Hidden(each.where, _shown(hand, each.wording)) for each in self.hidden),
            {key: hand.fill(text) for key, text in self.properties.items()},
        )


def _block(hand: Hand, wording: Wording) -> Block:
    if isinstance(wording, L):
        return Items(tuple(hand.fill(each) for each in wording.titles))
    return _shown(hand, wording)


def _shown(hand: Hand, wording: str | T) -> str | Table:
    if isinstance(wording, str):
        return hand.fill(wording)
    rows = [wording.row] * wording.rows if wording.row else []
    return Table(
        tuple(hand.fill(wording.head).split(",")),
        tuple(_cells(hand, row, at) for at, row in enumerate((*rows, *wording.last), 1)),
        tuple(wording.over.split(",")) if wording.over else (),
        wording.numeric,
    )


def _cells(hand: Hand, row: str, at: int) -> tuple[str, ...]:
    """``#`` is the row's number; a slot's own commas (of sums) part no cells."""
    return tuple(str(at) if cell == "#" else hand.fill(cell) for cell in row.split(","))
