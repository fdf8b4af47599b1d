"""What the board paper says of itself: the front sheet of the open assessment."""

from typing import Any

from digistrat_desktop.domain.edits.assessments import set_front_sheet
from digistrat_desktop.domain.record.workspace import front_sheet_of
from digistrat_desktop.domain.trust.assessment import FrontSheet
from digistrat_desktop.domain.words import listed, small_first
from digistrat_desktop.ui.forms.asking import AS_TYPED
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr, tr_count

MOST_ASKS = 6
_LONGEST_ASK = 300
_TITLE = tr("Front sheet details")
_ASKS_HELP = tr("One request per line. Start each with a verb, such as decide, note or agree.")
_PRINTED = tr("Role, or name to print")


def _asks(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line[:_LONGEST_ASK] for line in lines[:MOST_ASKS])


FRONT_SHEET = (
    FieldSpec("meeting", tr("Meeting"), example=tr("Board of Directors"), longest=200),
    FieldSpec("meeting_on", tr("Date of the meeting"), Asked.DAY),
    FieldSpec("agenda_item", tr("Agenda item"), example="9", longest=40),
    FieldSpec("purpose", tr("Purpose"), example=tr("For decision"), longest=40),
    FieldSpec(
        "strategic_risk", tr("Strategic risk"), example=tr("BAF 4: digital capability"),
        longest=500,
    ),
    FieldSpec(
        "considered_by", tr("Previously considered by"),
        example=tr("Digital committee, 3 November"), longest=500,
    ),
    FieldSpec(
        "equality_impact", tr("Equality impact"),
        example=tr("An equality form was filled in. Nothing changed because of it."), longest=500,
    ),
    FieldSpec(
        "quality_impact", tr("Quality impact"),
        example=tr("Hazard logs were found for 4 of 9 older systems."), longest=500,
    ),
    FieldSpec("author_id", tr("Author"), Asked.PERSON, example=_PRINTED, longest=120),
    FieldSpec("director_id", tr("Lead director"), Asked.PERSON, example=_PRINTED, longest=120),
    FieldSpec(
        "asks", tr("The board is asked to"), Asked.LINES, help_text=_ASKS_HELP, lines=3,
        reads=_asks,
    ),
    FieldSpec(
        "advice", tr("Advice to the board"),
        example=tr("The Chief Digital Officer advises: network first."), longest=500,
    ),
)  # fmt: skip


FIRST = frozenset({"meeting", "meeting_on", "asks"})
"""What is seen at once; the rest stands behind a link that names it."""


def _more_words() -> str:
    first, second, *rest = (one.name_spoken for one in FRONT_SHEET if one.name not in FIRST)
    return tr_count(
        len(rest), "{first}, {second} and 1 more", "{first}, {second} and %n more",
        first=first, second=second,
    )  # fmt: skip


def _empty_words(front: FrontSheet | None) -> str:
    """Say what the paper is silent on; it tells the board nothing of what was left empty."""
    names = [
        small_first(one.name_spoken)
        for one in FRONT_SHEET
        if one.name not in FIRST and not getattr(front, one.name, "")
    ]
    return tr("Empty, so not on the paper: {names}.", names=listed(names)) if names else ""


class FrontSheetCard(Card):
    """The fields boards expect, each saved as it is left."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, _TITLE)
        self._context = context
        self.fields = FieldSet(context, FRONT_SHEET, AS_TYPED, parent=self)
        self.more = LinkButton(context.look, _more_words(), parent=self, do=self.show_all)
        self.empty = PlainLabel("", TypeRole.SMALL, "secondary", parent=self)
        self.add(self.fields.sheet(), self.empty)
        row = FlowLayout(context.look.theme.space(2))
        row.addWidget(self.more)
        self.add_layout(row)
        self.fields.edited.connect(self._on_edited)
        context.session.changed.connect(self._on_changed)
        for name in self._folded():
            self.fields.boxes[name].hide()

    def _folded(self) -> tuple[str, ...]:
        return tuple(name for name in self.fields.specs if name not in FIRST)

    def show_all(self) -> None:
        """Show the fields that stand behind the link."""
        self.more.hide()
        for name in self._folded():
            self.fields.boxes[name].show()

    def show_state(self) -> None:
        """Show the open assessment's front sheet, locked where nothing can be written."""
        session = self._context.session
        assessment = session.assessment
        front = front_sheet_of(session.workspace, assessment.id) if assessment else None
        draft = session.draft_of("front_sheet", in_assessment=True)
        fresh = draft != self.fields.kept.draft
        if fresh:
            self.fields.keep_under(draft, _TITLE)
        self.fields.show_record(front, fresh=fresh)
        self.empty.say(_empty_words(front))
        if set(self._folded()) & set(self.fields.not_settled):
            self.show_all()
        self.fields.set_locked(locked=assessment is None or session.read_only)

    def _on_changed(self, _: object) -> None:
        self.show_state()

    def flush(self) -> None:
        self.fields.flush()

    def _on_edited(self, name: str, value: Any) -> None:
        session = self._context.session
        if session.assessment is not None:
            values = {name: value}
            step = set_front_sheet(session.workspace, session.assessment, values, session.author)
            session.submit(step)
