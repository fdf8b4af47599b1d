"""What a trust's record says of people: that a name was erased, never a name; and people of one name."""

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Record, kind="erasure"):
    """That a person's name was erased, everywhere and for good; its id is the person's."""

    erased: bool = codecs.stored(codecs.Flag(), default=False)


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Give people's names by id; those of one name with a mark of each id: "Ann Lee (7K2M)"."""
    same = Counter(name.casefold() for name in names.values())
    return {
        one: f"{name} ({_mark(one)})" if name and same[name.casefold()] > 1 else name
        for one, name in names.items()
    }


def _mark(person_id: str) -> str:
    return base64.b32encode(hashlib.sha256(person_id.encode()).digest())[:4].decode()
