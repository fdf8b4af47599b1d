"""`python -m tests.helpers.glances`: writes the index of the built-in packs anew, after one changed."""

import hashlib
import json

from digistrat_desktop.domain.frameworks.packs import glance_of
from digistrat_desktop.frameworks.catalogue import INDEX
from digistrat_desktop.frameworks.loader import load_any
from digistrat_desktop.system.paths import resources_folder

FOLDER = resources_folder() / "frameworks"


def index_of(folder):
    """Give the text of the index of a folder: an entry for each file, by the sha256 of its bytes."""
    found = {_digest(path): _entry(load_any(path)) for path in sorted(folder.glob("*.toml"))}
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def _digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _entry(found):
    glance = glance_of(found)
    return {
        "id": found.id,
        "version": found.version,
        "draft": found.draft,
        "sha256": found.sha256,
        "items": glance.item_ids,
        "levels": glance.levels,
        "short_form": glance.short_form,
    }


if __name__ == "__main__":
    (FOLDER / INDEX).write_text(index_of(FOLDER), encoding="utf-8")
