"""What a form asks, as data; and how each kind of field is made, shown and read, one class a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit

from digistrat_desktop.domain.counted import in_clauses
from digistrat_desktop.domain.periods.written_periods import read_year
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.written_numbers import amount_as_read
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.date_field import EXAMPLE, DateField, day_words, parse_day
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.radio_list import RadioList
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.forms.tick_box import TickBox
from digistrat_desktop.ui.forms.tick_list import TickList, TickSearch
from digistrat_desktop.ui.forms.years_field import YearsField
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

LIST_ROWS = 4
# More than any title holds: what is too long is told beside the field, and never cut unseen.
LONGEST_TYPED = 5_000
Pairs: TypeAlias = tuple[tuple[str, str], ...]
Field: TypeAlias = (
    "LineField | PlainTextField | ChoiceField | RadioList | DateField | TickBox | TickList"
    " | TickSearch | YearsField"
)


class Asked(StrEnum):
    LINE = "line"
    HIDDEN = "hidden"  # a line whose letters are not seen
    TEXT = "text"
    LINES = "lines"
    CHOICE = "choice"
    ONE = "one"  # of a few that all stand there, each with what it is
    DAY = "day"
    PERSON = "person"
    TICK = "tick"
    MANY = "many"
    SEARCH = "search"
    YEARS = "years"  # amounts by financial year; the choices are the years offered
    YEAR = "year"  # a financial year
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form."""

    name: str  # the record's field
    label: str  # "&" marks the letter that Alt brings the keyboard with
    asked: Asked = Asked.LINE
    # pairs of id and words, for a choice or several; or what gives them
    choices: Pairs | Callable[[Workspace], Pairs] = ()
    enum: type[StrEnum] | None = None  # what a choice's id is turned into; None keeps the id
    help_text: str = ""
    is_whole: bool = False  # it wants a line's whole width, as a title or a sentence does
    example: str = ""  # shown while the field is empty
    longest: int = LONGEST_TYPED  # characters a line takes
    lines: int = 2  # of a text that is empty
    most_lines: int = 12  # of a text before it scrolls
    needed: str = ""  # said beside the field where it was left empty; "" where it may be
    # turns what was typed into what the record takes; says what is wrong as ValueError
    reads: Callable[[Any], Any] | None = None
    writes: Callable[[Any], str] | None = None  # gives the text of the record's value
    # tells from what stands in the fields whether this one is asked
    when: Callable[[Mapping[str, Any]], bool] | None = None
    share: int = 1  # of the width, beside the others of its row

    @property
    def kind(self) -> FieldKind:
        return _KINDS[self.asked]

    @property
    def is_short(self) -> bool:
        """True for what half a line is enough for; two such neighbours make a pair."""
        return self.kind.is_short and not self.is_whole

    @property
    def name_spoken(self) -> str:
        """The label without the mark of its letter."""
        return self.label.replace("&", "")

    @property
    def pairs(self) -> Pairs:
        """What there is to choose from, once it is known."""
        return () if callable(self.choices) else self.choices

    def asked_of(self, workspace: Workspace, given: Mapping[str, Pairs], me: str) -> FieldSpec:
        """The field with what there is to choose from; `me`, the form's own record, cannot wait for itself."""
        found = given.get(self.name, self.choices)
        found = found(workspace) if callable(found) else found
        return replace(self, choices=tuple(pair for pair in found if not me or pair[0] != me))

    def write(self, value: Any) -> Any:
        return self.writes(value) if self.writes is not None else self.kind.write(value)

    def read(self, typed: Any) -> Any:
        """What stands in the control as the record takes it; ValueError says for the person why not."""
        value = self.kind.read(typed)
        if self.enum is not None:
            return self.enum(value) if value else value
        return self.reads(value) if self.reads is not None else value

    def said(self, typed: Any) -> str:
        """What stands in the control, in words for a reader."""
        labels = dict(self.pairs)
        parts = typed if isinstance(typed, tuple) else (typed,)
        told = (labels.get(one, one) if isinstance(one, str) else one for one in parts)
        yes_or_no = {True: tr("Yes"), False: tr("No")}
        return "; ".join(yes_or_no[one] if isinstance(one, bool) else str(one) for one in told)

    def fault(self, typed: Any) -> str:
        try:
            value = self.read(typed)
        except ValueError as error:
            words = "; ".join(str(part) for part in error.args)
            return words if words.endswith(".") else in_clauses([words])
        is_empty = not has_words(value) if isinstance(value, str) else not value
        return self.needed if self.needed and is_empty and value is not False else ""


class FieldKind:
    """How a kind of field is made, shown and read: here, as one line of text.

    What stands in a control is a text, a choice's id, a truth or several ids; it can be put away
    and put back as it is. `write` and `read` turn a record's value into that and back.
    """

    is_short = True
    is_typed = True  # letter by letter

    def make(self, look: Look, spec: FieldSpec) -> Any:  # noqa: ARG002 - other kinds need the look
        return LineField(spec.name_spoken, example=spec.example, longest=spec.longest)

    def show(self, control: Any, typed: Any) -> None:
        """Put this in place of what stands there; what was being typed is given away first."""
        control.show_other(typed)

    def offer(self, control: Any, typed: Any) -> None:
        """Put this there, unless a person is typing."""
        control.set_text(typed)

    def put_back(self, control: Any, typed: Any) -> None:
        """Put there what was typed once and not given away, ready to be typed on."""
        self.show(control, typed)
        control.end(False)

    def offer_choices(self, control: Any, pairs: Pairs) -> None:
        """Offer other choices; what is chosen stays."""

    def typed(self, control: Any) -> Any:
        return control.text()

    def write(self, value: Any) -> Any:
        return "" if value is None else str(value).replace("\n", " ")

    def read(self, typed: Any) -> Any:
        return typed.strip()

    def hear(self, control: Any, changed: Callable[..., None], left: Callable[[Any], None]) -> None:
        """Tell of every change, and of what is given away when a person is done with the field."""
        control.textChanged.connect(changed)
        control.committed.connect(left)

    def flush(self, control: Any) -> None:
        control.flush()

    def flush_typing(self, control: Any) -> None:
        """Give away what is typed so far, where half of it is worth having."""
        control.flush()

    def is_open(self, control: Any) -> bool:
        """Tell whether something is typed that was not given away."""
        return bool(control.is_dirty)

    def lock(self, control: Any, *, locked: bool) -> None:
        control.setReadOnly(locked)


class _WholeKind(FieldKind):
    """A line that says nothing before it is whole: half a name is nobody's."""

    def put_back(self, control: Any, typed: Any) -> None:
        control.setText(typed)

    def flush_typing(self, control: Any) -> None:
        """Wait until the field is left."""


class _YearKind(FieldKind):
    """What was understood stands there once the field is left: 26/27 is 2026/27."""

    as_read = staticmethod(read_year)

    def make(self, look: Look, spec: FieldSpec) -> Any:  # noqa: ARG002 - as for a line
        name, read = spec.name_spoken, self.as_read
        return LineField(name, example=spec.example, longest=spec.longest, as_read=read)

    def write(self, value: Any) -> Any:
        return self.as_read(super().write(value))


class _AmountKind(_YearKind):
    as_read = staticmethod(amount_as_read)


class _HiddenKind(_WholeKind):
    def make(self, look: Look, spec: FieldSpec) -> Any:
        field = super().make(look, spec)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def read(self, typed: Any) -> Any:
        return typed


class _TextKind(FieldKind):
    is_short = False

    def put_back(self, control: Any, typed: Any) -> None:
        control.setPlainText(typed)
        control.moveCursor(QTextCursor.MoveOperation.End)

    def make(self, look: Look, spec: FieldSpec) -> Any:
        return PlainTextField(look, spec.name_spoken, lines=spec.lines, most_lines=spec.most_lines)

    def write(self, value: Any) -> Any:
        return "" if value is None else str(value)


class _LinesKind(_TextKind):
    """One thing a line."""

    def write(self, value: Any) -> Any:
        return "\n".join(value or ())

    def read(self, typed: Any) -> Any:
        return tuple(line.strip() for line in typed.splitlines() if line.strip())


class _DayKind(_WholeKind):
    def make(self, look: Look, spec: FieldSpec) -> Any:
        return DateField(look, spec.name_spoken, spec.example or EXAMPLE)

    def show(self, control: Any, typed: Any) -> None:
        control.flush()
        control.show_typed(typed)

    def offer(self, control: Any, typed: Any) -> None:
        control.set_day(self.read(typed))

    def write(self, value: Any) -> Any:
        return "" if value is None else day_words(value)

    def read(self, typed: Any) -> Any:
        return parse_day(typed) if typed.strip() else None

    def hear(self, control: Any, changed: Callable[..., None], left: Callable[[Any], None]) -> None:
        control.textChanged.connect(changed)
        control.day_committed.connect(left)


class _ChosenKind(FieldKind):
    """Kinds in which nothing is half typed."""

    is_typed = False

    def put_back(self, control: Any, typed: Any) -> None:
        self.show(control, typed)

    def offer(self, control: Any, typed: Any) -> None:
        self.show(control, typed)

    def flush(self, control: Any) -> None:
        """All that was chosen was told at once."""

    def flush_typing(self, control: Any) -> None:
        """As `flush`."""

    def is_open(self, control: Any) -> bool:  # noqa: ARG002 - as `flush`
        return False

    def lock(self, control: Any, *, locked: bool) -> None:
        control.setEnabled(not locked)


class _ChoiceKind(_ChosenKind):
    def make(self, look: Look, spec: FieldSpec) -> Any:  # noqa: ARG002 - as for a line
        return ChoiceField(spec.name_spoken, spec.pairs)

    def show(self, control: Any, typed: Any) -> None:
        control.set_choice(typed)

    def offer_choices(self, control: Any, pairs: Pairs) -> None:
        control.set_choices(pairs)

    def put_back(self, control: Any, typed: Any) -> None:
        if control.findData(typed) >= 0:  # it may be gone since
            control.set_choice(typed)

    def typed(self, control: Any) -> Any:
        return control.choice() or ""

    def read(self, typed: Any) -> Any:
        return typed or None

    def hear(self, control: Any, changed: Callable[..., None], left: Callable[[Any], None]) -> None:
        control.chosen.connect(changed)
        control.chosen.connect(left)


class _OneKind(_ChoiceKind):
    is_short = False

    def make(self, look: Look, spec: FieldSpec) -> Any:
        return RadioList(look, spec.name_spoken, spec.pairs)

    def offer_choices(self, control: Any, pairs: Pairs) -> None:
        """They are the same few for as long as the form is open."""


class _TickKind(_ChosenKind):
    is_short = False

    def make(self, look: Look, spec: FieldSpec) -> Any:
        control = TickBox(look, spec.name_spoken)
        control.setText(spec.label)  # with its key
        return control

    def show(self, control: Any, typed: Any) -> None:
        control.setChecked(typed)

    def typed(self, control: Any) -> Any:
        return control.isChecked()

    def write(self, value: Any) -> Any:
        return bool(value)

    def read(self, typed: Any) -> Any:
        return typed

    def hear(self, control: Any, changed: Callable[..., None], left: Callable[[Any], None]) -> None:
        control.toggled.connect(changed)
        control.clicked.connect(left)


class _TicksKind(_ChosenKind):
    """Several of a few: they stand there to be ticked."""

    is_short = False

    def make(self, look: Look, spec: FieldSpec) -> Any:
        if not spec.pairs:
            return TickSearch(look, spec.name_spoken, ())
        field = TickList(look, spec.name_spoken, spec.pairs)
        field.fit(LIST_ROWS)
        return field

    def show(self, control: Any, typed: Any) -> None:
        control.set_chosen(typed)

    def offer_choices(self, control: Any, pairs: Pairs) -> None:
        control.set_choices(pairs)

    def typed(self, control: Any) -> Any:
        return control.chosen()

    def write(self, value: Any) -> Any:
        return tuple(value or ())

    def read(self, typed: Any) -> Any:
        return typed

    def hear(self, control: Any, changed: Callable[..., None], left: Callable[[Any], None]) -> None:
        control.ticked.connect(changed)
        control.ticked.connect(left)


class _YearsKind(_ChosenKind):
    """An amount for each financial year, in a grid: put away as "2026/27: 120000", a line a year."""

    is_short = False

    def make(self, look: Look, spec: FieldSpec) -> Any:
        return YearsField(look, spec.name_spoken, [year for year, _ in spec.pairs])

    def show(self, control: Any, typed: Any) -> None:
        control.show_text(typed)

    def offer_choices(self, control: Any, pairs: Pairs) -> None:
        control.set_years([year for year, _ in pairs])

    def write(self, value: Any) -> Any:
        return "\n".join(f"{year}: {amount}" for year, amount in value or ())

    def read(self, typed: Any) -> Any:
        parts = (line.partition(": ") for line in typed.splitlines())
        return tuple((year, amount) for year, _, amount in parts)

    def hear(self, control: Any, changed: Callable[..., None], left: Callable[[Any], None]) -> None:
        control.changed.connect(changed)
        control.changed.connect(left)

    def lock(self, control: Any, *, locked: bool) -> None:
        control.set_locked(locked=locked)


class _SearchKind(_TicksKind):
    """Several of many: they are narrowed by typing."""

    def make(self, look: Look, spec: FieldSpec) -> Any:
        return TickSearch(look, spec.name_spoken, spec.pairs)


_KINDS: dict[Asked, FieldKind] = {
    Asked.LINE: FieldKind(),
    Asked.HIDDEN: _HiddenKind(),
    Asked.PERSON: _WholeKind(),
    Asked.TEXT: _TextKind(),
    Asked.LINES: _LinesKind(),
    Asked.YEARS: _YearsKind(),
    Asked.YEAR: _YearKind(),
    Asked.AMOUNT: _AmountKind(),
    Asked.CHOICE: _ChoiceKind(),
    Asked.ONE: _OneKind(),
    Asked.DAY: _DayKind(),
    Asked.TICK: _TickKind(),
    Asked.MANY: _TicksKind(),
    Asked.SEARCH: _SearchKind(),
}


def labels_of(enum: type[StrEnum]) -> Pairs:
    return tuple((member.value, str(getattr(member, "label", member.value))) for member in enum)
