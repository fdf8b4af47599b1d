"""The choices a change left at their default, which is stored as nothing, in words."""

from datetime import date
from decimal import Decimal

from digistrat_desktop.domain.record.history import Told
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.wire.codecs import Amount, ChoiceCodec, Codec, Day
from digistrat_desktop.domain.wire.records import codecs_of, default_field
from digistrat_desktop.domain.words import day_words, sentence_case
from digistrat_desktop.domain.written_numbers import plain_number


def unsaid_choices(one: Told) -> dict[str, str]:
    """Give the choices nobody made, by field, each as its default is called.

    A default is not stored, and never changes its meaning.
    Source: docs/spec/records.md#defaults.
    """
    record_type = KINDS.get(one.event.key[1])
    if record_type is None:
        return {}
    known = one.event.new if one.began else one.old
    return {
        name: worded(default_field(record_type, name), codec)
        for name, codec in codecs_of(record_type).items()
        if isinstance(codec, ChoiceCodec) and not known.get(name)
        if default_field(record_type, name) and (one.began or name in one.event.new)
    }


def worded(value: str, codec: Codec | None) -> str:
    """Write days as people do and words of a fixed list with spaces; free text stays as it is."""
    if isinstance(codec, Day):
        return day_words(date.fromisoformat(value))
    if isinstance(codec, Amount):
        return plain_number(Decimal(value)) if value else ""
    if not isinstance(codec, ChoiceCodec):
        return value
    known = next((one for one in codec.words if one.value == value), None)
    return str(getattr(known, "label", "")) or sentence_case(value.replace("_", " "))
