"""What is remembered between imports: how each kind of file was read, and when the last one was."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from digistrat_desktop.services.store.library import Library

_NAME = "import-layouts"
MOST_KEPT = 100


def last_import(library: Library, trust_id: str) -> datetime | None:
    """Give the time of the last import of a trust, from its trail, or None."""
    found = None
    for event in library.store.events(trust_id):
        # Only the bodies that may tell are read: a trail holds thousands of readings.
        if '"import_source"' in event.body:
            body = json.loads(event.body)
            if body.get("entity") == "import_source" and body.get("created"):
                found = datetime.fromisoformat(str(body["at"]))
    return found


def kind_of_file(headings: Sequence[str]) -> str:
    """Give the key of a kind of file: files with the same headings are of one kind."""
    tidy = "\x1f".join(" ".join(one.split()).casefold() for one in headings)
    return hashlib.sha256(tidy.encode()).hexdigest()[:32]


def recall(library: Library, key: str) -> dict[str, Any] | None:
    """Give how a kind of file was read the last time, or None."""
    found = _all_layouts(library).get(key)
    return found if isinstance(found, dict) else None


def remember(library: Library, key: str, layout: dict[str, Any]) -> None:
    """Keep how a kind of file was read; the oldest of more than a hundred are forgotten.

    Raises:
        Refused: it could not be written.
    """
    if library.read_only:
        return
    kept = {k: v for k, v in _all_layouts(library).items() if k != key}
    kept[key] = layout
    latest = dict(list(kept.items())[-MOST_KEPT:])
    library.store.remember(_NAME, json.dumps(latest, indent=1))


def _all_layouts(library: Library) -> dict[str, Any]:
    """Read what is kept; what cannot be read is as good as nothing."""
    try:
        found = json.loads(library.store.recall(_NAME))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
