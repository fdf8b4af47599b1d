"""What a file says of itself before SQLite is let near it."""

from pathlib import Path

from digistrat_desktop.domain.errors import NewerVersion, Refused, StoreDamaged
from digistrat_desktop.storage.sqlite.connection import APPLICATION_ID
from digistrat_desktop.storage.sqlite.migrations import LATEST

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100


def check_header(path: Path) -> None:
    """Refuse a file that is not a store this program can open. A missing or empty file is new.

    Source: SQLite file format, database header: user version at 60, application id at 68.

    Raises:
        NewerVersion: a later version of the program made it.
        StoreDamaged: it is not a whole store.
        Refused: it is somebody else's file, a folder, or cannot be read.
    """
    head = _first_bytes(path)
    if not head:
        return
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        raise StoreDamaged(
            "The file that should hold your data is not a DigiStrat store.",
            "It was not changed.",
            "Restore the last good backup.",
        )
    application, version = head[68:72], head[60:64]
    check_identity(int.from_bytes(application, "big"), int.from_bytes(version, "big"))


def check_identity(application_id: int, version: int) -> None:
    """Refuse a database by what its header says of it."""
    if application_id != APPLICATION_ID:
        raise Refused("This database belongs to another program.", "It was not changed.")
    if version > LATEST:
        raise NewerVersion(
            (
                f"This store was made by a later version of DigiStrat Desktop (format {version};"
                f" this program reads up to format {LATEST})."
            ),
            "It was not changed.",
            "Install the later version to open it.",
        )


def has_hot_journal(path: Path) -> bool:
    """Tell whether a transaction was cut off, so that SQLite must put pages back first.

    Source: SQLite, "Atomic commit", hot rollback journals. Until then the header may be torn.
    """
    journal = path.with_name(f"{path.name}-journal")
    try:
        return journal.stat().st_size > 0
    except OSError:
        return False


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_LENGTH)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise Refused(
            "The file that should hold your data cannot be read.",
            "It was not changed.",
            "Check that it is a file and that you may read it.",
        ) from error
