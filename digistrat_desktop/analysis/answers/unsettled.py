"""What is not settled: where values stand side by side whose writers had not seen each other's.

Source: docs/spec/record.md#while-a-field-is-unsettled.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.record.fold import WITHDRAWN, Written
from digistrat_desktop.domain.record.standing import Unsettled
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import Record, record_words
from digistrat_desktop.domain.words import (
    by_count,
    listed,
    sentence_case,
)

HALVES = ("answer", "second_answer")
REASON = "rationale"


class NotSettled(NamedTuple):
    """One field of one record in which several values stand."""

    record: Record
    field: str
    written: tuple[Written, ...]

    @property
    def is_answer(self) -> bool:
        return isinstance(self.record, Response) and self.field in HALVES


def loose_in(kind: str, unsettled: Unsettled) -> Unsettled:
    """Give the fields of a record that wait for a choice; a reason is chosen with its level."""
    if kind == Response.KIND and any(half in unsettled for half in HALVES):
        return {field: written for field, written in unsettled.items() if field != REASON}
    return unsettled


def not_settled(workspace: Workspace, assessment: Assessment | None) -> tuple[NotSettled, ...]:
    """Give what is not settled in an assessment and in the trust itself."""
    return tuple(
        NotSettled(record, field, written)
        for record in records_of(workspace, assessment)
        for field, written in loose_in(record.KIND, record.unsettled).items()
    )


def read_together(
    workspace: Workspace, assessment: Assessment | None
) -> tuple[tuple[Response, tuple[Written, ...]], ...]:
    """Give the answers of which two people changed level and reason without seeing each other's."""
    found = (one for one in records_of(workspace, assessment) if isinstance(one, Response))
    return tuple((one, one.together) for one in found if one.together)


def records_of(workspace: Workspace, assessment: Assessment | None) -> Iterator[Record]:
    """Give the records in use of an assessment, itself included, and of the trust itself."""
    for of_kind in workspace.records.values():
        yield from (one for one in of_kind.values() if belongs_to(one, assessment))


def belongs_to(record: Record, assessment: Assessment | None) -> bool:
    """Tell if a record in use is of an assessment, itself included, or of the trust itself."""
    place = record.id if isinstance(record, Assessment) else record.assessment_id
    is_here = place is None or (assessment is not None and place == assessment.id)
    return is_here and not record.withdrawn


def to_settle(workspace: Workspace) -> Iterator[Record]:
    """Give the records in which something can be settled where it stands.

    What was signed off cannot be settled there; a revision does that.
    """
    closed = {
        str(one.id)
        for one in workspace.records.get(Assessment.KIND, {}).values()
        if isinstance(one, Assessment) and (is_sealed(one.status) or one.withdrawn)
    }
    for of_kind in workspace.records.values():
        for record in of_kind.values():
            place = record.id if isinstance(record, Assessment) else record.assessment_id or ""
            is_loose = bool(record.unsettled or record.together) and not record.withdrawn
            if is_loose and str(place) not in closed:
                yield record


def differences(workspace: Workspace) -> int:
    """Count what is to be settled: fields, and levels and reasons that are to be read together."""
    return sum(
        len(loose_in(one.KIND, one.unsettled)) + bool(one.together) for one in to_settle(workspace)
    )


def to_settle_words(workspace: Workspace) -> str:
    """Count what is to be settled: "2 differences to settle."; empty for nothing."""
    count = differences(workspace)
    one, many = "1 difference to settle.", "{n} differences to settle."
    return by_count(count, one, many) if count else ""


class Tally(NamedTuple):
    """How many differences there are, and which of them count where.

    The numbers of Settle, Sign off and Assess are all from here.
    """

    every: int = 0  # to settle in the trust and its assessments
    blocking: int = 0  # that block signing off the one assessment
    answers: int = 0  # its answers that are not settled
    values: int = 0  # of those that block, others than levels
    together: int = 0  # its levels and reasons that are to be read together
    elsewhere: int = 0  # in other assessments

    @property
    def where(self) -> str:
        """Say where those that block are, and what else Settle lists; empty for nothing to say."""
        parts = [
            *([by_count(self.answers, "1 answer", "{n} answers")] if self.answers else []),
            *([by_count(self.values, "1 other value", "{n} other values")] if self.values else []),
        ]
        they = "It is" if self.blocking == 1 else "They are"
        said = [f"{they} in {listed(parts)}."] if parts else []
        more = " more" if self.blocking else ""
        if self.together:
            one, many = "1{more} must be read together.", "{n}{more} must be read together."
            said.append(by_count(self.together, one, many, more=more))
        if self.elsewhere:
            one, many = "1{more} is in another assessment.", "{n}{more} are in other assessments."
            said.append(by_count(self.elsewhere, one, many, more=more))
        return " ".join(said)


def tally(workspace: Workspace, assessment: Assessment | None) -> Tally:
    """Count the differences, and those of one assessment and the trust itself, in one pass."""
    here = {"", str(assessment.id) if assessment is not None else ""}
    answers, every, blocking, levels, together = set[str](), 0, 0, 0, 0
    for one in to_settle(workspace):
        fields = loose_in(one.KIND, one.unsettled)
        every += len(fields) + bool(one.together)
        place = one.id if isinstance(one, Assessment) else one.assessment_id or ""
        if str(place) not in here:
            continue
        halves = [name for name in fields if isinstance(one, Response) and name in HALVES]
        answers |= {str(one.id)} if halves else set()
        blocking, levels = blocking + len(fields), levels + len(halves)
        together += bool(one.together)
    elsewhere = every - blocking - together
    return Tally(every, blocking, len(answers), blocking - levels, together, elsewhere)


def blocking_words(count: int) -> str:
    """Say how many differences stop a sign-off, in the unit of all such counts; empty for none."""
    one, many = "1 difference blocks signing off.", "{n} differences block signing off."
    return by_count(count, one, many) if count else ""


def values_apart(record: Record, field: str, told: Callable[[Any], str] = str) -> str:
    """Write all values that stand in a field: "Not settled: 61 or 62"; empty where it is settled."""
    said = [told(one.value) or "empty" for one in record.unsettled.get(field, ())]
    return f"Not settled: {' or '.join(said)}" if said else ""


def archived_words(written: Sequence[Written], names: Mapping[str, str]) -> str:
    """Say that somebody archived what others were working on."""
    out = [names.get(one.actor) or "Someone" for one in written if one.value]
    at_work = [names.get(one.actor) or "someone else" for one in written if not one.value]
    was = "was" if len(at_work) == 1 else "were"
    return (
        f"{listed(out)} archived this while {listed(at_work)} {was} working on it. It stays in "
        "use until someone decides."
    )


def field_words(found: NotSettled) -> str:
    """Name the field: "Answer “ALN-01”: level is not settled."."""
    if found.field == WITHDRAWN:
        return f"{sentence_case(record_words(found.record))}: archived while someone worked on it."
    label = field_label(found.record.KIND, found.field)
    return f"{sentence_case(record_words(found.record))}: “{label}” is not settled."
