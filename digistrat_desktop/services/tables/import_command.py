"""Bringing a table into the store from the command line: all of it in one transaction, or nothing.

A plain table of metrics, or of a published one of many trusts the trust's own rows. A command cannot
ask: where anything is in doubt the table is left to the window.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digistrat_desktop.domain.edits import metrics as edits
from digistrat_desktop.domain.edits.assessments import NewTrust, add_trust
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import TrustKind
from digistrat_desktop.domain.ids import RecordId, TrustId, derived_id
from digistrat_desktop.domain.record.changes import Change, Step, of_one_act
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.listing import ListedTrust
from digistrat_desktop.domain.trust.metrics import ImportSource, Metric, Reading, ReadingState
from digistrat_desktop.domain.words import Noun, figured
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.tables.layout import NO_HEADER, Role, propose
from digistrat_desktop.services.tables.plain import (
    PlainRow,
    PlainTable,
    as_reported,
    read_plain_table,
    refuse_fractions,
)
from digistrat_desktop.services.tables.preview import (
    Preview,
    import_step,
    new_metric,
    own_fields,
    preview,
)
from digistrat_desktop.services.tables.source import table_from_file
from digistrat_desktop.system.memory import unsearched

NEW_TRUST = "Imported"
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What a table would do to the store it was read for; nothing is written."""

    trust: str  # the trust's name
    counts: str  # every row accounted for, in words
    steps: tuple[Step, ...]  # what makes the trust, when there was none, then the table's own
    pack: FrameworkPack
    notes: tuple[str, ...]

    @property
    def changes(self) -> int:
        """How many readings and metrics are new or revised; 0 when all was there already."""
        return sum(c.kind in {Reading.KIND, Metric.KIND} for c in self.steps[-1].changes)

    @property
    def preview(self) -> Iterator[str]:
        """What it would record, in words: each metric by name."""
        if len(self.steps) > 1:
            yield f"New trust: {self.trust}"
        yield from (f"New metric: {name}" for name in self._new_metrics())
        yield self.recorded

    @property
    def recorded(self) -> str:
        """What it records, counted as the table's own rows are: metrics are told apart."""
        readings = [c.created for c in self.steps[-1].changes if c.kind == Reading.KIND]
        said = f"New readings: {sum(readings):,}. Revised: {len(readings) - sum(readings):,}."
        metrics = len(self._new_metrics())
        return f"New metrics: {metrics:,}. {said}" if metrics else said

    def _new_metrics(self) -> list[str]:
        return [str(c.after["name"]) for c in self.steps[-1].changes if c.kind == Metric.KIND]


def silent(_: str) -> None:
    """Tell nobody."""


def rows_told(tell: Callable[[str], None]) -> Callable[[int], None]:
    """Tell how many rows of a table were read, in words."""
    return lambda rows: tell(f"Reading: {rows:,} rows")


def plan_table(
    library: Library,
    path: Path,
    author: Author,
    trust: str | None = None,
    tell: Callable[[str], None] = silent,
) -> TablePlan:
    """Work out what a table of `metric,period,value,note` would do.

    Args:
        trust: as `Library.trust_named` takes it; None means the only one there is, or a new one in
            an empty store.
        tell: told now and then what is being done, in words; what it raises ends the work.
    """
    trusts = library.store.trusts() if trust is None else (library.trust_named(trust),)
    with unsearched():
        return _plan_published(library, path, author, trusts, tell) or _plan_plain(
            library, path, author, trusts, tell
        )


def _plan_plain(
    library: Library,
    path: Path,
    author: Author,
    trusts: Sequence[ListedTrust],
    tell: Callable[[str], None],
) -> TablePlan:
    table = read_plain_table(path, rows_told(tell))
    pack = library.pack_in_use()
    place = _place(library, author, trusts)
    source = _source(table, place.trust_id, author)
    step = _step(place, table.series(), source, pack, author)
    return TablePlan(place.trust, source.counts, (*place.begun, step), pack, table.notes)


def record_table(
    library: Library,
    plan: TablePlan,
    people: Mapping[str, str],
    tell: Callable[[str], None] = silent,
) -> None:
    """Record what a plan says in one transaction, unless it changes nothing.

    Args:
        people: names of those who make the changes, by id.
    """
    if plan.changes:
        tell(f"Saving {plan.changes:,} changes")
        with unsearched():
            library.record(plan.steps, people, [plan.pack])


@dataclass(frozen=True, slots=True)
class _Place:
    """The trust readings go to, as it is before them."""

    trust: str
    trust_id: TrustId
    workspace: Workspace
    begun: tuple[Step, ...] = ()  # what makes the trust, when there was none


def _step(
    place: _Place,
    series: Mapping[str, tuple[PlainRow, ...]],
    source: ImportSource,
    pack: FrameworkPack,
    author: Author,
) -> Step:
    """Make the one step that records a table: metrics that are new, then all readings."""
    author = of_one_act(author)
    known = _metrics_by_name(place.workspace)
    made: list[Change] = []
    tables: dict[str, tuple[Metric, list[edits.NewReading]]] = {}
    for name, rows in series.items():
        metric = known.get(name.casefold())
        if metric is None:
            values, kind = (row.value for row in rows), rows[0].period.kind
            own = own_fields(values, kind, _MOST_DECIMALS)
            metric = new_metric(place.trust_id, name, pack, author, own)
            known.update(_names_of(metric))
            made.extend(edits.add_metric(metric, author).changes)
        refuse_fractions(metric, rows)
        new = _readings(as_reported(metric, rows))
        _, readings = tables.setdefault(metric.id, (metric, []))
        readings.extend(one for one in new if not _is_there(place.workspace, metric, one))
    put = edits.put_tables(place.workspace, tables.values(), author, source)
    return Step("Import readings", (*made, *put))


def _place(library: Library, author: Author, trusts: Sequence[ListedTrust]) -> _Place:
    if len(trusts) == 1:
        workspace = library.open_trust(trusts[0].id).workspace
        return _Place(trusts[0].name, TrustId(trusts[0].id), workspace)
    if trusts:
        raise Refused(
            "Your data has more than one trust.",
            "Nothing was changed.",
            "Name the trust by its id or ODS code. Run `digistrat list` to see them.",
        )
    made, step = add_trust(NewTrust(NEW_TRUST, "", TrustKind.OTHER), author)
    return _Place(NEW_TRUST, made.trust_id, Workspace(), (step,))


def _source(table: PlainTable, trust_id: TrustId, author: Author) -> ImportSource:
    return ImportSource(
        id=RecordId(author.new_id()),
        trust_id=trust_id,
        name=table.name[:200],
        sha256=table.sha256,
        counts=_counts(table),
    )


def _counts(table: PlainTable) -> str:
    rows = table.rows
    values = sum(bool(row.value) for row in rows)
    parts = [f"{figured(len(rows), Noun('row'))} read: {figured(values, Noun('value'))}"]
    for state in (ReadingState.NOT_REPORTED, ReadingState.SUPPRESSED):
        count = sum(row.state is state for row in rows)
        if count:
            parts.append(f"{count:,} {state.label.lower()}")
    return ", ".join(parts)


def _metrics_by_name(workspace: Workspace) -> dict[str, Metric]:
    """Give metrics by name and by catalogue id; the first made wins where two have one name."""
    found: dict[str, Metric] = {}
    for metric in workspace.all(Metric):
        for name, known in _names_of(metric).items():
            found.setdefault(name, known)
    return found


def _names_of(metric: Metric) -> dict[str, Metric]:
    names = {metric.name.casefold(), metric.catalogue_id} - {""}
    return dict.fromkeys(names, metric)


def _is_there(workspace: Workspace, metric: Metric, new: edits.NewReading) -> bool:
    """Tell whether the store says the same already, so that a file brought in twice changes nothing."""
    if not workspace.records.get(Reading.KIND):
        return False
    found = workspace.find(Reading, derived_id(metric.id, new.period))
    return (
        found is not None
        and not found.withdrawn
        and (found.value, found.state, found.note) == (new.value, new.state, new.note)
    )


def _readings(rows: tuple[PlainRow, ...]) -> list[edits.NewReading]:
    return [edits.NewReading(row.period.text, row.value, row.state, note=row.note) for row in rows]


def _plan_published(
    library: Library,
    path: Path,
    author: Author,
    trusts: Sequence[ListedTrust],
    tell: Callable[[str], None],
) -> TablePlan | None:
    """Plan a trust's rows of a table that names trusts by code; None where it names none."""
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
        f"Imported as written, but it may be a fraction: {name}." for name in found.doubtful
    )
    step = import_step(table, found, workspace, author, pack)
    return TablePlan(trusts[0].name, found.counts, (step,), pack, (*found.told, *kept))


def _refuse_doubt(found: Preview, code: str) -> None:
    what = ""
    if found.bad:
        what = f"{found.bad[0].place}: {found.bad[0].words}"
    elif found.ask_dates or set(found.doubtful) - set(found.new_metrics):
        what = "Some dates or percentages in it could mean 2 things."
    elif not any(row.period is not None for row in found.rows):
        what = f"It has no rows for {code} that can be read."
    if what:
        raise Refused(
            what, "Nothing was changed.", "Import it in the window, where you can check each row."
        )
