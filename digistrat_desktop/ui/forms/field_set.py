"""The fields of one form: made from what they ask, shown, read, held against rules and kept."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from digistrat_desktop.domain.errors import InvalidValue, Refused
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms import asking
from digistrat_desktop.ui.forms.asking import NOTHING, Begin, Kept, Saving, patient_words
from digistrat_desktop.ui.forms.beside import Other, Others, not_settled_words
from digistrat_desktop.ui.forms.date_field import DateField
from digistrat_desktop.ui.forms.fields import Asked, Field, FieldSpec, Pairs
from digistrat_desktop.ui.forms.followed import Followed
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.kit.layouts import PairedColumn
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.words import tr

_AGAIN = tr("Save again to keep it anyway.")


class FieldSet(QObject):
    """Fields with their labels, ready to be laid out; the one place that knows what is typed in them."""

    drafted = Signal()  # another draft is kept of what stands here, or none
    typed = Signal(str)  # something stands otherwise in a field; its name
    # a person is done with a field; its name and its value as the record takes it
    edited = Signal(str, object)
    entered = Signal()  # Enter was pressed in a field of which it is no part, as it is of a text

    def __init__(
        self, context: PageContext, specs: Iterable[FieldSpec], kept: Kept, begin: Begin = NOTHING,
        parent: QObject | None = None, rule: Callable[[str, Any], str] = asking.no_fault,
    ) -> None:  # fmt: skip
        """`rule` says why a field's value cannot be taken where it goes into the record as typed; or nothing."""
        super().__init__(parent)
        self._context = context
        self._rule = rule
        self.kept = kept
        self._is_showing = False
        self._written: dict[str, Any] = {}  # what the draft holds
        self._taken: dict[str, Any] = {}  # what became of what is still being typed
        self._leaving = ""
        self.draft_from: datetime | None = None  # when what stands here was kept as a draft
        workspace = context.session.workspace
        specs = tuple(specs)
        found = [spec.asked_of(workspace, begin.choices, begin.me) for spec in specs]
        self.specs = {spec.name: spec for spec in found}
        self.boxes: dict[str, LabeledField] = {}
        self._limits: dict[str, str] = {}
        self._told: frozenset[tuple[str, str]] = frozenset()
        self._begin = begin
        self._asks = specs
        self._stood: dict[str, Any] = {}  # what the record held when it was shown last
        self.behind = Followed(context.session, begin, context.preferences.settings.actor_id)
        for spec in found:
            self._make(spec, begin.values.get(spec.name))
        self._before = self.values()
        self._show_asked()
        self._show_others()
        for news in (context.session.changed, context.session.opened):
            news.connect(self.meet)
        self.take_up()

    def _make(self, spec: FieldSpec, value: Any) -> None:
        look, label = self._context.look, "" if spec.asked is Asked.TICK else spec.label
        control = spec.kind.make(look, spec)
        box = LabeledField(look, label, control, help_text=spec.help_text, needed=spec.needed)
        self.boxes[spec.name] = box
        self._stood[spec.name] = self._shown(spec, value)
        spec.kind.show(control, self._stood[spec.name])
        spec.kind.hear(
            control, partial(self._on_typed, spec.name), partial(self._on_left, spec.name)
        )
        if isinstance(control, PlainTextField):
            control.limit_reached.connect(partial(self._on_limit, spec.name))
        box.entered.connect(self.entered)
        if isinstance(control, DateField):
            control.refused.connect(partial(self._on_refused, spec.name))

    def sheet(
        self, columns: int = 2, pairs_from: int = 0, sides: Callable[[], int] = int
    ) -> QWidget:
        """Lay the fields out; short neighbours stand beside each other from `pairs_from`, `sides` counting in."""
        sheet = QWidget()
        column = PairedColumn(self._context.look, pairs_from, sides, columns)
        sheet.setLayout(column)
        for name, box in self.boxes.items():
            spec = self.specs[name]
            column.add_part(box, is_short=spec.is_short, share=spec.share)
            box.setVisible(name in self._asked())
        return sheet

    def control(self, name: str) -> Field:
        return self.boxes[name].field  # type: ignore[return-value]  # made by the field's kind

    def fault_of(self, name: str) -> str:
        return self.boxes[name].fault.text()

    def values(self) -> dict[str, Any]:
        """What stands in the fields as it was typed, to be put away and restored."""
        return {name: self._typed(name) for name in self.specs}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Put back what was typed once; fields that are no longer asked are passed over."""
        now, self._is_showing = self.values(), True
        for name in self.specs.keys() & values.keys():
            if values[name] != now[name] and type(values[name]) is type(now[name]):
                self.specs[name].kind.put_back(self.control(name), values[name])
        self._is_showing = False
        self._show_asked()

    def keep_under(self, draft: DraftOf, title: str) -> None:
        """What is typed from now on is about another record; what was typed so far is written first."""
        self.flush()
        self.write()
        self.kept = self.kept._replace(draft=draft, title=title)
        self._written, self.draft_from, self.behind.over = {}, None, {}

    def take_up(self) -> None:
        """Put back what a draft holds."""
        keeping, place = self._context.keeping, self.kept.draft
        if place is None or self._context.session.read_only:
            return
        keeping.write()  # what was typed before these fields were made is in the draft then
        draft = keeping.drafts.all.get(place)
        if draft is not None:
            self.restore(draft.typed)
            self.behind.over = dict(draft.over)
            waiting = draft.typed.keys() - draft.over.keys() if self.kept.as_typed else ()
            self.behind.hold_over_draft(self._before, self.values(), waiting)
            self._show_others()
            self._written, self.draft_from = self._unkept(), draft.at
            for name in self._written if self.kept.as_typed else ():
                self.boxes[name].show_fault(self._refusal(self.specs[name]))
        self.drafted.emit()

    def _unkept(self) -> dict[str, Any]:
        """Give what is typed here and is not in the record, by field."""
        now = self.values()
        if self.kept.as_typed:
            typed = {name for name, spec in self.specs.items() if self._is_open(spec)}
            return {name: now[name] for name in typed | self.behind.held.keys()}
        open_ = (name for name, spec in self.specs.items() if spec.asked is not Asked.HIDDEN)
        return {name: now[name] for name in open_ if now[name] != self._before[name]}

    def _is_open(self, spec: FieldSpec) -> bool:
        return spec.kind.is_open(self.control(spec.name)) or bool(self._refusal(spec))

    def _refusal(self, spec: FieldSpec) -> str:
        """Say why what stands in a field cannot go into the record; empty where it can, or is there."""
        typed = self._typed(spec.name)
        if typed == self._before[spec.name]:
            return ""
        return spec.fault(typed) or self._rule(spec.name, spec.read(typed))

    def write(self) -> None:
        """Have on the disk what is typed: in the record where it goes there as typed, else as a draft."""
        keeping = self._context.keeping
        keeping.forget(self.write)
        if self.kept.as_typed:
            for name in self.specs.keys() - self.behind.held:
                self.specs[name].kind.flush_typing(self.control(name))
        unkept, place = self._unkept(), self.kept.draft
        if place is None or unkept == self._written:
            return
        self._written, self.draft_from = unkept, None
        waiting = self.behind.held if self.kept.as_typed else ()
        told = unkept.keys() - waiting
        over = {name: self.behind.over.get(name, self._before[name]) for name in told}
        keeping.keep(place, self.kept.title, unkept, over)
        self.drafted.emit()

    def discard(self) -> None:
        """Let go of what was typed, and of its draft."""
        self.restore({name: self._before[name] for name in self._unkept()})
        self.behind.held.clear()
        self.behind.over.clear()
        self._show_others()
        self.write()

    @property
    def is_changed(self) -> bool:
        """True while something stands here that was neither shown by the program nor kept."""
        return self.values() != self._before

    def show_values(self, values: Mapping[str, Any], *, fresh: bool = True) -> None:
        """Show these values; `fresh` ones are of another record, else what a person is typing stays."""
        if fresh:
            self._taken.clear()
            for name in tuple(self.behind.held):
                self.specs[name].kind.flush(self.control(name))  # it stays a draft
            self.behind.held.clear()
        before, self._is_showing = self._is_showing, True
        for name in self.specs.keys() & values.keys():
            if not fresh and self._stays(name, values[name]):
                continue
            spec = self.specs[name]
            shown = self._stood[name] = self._shown(spec, values[name])
            if not fresh and shown == self._before.get(name) and self._refusal(spec):
                continue  # until it is put right, whatever else is saved
            if not fresh and self._is_typed_over(name, shown):
                self.behind.over.setdefault(name, self._before[name])
                self.behind.held.setdefault(name, self.behind.changed_words())
                continue
            self.behind.held.pop(name, None)
            put = spec.kind.show if fresh else spec.kind.offer
            put(self.control(name), shown)
            self._before[name] = self._typed(name)
        self._is_showing = before
        self._show_asked()
        self._show_others()
        if fresh and self.kept.as_typed:
            self.take_up()

    def _stays(self, name: str, value: Any) -> bool:
        """What became of what a person goes on typing is not put in its place under their hands."""
        if name == self._leaving:
            self._taken[name] = value
        return self.control(name).hasFocus() and name in self._taken and self._taken[name] == value

    def show_record(self, record: Record | None, *, fresh: bool) -> None:
        """Show a record's fields, with what people wrote apart in them; as `show_values`."""
        self.behind.shown = record
        values = {name: getattr(record, name, None) for name in self.specs}
        self.show_values(values, fresh=fresh)

    def _is_typed_over(self, name: str, shown: Any) -> bool:
        """Tell whether others wrote in a field while a person is typing in it."""
        spec, control = self.specs[name], self.control(name)
        if shown == self._typed(name):
            return False
        if name in self.behind.held:
            return True
        if self._refusal(spec):
            return True
        typing = spec.kind.is_typed and control.hasFocus() and self._context.session.is_meeting
        return typing and (spec.kind.is_open(control) or name in self.not_settled)

    def meet(self, *_: object) -> None:
        """Show what the record holds now where nobody typed; elsewhere tell it beside what was typed."""
        if self.kept.as_typed or not (self._begin.me or self._begin.now):
            return
        before, self._is_showing = self._is_showing, True
        self._offer_choices()
        for name, value in self.behind.present(self.specs).items():
            shown = self._shown(self.specs[name], value)
            if shown != self._stood[name]:
                self._stood[name] = shown
                self._take_over(name, shown)
        self._is_showing = before
        self._show_asked()
        self._show_others()

    def _take_over(self, name: str, shown: Any) -> None:
        mine, spec = self._typed(name), self.specs[name]
        if mine in (self._before[name], shown):
            spec.kind.show(self.control(name), shown)
            self._before[name] = self._typed(name)
            self.behind.let_go(name)
        else:
            self.behind.over.setdefault(name, self._before[name])
            self._before[name] = shown
            self.behind.held[name] = self.behind.changed_words()

    def _offer_choices(self) -> None:
        workspace = self._context.session.workspace
        for asks in self._asks:
            found = asks.asked_of(workspace, self._begin.choices, self._begin.me)
            if found.choices != self.specs[asks.name].choices:
                untouched = self._typed(asks.name) == self._before[asks.name]
                self.specs[asks.name] = found
                found.kind.offer_choices(self.control(asks.name), found.pairs)
                if untouched:
                    self._before[asks.name] = self._typed(asks.name)

    def _show_others(self) -> None:
        """Tell beside each field what others wrote in it: all texts that stand, or the one typed over."""
        for name, box in self.boxes.items():
            spec = self.specs[name]
            told = self.behind.texts(name, self._stood[name], partial(self._shown, spec))
            if not told:
                box.show_others(None)
                continue
            writes = not self._context.session.read_only
            others = [
                Other(who, spec.said(shown), partial(self._use, name, shown) if writes else None)
                for who, shown in told
            ]
            held = self.behind.held.get(name, "")
            keep = partial(self._keep_mine, name) if held and self.kept.as_typed else None
            marks = len(told) == 1 and spec.asked is Asked.TEXT
            mine = self._typed(name) if marks else None
            box.show_others(Others(held or not_settled_words(), others, mine, keep))

    def _use(self, name: str, shown: Any) -> None:
        """Put what somebody else wrote in the place of what stands in the field."""
        self.behind.let_go(name)
        self.restore({name: shown})
        if self.kept.as_typed:
            self._keep_mine(name)
        self._show_others()
        self.write()

    def _keep_mine(self, name: str) -> None:
        """Have stand what is in the field: whoever asks has seen what others wrote."""
        self.behind.let_go(name)
        self._on_left(name)
        self._show_others()

    def set_choices(self, name: str, choices: Pairs, chosen: str | None = None) -> None:
        """Offer other choices in a field, one of them chosen where it is named."""
        field: Any = self.control(name)
        field.set_choices(choices)
        if chosen is not None:
            field.set_choice(chosen)
        self._before[name] = self._typed(name)

    def set_locked(self, *names: str, locked: bool) -> None:
        """Let nothing be written in these, or in any; lines and texts can still be read and copied."""
        for name in names or self.specs:
            self.specs[name].kind.lock(self.control(name), locked=locked)

    def flush(self) -> None:
        """Give away what is being typed."""
        for name, spec in self.specs.items():
            spec.kind.flush(self.control(name))

    def read(self) -> dict[str, Any]:
        """Give the values of all fields that are asked, as the record takes them."""
        values, person = self._read(), self._context.session.person
        people = {name for name in values if self.specs[name].asked is Asked.PERSON}
        typed = {k: person(v) if k in people else v for k, v in values.items()}
        return {**typed, **self._untouched(values)}

    def _untouched(self, asked: Iterable[str]) -> dict[str, Any]:
        """Give what the record holds where nobody typed, as it is: a field may not show all of it."""
        present, found = self.behind.present(self.specs), {}
        for name in present.keys() & set(asked):
            spec, value = self.specs[name], present[name]
            if self._typed(name) == self._before[name]:
                one = self.behind.one_of(name, value)
                is_person = spec.asked is Asked.PERSON
                found[name] = one if is_person else spec.read(self._shown(spec, one))
            elif spec.asked is Asked.MANY:
                unseen = (one for one in value if one not in dict(spec.pairs))
                found[name] = (*self._typed(name), *unseen)
        return found

    def _read(self) -> dict[str, Any]:
        """Give the values with people by name: nobody is made known before the form is kept."""
        return {name: self.specs[name].read(self._typed(name)) for name in self._asked()}

    def judge(self, faults: Mapping[str, str] | None = None) -> bool:
        """Say beside each field what is wrong with it, `faults` too; False where something is."""
        found = {name: self.specs[name].fault(self._typed(name)) for name in self._asked()}
        found.update({name: words for name, words in (faults or {}).items() if name in found})
        for name, box in self.boxes.items():
            box.show_fault(found.get(name, ""))
        wrong = [self.boxes[name] for name in self.boxes if found.get(name)]
        if wrong:
            wrong[0].point_at()
        return not wrong

    def keep(self, saving: Saving) -> bool:
        """Keep what was typed, or say why not; `InvalidValue` where the refusal is of none of these fields."""
        if self.behind.archived:
            self.write()
            raise InvalidValue("", self.behind.archived)
        if not self.judge() or (saving.faults and not self.judge(saving.faults(self._read()))):
            return False
        try:
            made = self.behind.left_open(saving.make(self.read()), self._before, self.values())
            doubts = self._doubts(saving)
        except InvalidValue as refusal:
            self._show_refusal(refusal)
            return False
        except Refused as refusal:
            return self._context.refuse(saving.make, refusal)
        if not doubts <= self._told:
            self._show_doubts(doubts)
            return False
        self._context.succeed(saving.make)
        return self.give(saving.keep or self._submit, made)

    @property
    def not_settled(self) -> tuple[str, ...]:
        """Give the fields of its record that people set apart until somebody chooses."""
        record = self.behind.record()
        return tuple(record.unsettled) if record is not None else ()

    def give(self, keep: Callable[[Any], bool], made: Any) -> bool:
        """Keep what was made; a page that is rebuilt on the way finds neither draft nor unkept here."""
        before, self._before = self._before, self.values()
        self.write()
        if keep(made):
            return True
        self._before = before
        self.write()
        return False

    def _submit(self, step: Any) -> bool:
        changed = any(change.created or change.after for change in step.changes)
        return not changed or self._context.session.submit(step)

    def _doubts(self, saving: Saving) -> frozenset[tuple[str, str]]:
        """Give what should be looked at once more, of fields that are not as they were."""
        doubts, now = asking.doubts_of(saving, self._read(), self.specs), self.values()
        changed = {name for name in now if now[name] != self._before.get(name)}
        return frozenset(one for one in doubts if one[0] in changed)

    def _show_doubts(self, doubts: frozenset[tuple[str, str]]) -> None:
        self._told = doubts
        for name, words in sorted(doubts):
            self.boxes[name].show_fault(f"{words} {_AGAIN}")
        self.boxes[min(doubts)[0]].point_at()

    def _show_refusal(self, refusal: InvalidValue) -> None:
        box = self.boxes.get(refusal.field)
        if box is None:
            raise refusal
        box.show_fault(asking.refusal_words(refusal, self.specs[refusal.field].name_spoken))
        box.point_at()

    def _typed(self, name: str) -> Any:
        return self.specs[name].kind.typed(self.control(name))

    def _shown(self, spec: FieldSpec, value: Any) -> Any:
        """Give a value as it stands in its control; the record knows people by id."""
        if spec.asked is Asked.PERSON:
            return self._context.session.workspace.name_of(value) if value else ""
        return spec.write(value)

    def _asked(self) -> list[str]:
        asked, values = [], None
        for name, spec in self.specs.items():
            if spec.when is not None and values is None:
                values = self.values()
            if spec.when is None or spec.when(values or {}):
                asked.append(name)
        return asked

    def _show_asked(self) -> None:
        if any(spec.when is not None for spec in self.specs.values()):
            asked = self._asked()
            for name, box in self.boxes.items():
                if box.parentWidget() is not None:
                    box.setVisible(name in asked)

    def _on_limit(self, name: str, words: str) -> None:
        self._limits[name] = words

    def _on_typed(self, name: str, *_: object) -> None:
        """What was wrong is being put right; a number like a patient's is pointed out at once."""
        said = "" if self.specs[name].asked is Asked.HIDDEN else self._typed(name)
        words = self._limits.get(name) or patient_words(said)
        if self.fault_of(name) != words:
            self.boxes[name].show_fault(words)
        self._show_asked()
        if (
            not self._is_showing
            and (self.kept.draft or self.kept.as_typed)
            and self._unkept() != self._written
        ):
            self._context.keeping.note(self.write)
        self.typed.emit(name)

    def _on_refused(self, name: str, words: str) -> None:
        """Say what is wrong, or that it is right again; what cannot be taken is kept as a draft."""
        self.boxes[name].show_fault(words)
        self.write()

    def _on_left(self, name: str, given: Any = None) -> None:
        spec = self.specs[name]
        if name in self.behind.held and self.kept.as_typed and self.kept.draft:
            self.write()  # kept as a draft until it is said which text stands
            return
        # Qt leaves out what a click carries where it cannot see that anybody wants it.
        is_whole = given is None or spec.kind.is_typed
        typed = self._typed(name) if is_whole else spec.kind.write(given)
        if refusal := spec.fault(typed) or self._rule(name, spec.read(typed)):
            self._on_refused(name, refusal)
            return
        value = spec.read(typed)
        if spec.asked is Asked.PERSON:
            value = self._context.session.person(value)
        self._leaving = name if self.kept.as_typed else ""
        with self._context.session.typing((self, name) if spec.kind.is_typed else None):
            self.edited.emit(name, value)
        self._leaving = ""
        self.write()
