"""Cases for change: a problem with a figure, and what is expected to come of mending it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.wire.codecs import (
    Day,
    Many,
    Note,
    Number,
    PeriodText,
    Ref,
    Title,
    stored,
)
from digistrat_desktop.domain.wire.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseForChange(Record):
    """Why something should change, with the figure that shows it.

    Source: docs/spec/records.md#cases-for-change.
    """

    KIND: ClassVar[str] = "case_for_change"

    title: str = stored(Title(500), default="")
    problem: str = stored(Note(), default="")
    users_affected: str = stored(Note(2_000), default="")  # where it happens and to whom
    # decimal text in the metric's unit, or in the unit the source names
    baseline_value: str = stored(Number(), default="")
    baseline_period: str = stored(PeriodText(), default="")
    baseline_source: str = stored(Title(500), default="")
    harm_or_cost: str = stored(Note(2_000), default="")
    change_proposed: str = stored(Note(), default="")
    expected_effect: str = stored(Note(2_000), default="")
    # the value expected after the change, in the same unit, or empty
    expected_value: str = stored(Number(), default="")
    metric_id: str | None = stored(Ref("metric"))  # the metric that will show the result, or None
    initiative_ids: tuple[str, ...] = stored(Many(Ref("initiative"), 20), default=())
    objective_ids: tuple[str, ...] = stored(Many(Ref("objective"), 20), default=())
    owner_id: PersonId | None = stored(Ref("person"))
    review_on: date | None = stored(Day())
    result_value: str = stored(Number(), default="")  # what came of it, in the same unit, or empty
    result_source: str = stored(Title(500), default="")
    gone_because: str = stored(Title(500), default="")
