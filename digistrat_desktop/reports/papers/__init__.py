"""What each report says: from the `Judgement` to blocks that any renderer sets."""

from collections.abc import Mapping

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.reports.blocks import Document
from digistrat_desktop.reports.papers.audit import AUDIT
from digistrat_desktop.reports.papers.board import BOARD
from digistrat_desktop.reports.papers.frame import document
from digistrat_desktop.reports.papers.full import FULL
from digistrat_desktop.reports.papers.lens import LENS
from digistrat_desktop.reports.papers.progress import PROGRESS
from digistrat_desktop.reports.papers.wording import PaperSection, Recipe

SECTIONS: Mapping[str, tuple[PaperSection, ...]] = {
    "board": BOARD,
    "full": FULL,
    "audit": AUDIT,
    "progress": PROGRESS,
    "lens": LENS,
}
_NAMES = {
    "board": "Board report",
    "full": "Full report",
    "audit": "Audit report",
    "progress": "Progress report",
    "lens": "What Good Looks Like report",
}


def paper(judgement: Judgement, kind: str, recipe: Recipe | None = None) -> Document:
    """Make a report of one assessment.

    Args:
        kind: one of `SECTIONS`.
        recipe: what to leave out, and the trust's own logo.
    """
    wanted = recipe or Recipe()
    parts = [s for s in SECTIONS[kind] if s.fixed or s.id not in wanted.left_out]
    blocks = tuple(block for part in parts for block in part.make(judgement))
    return document(judgement, _NAMES[kind], blocks, wanted.logo)
