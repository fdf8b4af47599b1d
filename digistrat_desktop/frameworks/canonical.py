"""A pack as one exact text: what its sha256 is worked out over and what travels in packages.

The tree has the shape of the TOML file, so one reader checks both. Keys are sorted, empty values
are left out, and numbers that may have a fraction are always written with one; a key added in a
later version, empty in today's packs, therefore leaves their hashes as they are.
"""

import hashlib
import json
from dataclasses import fields, replace
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from digistrat_desktop.domain.frameworks.advice import Reached
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, LevelText
from digistrat_desktop.frameworks.building import FORMAT

Tree = dict[str, Any]


def canonical_json(found: FrameworkPack) -> str:
    """Give a pack as its canonical text."""
    tree = _tree(found)
    # What a file says of itself stands in a table of its own.
    about = {key: tree.pop(key) for key in _PACK_HEAD if key in tree}
    whole = {"framework": {"format": FORMAT, **about}, **tree}
    return json.dumps(
        whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def with_sha256(found: FrameworkPack, text: str = "") -> FrameworkPack:
    """Give a pack with the digest of its canonical text, worked out unless it is known."""
    text = text or canonical_json(found)
    return replace(found, sha256=hashlib.sha256(text.encode("utf-8")).hexdigest())


# Keys of the file that are not called like their field; None: worked out, so not in the file.
_KEYS: dict[str, str | None] = {
    "scale_id": "scale",
    "second_scale_id": "second_scale",
    "came_from": "from",
    "order": None,
    "sha256": None,
}
_PACK_HEAD = (
    *("id", "version", "title", "language", "purpose", "reading_rules", "sources"),
    *("provider", "licence", "attribution", "draft"),
)


class _Field(NamedTuple):
    name: str
    key: str  # in the file; empty for what is worked out
    is_off: bool  # a mark that is only written where it is set


@cache
def _fields(kind: Any) -> tuple[_Field, ...]:
    found = ((one.name, _KEYS.get(one.name, one.name), one.default) for one in fields(kind))
    return tuple(_Field(name, key or "", default is False) for name, key, default in found)


def _tree(value: Any) -> Tree:
    """Give a value's fields by key; what is empty is left out, as if it were absent."""
    found: Tree = {}
    kind: Any = type(value)
    for name, key, is_off in _fields(kind):
        one = getattr(value, name)
        if name == "level_texts":
            found |= _level_texts(one)
        elif name == "reached":
            found |= _reached(one)
        elif key and not (is_off and not one):
            found[key] = _plain(one)
    # A number is said even where it is 0.
    return {key: one for key, one in found.items() if one or isinstance(one, int | float)}


def _plain(value: Any) -> Any:
    if type(value) is str:  # nearly all of them, and every opening of a trust comes by here
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    return value if isinstance(value, (str, int, float)) or value is None else _tree(value)


def _level_texts(texts: tuple[LevelText, ...]) -> Tree:
    return {
        "levels": {one.level_id: one.text for one in texts},
        "seed_lines": {one.level_id: list(one.lines) for one in texts if one.lines},
        "better": {one.level_id: one.better for one in texts if one.better},
    }


def _reached(levels: tuple[Reached, ...]) -> Tree:
    return {
        "at_least": {one.level_id: one.at_least for one in levels},
        "must": {one.level_id: list(one.must) for one in levels if one.must},
    }
