"""Three-way merge of a trust's records: by id and field, against the last point both had.

Pure. What only one side changed is taken; what both changed differently is kept side by side as a
`Difference`. Dates decide nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.events import Head
from digistrat_desktop.domain.trust.assessment import Assessment, Trust, is_sealed, only_supersedes
from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import Record, codecs_of, default_field, to_fields
from digistrat_desktop.domain.words import Labelled

_LONGEST_TEXT = 20_000
_MOST_PARTS = 500


class Settlement(Labelled):
    OPEN = "open", "Not chosen yet"
    OURS = "ours", "This computer's version was kept"
    THEIRS = "theirs", "The other version was used"


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
    """One field of one record that two desks set differently since they last agreed.

    It belongs to the trust, not to the assessment, so that it can be kept beside a sealed one.
    """

    merge_id: str = codecs.stored(
        codecs.Ref("merge"), default=""
    )  # the bringing-in it was found in
    about: str = codecs.stored(codecs.Ref("record"), default="")  # the record
    about_kind: str = codecs.stored(codecs.Title(40), default="")  # the record's kind
    # the assessment the record is part of, if any
    assessment: str | None = codecs.stored(codecs.Ref("assessment"))
    # the field's name; empty when the whole record is meant
    field: str = codecs.stored(codecs.Title(80), default="")
    before: Any = codecs.stored(FieldForm())  # what both had; ours and theirs: what each made of it
    ours: Any = codecs.stored(FieldForm())
    theirs: Any = codecs.stored(FieldForm())
    # it concerns an assessment that is sealed here, so nothing can be taken
    sealed: bool = codecs.stored(codecs.Flag(), default=False)
    settled: Settlement = codecs.stored(codecs.ChoiceCodec(Settlement), default=Settlement.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Record, kind="merge"):
    """That another desk's work was brought in, up to where its trail ended."""

    length: int = codecs.stored(codecs.Whole(0, 10_000_000), default=0)  # events on the other trail
    head: str = codecs.stored(codecs.Digest(), default="")  # its last hash
    # events both trails had in common, from their beginning
    common: int = codecs.stored(codecs.Whole(0, 10_000_000), default=0)
    # fingerprint of the attached file that holds the other trail from there on
    trail: str = codecs.stored(codecs.Digest(), default="")


Found = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that both sides changed, each in its own way."""

    record: Record
    field: str  # empty when the whole record is meant
    values: tuple[Any, Any, Any]  # the field as both had it, as it is here, as it came; JSON forms
    sealed: bool = False  # it concerns an assessment that is sealed here


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken over into one record that is here already."""

    ours: Record  # the record as it stands here
    values: Mapping[str, Any]  # typed values by field


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome: what to create, what to change, what a person must choose."""

    # in the order they can be written: the trust first, assessments last
    created: tuple[Record, ...]
    taken: tuple[Taken, ...]  # likewise
    clashes: tuple[Clash, ...]

    @property
    def size(self) -> tuple[int, int]:
        """How much there is to choose and to change, to compare two ways of merging."""
        return len(self.clashes), len(self.created) + len(self.taken)


class ImportKind(StrEnum):
    NEW = "new"
    FORWARD = "forward"
    NOTHING = "nothing"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What bringing a package in would do to the trust that is here."""

    kind: ImportKind
    # where the trust's trail ends here, or None when it is not here; the comparison holds only
    # while it ends there
    here: Head | None
    seen: Head | None  # the furthest end of its trail any file has shown here, or None
    common: int  # events both trails begin with
    merged: Merged  # what is created, changed and left to choose


Records = dict[str, Record]


def merge(base: Records, ours: Records, theirs: Records) -> Merged:
    """Merge what came (`theirs`) into what is here (`ours`), both grown from `base`."""
    held = _held_back(base, ours, theirs)
    created: list[Record] = []
    taken: list[Taken] = []
    clashes: list[Clash] = []
    for record_id, their in theirs.items():
        our = ours.get(record_id)
        if our is None:
            _new(base.get(record_id), their, held, created, clashes)
        elif our != their:
            values, found = _fields(base.get(record_id), our, their, held)
            clashes.extend(found)
            if values:
                taken.append(Taken(our, values))
    return Merged(
        tuple(sorted(created, key=_place)),
        tuple(sorted(taken, key=lambda t: _place(t.ours))),
        tuple(clashes),
    )


def _place(record: Record) -> int:
    """An assessment comes last: when it comes sealed, its parts must be there before it."""
    if isinstance(record, Trust):
        return 0
    return 2 if isinstance(record, Assessment) else 1


def _held_back(base: Records, ours: Records, theirs: Records) -> frozenset[str]:
    """Give the assessments into which nothing can be taken.

    They are sealed here; or they came sealed while they were worked on here, so that the seal
    would stand over other answers than were signed.
    """
    sealed_here = {r.id for r in ours.values() if _is_sealed(r)}
    sealed_there = {r.id for r in theirs.values() if _is_sealed(r)} & ours.keys() - sealed_here
    worked_on = {_place_of(r) for r in ours.values() if base.get(r.id) != r}
    return frozenset(sealed_here | (sealed_there & worked_on))


def _is_sealed(record: Record) -> bool:
    return isinstance(record, Assessment) and is_sealed(record.status)


def _place_of(record: Record) -> str | None:
    return record.id if isinstance(record, Assessment) else record.assessment_id


def _new(
    before: Record | None,
    their: Record,
    held: frozenset[str],
    created: list[Record],
    clashes: list[Clash],
) -> None:
    if before is not None and before == their:
        return
    if _place_of(their) in held:
        clashes.append(Clash(their, "", (None, None, to_fields(their)), sealed=True))
    else:
        created.append(their)


def _fields(
    before: Record | None, our: Record, their: Record, held: frozenset[str]
) -> tuple[Found, list[Clash]]:
    was, is_here, came = (_forms(r, type(our)) for r in (before, our, their))
    changed = [name for name in came if came[name] != was[name] and came[name] != is_here[name]]
    here = {name for name in is_here if is_here[name] != was[name]}
    sealed = _place_of(our) in held and not _is_superseding(our, their, changed)
    unseen = {name for name in here if came[name] != is_here[name]}
    clashing = {name for name in changed if sealed or name in here or _one_withdrew(name, unseen)}
    if "withdrawn" in unseen:
        clashing = set(changed)
    clashes = [
        Clash(our, name, (was[name], is_here[name], came[name]), sealed)
        for name in changed
        if name in clashing
    ]
    return {name: getattr(their, name) for name in changed if name not in clashing}, clashes


def _one_withdrew(name: str, unseen: set[str]) -> bool:
    """Taking a record out of use while the other desk still worked on it is for a person to judge."""
    return name == "withdrawn" and bool(unseen)


def _is_superseding(our: Record, their: Record, changed: list[str]) -> bool:
    said = {name: getattr(their, name) for name in changed}
    return _is_sealed(our) and only_supersedes(said)


def _forms(record: Record | None, kind: type[Record]) -> Found:
    said = to_fields(record) if record is not None else {}
    return {name: said.get(name, default_field(kind, name)) for name in codecs_of(kind)}
