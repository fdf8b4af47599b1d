"""A published table of many trusts from the command line: the trust's own rows, where nothing is in doubt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.tables.layout import NO_HEADER, Role, propose
from digistrat_desktop.services.tables.preview import Preview, import_step, preview
from digistrat_desktop.services.tables.source import table_from_file


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """What became of a table."""

    trust: str  # the trust's name
    counts: str  # every row accounted for, in words
    changes: int  # readings and metrics that are new or revised; 0 when all was there already
    notes: tuple[str, ...]


def silent(_: str) -> None:
    """Tell nobody."""


def rows_told(tell: Callable[[str], None]) -> Callable[[int], None]:
    """Tell how many rows of a table were read, in words."""
    return lambda rows: tell(f"Reading: {rows:,} rows")


def import_published(
    library: Library,
    path: Path,
    author: Author,
    people: Mapping[str, str],
    trust: str | None = None,
    tell: Callable[[str], None] = silent,
) -> ImportedTable | None:
    """Bring in a trust's rows of a table that names trusts by code, or nothing at all.

    A command cannot ask: a table with any doubt in it is left to the window.

    Args:
        people: names of those who make the changes, by id.
        trust: id or ODS code; None means the only one there is.
        tell: told now and then what is being done, in words.

    Returns:
        What became of it, or None when the table names no trusts by code.

    Raises:
        Refused: it names trusts, and something in it is in doubt; nothing was changed.
    """
    trusts = [t for t in library.home(1).trusts if trust is None or trust in {t.id, t.ods_code}]
    if len(trusts) != 1 or not trusts[0].ods_code:
        return None
    try:
        table = table_from_file(path, rows_told(tell))
    except Refused:
        return None
    layout = propose(table)
    if layout.header == NO_HEADER or Role.TRUST not in layout.roles:
        return None
    workspace = library.open_trust(trusts[0].id).workspace
    pack = library.pack_in_use()
    found = preview(table, layout, workspace, pack=pack)
    _refuse_doubt(found, trusts[0].ods_code)
    kept = tuple(
        f"Kept as written, though it may be a fraction: {name}." for name in found.doubtful
    )
    step = import_step(table, found, workspace, author, pack)
    touched = sum(change.kind in {"reading", "metric"} for change in step.changes)
    if touched:
        tell(f"Recording {touched:,} changes")
        library.record([step], people, [pack])
    return ImportedTable(trusts[0].name, found.counts, touched, (*found.told, *kept))


def _refuse_doubt(found: Preview, code: str) -> None:
    what = ""
    if found.bad:
        what = f"{found.bad[0].place}: {found.bad[0].words}"
    elif found.ask_dates or set(found.doubtful) - set(found.new_metrics):
        what = "Dates or percentages in it can be read in two ways."
    elif not any(row.period is not None for row in found.rows):
        what = f"It holds no row of {code} that can be read."
    if what:
        raise Refused(
            what, "Nothing was changed.", "Import it at the window, which shows each row."
        )
