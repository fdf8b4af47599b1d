"""What will be done about what was found, and what was seen and accepted for now."""

from dataclasses import dataclass
from datetime import date

from digistrat_desktop.domain.counted import Counted, by_number
from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.domain.words import Labelled

NO_REASON = "Say why you are cancelling it."
NOTHING_SHOWN = "Link evidence that it is done, or enter the result."


class ActionStatus(Labelled):
    """An action's state, named by what can still be done with it."""

    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed"
    UNDER_WAY = "under_way", "In progress"
    BLOCKED = "blocked", "Blocked"
    DONE = "done", "Done"
    DROPPED = "dropped", "Cancelled"

    @property
    def is_open(self) -> bool:
        return self not in {ActionStatus.DONE, ActionStatus.DROPPED}


class Effort(Labelled):
    """How much work an action is, by feel."""

    SMALL = "small", "Small"
    MEDIUM = "medium", "Medium"
    LARGE = "large", "Large"
    UNKNOWN = "unknown", "Not estimated"

    @property
    def weight(self) -> int:
        """What the records helped are divided by; as for a medium one where nobody estimated it.

        Source: docs/spec/judgement.md#order-of-actions.
        """
        known = Effort.MEDIUM if self is Effort.UNKNOWN else self
        return list(Effort).index(known) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record, kind="action"):
    title: str = codecs.stored(codecs.Title(500), default="")
    why: str = codecs.stored(codecs.Note(5_000), default="")
    owner_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    due: date | None = codecs.stored(codecs.Day())
    status: ActionStatus = codecs.stored(
        codecs.ChoiceCodec(ActionStatus), default=ActionStatus.PROPOSED
    )
    effort: Effort = codecs.stored(codecs.ChoiceCodec(Effort), default=Effort.MEDIUM)
    cost: str = codecs.stored(codecs.Amount(), default="")  # pounds, or empty when not known
    # ids of items and records it helps
    addresses: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Ref("record"), 100), default=())
    rule: str = codecs.stored(
        codecs.Title(80), default=""
    )  # the finding's rule it was proposed from, or empty
    # actions that must be done first
    depends_on: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Ref("action"), 50), default=())
    closed_on: date | None = codecs.stored(codecs.Day())
    evidence_id: str | None = codecs.stored(codecs.Ref("evidence"))  # what shows that it is done
    closing_note: str = codecs.stored(codecs.Note(5_000), default="")

    def is_past(self, day: date | None) -> bool:
        """Tell whether its date lies before a day."""
        return self.due is not None and day is not None and self.due < day

    @property
    def is_unlinked(self) -> bool:
        """True where it is open and names nothing that it helps."""
        return self.status.is_open and not self.addresses

    @property
    def closing_fault(self) -> str:
        """What is missing before it counts as closed: done needs a proof, dropped a reason."""
        if has_words(self.closing_note):
            return ""
        if self.status is ActionStatus.DROPPED:
            return NO_REASON
        return NOTHING_SHOWN if self.status is ActionStatus.DONE and not self.evidence_id else ""


def unlinked_words(many: int) -> Counted:
    """Say how many open actions name nothing that they help; empty for none."""
    if not many:
        return Counted()
    one, more = "{n} open action is linked to nothing", "{n} open actions are linked to nothing"
    return by_number(many, "open actions linked to nothing", one, more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(Record, kind="acknowledgement"):
    """A finding that was seen and accepted until a date; after it, the finding stands again."""

    rule: str = codecs.stored(codecs.Code(80), default="")  # the rule's name
    about: str = codecs.stored(
        codecs.Ref("record"), default=""
    )  # id of the item or record the finding is about
    reason: str = codecs.stored(codecs.Note(2_000), default="")
    until: date | None = codecs.stored(codecs.Day())  # the last day it counts
