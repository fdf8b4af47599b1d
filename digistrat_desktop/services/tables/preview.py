"""A table as it would be imported: rows, questions that are open, counts, and the one step."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.domain.edits import metrics as edits
from digistrat_desktop.domain.frameworks.framework import Direction, FrameworkPack, Frequency
from digistrat_desktop.domain.ids import RecordId, TrustId, derived_id
from digistrat_desktop.domain.periods.periods import PeriodKind
from digistrat_desktop.domain.plain_text import nhs_numbers_in
from digistrat_desktop.domain.record.changes import Change, Step, of_one_act
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace, metrics_in_use, trust_of
from digistrat_desktop.domain.trust.assessment import Trust
from digistrat_desktop.domain.trust.metrics import ImportSource, Metric, Reading
from digistrat_desktop.domain.words import Noun, by_count, figured, small_first
from digistrat_desktop.services.tables.checks import PERCENT, doubtful_metrics, says_percent
from digistrat_desktop.services.tables.layout import (
    Layout,
    Role,
    columns_of_figures_left_out,
    headings,
)
from digistrat_desktop.services.tables.rows import has_two_way_dates, read_rows
from digistrat_desktop.services.tables.table_rows import TAKEN, Fate, Known, TableRow
from digistrat_desktop.tabular.cells import Grid, TableFile, text_of

_FREQUENCIES = {
    PeriodKind.WEEK: Frequency.WEEKLY,
    PeriodKind.QUARTER: Frequency.QUARTERLY,
    PeriodKind.HALF: Frequency.HALF_YEARLY,
    PeriodKind.YEAR: Frequency.YEARLY,
    PeriodKind.FINANCIAL_YEAR: Frequency.YEARLY,
}
_MOST_DECIMALS = 2
_MOST_NEW = 60
_MOST_NAMED = 8
_TOLD_EVERY = 500


@dataclass(frozen=True, slots=True)
class Preview:
    rows: tuple[TableRow, ...]  # every row, accounted for
    # all rows in words: "25 readings found: 24 with values, 1 not reported. Left out: 1 heading"
    counts: str
    new_metrics: tuple[str, ...]  # names of metrics that would be made
    # percentages whose values may be fractions, and nobody has said; by id, or by name where the
    # metric would be new
    doubtful: tuple[str, ...]
    ask_dates: bool  # dates may be read in two ways, and nobody has said
    told: tuple[str, ...]  # what else should be known, one sentence each

    @property
    def ask_fractions(self) -> bool:
        """Whether somebody must say if percentages are written as fractions."""
        return bool(self.doubtful)

    @property
    def bad(self) -> tuple[TableRow, ...]:
        return tuple(row for row in self.rows if row.fate is Fate.BAD)

    @property
    def taken(self) -> tuple[TableRow, ...]:
        return tuple(row for row in self.rows if row.fate in TAKEN)


def known_of(workspace: Workspace, pack: FrameworkPack | None) -> Known:
    """Give what rows are matched with: the trust's metrics, by id, name and catalogue id."""
    found: dict[str, Metric] = {}
    trust = trust_of(workspace)
    for metric in metrics_in_use(workspace):
        found[metric.id] = metric
        for name in (metric.name.casefold(), metric.catalogue_id):
            if name:
                found.setdefault(name, metric)
    code, name = (trust.ods_code, trust.name) if trust else ("", "")
    plain = name.removesuffix(" (sample)").casefold()
    defined = pack.metrics if pack else ()
    percentages = {n for m in defined if m.unit == PERCENT for n in (m.id, m.name.casefold())}
    return Known(found, code, plain, frozenset(percentages))


def preview(
    table: TableFile,
    layout: Layout,
    workspace: Workspace,
    progress: Callable[[int], None] | None = None,
    pack: FrameworkPack | None = None,
) -> Preview:
    """Work out what a table would become; nothing is changed.

    Args:
        progress: told the number of rows now and then; what it raises ends the work.
        pack: its catalogue says which new metrics are percentages.
    """
    known = known_of(workspace, pack)
    grid = table.grids[layout.sheet]
    rows = read_rows(grid, layout, known, progress)
    rows = tuple(_known_already(rows, workspace, known))
    new = tuple(
        dict.fromkeys(r.metric for r in rows if r.fate in TAKEN and r.metric not in known.metrics)
    )
    return Preview(
        rows=rows,
        counts=count_words(rows),
        new_metrics=new,
        doubtful=tuple(sorted(doubtful_metrics(rows, known))) if layout.fractions is None else (),
        ask_dates=layout.day_first is None and has_two_way_dates(rows),
        told=(
            *table.notes,
            *_codes(table, layout, known),
            *_figures_left_out(grid, layout),
            *_patient_numbers(rows),
            *_toofigured(new),
        ),
    )


def _toofigured(new: tuple[str, ...]) -> tuple[str, ...]:
    if len(new) <= _MOST_NEW:
        return ()
    return (f"This would add {len(new)} new metrics. Leave out the columns you do not need.",)


def _figures_left_out(grid: Grid, layout: Layout) -> tuple[str, ...]:
    """Name the columns that hold figures and are not read, so that none is lost in silence."""
    left = columns_of_figures_left_out(grid, layout)
    if not left:
        return ()
    if len(left) <= _MOST_NAMED:
        return (f"Figures left out: {', '.join(left)}.",)
    return (f"Figures of {len(left)} columns left out: {some_of(left, _MOST_NAMED)}.",)


def _patient_numbers(rows: tuple[TableRow, ...]) -> Iterator[str]:
    """Point out the first note that holds what could be an NHS number."""
    found = next((row for row in rows if row.fate in TAKEN and nhs_numbers_in(row.note)), None)
    if found is not None:
        yield (
            f"Row {found.number}: the note looks like it has an NHS number. Leave out anything "
            "about patients."
        )


def _known_already(
    rows: tuple[TableRow, ...], workspace: Workspace, known: Known
) -> Iterable[TableRow]:
    """Mark what the store says already, so that a file read twice changes nothing."""
    for row in rows:
        if row.fate in TAKEN and row.period is not None and row.metric in known.metrics:
            there = workspace.find(Reading, derived_id(row.metric, row.period.text))
            if there is not None and not there.withdrawn:
                same = (there.value, there.state) == (row.value, row.state)
                shown = there.value or small_first(there.state.label)
                words = "" if same else f"replaces {shown}, which stays in the history"
                yield replace(row, fate=Fate.SAME if same else row.fate, words=words or row.words)
                continue
        yield row


def count_words(rows: Iterable[TableRow]) -> str:
    """Account for every row, without the last full stop.

    Such as: "8 readings found: 6 with values, 2 not reported. Left out: 1 heading, 1 total".
    """
    counts = Counter(row.fate for row in rows)
    parts = [_found_words(counts)]
    if counts[Fate.SAME]:
        parts.append(f"{counts[Fate.SAME]:,} already recorded")
    if counts[Fate.BAD]:
        parts.append(f"{counts[Fate.BAD]:,} cannot be read")
    left = [figured(counts[fate], noun) for fate, noun in _PLURALS.items() if counts[fate]]
    if left:
        parts.append(f"Left out: {', '.join(left)}")
    return ". ".join(parts)


def _found_words(counts: Counter[Fate]) -> str:
    """Count the readings that would be saved, and how many of them carry a value."""
    found = sum(counts[fate] for fate in TAKEN)
    if not found:
        return "No readings to save"
    if counts[Fate.READ] == found:
        return by_count(
            found, "1 reading found, with a value", "{n} readings found, all with values"
        )
    said = {
        Fate.READ: by_count(counts[Fate.READ], "1 with a value", "{n} with values"),
        Fate.NOT_REPORTED: f"{counts[Fate.NOT_REPORTED]:,} not reported",
        Fate.SUPPRESSED: f"{counts[Fate.SUPPRESSED]:,} suppressed",
    }
    parts = ", ".join(words for fate, words in said.items() if counts[fate])
    return by_count(found, "1 reading found: {parts}", "{n} readings found: {parts}", parts=parts)


_PLURALS = {
    Fate.HEADING: Noun("heading"),
    Fate.ABOVE: Noun("row above the headings", "rows above the headings"),
    Fate.TOTAL: Noun("total"),
    Fate.OTHER_TRUST: Noun("row of another trust", "rows of other trusts"),
    Fate.NO_TRUST: Noun("row without a trust", "rows without a trust"),
    Fate.BLANK: Noun("blank row"),
}


def _codes(table: TableFile, layout: Layout, known: Known) -> tuple[str, ...]:
    """Tell when the trust's name stands beside more than one code: trusts merge and keep the name."""
    where, grid = layout.first(Role.TRUST), table.grids[layout.sheet]
    if where is None or not known.trust or layout.header < 0:
        return ()
    codes: dict[str, None] = {}
    for row in grid.rows[layout.header + 1 :]:
        texts = {text_of(cell).strip().casefold() for cell in row if isinstance(cell, str)}
        code = text_of(row[where]).strip() if where < len(row) else ""
        if known.trust in texts and code and code.casefold() != known.trust:
            codes.setdefault(code)
    others = [code for code in codes if code.casefold() != known.code.casefold()]
    if not others:
        return ()
    told = reduce(lambda said, last: f"{said} and {last}", codes)
    return (
        f"The trust's name appears with the codes {told}. Only rows for {known.code} are read.",
    )


def import_step(
    table: TableFile,
    found: Preview,
    workspace: Workspace,
    author: Author,
    pack: FrameworkPack | None,
    progress: Callable[[int], None] | None = None,
) -> Step:
    """Make the one step that records a table: metrics, readings and where they came from.

    Args:
        pack: its catalogue gives the definition of a metric with a name it knows.
        progress: told the number of readings now and then; what it raises ends the work.
    """
    trust, author = workspace.all(Trust)[0], of_one_act(author)
    source = ImportSource(
        id=RecordId(author.new_id()),
        trust_id=trust.trust_id,
        name=table.name[:200],
        sha256=table.sha256,
        counts=found.counts[:500],
    )
    by_metric: dict[str, list[TableRow]] = {}
    for row in found.taken:
        by_metric.setdefault(row.metric, []).append(row)
    made: list[Change] = []
    tables = []
    for key, rows in by_metric.items():
        metric = workspace.find(Metric, key)
        if metric is None:
            kind = rows[0].period.kind if rows[0].period else PeriodKind.MONTH
            own = own_fields((row.value for row in rows), kind, _MOST_DECIMALS)
            own["unit"] = _unit(key, rows, found)
            metric = new_metric(trust.trust_id, key, pack, author, own)
            made.extend(edits.add_metric(metric, author).changes)
        tables.append((metric, [_reading(row) for row in rows]))
    put = _told_of(edits.put_tables(workspace, tables, author, source), progress)
    changes = (*made, *put)
    return Step("Paste readings" if table.name == "clipboard" else "Import readings", changes)


def _told_of(changes: Iterable[Change], progress: Callable[[int], None] | None) -> Iterable[Change]:
    for count, change in enumerate(changes):
        if progress is not None and count % _TOLD_EVERY == 0:
            progress(count)
        yield change


def _reading(row: TableRow) -> edits.NewReading:
    period = row.period.text if row.period else ""
    return edits.NewReading(period, row.value, row.state, row.numerator, row.denominator, row.note)


def new_metric(
    trust_id: TrustId, name: str, pack: FrameworkPack | None, author: Author, own: dict[str, Any]
) -> Metric:
    """Make the metric of a name: the catalogue's where it knows the name, else one of the trust's own.

    Args:
        own: fields of a metric of its own (`own_fields`).
    """
    record_id, wanted = author.new_id(), name.casefold()
    for definition in pack.metrics if pack else ():
        if wanted in {definition.id, definition.name.casefold()}:
            made = edits.metric_from_catalogue(definition, trust_id, record_id)
            return edits.charted_as_advised(made, definition)
    return Metric(id=RecordId(record_id), trust_id=trust_id, name=name[:200], **own)


def own_fields(values: Iterable[str], kind: PeriodKind, most_decimals: int) -> dict[str, Any]:
    """Give what a table shows of a metric that only it knows: decimals and frequency."""
    decimals = max(len(value.partition(".")[2]) for value in values)
    return {
        "decimals": min(decimals, most_decimals),
        "frequency": _FREQUENCIES.get(kind, Frequency.MONTHLY),
        "direction": Direction.NEUTRAL,
    }


def _unit(name: str, rows: list[TableRow], found: Preview) -> str:
    """Give the unit of a new metric; none while nobody has said what its figures are."""
    said = says_percent(name) and name not in found.doubtful
    values = [row for row in rows if row.value]
    return PERCENT if said or (values and all(row.percent for row in values)) else ""


def layout_key(table: TableFile, layout: Layout) -> tuple[str, ...]:
    """Give what files of one kind have in common: the headings of the sheet that is read."""
    return headings(table.grids[layout.sheet], layout.header)
