"""What the board paper says of itself: the front sheet of the open assessment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout

from digistrat_desktop.domain.edits.assessments import set_front_sheet
from digistrat_desktop.domain.record.workspace import front_sheet_of
from digistrat_desktop.ui.forms.date_field import DateField
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.session.context import PageContext

MOST_ASKS = 6
_TEXTS = (
    ("meeting", tr("Meetin&g"), tr("Board of Directors"), 200),
    ("agenda_item", tr("&Agenda item"), "9", 40),
    ("purpose", tr("&Purpose"), tr("For decision"), 40),
    ("strategic_risk", tr("Strategic ris&k"), tr("BAF 4: digital capability"), 500),
    ("considered_by", tr("Previousl&y considered by"), tr("Digital committee, 3 November"), 500),
)
_PEOPLE = (
    ("author_id", tr("Aut&hor"), tr("Role, or name as it should be printed")),
    ("director_id", tr("&Lead director"), tr("Role, or name as it should be printed")),
)
_TITLE = tr("What the paper says of itself")
_ASKS_HELP = tr("One request a line, beginning with a verb: decide, note, agree.")


class FrontSheetCard(Card):
    """The fields boards expect, each saved as it is left."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, _TITLE, parent=parent)
        self._context = context
        look = context.look
        self.meeting_on = DateField(tr("Date of the meeting"))
        self._date_box = LabeledField(look, tr("&Date of the meeting"), self.meeting_on)
        self.asks = PlainTextField(look, tr("The board is asked to"), lines=3)
        self.texts = {
            name: LineField(label.replace("&", ""), example=example, longest=longest)
            for name, label, example, longest in _TEXTS
        }
        self.people = {
            name: LineField(label.replace("&", ""), example=example, longest=120)
            for name, label, example in _PEOPLE
        }
        self._build()
        self._connect()

    def _build(self) -> None:
        look = self._context.look
        labels = {name: label for name, label, *_ in (*_TEXTS, *_PEOPLE)}
        lines = {**self.texts, **self.people}
        boxes = [LabeledField(look, labels[name], field) for name, field in lines.items()]
        boxes.insert(1, self._date_box)
        grid = QGridLayout()
        grid.setSpacing(look.theme.space(3))
        for place, box in enumerate(boxes):
            grid.addWidget(box, place // 2, place % 2)
        self.add_layout(grid)
        self.add(LabeledField(look, tr("The &board is asked to"), self.asks, help_text=_ASKS_HELP))

    def _connect(self) -> None:
        for name, field in self.texts.items():
            field.committed.connect(partial(self._on_edited, name))
        for name, field in self.people.items():
            field.committed.connect(partial(self._on_person, name))
        self.meeting_on.day_committed.connect(partial(self._on_edited, "meeting_on"))
        self.meeting_on.refused.connect(self._date_box.show_fault)
        self.asks.committed.connect(self._on_asks)

    def show_state(self) -> None:
        """Show the open assessment's front sheet, locked where nothing can be written."""
        session = self._context.session
        assessment = session.assessment
        front = front_sheet_of(session.workspace, assessment.id) if assessment else None
        for name, field in self.texts.items():
            field.set_text(str(getattr(front, name)) if front else "")
        for name, field in self.people.items():
            field.set_text(session.workspace.name_of(getattr(front, name)) if front else "")
        self.meeting_on.set_day(front.meeting_on if front else None)
        self.asks.set_text("\n".join(front.asks) if front else "")
        locked = assessment is None or session.read_only
        for one in self._fields():
            one.setReadOnly(locked)

    def _fields(self) -> tuple[Any, ...]:
        return (*self.texts.values(), *self.people.values(), self.meeting_on, self.asks)

    def flush(self) -> None:
        """Give away what is being typed."""
        for field in self._fields():
            field.flush()

    def _on_asks(self, words: str) -> None:
        lines = tuple(line.strip()[:300] for line in words.splitlines() if line.strip())
        self._on_edited("asks", lines[:MOST_ASKS])

    def _on_person(self, name: str, typed: str) -> None:
        self._on_edited(name, self._context.session.person(typed))

    def _on_edited(self, name: str, value: Any) -> None:
        session = self._context.session
        if session.assessment is not None:
            values = {name: value}
            step = set_front_sheet(session.workspace, session.assessment, values, session.author)
            session.submit(step)
