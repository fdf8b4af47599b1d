"""The one JSON notation that is kept and hashed.

Source: docs/spec/store.md#change-history: sorted keys, no spaces, UTF-8 as it is, no floats.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from json.encoder import encode_basestring
from typing import Any

from digistrat_desktop.domain.errors import Bug, StoreDamaged

# Made once: `json.dumps` makes a new encoder for every call that names a setting.
_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)
quoted = encode_basestring
_TEXT = frozenset({str})  # what most changes say: the way to the general encoder takes longer
_HOLDS_NO_FLOAT = frozenset({str, int, bool, type(None)})


def to_canonical(value: Any) -> str:
    """Write dicts, lists, texts, whole numbers, truth values and None; a float is a `Bug`."""
    if type(value) is dict and _TEXT.issuperset(map(type, value.values())):
        return (
            f"{{{','.join([f'{quoted(name)}:{quoted(value[name])}' for name in sorted(value)])}}}"
        )
    _refuse_floats(value)
    return _ENCODER.encode(value)


def from_stored(text: str) -> dict[str, Any]:
    """Read a JSON object this program wrote, or `StoreDamaged`. For files of others see `storage.package`."""
    return all_from_stored([text])[0]


def all_from_stored(texts: Sequence[str]) -> list[dict[str, Any]]:
    """As `from_stored`, many at once: they share their keys."""
    found: list[dict[str, Any]] = []
    with suppress(ValueError, RecursionError):
        found = json.loads(f"[{','.join(texts)}]")
    if len(found) != len(texts) or not all(isinstance(one, dict) for one in found):
        raise StoreDamaged(
            "Your data has an entry that cannot be read.",
            "Your backups are safe.",
            "Restore the last good backup.",
        )
    return found


def _refuse_floats(value: Any) -> None:
    """Look into what is neither a text nor a whole number; nearly every value is one of them."""
    if isinstance(value, float):
        raise Bug("a float would enter the change history")
    parts = value.values() if isinstance(value, dict) else value
    if not isinstance(value, (dict, list, tuple)) or _HOLDS_NO_FLOAT.issuperset(map(type, parts)):
        return
    for part in parts:
        if type(part) not in _HOLDS_NO_FLOAT:
            _refuse_floats(part)
