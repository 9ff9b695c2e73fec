"""The score sheet as a report shows it: blocks by name, and what leaves each of them open."""

from monitor.profile import SiteProfile
from monitor.score import INDICATORS, BlockScore, ScoreSheet
from reports import model


def score(sheet: ScoreSheet, site: SiteProfile, lang: str) -> model.Score:
    """The sheet in the reader's language. A department is judged by the veto items; its score is indicative."""
    return model.Score(
        meaning="indicative" if site.kind == "department" else "interval",
        basis="four_blocks" if sheet.service_checked else "three_blocks",
        veto=sheet.veto,
        blocks=tuple(_block(block, lang) for block in sheet.blocks),
        otherwise=model.Interval(*sheet.otherwise) if sheet.otherwise else None,
        rules_version=sheet.rules_version,
    )


def _block(block: BlockScore, lang: str) -> model.Block:
    names = INDICATORS[block.name]
    return model.Block(
        name=block.name,  # type: ignore[arg-type]
        points=block.points,
        lost=block.lost,
        open=block.open,
        low=block.low,
        high=block.high,
        unverified=block.unverified,
        undecided=tuple(names[code].say(lang) for code in block.undecided),
    )
