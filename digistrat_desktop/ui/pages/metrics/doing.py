"""What the forms of the Metrics page ask for, as steps given to the session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.edits.metrics import (
    add_metric,
    annotate,
    put_readings,
    rebase,
    withdraw_reading,
)
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.changes import edit
from digistrat_desktop.domain.record.history import Step
from digistrat_desktop.domain.trust.metrics import Annotation, Metric, Reading, Rebase
from digistrat_desktop.services.tables.metrics import edit_definition, watch_from_catalogue
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.domain.edits.metrics import NewReading
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack, MetricDefinition
    from digistrat_desktop.ui.session.session import Session


class MetricDesk:
    """Turns wishes of the forms into steps; every one of them goes through the session's one door."""

    def __init__(self, session: Session, refused: Callable[[Exception], None]) -> None:
        """Take the session and whom to tell when something is refused."""
        self._session = session
        self._refused = refused

    def watch(self, definition: MetricDefinition, pack: FrameworkPack) -> str:
        """Begin to watch a metric of the catalogue; give its id, or empty."""
        trust = self._session.trust
        if trust is None:
            return ""
        made, step = watch_from_catalogue(
            self._session.workspace, definition, trust.trust_id, pack, self._session.author
        )
        return made.id if self._session.submit(step) else ""

    def make_own(self, values: dict[str, Any]) -> str:
        """Begin to watch a metric of the trust's own; give its id, or empty."""
        trust = self._session.trust
        if trust is None:
            return ""
        blank = Metric(id=RecordId(self._session.author.new_id()), trust_id=trust.trust_id)
        made = replace(blank, **self._fields(values, blank))
        return made.id if self._do(lambda: add_metric(made, self._session.author)) else ""

    def change(self, metric_id: str, values: dict[str, Any]) -> bool:
        """Change a metric's definition, target, owner or pair."""
        metric = self._session.workspace.get(Metric, metric_id)
        fields = self._fields(values, metric)
        workspace, author = self._session.workspace, self._session.author
        return self._do(lambda: edit_definition(workspace, metric, fields, author))

    def _fields(self, values: dict[str, Any], metric: Metric) -> dict[str, Any]:
        fields = {name: value for name, value in values.items() if name not in {"owner", "pair"}}
        fields["owner_id"] = self._session.person(values["owner"])
        pair = values["pair"]
        others = tuple(one for one in metric.pair_ids if one != pair)
        fields["pair_ids"] = (pair, *others) if pair else ()
        return fields

    def retire(self, metric_id: str, reason: str) -> bool:
        """Watch a metric no longer."""
        metric = self._session.workspace.get(Metric, metric_id)
        return self._do(
            lambda: edit_definition(
                self._session.workspace, metric, {"retired": reason}, self._session.author
            )
        )

    def record(self, metric_id: str, reading: NewReading) -> bool:
        """Record one reading."""
        metric = self._session.workspace.get(Metric, metric_id)
        workspace, author = self._session.workspace, self._session.author
        return self._do(lambda: put_readings(workspace, metric, [reading], author))

    def withdraw(self, reading_id: str) -> bool:
        """Take a reading out of use."""
        reading = self._session.workspace.get(Reading, reading_id)
        return self._do(lambda: withdraw_reading(reading, self._session.author))

    def begin_limits(self, metric_id: str, period: str, reason: str) -> bool:
        """Begin new limits at a period, for a reason."""
        metric = self._session.workspace.get(Metric, metric_id)
        start = parse_period(period).start
        return self._do(lambda: rebase(metric, start, reason, self._session.author))

    def remark(self, metric_id: str, period: str, words: str) -> bool:
        """Put a remark on a chart."""
        metric = self._session.workspace.get(Metric, metric_id)
        return self._do(lambda: annotate(metric, period, words, self._session.author))

    def take_out(self, mark_id: str) -> bool:
        """Take new limits or a remark out of use."""
        workspace, author = self._session.workspace, self._session.author
        mark = workspace.find(Rebase, mark_id) or workspace.find(Annotation, mark_id)
        if mark is None:
            return False
        return self._do(
            lambda: Step(tr("Take out a mark"), (edit(mark, {"withdrawn": True}, author.stamp()),))
        )

    def _do(self, make: Callable[[], Step]) -> bool:
        try:
            step = make()
        except Refused as refusal:
            self._refused(refusal)
            return False
        return self._session.submit(step)
