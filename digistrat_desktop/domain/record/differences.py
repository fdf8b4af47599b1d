"""What two desks said differently about one thing, kept side by side until a person chooses."""

from dataclasses import dataclass
from typing import Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.wire.codecs import (
    AsItIs,
    ChoiceCodec,
    Digest,
    Flag,
    Ref,
    Title,
    Whole,
    stored,
)
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.domain.words import Labelled

_LONGEST_TEXT = 20_000
_MOST_PARTS = 500


class Settlement(Labelled):
    OPEN = "open", "Not chosen yet"
    OURS = "ours", "What stood here was kept"
    THEIRS = "theirs", "What came in was taken"


class FieldForm(AsItIs):
    """Any field's JSON form as it is: text, whole number, yes or no, nothing, or parts of these."""

    def decode(self, name: str, raw: Any) -> Any:
        """Accept what a field's codec could have written, at most two lists or objects deep."""
        self._check(name, raw, 2)
        return raw

    def _check(self, name: str, raw: Any, deep: int) -> None:
        if isinstance(raw, str):
            fits = len(raw) <= _LONGEST_TEXT
        elif isinstance(raw, (list, dict)):
            fits = deep > 0 and len(raw) <= _MOST_PARTS
        else:
            fits = raw is None or type(raw) in {int, bool}
        if not fits:
            raise InvalidValue(name, f"{name} holds what no field can hold.")
        parts = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
        for part in parts:
            self._check(name, part, deep - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Record, kind="difference"):
    """One field of one record that two desks set differently since they last agreed.

    It belongs to the trust, not to the assessment, so that it can be kept beside a sealed one.
    """

    merge_id: str = stored(Ref("merge"), default="")  # the bringing-in it was found in
    about: str = stored(Ref("record"), default="")  # the record
    about_kind: str = stored(Title(40), default="")  # the record's kind
    # the assessment the record is part of, if any
    assessment: str | None = stored(Ref("assessment"))
    # the field's name; empty when the whole record is meant
    field: str = stored(Title(80), default="")
    before: Any = stored(FieldForm())  # what both had; ours and theirs: what each made of it
    ours: Any = stored(FieldForm())
    theirs: Any = stored(FieldForm())
    # it concerns an assessment that is sealed here, so nothing can be taken
    sealed: bool = stored(Flag(), default=False)
    settled: Settlement = stored(ChoiceCodec(Settlement), default=Settlement.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Record, kind="merge"):
    """That another desk's work was brought in, up to where its trail ended."""

    length: int = stored(Whole(0, 10_000_000), default=0)  # events on the other trail
    head: str = stored(Digest(), default="")  # its last hash
    # events both trails had in common, from their beginning
    common: int = stored(Whole(0, 10_000_000), default=0)
    # fingerprint of the attached file that holds the other trail from there on
    trail: str = stored(Digest(), default="")
