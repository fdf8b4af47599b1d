"""The built-in packs at a glance, so that the first page need not wait for them to be read.

`glances.json` lies beside the packs and comes with the program. Each entry belongs to the exact
bytes of one file: a file whose sha256 it does not name is read in full, as are all local packs.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from digistrat_desktop.domain.glance import Glance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

INDEX = "glances.json"


class Known(NamedTuple):
    """What the index says of one pack."""

    id: str
    version: str
    glance: Glance


def known_packs(folders: Sequence[Path]) -> tuple[Known, ...] | None:
    """Give the packs of some folders from the built-in folder's index alone.

    Args:
        folders: the built-in folder, then local ones.

    Returns:
        Every pack, or None where a file has to be read: a local one, or one the index does not know.
    """
    built_in, local = folders[0], folders[1:]
    if any(next(folder.glob("*.toml"), None) for folder in local):
        return None
    try:
        index = json.loads((built_in / INDEX).read_bytes())
        entries = [index[_digest(path)] for path in built_in.glob("*.toml")]
        return tuple(_known(entry) for entry in entries if entry)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _known(entry: dict[str, object]) -> Known:
    """Read an entry; a lens has an empty one."""
    return Known(str(entry["id"]), str(entry["version"]), _glance(entry["items"], entry["levels"]))


def _glance(items: object, levels: object) -> Glance:
    if not isinstance(items, list) or not isinstance(levels, list):
        raise TypeError
    pairs = tuple((str(level_id), str(label)) for level_id, label in levels)
    return Glance(tuple(str(item_id) for item_id in items), pairs)
