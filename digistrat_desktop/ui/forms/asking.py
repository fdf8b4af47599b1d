"""What a form begins with, what is doubtful in it, how what is typed in it is kept, and where a draft of it goes; as data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.plain_text import nhs_numbers_in
from digistrat_desktop.domain.rules.strategy import FieldNote
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, Pairs
from digistrat_desktop.ui.words import tr

PATIENT_NUMBER = tr("This looks like an NHS number. Leave out anything about patients.")


@dataclass(frozen=True, slots=True)
class Saving:
    """How what is typed is kept."""

    # makes of the values what is kept, most often a step; a value that cannot be: `InvalidValue`
    make: Callable[[dict[str, Any]], Any]
    # takes what was made; False where it could not be kept. None submits a step.
    keep: Callable[[Any], bool] | None = None
    # what is wrong with the values taken together, by field
    faults: Callable[[dict[str, Any]], Mapping[str, str]] | None = None
    # what is doubtful about values that could be kept: said once, and kept the second time
    notes: Callable[[dict[str, Any]], Sequence[FieldNote]] | None = None


@dataclass(frozen=True, slots=True)
class Begin:
    """What a set of fields begins with, by field."""

    values: Mapping[str, Any] = field(default_factory=dict)
    choices: Mapping[str, Pairs] = field(default_factory=dict)  # those only the page knows
    me: str = ""  # id of the record the form is for, there or not yet; empty for any new one
    # gives them as they stand now; None where they are the record's own fields
    now: Callable[[], Mapping[str, Any]] | None = None


NOTHING = Begin()


class Kept(NamedTuple):
    """How what is typed reaches the disk before anything is done with it: two seconds later at most."""

    draft: DraftOf | None = None  # as a draft of this form, what is not in the record yet
    as_typed: bool = False  # in the record, as it is typed, by whoever hears `edited`
    title: str = ""  # of the draft, for people


NOT_KEPT = Kept()  # nothing is typed in it, or a secret, or a name that confirms something
AS_TYPED = Kept(as_typed=True)


def no_fault(_name: str, _value: Any) -> str:
    """Let every value of every field be taken."""
    return ""


def patient_words(value: object) -> str:
    """Say that a text holds what could be an NHS number; empty where it does not."""
    return PATIENT_NUMBER if isinstance(value, str) and nhs_numbers_in(value) else ""


def doubts_of(
    saving: Saving, values: Mapping[str, Any], specs: Mapping[str, FieldSpec]
) -> set[tuple[str, str]]:
    """Give what is doubtful about values that could be kept: pairs of a field and words."""
    said = {k: v for k, v in values.items() if specs[k].asked is not Asked.PERSON}
    doubts = {(n.field, n.words) for n in (saving.notes(said) if saving.notes else ())}
    seen = [name for name in values if specs[name].asked is not Asked.HIDDEN]
    return doubts | {(name, words) for name in seen if (words := patient_words(values[name]))}


def refusal_words(refusal: InvalidValue, label: str) -> str:
    """Say a refusal with the field's label where it begins with the field's name."""
    words = refusal.what
    if words.startswith(f"{refusal.field} "):
        return f"“{label}”{words.removeprefix(refusal.field)}"
    return words
