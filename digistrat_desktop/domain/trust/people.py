"""What a trust's record says of people: that a name was erased, never a name."""

from dataclasses import dataclass

from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Record, kind="erasure"):
    """That a person's name was erased, everywhere and for good; its id is the person's."""

    erased: bool = codecs.stored(codecs.Flag(), default=False)
