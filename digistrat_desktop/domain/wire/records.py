"""The common shape of everything a trust keeps, and its JSON form.

A record is a frozen dataclass; its kind, its fields and their codecs are declared in one place,
so storage, change trail, packages and merging need no code per kind
(docs/decisions/0007-one-record-shape.md).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from typing import Any, ClassVar

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import AssessmentId, RecordId, TrustId
from digistrat_desktop.domain.wire.codecs import Codec, Flag, Note, Title, stored
from digistrat_desktop.domain.wire.labels import field_label

FieldValues = dict[str, Any]
_SHORT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    KIND: ClassVar[str] = ""

    id: RecordId  # UUID text, the same everywhere and for ever
    trust_id: TrustId  # the trust whose chain the record belongs to
    # the assessment it is part of, or None for records of the trust itself
    assessment_id: AssessmentId | None = None
    # taken out of use; its trail and its links stay
    withdrawn: bool = stored(Flag(), default=False)
    # fields in which several values stand until somebody chooses: by name, the values side by side
    unsettled: Mapping[str, tuple[Any, ...]] = field(default_factory=dict, hash=False)
    # answer and reason, where two people changed one each and had not seen the other's change
    together: tuple[Any, ...] = ()

    def __init_subclass__(cls, kind: str = "") -> None:
        # A slotted dataclass is made twice, the second time from what the first one holds.
        cls.KIND = kind or cls.KIND


def codecs_of(record_type: type[Record]) -> Mapping[str, Codec]:
    return _declared(_key(record_type))[0]


def _defaults_of(record_type: type[Record]) -> Mapping[str, Any]:
    return _declared(_key(record_type))[1]


def _key(record_type: Any) -> Any:
    return record_type


@cache
def _declared(record_type: Any) -> tuple[Mapping[str, Codec], Mapping[str, Any]]:
    kept = [f for f in fields(record_type) if "codec" in f.metadata]
    return {f.name: f.metadata["codec"] for f in kept}, {f.name: f.default for f in kept}


def to_fields(record: Record) -> FieldValues:
    """Give the JSON form of every field that differs from its default."""
    codecs = codecs_of(type(record))
    return {name: codecs[name].encode(value) for name, value in said_fields(record)}


def said_fields(record: Record) -> Iterator[tuple[str, Any]]:
    """Give the fields that differ from their default, as they are."""
    for name, default in _defaults_of(type(record)).items():
        value = getattr(record, name)
        if value != default:
            yield name, value


def texts_in(record: Record) -> Iterator[str]:
    """Give what people wrote into a record: its titles and notes."""
    return (text for _, text in texts_by_field(record))


def texts_by_field(record: Record) -> Iterator[tuple[str, str]]:
    """Give what people wrote into a record, each text with the name of its field."""
    codecs = codecs_of(type(record))
    found = said_fields(record)
    return ((name, text) for name, text in found if isinstance(codecs[name], Title | Note))


def encode_field(record_type: type[Record], name: str, value: Any) -> Any:
    """Give the JSON form of a field's value; InvalidValue if its codec does not accept it."""
    if type(value) is str and len(value) <= _SHORT:
        return _encoded_text(_key(record_type), name, value)
    return _encoded(record_type, name, value)


def as_stored(record_type: type[Record], name: str, value: Any) -> Any:
    """Give the JSON form of what a record holds, unchecked: several titles joined may be too long."""
    return _codec(record_type, name).encode(value)


def _encoded(record_type: Any, name: str, value: Any) -> Any:
    codec = _codec(record_type, name)
    return codec.encode(_decoded(record_type, name, codec.encode(value)))


def _decoded(record_type: Any, name: str, raw: Any) -> Any:
    """Read a field's JSON form; a refusal calls the field by its label."""
    codec = _codec(record_type, name)
    try:
        return codec.decode(name, raw)
    except InvalidValue as refusal:
        label = field_label(record_type.KIND, name)
        raise InvalidValue(name, refusal.what.replace(f"“{name}”", f"“{label}”", 1)) from None


# A table brings the same periods, values and ids over and over; a short text is never a list's.
_encoded_text = lru_cache(maxsize=16_384)(_encoded)
_decoded_text = lru_cache(maxsize=16_384)(_decoded)


def default_field(record_type: type[Record], name: str) -> Any:
    return _codec(record_type, name).encode(_defaults_of(record_type)[name])


def default_value(record_type: type[Record], name: str) -> Any:
    """Give what a field says that nobody wrote, typed."""
    return _defaults_of(record_type)[name]


def decode_fields(record_type: type[Record], raw: Mapping[str, Any]) -> FieldValues:
    """Read the JSON forms of some fields; InvalidValue for an unknown field or a wrong value."""
    key = _key(record_type)
    return {
        name: (_decoded_text if type(one) is str and len(one) <= _SHORT else _decoded)(
            key, name, one
        )
        for name, one in raw.items()
    }


def _codec(record_type: type[Record], name: str) -> Codec:
    codec = codecs_of(record_type).get(name)
    if codec is None:
        raise InvalidValue(name, f"A {record_type.KIND} has no field “{name[:40]}”.")
    return codec


_NAMED_BY = ("title", "name", "item_id", "aim", "period", "remark", "resource", "problem")
_KINDS = {
    "response": "answer",
    "support": "link from evidence to an answer",
    "front_sheet": "front sheet",
    "import_source": "imported file",
    "north_star": "north star",
    "alignment_link": "link from initiative to objective",
    "principle_test": "principle test",
    "case_for_change": "case for change",
    "constraint_entry": "constraint",
    "blind_score": "separate answer",
    "challenge": "reviewer's conclusion",
    "moderation": "agreed answer",
    "acknowledgement": "finding",
    "annotation": "chart note",
    "rebase": "recalculated limits",
    "demand": "resource need",
    "erasure": "name",
    "seal": "sign-off",
}
_SEVERAL = {
    "support": "links from evidence to answers",
    "alignment_link": "links from initiatives to objectives",
    "case_for_change": "cases for change",
    "evidence": "pieces of evidence",
    "rebase": "recalculated limits",
    "capacity": "capacity figures",
    "strategy": "strategies",
}
_LONGEST = 80


def kind_words(kind: str) -> str:
    return _KINDS.get(kind, kind.replace("_", " "))


def kinds_words(kind: str) -> str:
    """Name several records of a kind: "links from evidence to answers"."""
    return _SEVERAL.get(kind) or f"{kind_words(kind)}s"


def record_words(record: Record) -> str:
    """Name a record: "evidence “Digital strategy”"."""
    for attribute in _NAMED_BY:
        said = str(getattr(record, attribute, "") or "")
        if said:
            short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
            return f"{kind_words(record.KIND)} “{short}”"
    return kind_words(record.KIND)
