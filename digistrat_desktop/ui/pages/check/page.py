"""Check: what was found, most important first, each with its way to be mended or accepted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.domain.edits.actions import acknowledge, take_back_acknowledgement
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.words import day_label, sentence_case
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.forms.record_form import RecordForm
from digistrat_desktop.ui.kit.buttons import PrimaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.empty_state import WaitingState
from digistrat_desktop.ui.kit.scroll_page import ScrollPage
from digistrat_desktop.ui.pages.check.standing_card import StandingCard
from digistrat_desktop.ui.tables.small_table import CellLink, SmallTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.tokens import TypeRole
from digistrat_desktop.ui.words import counted, tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.findings.rules import Finding
    from digistrat_desktop.analysis.judgement import Judgement
    from digistrat_desktop.domain.record.history import Step
    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.tables.small_table import Cell

_FOLD_BELOW = 640
_ACCEPT = (
    FieldSpec("reason", tr("Why it is accepted for now"), Asked.TEXT),
    FieldSpec("until", tr("The last day this counts"), Asked.DAY),
)
_NOTHING = tr("Nothing was found. Answer an assessment or add objectives, and look again.")


class CheckPage(QWidget):
    """What stands, and what was accepted for now."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        look = context.look
        self.words = PlainLabel("", tone="secondary")
        self.form = RecordForm(context)
        self._target = ""
        self.begin = PrimaryButton(look, tr("Go to Assess"))
        self.standing = StandingCard(context)
        self.accepted = SmallTable(
            look, (tr("Accepted until"), tr("What and why"), ""), (2, 7, 0), _FOLD_BELOW
        )
        self._accepted_card = Card(look, tr("Accepted for now"))
        self.waiting = WaitingState(look, tr("Looking for what is missing or contradicts itself …"))
        self._build()
        self.begin.clicked.connect(partial(context.navigator.go, "assess"))
        self.standing.mend_asked.connect(self._on_mend)
        self.standing.accept_asked.connect(self._on_accept)
        context.insight.ready.connect(self._on_judged)

    def _build(self) -> None:
        page = self.page = ScrollPage(self._context.look)
        page.add(PlainLabel(tr("Check"), TypeRole.PAGE))
        page.add(self.words)
        page.column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        page.add(self.form)
        self._accepted_card.add(self.accepted)
        for part in (self.standing, self._accepted_card):
            part.hide()
        page.add(self.waiting)
        page.add(self.standing)
        page.add(self._accepted_card)
        page.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)

    def show_state(self, target: str = "") -> None:
        """Look again at everything, perhaps at one finding, named as "rule|record"."""
        self._target = target
        self.begin.hide()
        judgement = self._context.insight.current()
        if judgement is not None:
            self._show(judgement)

    def flush(self) -> None:
        """Give away what is being typed."""
        self.form.flush()

    def _on_judged(self, judgement: Judgement | None) -> None:
        if self.isVisible() and judgement is not None:
            self._show(judgement)

    def _show(self, judgement: Judgement) -> None:
        self.waiting.hide()
        standing, accepted = judgement.listed, judgement.accepted
        count = judgement.finding_count
        said = tr(
            "{findings}, the most important first.",
            findings=sentence_case(counted(count, "finding")),
        )
        self.words.show_text(said if count else _NOTHING)
        self.begin.setVisible(not count)
        may_accept = not self._context.session.read_only
        self.standing.show_findings(standing, judgement.labels, may_accept=may_accept)
        self.standing.setVisible(bool(count))
        self._accepted_card.setVisible(bool(accepted))
        self.accepted.show_rows([self._accepted_row(one) for one in accepted])
        target, self._target = self._target, ""
        if target:
            self.standing.show_where(target)

    def _on_mend(self, finding: Finding) -> None:
        self._context.navigator.go(finding.page, finding.record)

    def _accepted_row(self, finding: Finding) -> tuple[Cell, ...]:
        accepted = finding.accepted
        spoken = tr("Take back: {sentence}", sentence=finding.sentence)
        writes, back = not self._context.session.read_only, partial(self._on_back, finding)
        until = day_label(accepted.until) if accepted and accepted.until else ""
        why = f"{finding.sentence} {accepted.reason if accepted else ''}"
        return until, why, CellLink(tr("Take back"), spoken, back, writes)

    def _on_accept(self, finding: Finding) -> None:
        self.form.open_form(
            tr("Accept for now: {sentence}", sentence=finding.sentence),
            _ACCEPT,
            {},
            partial(self._accept, finding),
        )
        self.page.ensureWidgetVisible(self.form)

    def _accept(self, finding: Finding, values: dict[str, Any]) -> Step:
        session, trust = self._context.session, self._context.session.trust
        if trust is None:
            raise InvalidValue("reason", tr("Start or open an assessment first."))
        if not values["reason"]:
            raise InvalidValue("reason", tr("Say why it is accepted."))
        named = (finding.rule, finding.about)
        said = (values["reason"], values["until"])
        return acknowledge(session.workspace, trust.trust_id, named, said, session.author)

    def _on_back(self, finding: Finding) -> None:
        if finding.accepted is not None:
            session = self._context.session
            session.submit(take_back_acknowledgement(finding.accepted, session.author))
