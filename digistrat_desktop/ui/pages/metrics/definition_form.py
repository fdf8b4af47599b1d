"""A metric's definition, target, owner and pair; or a new one of the trust's own."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from digistrat_desktop.domain.counted import in_clauses
from digistrat_desktop.domain.edits.metrics import add_metric
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.framework import Direction, Frequency, MetricKind
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.trust import metrics
from digistrat_desktop.domain.trust.written_values import read_targets, read_value
from digistrat_desktop.services.tables.metrics import edit_definition
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.forms.form import FormCard, FormPlan, FormStyle
from digistrat_desktop.ui.forms.records import metric_names, trust_of_form, values_of
from digistrat_desktop.ui.pages.metrics.catalogue_form import DIRECTIONS, ROLES
from digistrat_desktop.ui.pages.metrics.form_page import OneFormPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

_MOST_DECIMALS = 6
_FREQUENCIES = (
    ("daily", tr("Daily")), ("weekly", tr("Weekly")), ("monthly", tr("Monthly")), ("quarterly", tr("Quarterly")),
    ("half-yearly", tr("Half-yearly")), ("yearly", tr("Yearly")),
)  # fmt: skip
_FORMULA = tr("Online bookings as a percentage of all bookings")
_RULES_HELP = tr(
    "The workbook rules are from Making Data Count. The small print on the chart names the "
    "rules used."
)
_BASELINE_HELP = tr(
    "Leave empty to use all points. Enter 12 or more to fix the limits from the first points."
)
_SITE_HELP = tr(
    "Leave empty for the whole trust. Metrics of one name are shown side by side, one for each site."
)
_ANOTHER = tr(
    "A new formula makes a new version of the metric. The line breaks at the next reading and "
    "new limits start there."
)


def _value(typed: str) -> str:
    return read_value(typed).text


def _decimals(typed: str) -> int:
    if typed and not (typed.isascii() and typed.isdigit() and int(typed) <= _MOST_DECIMALS):
        raise ValueError(tr("Enter a whole number from 0 to 6."))
    return int(typed or 0)


def _points(baseline: int) -> str:
    return str(baseline or "")


DEFINITION = (
    FieldSpec("name", tr("Name"), is_whole=True, longest=200, needed=tr("Enter a name.")),
    FieldSpec("target", tr("Target"), example="70", longest=40, reads=_value),
    FieldSpec(
        "targets", tr("Targets that change later"), longest=500, reads=read_targets,
        writes=metrics.targets_in_words, example=tr("75 from April 2027; 80 from April 2028"),
    ),
    FieldSpec("second_target", tr("Second target"), example="78", longest=40, reads=_value),
    FieldSpec(
        "second_name", tr("What the second target is called"), longest=60, example=tr("National target"),
    ),
    FieldSpec("site", tr("Site or team"), longest=80, help_text=_SITE_HELP, is_whole=True),
    FieldSpec("frequency", tr("Reported"), Asked.CHOICE, _FREQUENCIES, Frequency),
    FieldSpec(
        "direction", tr("Direction"), Asked.CHOICE,
        tuple((one.value, words) for one, words in DIRECTIONS.items()), Direction,
    ),
    FieldSpec("unit", tr("Unit"), example="%", longest=40),
    FieldSpec("decimals", tr("Decimal places shown"), example="1", longest=1, reads=_decimals),
    FieldSpec(
        "owner_id", tr("Owner (a role is enough)"), Asked.PERSON, longest=120,
        example=tr("Chief Nursing Information Officer"),
    ),
    FieldSpec(
        "role", tr("Kind"), Asked.CHOICE,
        tuple((one.value, words) for one, words in ROLES.items()), MetricKind,
    ),
    FieldSpec(
        "pair", tr("Outcome it aims to improve"), Asked.CHOICE, metric_names(("", tr("None chosen"))),
        is_whole=True,
    ),
    FieldSpec("source", tr("Usual source"), is_whole=True, longest=500),
    FieldSpec("formula", tr("Formula"), is_whole=True, longest=500, example=_FORMULA),
    FieldSpec("numerator", tr("Numerator"), is_whole=True, longest=500),
    FieldSpec("denominator", tr("Denominator"), is_whole=True, longest=500),
    FieldSpec(
        "rules", tr("Chart rules"), Asked.CHOICE, labels_of(metrics.ChartRules), metrics.ChartRules,
        help_text=_RULES_HELP,
    ),
    FieldSpec(
        "baseline", tr("Points that set the limits"), longest=3, example=tr("all"),
        help_text=_BASELINE_HELP, writes=_points,
    ),
)  # fmt: skip
_RETIRED = (
    FieldSpec(
        "reason", tr("Why"), is_whole=True, longest=200,
        needed=tr("Say why, for the change history."),
    ),
)  # fmt: skip


class DefinitionForm(OneFormPage):
    """The definition, and below it the way to watch the metric no longer."""

    kept = Signal(str)  # a metric was made; its id

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Your own metric"))
        self._metric: metrics.Metric | None = None
        self.warning = PlainLabel("", tone="caution")
        self.form.add_note(self.warning)
        self.ending = FormCard(context, FormStyle(bar="", is_primary=False))
        self.page.add(self.ending)
        self.page.end()
        self.form.typed.connect(self._on_typed)
        self.ending.closed.connect(self.closed)

    def begin_new(self) -> None:
        session = self._context.session
        made = metrics.Metric(id=RecordId(session.author.new_id()), trust_id=trust_of_form(session))

        def make(values: dict[str, Any]) -> Step:
            return add_metric(replace(made, **_fields(values, made)), session.author)

        def keep(step: Step) -> bool:
            self.kept.emit(made.id if session.submit(step) else "")
            return True

        self._metric = None
        plan = FormPlan(
            "", session.draft_of("metric"), DEFINITION, Saving(make, keep), Begin(values_of(made))
        )
        self.open_form(tr("Your own metric"), plan)
        self.ending.drop()
        self._on_typed()

    def begin_edit(self, metric: metrics.Metric, first: str = "target") -> None:
        """Ask for the definition as it is, with the keyboard on the field of this name."""
        self._metric = metric
        now = partial(self._values_of, metric.id)
        begin = Begin(now(), me=metric.id, now=now)
        saving = Saving(partial(self._edited, metric))
        draft = self._context.session.draft_of("metric", metric.id)
        self.open_form(
            metric.full_name, FormPlan("", draft, DEFINITION, saving, begin, first=first)
        )
        self._ask_ending(metric)
        self.form.control(first).setFocus()
        self._on_typed()

    def _values_of(self, metric_id: str) -> dict[str, Any]:
        metric = self._context.session.workspace.find(metrics.Metric, metric_id)
        return {} if metric is None else {**values_of(metric), "pair": self._pair(metric)}

    def _pair(self, metric: metrics.Metric) -> str:
        known = {one for one, _ in metric_names()(self._context.session.workspace)}
        return next((one for one in metric.pair_ids if one in known), "")

    def _edited(self, metric: metrics.Metric, values: dict[str, Any]) -> Step:
        session = self._context.session
        present = session.workspace.get(metrics.Metric, metric.id)
        fields = _fields(values, present)
        return edit_definition(session.workspace, present, fields, session.author)

    def _ask_ending(self, metric: metrics.Metric) -> None:
        session = self._context.session

        def make(values: dict[str, Any]) -> Step:
            present, why = (
                session.workspace.get(metrics.Metric, metric.id),
                {"retired": values["reason"]},
            )
            return edit_definition(session.workspace, present, why, session.author)

        title = tr("Stop tracking this metric")
        words = tr("Its readings stay in the change history.")
        draft = session.draft_of("stop_tracking", metric.id)
        self.ending.open_form(
            FormPlan(
                title, draft, _RETIRED, Saving(make), words=words, save_words=title, leave_words=""
            )
        )

    def _on_typed(self, _: str = "") -> None:
        metric = self._metric
        changed = metric is not None and self.form.values()["formula"].strip() != metric.formula
        self.warning.say(_ANOTHER if changed else "")


def _fields(values: dict[str, Any], metric: metrics.Metric) -> dict[str, Any]:
    """Give a metric's fields from what the form holds.

    Raises:
        InvalidValue: the rules do not take so many points.
    """
    pair = values["pair"]
    others = tuple(one for one in metric.pair_ids if one != pair)
    try:
        baseline = metrics.read_baseline(values["baseline"], values["rules"])
    except ValueError as error:
        raise InvalidValue("baseline", in_clauses(error.args)) from None
    fields = {name: value for name, value in values.items() if name != "pair"}
    return {**fields, "baseline": baseline, "pair_ids": (pair, *others) if pair else ()}
