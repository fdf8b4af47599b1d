"""The backups of a store that are there."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

_NAME = re.compile(r"digistrat-(\d{8}T\d{6})Z\.db")


class Backup(NamedTuple):
    path: Path
    at: datetime  # when it was made, aware UTC


def backups_in(folder: Path) -> tuple[Backup, ...]:
    if not folder.is_dir():
        return ()
    found = ((path, _NAME.fullmatch(path.name)) for path in folder.iterdir())
    # strptime would load a module of its own at every start.
    made = [
        Backup(path, datetime.fromisoformat(hit[1]).replace(tzinfo=UTC))
        for path, hit in found
        if hit
    ]
    return tuple(sorted(made, key=lambda b: b.at, reverse=True))
