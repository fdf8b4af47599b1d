"""What is claimed beside what evidence supports, and what stops being shown before the next board."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.claims import claims_in_words
from digistrat_desktop.analysis.position import Backing
from digistrat_desktop.analysis.words import short_day
from digistrat_desktop.domain.saying import Shape, shaped
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.views.small_table import SmallTable
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.claims import Claim
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.ui.views.context import PageContext

_HEADS = (tr("Question"), tr("Claimed"), tr("Supported"), tr("Shown until"), "")
_FOLD_BELOW = 640


class ClaimsCard(Card):
    """Claims of one section, those that lose their evidence first."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tr("Claimed and supported"), parent=parent)
        self._context = context
        self.words = PlainLabel("")
        self.expiring = PlainLabel("", tone="secondary")
        self.table = SmallTable(context.look, _HEADS, (5, 3, 3, 4, 0), _FOLD_BELOW)
        for widget in (self.words, self.expiring, self.table):
            self.add(widget)

    def show_claims(self, model: ReportModel | None, section_id: str) -> None:
        """Show the claims of one section of a judged assessment."""
        judged = model.judged if model is not None else None
        mine = [c for c in judged.claims if c.item.section_id == section_id] if judged else []
        self.setVisible(bool(mine))
        if judged is None or not mine:
            return
        soon = {claim.item.item.id for claim in judged.expiring.claims}
        self.words.show_text(claims_in_words(tuple(mine)))
        self.expiring.show_text(judged.expiring.sentence)
        self.expiring.set_tone("caution" if soon else "secondary")
        mine.sort(key=lambda c: (c.item.item.id not in soon, c.backing is Backing.SHOWN))
        self.table.show_rows([self._row(claim) for claim in mine])

    def _row(self, claim: Claim) -> tuple[QWidget, ...]:
        title = claim.item.item.title
        link = LinkButton(self._context.look, tr("Go"))
        link.setAccessibleName(tr("Go to {title}", title=title))
        link.clicked.connect(partial(self._context.guide.go, "assess", str(claim.item.item.id)))
        return (
            PlainLabel(title),
            PlainLabel(claim.claimed_label),
            PlainLabel(shaped(claim.supported_label, Shape.LARGE)),
            PlainLabel(until_words(claim), tone="" if claim.last_day else "caution"),
            link,
        )


def until_words(claim: Claim) -> str:
    """Say until when a claim is shown, or why it is not."""
    if claim.last_day is not None:
        return short_day(claim.last_day)
    if claim.expired:
        return tr("Evidence past its shelf life")
    return tr("Evidence shows less") if claim.item.evidence else tr("No evidence linked")
