"""A form under the evidence list: what is it, how strong, from when, where is it kept."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.domain.frameworks.framework import Scale
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.trust.assessment import Evidence, Support
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.draft_note import DraftOffer
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.forms.form import FormCard, FormPlan, FormStyle
from digistrat_desktop.ui.forms.line_field import LONGEST_LINE
from digistrat_desktop.ui.kit.buttons import IconButton, SecondaryButton
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.small_table import Cell, CellWords, SmallTable
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

_STRENGTHS = tuple(
    (s.value, tr("{label}: {meaning}", label=s.label, meaning=s.meaning)) for s in EvidenceStrength
)
EVIDENCE = (
    FieldSpec(
        "title", tr("What &is it?"), example=tr("Board minutes, 19 March 2026, item 6"),
        is_whole=True, longest=LONGEST_LINE, needed=tr("Describe it in a few words."),
    ),
    FieldSpec(
        "strength", tr("How &strong is it?"), Asked.CHOICE, _STRENGTHS, EvidenceStrength,
        is_whole=True,
    ),
    FieldSpec("dated", tr("D&ate of the evidence"), Asked.DAY),
    FieldSpec("page", tr("&Page or section"), example=tr("p. 14"), longest=LONGEST_LINE),
    FieldSpec(
        "owner_id", tr("&Owner (a role is enough)"), Asked.PERSON,
        example=tr("Director of Strategy"), longest=LONGEST_LINE,
    ),
    FieldSpec("shows", tr("Highest level it shows"), Asked.CHOICE),
    FieldSpec(
        "where_kept", tr("Where it is &kept"), example=tr("Board papers folder, March 2026"),
        is_whole=True, longest=LONGEST_LINE,
    ),
)  # fmt: skip
_INSIDE = FormStyle(bar="", is_framed=False, is_primary=False, pairs_from=0)
_FOLD_BELOW = 440


class EvidenceList(QWidget):
    added = Signal(object)  # a piece of evidence was filled in; carries its values by field
    removed = Signal(str)  # a link is to be taken away; carries the support's id

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._look = look = context.look
        self._item_id = ""
        self._scale: Scale | None = None
        self._claimed = ""
        self.supports = PlainLabel("", tone="secondary", parent=self)
        self.add_button = SecondaryButton(look, tr("Add evidence"), parent=self)
        self.form = FormCard(context, _INSIDE, self)
        self.offer = DraftOffer(
            context, lambda draft: draft == self._draft(), lambda _: self.open_form(), self.form
        )
        self.table = SmallTable(look, ("", "", "", ""), (1, 0, 0, 0), _FOLD_BELOW)
        self._read_only = False
        self._build()
        self.form.closed.connect(self._on_closed)
        self.add_button.clicked.connect(self.open_form)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.space(2))
        head = QHBoxLayout()
        head.setSpacing(self._look.theme.space(2))
        head.addWidget(PlainLabel(tr("Evidence"), TypeRole.GROUP, wrap=False), 1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        column.addWidget(self.supports)
        column.addWidget(self.table)
        column.addWidget(self.offer)
        column.addWidget(self.form)

    def show_evidence(
        self,
        pairs: tuple[tuple[Support, Evidence], ...],
        supports: str,
        scale: Scale | None,
        claimed: str,
    ) -> None:
        """Say in words what it supports; the level claimed is offered as what new evidence shows."""
        self._scale, self._claimed = scale, claimed
        self.supports.say(supports)
        self.table.show_rows([self._row(support, evidence) for support, evidence in pairs])
        self.table.setVisible(bool(pairs))

    @property
    def tab_parts(self) -> tuple[QWidget, ...]:
        return self.add_button, self.table, self.offer, *self.form.tab_parts

    def set_read_only(self, *, read_only: bool) -> None:
        self._read_only = read_only
        self.add_button.setEnabled(not read_only)
        if read_only:
            self.close_form()

    def open_form(self) -> None:
        levels = tuple((str(lv.id), lv.label) for lv in self._scale.levels) if self._scale else ()
        values = {
            "strength": EvidenceStrength.DOCUMENT,
            "shows": self._claimed if self._claimed in dict(levels) else None,
        }
        plan = FormPlan(
            "", self._draft(), EVIDENCE, Saving(dict, self._keep), Begin(values, {"shows": levels}),
            save_words=tr("Save evidence"),
        )  # fmt: skip
        self.add_button.hide()
        self.form.open_form(plan)

    def _draft(self) -> DraftOf:
        return self._context.session.draft_of("evidence", self._item_id, in_assessment=True)

    def turn_to(self, item_id: str) -> None:
        """Belong to another question; what was being typed for the one before is kept as a draft."""
        self.close_form()
        self._item_id = item_id
        self.offer.refresh()

    def close_form(self) -> None:
        self.form.drop()
        self.add_button.show()

    def _on_closed(self) -> None:
        self.add_button.show()
        self.add_button.setFocus()

    def _keep(self, values: dict[str, Any]) -> bool:
        self.added.emit(values)
        return True

    def _row(self, support: Support, evidence: Evidence) -> tuple[Cell, ...]:
        where = f", {evidence.page}" if evidence.page else ""
        shown = _label(self._scale, support.shows)
        words = (
            tr("{label}, shows {shown}", label=evidence.strength.label, shown=shown)
            if shown
            else evidence.strength.label
        )
        remove = IconButton(
            self._look, "close", tr("Remove {title} from this answer", title=evidence.title)
        )
        remove.clicked.connect(partial(self.removed.emit, support.id))
        remove.setEnabled(not self._read_only)
        return (
            f"{evidence.title}{where}",
            CellWords(words, "secondary", wrap=False),
            CellWords(short_day(evidence.dated), "secondary", wrap=False),
            remove,
        )


def _label(scale: Scale | None, level_id: str) -> str:
    labels = {str(lv.id): lv.label for lv in scale.levels} if scale else {}
    return labels.get(level_id, "")
