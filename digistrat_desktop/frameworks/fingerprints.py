"""What was published or used under each name and version: a file that says something else later is noticed.

Source: docs/frameworks.md#use-a-framework-someone-sent-you.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.system.files import read_start, save_chosen

FILE = "fingerprints.json"
_MOST_BYTES = 1024 * 1024
_SHOWN = 16  # characters of a fingerprint that are said


def remembered(folder: Path) -> dict[str, str]:
    """Give the fingerprints of a folder by what they are of; none where its file cannot be read."""
    try:
        found = json.loads(read_start(folder / FILE, _MOST_BYTES))
    except (Refused, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: one for key, one in found.items() if isinstance(one, str)}


def remember(folder: Path, found: FrameworkPack | Crosswalk) -> None:
    """Keep the fingerprint of what is published or used; the first one of a name and version stays."""
    known = remembered(folder)
    key = key_of(found)
    if key not in known:
        text = json.dumps({**known, key: found.sha256}, indent=1, sort_keys=True)
        save_chosen(folder / FILE, f"{text}\n".encode())


def key_of(found: FrameworkPack | Crosswalk) -> str:
    kind = "crosswalk" if isinstance(found, Crosswalk) else "framework"
    return f"{kind} {found.id} {found.version}"


def changed_words(found: FrameworkPack | Crosswalk, known: Mapping[str, str]) -> str:
    """Say that a file is not what it was; empty where it is, or nothing is remembered of it."""
    was = known.get(key_of(found), found.sha256)
    if was == found.sha256:
        return ""
    return (
        f"{found.id} {found.version} was changed after it was published or used, so it is not used. "
        f"Its fingerprint was {was[:_SHOWN]} and is {found.sha256[:_SHOWN]}. "
        "Add the file as it was, or give this one a new version"
    )
