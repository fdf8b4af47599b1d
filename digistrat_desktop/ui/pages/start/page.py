"""Starting an assessment: whose, as at when, how much; from nothing or from the last one."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from digistrat_desktop.domain.edits.assessments import NewAssessment, NewTrust
from digistrat_desktop.domain.frameworks.scales import Form, TrustKind
from digistrat_desktop.domain.words import MONTHS
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.date_field import DateField
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.forms.tick_box import TickBox
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.session.starting import StartPlan
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.services.store.library import HomeFacts, Library
    from digistrat_desktop.ui.session.context import PageContext

NEW_TRUST = "new"
FROM_NOTHING = ""
_ODS = re.compile(r"[A-Za-z0-9]{3,5}", re.ASCII)
_FORMS = (
    (Form.SHORT.value, tr("Short: the questions that matter most, about an hour")),
    (Form.FULL.value, tr("Full: every question, best with colleagues")),
)
SCOPE_HELP = tr(
    "The whole trust, or which sites and services. Progress shows a break where this changes."
)
SOURCE_HELP = tr("Answers carried forward are marked “not re-confirmed” until you look again.")


class StartPage(QWidget):
    """A form with one button. What it makes is a `StartPlan`, handed to the window."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._facts: HomeFacts | None = None
        self._pack: FrameworkPack | None = None
        self._wanted = ""
        self._day_fault = ""
        look = context.look
        self.trust = ChoiceField(tr("Trust"))
        self.name = LineField(
            tr("Name of the trust"), example=tr("Sherwood Forest Hospitals"), longest=200
        )
        self.code = LineField(tr("ODS code"), example="RK5", longest=5)
        self.kind = ChoiceField(tr("Kind of trust"), [(k.value, k.label) for k in TrustKind])
        self.title = LineField(tr("Title"), longest=200)
        self.as_of = DateField(tr("As of"))
        self.form = ChoiceField(tr("How much"), list(_FORMS))
        self.source = ChoiceField(tr("Begin with"))
        self.same_scope = TickBox(look, tr("It covers the same as the last one"))
        self.scope = PlainTextField(look, tr("What it covers"))
        self.start = PrimaryButton(look, tr("Start the assessment"))
        self.cancel = SecondaryButton(look, tr("Back to Home"))
        self._boxes = self._labelled()
        self._scope_box = LabeledField(
            look, tr("What it &covers"), self.scope, help_text=SCOPE_HELP
        )
        self._new_trust = QWidget()
        self._source_box = LabeledField(look, tr("&Begin with"), self.source, help_text=SOURCE_HELP)
        self._build()
        self._connect()

    def _labelled(self) -> dict[str, LabeledField]:
        look = self._context.look
        code_help = tr("Leave empty if it is not listed.")
        day_help = tr("The date the answers speak of.")
        return {
            "name": LabeledField(look, tr("&Name of the trust"), self.name),
            "code": LabeledField(look, tr("&ODS code"), self.code, help_text=code_help),
            "title": LabeledField(look, tr("&Title"), self.title),
            "as_of": LabeledField(look, tr("&As of"), self.as_of, help_text=day_help),
        }

    def _build(self) -> None:
        theme, look = self._context.look.theme, self._context.look
        page = ScrollPage(look, widest=760, parent=self)
        page.add(PlainLabel(tr("Start an assessment"), TypeRole.PAGE))
        card = Card(look)
        card.add(LabeledField(look, tr("T&rust"), self.trust))
        self._build_new_trust()
        card.add(self._new_trust)
        grid = QGridLayout()
        grid.setSpacing(theme.space(3))
        grid.addWidget(self._boxes["title"], 0, 0)
        grid.addWidget(self._boxes["as_of"], 0, 1)
        card.add_layout(grid)
        card.add(LabeledField(look, tr("&How much"), self.form))
        card.add(self._source_box)
        card.add(self.same_scope)
        card.add(self._scope_box)
        row = FlowLayout(theme.space(3))
        row.addWidget(self.start)
        row.addWidget(self.cancel)
        card.add_layout(row)
        page.add(card)
        page.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)

    def _build_new_trust(self) -> None:
        grid = QGridLayout(self._new_trust)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._context.look.theme.space(3))
        grid.addWidget(self._boxes["name"], 0, 0)
        grid.addWidget(self._boxes["code"], 0, 1)
        kind = LabeledField(self._context.look, tr("&Kind of trust"), self.kind)
        grid.addWidget(kind, 1, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.trust.chosen.connect(self._on_trust)
        self.same_scope.toggled.connect(self._on_same_scope)
        self.start.clicked.connect(self._on_start)
        self.cancel.clicked.connect(partial(self._context.navigator.go, "home"))
        for field, key in ((self.name, "name"), (self.code, "code"), (self.title, "title")):
            field.textEdited.connect(self._boxes[key].clear_fault)
        self.as_of.refused.connect(self._on_day_refused)
        self.as_of.day_committed.connect(self._on_day)

    def show_state(self, carried_id: str = "") -> None:
        """Offer what the store has; an assessment's id asks to carry it forward."""
        self._wanted = carried_id
        self._facts = None
        self._context.store.ask(_to_start_with, self._on_read, self._context.navigator.failed.emit)

    def _offer_own_trust(self) -> None:
        """Fill in what the organisation has fixed, where nothing is typed yet."""
        policy = self._context.preferences.policy
        for field, name in ((self.name, "TrustName"), (self.code, "TrustCode")):
            if not field.text():
                field.set_text(policy.text(name))

    def _on_read(self, found: tuple[HomeFacts, FrameworkPack]) -> None:
        facts, self._pack = found
        self._facts = facts
        own = [(t.id, t.name) for t in facts.trusts]
        self.trust.set_choices([*own, (NEW_TRUST, tr("A trust that is not here yet"))])
        today = self._context.clock.now().astimezone().date()
        self.as_of.set_day(today)
        self.title.set_text(season_title(today))
        self._offer_own_trust()
        self.form.set_choice(Form.SHORT.value)
        self.kind.set_choice(TrustKind.ACUTE.value)
        wanted = [r for r in facts.latest if r.assessment_id == self._wanted]
        mine = [t.id for t in facts.trusts if not t.sample]
        first = wanted[0].trust_id if wanted else (mine[0] if mine else NEW_TRUST)
        self.trust.set_choice(first)
        self._on_trust(first)
        if first == NEW_TRUST:
            self.name.setFocus()

    def _on_trust(self, trust_id: str) -> None:
        self._new_trust.setVisible(trust_id == NEW_TRUST)
        rows = [r for r in self._facts.latest if r.trust_id == trust_id] if self._facts else []
        rows.sort(key=lambda row: row.as_of, reverse=True)
        self._source_box.setVisible(bool(rows))
        self.same_scope.setVisible(bool(rows))
        self.same_scope.setChecked(bool(rows))
        self._on_same_scope(same=bool(rows))
        choices = [(r.assessment_id, tr("The answers of {title}", title=r.title)) for r in rows]
        self.source.set_choices(
            [*choices, (FROM_NOTHING, tr("Nothing: answer every question anew"))]
        )
        self.source.set_choice(rows[0].assessment_id if rows else FROM_NOTHING)
        if self._wanted in dict(choices):
            self.source.set_choice(self._wanted)

    def _on_same_scope(self, same: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._scope_box.setVisible(not same)

    def _on_day_refused(self, fault: str) -> None:
        """The day before stays in the field's memory, so its fault must be remembered here."""
        self._day_fault = fault
        self._boxes["as_of"].show_fault(fault)

    def _on_day(self, day: date | None) -> None:
        if day is not None and not self.title.isModified():
            self.title.set_text(season_title(day))

    def _on_start(self) -> None:
        self.as_of.flush()
        plan = self._plan()
        if plan is not None:
            self._context.navigator.start_wanted.emit(plan)

    def _plan(self) -> StartPlan | None:
        day = self.as_of.day()
        faults = {
            "name": self._name_fault(),
            "code": self._code_fault(),
            "title": ""
            if self.title.text().strip()
            else tr("Give it a title, such as Autumn 2026."),
            "as_of": self._day_fault or ("" if day else tr("Say which date the answers speak of.")),
        }
        for key, fault in faults.items():
            self._boxes[key].show_fault(fault)
        wrong = [key for key, fault in faults.items() if fault]
        if wrong or day is None or self._facts is None or self._pack is None:
            self._boxes[wrong[0]].field.setFocus()
            return None
        return StartPlan(
            trust_id="" if self._is_new() else self.trust.choice() or "",
            new_trust=self._typed_trust() if self._is_new() else None,
            assessment=NewAssessment(
                title=self.title.text().strip(),
                as_of=day,
                form=Form(self.form.choice() or Form.SHORT.value),
                pack_sha256=self._pack.sha256,
                scope_note=None if self.same_scope.isChecked() else self.scope.text().strip(),
            ),
            pack=self._pack,
            carried_from=self.source.choice() or FROM_NOTHING,
        )

    def _is_new(self) -> bool:
        return self.trust.choice() in (NEW_TRUST, None)

    def _typed_trust(self) -> NewTrust:
        kind = TrustKind(self.kind.choice() or TrustKind.OTHER.value)
        return NewTrust(self.name.text().strip(), self.code.text().strip(), kind)

    def _name_fault(self) -> str:
        if not self._is_new() or self.name.text().strip():
            return ""
        return tr("Give the trust's name.")

    def _code_fault(self) -> str:
        code = self.code.text().strip()
        if not self._is_new() or not code or _ODS.fullmatch(code):
            return ""
        return tr("An ODS code has three to five letters and digits. Leave it empty if not listed.")


def season_title(day: date) -> str:
    """Give a usual title for an assessment: the season and the year."""
    seasons = (tr("Winter"), tr("Spring"), tr("Summer"), tr("Autumn"))
    season = seasons[day.month % len(MONTHS) // 3]
    # December's winter is named for the year it ends in.
    year = day.year + 1 if day.month == len(MONTHS) else day.year
    return f"{season} {year}"


def _to_start_with(library: Library) -> tuple[HomeFacts, FrameworkPack]:
    """Read what there is to start from, with the framework new work is done with."""
    return library.home(50), library.pack_in_use()
