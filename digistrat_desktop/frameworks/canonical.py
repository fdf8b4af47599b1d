"""A pack as one exact text: what its sha256 is worked out over and what travels in packages.

The tree has the shape of the TOML file, so one reader checks both. Keys are sorted, empty values
are left out, and numbers that may have a fraction are always written with one; a key added in a
later version, empty in today's packs, therefore leaves their hashes as they are.
"""

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Lens, LevelText
from digistrat_desktop.frameworks.building import FORMAT

Tree = dict[str, Any]


_F = TypeVar("_F", FrameworkPack, Lens)


def canonical_json(found: FrameworkPack | Lens) -> str:
    """Give a pack or a lens as its canonical text."""
    is_lens = isinstance(found, Lens)
    name, head = ("lens", _LENS_HEAD) if is_lens else ("framework", _PACK_HEAD)
    tree = _tree(found)
    # What a file says of itself stands in a table of its own.
    about = {key: tree.pop(key) for key in head if key in tree}
    whole = {name: {"format": FORMAT, **about}, **tree}
    return json.dumps(
        whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def with_sha256(found: _F) -> _F:
    """Give a pack or a lens with the digest of its canonical text."""
    return replace(found, sha256=hashlib.sha256(canonical_json(found).encode("utf-8")).hexdigest())


# Keys of the file that are not called like their field; None: worked out, so not in the file.
_KEYS: dict[str, str | None] = {
    "scale_id": "scale",
    "second_scale_id": "second_scale",
    "pack_id": "pack",
    "item_ids": "items",
    "order": None,
    "sha256": None,
}
_LENS_HEAD = ("id", "version", "title", "language", "pack", "cautions", "coverage_note")
_PACK_HEAD = ("id", "version", "title", "language", "purpose", "reading_rules", "sources")


def _tree(value: Any) -> Tree:
    """Give a value's fields by key; what is empty is left out, as if it were absent."""
    found: Tree = {}
    for field in fields(value):
        key = _KEYS.get(field.name, field.name)
        if field.name == "level_texts":
            found |= _level_texts(value.level_texts)
        elif key is not None:
            found[key] = _plain(getattr(value, field.name))
    return {key: one for key, one in found.items() if one not in (None, "", [], {})}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    return _tree(value) if is_dataclass(value) else value


def _level_texts(texts: tuple[LevelText, ...]) -> Tree:
    return {
        "levels": {one.level_id: one.text for one in texts},
        "seed_lines": {one.level_id: list(one.lines) for one in texts if one.lines},
    }
