"""One reading: its period shown back in words, its value or rate, its state; earlier ones below."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal

from digistrat_desktop.analysis.measures import failure_sample
from digistrat_desktop.domain.edits.metrics import put_readings, withdraw_reading
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.workspace import Workspace, metrics_in_use, readings_of
from digistrat_desktop.domain.trust.metrics import Metric, Reading, ReadingState
from digistrat_desktop.domain.words import small_first
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.services.tables.metrics import (
    JudgedReading,
    TypedReading,
    earlier_words,
    is_of_parts,
    judge_reading,
    period_example,
    period_help,
)
from digistrat_desktop.ui.forms.asking import NOT_KEPT, Begin, Saving
from digistrat_desktop.ui.forms.draft_note import DraftNote
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.metrics.form_page import OneFormPage
from digistrat_desktop.ui.pages.metrics.number_tables import (
    READING_COLUMNS,
    reading_rows,
    value_words,
)
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.table_view import WORDS, DataTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

_LONGEST = 7
_COUNTS = (
    FieldSpec("contacts", tr("Contacts both people classified"), longest=_LONGEST),
    FieldSpec("first", tr("Failure demand, first person"), longest=_LONGEST),
    FieldSpec("second", tr("Failure demand, second person"), longest=_LONGEST),
    FieldSpec("both", tr("Chosen by both"), longest=_LONGEST),
    FieldSpec("settled", tr("Failure demand after discussion"), longest=_LONGEST),
)


class SamplingCard(Card):
    """Five counts, what they say, and a button that takes them over."""

    # the sample gives the reading; carries failure demand and contacts, as counts
    used = Signal(int, int)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Sampling aid for failure demand"))
        words = tr(
            "Take at least {fewest_contacts} contacts in the order they came. Ask 2 people to "
            "classify each one separately, using rules they wrote down first. There is no "
            "benchmark, so compare only with your own earlier samples.",
            fewest_contacts=failure_sample.FEWEST_CONTACTS,
        )
        self.add(PlainLabel(words, tone="secondary"))
        self.fields = FieldSet(context, _COUNTS, NOT_KEPT, parent=self)
        self.result = PlainLabel("")
        self.take = SecondaryButton(context.look, tr("Use as reading"))
        self.draft = DraftNote(context.look)
        self.add(self.draft, self.fields.sheet(columns=3))
        self.add(self.result)
        self.add(self.take)
        self.body.setAlignment(self.take, Qt.AlignmentFlag.AlignLeft)
        self.take.clicked.connect(self._on_take)
        self.fields.typed.connect(self._on_typed)
        self._on_typed()

    def begin(self, draft: DraftOf) -> None:
        self.fields.keep_under(draft, tr("Sampling aid for failure demand"))
        self.fields.show_values(dict.fromkeys(self.fields.specs))
        self.fields.take_up()
        self.draft.watch(self.fields)

    def sample(self) -> failure_sample.Sample | None:
        """Give what was typed, or None while a count is missing."""
        typed = self.fields.values()
        texts = {name: text.replace(",", "").strip() for name, text in typed.items()}
        if not all(text.isascii() and text.isdigit() for text in texts.values()):
            return None
        return failure_sample.Sample(**{name: int(text) for name, text in texts.items()})

    def _on_typed(self, _: str = "") -> None:
        sample = self.sample()
        faults = failure_sample.faults_in(sample) if sample is not None else ()
        ready = sample is not None and not faults
        words = " ".join(faults)
        if sample is not None and not faults:
            words = failure_sample.sample_words(failure_sample.read_sample(sample))
        self.result.say(words)
        self.result.set_tone("error" if faults else "")
        self.take.setEnabled(ready)

    def _on_take(self) -> None:
        sample = self.sample()
        if sample is not None:
            self.used.emit(sample.settled, sample.contacts)


_FAILURE = "failure_demand_share"
READING = (
    FieldSpec("metric", tr("Metric"), Asked.CHOICE, is_whole=True),
    FieldSpec("period", tr("Period"), example=tr("May 2026"), longest=60),
    FieldSpec("value", tr("Value"), longest=40),
    FieldSpec("state", tr("Status"), Asked.CHOICE, labels_of(ReadingState), ReadingState),
    FieldSpec("numerator", tr("Numerator"), longest=40),
    FieldSpec("denominator", tr("Denominator"), longest=40),
    FieldSpec("note", tr("Note"), longest=500),
)


class ReadingForm(OneFormPage):
    recorded = Signal(str)  # a reading was recorded; the metric's id

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Add reading"), columns=3, widest=1000)
        self._shown = ""  # id of the reading that is being revised
        self._is_list = False  # the readings there are stand first
        self.said = PlainLabel("", tone="secondary")
        room = self.said.sizePolicy()  # what is below must not move as it is typed
        room.setRetainSizeWhenHidden(True)
        self.said.setSizePolicy(room)
        self._say_back("")
        self.caution = PlainLabel("", tone="caution")
        self.earlier = PlainLabel("", tone="secondary")
        self.take_out = SecondaryButton(context.look, tr("Remove this reading"))
        self.table = DataTable(context.look, tr("Readings so far"), READING_COLUMNS, WORDS)
        self.sampling = SamplingCard(context)
        self._build()
        self.form.typed.connect(self._on_typed)
        self.form.edited.connect(self._on_edited)
        self.take_out.clicked.connect(self._on_take_out)
        self.table.row_opened.connect(self.show_reading)
        self.table.clicked.connect(self._on_clicked)
        self.sampling.used.connect(self._on_sample)

    def _build(self) -> None:
        for part in (self.said, self.caution, self.earlier):
            self.form.add_note(part)
        self.form.add_button(self.take_out)
        self.page.add(self.sampling)
        self._so_far = Card(self._context.look, tr("Readings so far"))
        self._so_far.add(PlainLabel(tr("Choose a reading to change or remove."), tone="secondary"))
        self._so_far.add(self.table)
        self.page.add(self._so_far)
        self.page.end()

    def begin_list(self, metric_id: str) -> None:
        """Show the readings of a metric first, with the keyboard on them."""
        self._begin(metric_id, "period", is_list=True)
        self.table.setFocus()

    def begin(self, metric_id: str, first: str = "period") -> None:
        """Ask for a reading of a metric; `first` is the field that has the keyboard."""
        self._begin(metric_id, first, is_list=False)

    def _begin(self, metric_id: str, first: str, *, is_list: bool) -> None:
        self._is_list = is_list
        column = self.page.column
        column.removeWidget(self._so_far)
        last = column.indexOf(self.form) if is_list else column.indexOf(self.sampling) + 1
        column.insertWidget(last, self._so_far)
        metrics = metrics_in_use(self._context.session.workspace)
        metric = next((m for m in metrics if m.id == metric_id), metrics[0] if metrics else None)
        session, about = self._context.session, metric.id if metric else ""
        self._shown = ""
        plan = FormPlan(
            tr("Add reading") if is_list else "",
            session.draft_of("reading", about),
            [_of_metric(spec, metric, session.workspace) for spec in READING],
            Saving(self._step, faults=self._faults, keep=self._record),
            Begin(
                {"metric": about or None, "state": ReadingState.FINAL},
                {"metric": tuple((m.id, m.full_name) for m in metrics)},
                now=self._values_now,
            ),
            first=first,
            save_words=tr("Save reading"),
            leave_words="",
            stays=True,
            enter_saves=True,
        )
        self.open_form(tr("Add reading"), plan)
        if is_list and metric is not None:
            self.title.show_text(tr("Readings: {metric}", metric=metric.full_name))
        self.sampling.setVisible(metric is not None and metric.catalogue_id == _FAILURE)
        self.sampling.begin(session.draft_of("sampling", about))
        self._on_typed()
        self.refresh()

    def refresh(self) -> None:
        metric = self.metric_shown()
        if metric is not None:
            readings = readings_of(self._context.session.workspace, metric.id)
            self.table.show_rows(reading_rows(metric, readings))
            self._show_present(metric)
        self.take_out.setEnabled(not self._context.session.read_only)

    def metric_shown(self) -> Metric | None:
        found = self.form.values().get("metric", "")
        return self._context.session.workspace.find(Metric, found)

    def show_reading(self, reading_id: str) -> None:
        """Fill the fields with a reading, to revise it."""
        reading = self._context.session.workspace.find(Reading, reading_id)
        if reading is None:
            return
        self.form.fields.show_values(_values_of(reading))
        self._shown = reading_id
        self._on_typed()
        self.form.control("value").setFocus()

    def _values_now(self) -> dict[str, Any]:
        """Give the reading that is being revised as it stands now; none where another period is typed."""
        metric = self.metric_shown()
        present = self._present(metric) if metric is not None and self._shown else None
        return _values_of(present) if present is not None and present.id == self._shown else {}

    def _on_clicked(self, _: QModelIndex) -> None:
        self.show_reading(self.table.chosen())

    def _judged(self) -> JudgedReading | None:
        metric, typed = self.metric_shown(), self.form.values()
        if metric is None:
            return None
        reading = TypedReading(
            period=typed["period"],
            value=typed["value"],
            numerator=typed["numerator"],
            denominator=typed["denominator"],
            state=ReadingState(typed["state"] or ReadingState.FINAL),
            note=typed["note"].strip(),
        )
        return judge_reading(self._context.session.workspace, metric, reading)

    def _on_typed(self, _: str = "") -> None:
        """Say back what was understood; faults wait until the button is pressed."""
        judged, metric = self._judged(), self.metric_shown()
        if judged is None or metric is None:
            return
        parts = [judged.period.label] if judged.period is not None else []
        if judged.reading is not None and judged.reading.value:
            unit = f" {metric.unit}" if metric.unit else ""
            parts.append(f"{judged.reading.value}{unit}")
        self._say_back(": ".join(parts))
        self.caution.say(judged.caution)
        self._drop_faults(judged.faults)
        self._show_present(metric)

    def _say_back(self, words: str) -> None:
        self.said.show_text(words or "\N{NO-BREAK SPACE}")  # as high as a line of words
        self.said.setVisible(bool(words))

    def _drop_faults(self, faults: Mapping[str, str]) -> None:
        """A fault that was shown goes once what was typed has put it right, in whichever field."""
        for name in ("value", "numerator", "denominator"):
            box = self.form.fields.boxes[name]
            if box.fault.text() and box.fault.text() != faults.get(name):
                box.show_fault("")

    def _on_edited(self, name: str, value: Any) -> None:
        if name == "metric":
            typed = {one: said for one, said in self.form.values().items() if one != "metric"}
            self.form.fields.discard()
            self._begin(value or "", "metric", is_list=self._is_list)
            self.form.restore(typed)

    def _present(self, metric: Metric) -> Reading | None:
        judged = self._judged()
        if judged is None or judged.period is None:
            return None
        known_by = derived_id(metric.id, judged.period.text)
        found = self._context.session.workspace.find(Reading, known_by)
        return None if found is None or found.withdrawn else found

    def _show_present(self, metric: Metric) -> None:
        present = self._present(metric)
        self.take_out.setVisible(present is not None)
        if present is None:
            self.earlier.say("")
            return
        words = [_value_words(metric, present)]
        if before := earlier_words(present):
            words.append(tr("Earlier: {before}.", before="; ".join(before)))
        words.append(tr("A new value replaces it, and the change history keeps both."))
        self.earlier.say(" ".join(words))

    def _faults(self, _: dict[str, Any]) -> Mapping[str, str]:
        judged = self._judged()
        return judged.faults if judged is not None else {"metric": tr("Choose a metric first.")}

    def _step(self, values: dict[str, Any]) -> Step | None:
        """Give the step of the reading; None where nothing that could be recorded is typed."""
        session, judged = self._context.session, self._judged()
        if judged is None or judged.reading is None:
            return None
        metric = session.workspace.get(Metric, values["metric"])
        return put_readings(session.workspace, metric, [judged.reading], session.author)

    def _record(self, step: Step | None) -> bool:
        metric = self.metric_shown()
        if step is None or metric is None:
            return False
        recorded = self._context.session.submit(step)
        self.sampling.fields.discard()
        self._begin(metric.id, "period", is_list=self._is_list)
        words = (
            tr("Saved. Add the next one, or go back.")
            if recorded
            else tr("Already saved. Nothing changed.")
        )
        self.said.say(words)
        self.recorded.emit(metric.id)
        return True

    def _on_take_out(self) -> None:
        metric, session = self.metric_shown(), self._context.session
        present = self._present(metric) if metric is not None else None
        if present is not None:
            session.submit(withdraw_reading(present, session.author))

    def _on_sample(self, failure: int, contacts: int) -> None:
        counts = {"numerator": str(failure), "denominator": str(contacts)}
        self.form.restore(counts)
        self.form.control("period").setFocus()


def _value_words(metric: Metric, present: Reading) -> str:
    if "value" in present.unsettled:
        return tr("Not settled: {values}.", values=value_words(metric, present))
    shown = present.value or small_first(present.state.label)
    return tr("Current value: {shown}.", shown=shown)


def _values_of(reading: Reading) -> dict[str, Any]:
    is_rate = bool(reading.numerator and reading.denominator)
    return {
        "period": reading.period,
        "value": "" if is_rate else reading.value,
        "numerator": reading.numerator,
        "denominator": reading.denominator,
        "state": reading.state,
        "note": reading.note,
    }


_PARTS = ("numerator", "denominator")


def _of_metric(spec: FieldSpec, metric: Metric | None, workspace: Workspace) -> FieldSpec:
    """Ask as this metric is written: its periods, its unit, and its two parts where it has them."""
    if metric is None:
        return spec
    has_parts = is_of_parts(workspace, metric)
    if spec.name in _PARTS and not has_parts:
        return replace(spec, when=_never)
    unit = tr("In {unit}.", unit=metric.unit) if metric.unit else ""
    instead = tr("Or give the numerator and denominator.") if has_parts else ""
    said = {
        "period": period_help(metric),
        "value": " ".join(filter(None, (unit, instead))),
        "numerator": metric.numerator,
        "denominator": metric.denominator,
    }
    example = period_example(metric) if spec.name == "period" else spec.example
    return replace(spec, help_text=said.get(spec.name, ""), example=example)


def _never(_: Mapping[str, Any]) -> bool:
    return False
