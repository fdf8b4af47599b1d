"""Kinds of records only version 1 of the record wrote: read for good, and never made again.

Bringing another desk's work in was once a record of its own, and what two desks said differently
another. A difference nobody settled is shown as any other (`domain.record.fold`).
"""

from dataclasses import dataclass
from typing import Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import Record

_LONGEST_TEXT = 20_000
_MOST_PARTS = 500


class FieldForm(codecs.AsItIs):
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
            raise InvalidValue(name, f"{name} has a value that is not allowed.")
        parts = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
        for part in parts:
            self._check(name, part, deep - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Record, kind="difference"):
    """One field of one record that two desks set differently since they last agreed."""

    merge_id: str = codecs.stored(codecs.Ref("merge"), default="")
    about: str = codecs.stored(codecs.Ref("record"), default="")
    about_kind: str = codecs.stored(codecs.Code(40), default="")
    assessment: str | None = codecs.stored(codecs.Ref("assessment"))
    field: str = codecs.stored(codecs.Code(80), default="")
    before: Any = codecs.stored(FieldForm())
    ours: Any = codecs.stored(FieldForm())
    theirs: Any = codecs.stored(FieldForm())
    sealed: bool = codecs.stored(codecs.Flag(), default=False)
    settled: str = codecs.stored(codecs.Code(20), default="open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Record, kind="merge"):
    """That another desk's work was brought in, up to where its chain ended."""

    length: int = codecs.stored(codecs.Whole(0, 10_000_000), default=0)
    head: str = codecs.stored(codecs.Digest(), default="")
    common: int = codecs.stored(codecs.Whole(0, 10_000_000), default=0)
    # fingerprint of the attached file that holds the other chain from there on
    trail: str = codecs.stored(codecs.Digest(), default="")
