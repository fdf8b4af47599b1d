"""A table as it would be imported: rows, questions that are open, counts, and the one step."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.domain.edits import metrics as edits
from digistrat_desktop.domain.frameworks.framework import (
    Direction,
    FrameworkPack,
    Frequency,
    MetricKind,
)
from digistrat_desktop.domain.ids import RecordId, TrustId, derived_id
from digistrat_desktop.domain.periods.periods import PeriodKind
from digistrat_desktop.domain.record.changes import Change, Step, of_one_act
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace, metrics_in_use, trust_of
from digistrat_desktop.domain.rules.scales import PERCENT
from digistrat_desktop.domain.trust.assessment import Trust
from digistrat_desktop.domain.trust.metrics import ImportSource, Metric, Reading
from digistrat_desktop.domain.words import (
    Noun,
    figured,
    listed,
    sentence_case,
    small_first,
)
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.asked.sheets import sheet_doubt
from digistrat_desktop.services.tables.asked.whole import of_the_whole
from digistrat_desktop.services.tables.new_said import NewSaid, defined_as
from digistrat_desktop.services.tables.reading.figures import unit_in_name
from digistrat_desktop.services.tables.reading.found import Read, joined
from digistrat_desktop.services.tables.reading.rows import read_rows
from digistrat_desktop.services.tables.reading.table_rows import (
    TAKEN,
    Fate,
    Known,
    TableRow,
    count_words,
)
from digistrat_desktop.services.tables.saying import (
    heading_parted,
    left_out,
    patient_numbers,
    read_told,
    sheet_told,
    too_many,
    unseen_told,
)
from digistrat_desktop.services.tables.settling.checks import Settled, settled
from digistrat_desktop.services.tables.settling.figures import says_percent
from digistrat_desktop.services.tables.shape.columns import Own
from digistrat_desktop.services.tables.shape.headings import headings
from digistrat_desktop.services.tables.shape.layout import (
    Layout,
    layouts_of,
    twin_sheets,
)
from digistrat_desktop.services.tables.shape.roles import Role
from digistrat_desktop.services.tables.template import MetricFacts, beside_of
from digistrat_desktop.tabular.cells import Grid, TableFile, text_of

_FREQUENCIES = {
    PeriodKind.DAY: Frequency.DAILY,
    PeriodKind.WEEK: Frequency.WEEKLY,
    PeriodKind.QUARTER: Frequency.QUARTERLY,
    PeriodKind.HALF: Frequency.HALF_YEARLY,
    PeriodKind.YEAR: Frequency.YEARLY,
    PeriodKind.FINANCIAL_YEAR: Frequency.YEARLY,
}
_MOST_DECIMALS = 2
_BODIES = Noun("organisation")
_MOST_NAMED = 8
_TOLD_EVERY = 500
_MADE_OF, _READ_AS = "“", " is read as "


@dataclass(frozen=True, slots=True)
class Preview:
    rows: tuple[TableRow, ...]  # every row, accounted for
    # all rows in words: "25 readings found: 24 with values, 1 not reported. Left out: 1 heading"
    counts: str
    new_metrics: tuple[str, ...]  # names of metrics that would be made
    doubts: tuple[
        Doubt, ...
    ]  # questions that are open: nothing is recorded before they are answered
    told: tuple[str, ...]  # what else should be known, one sentence each
    left_out: tuple[str, ...] = ()  # what of the file is not read, one sentence each
    # those of `told` that only say how the table is read: nobody need do anything about them
    plain: frozenset[str] = frozenset()
    # what the table says of its metrics beside values, by the metric's id or name
    beside: Mapping[str, MetricFacts] = field(default_factory=dict)
    # what a person said of new metrics, by name
    said: Mapping[str, NewSaid] = field(default_factory=dict)

    @property
    def bad(self) -> tuple[TableRow, ...]:
        return tuple(row for row in self.rows if row.fate is Fate.BAD)

    @property
    def taken(self) -> tuple[TableRow, ...]:
        return tuple(row for row in self.rows if row.fate in TAKEN)


def own_of(workspace: Workspace) -> Own:
    """Give the trust whose rows are wanted."""
    trust = trust_of(workspace)
    if trust is None:
        return Own()
    return Own(trust.ods_code, trust.name.removesuffix(" (sample)").casefold())


def known_of(workspace: Workspace, pack: FrameworkPack | None) -> Known:
    """Give what rows are matched with: the trust's metrics, by id, name and catalogue id."""
    metrics = metrics_in_use(workspace)
    found = _by_name(metrics)
    found.update((metric.id, metric) for metric in metrics)
    own = own_of(workspace)
    defined = pack.metrics if pack else ()
    percentages = {n for m in defined if m.unit == PERCENT for n in (m.id, m.name.casefold())}
    kinds = {
        metric: next(iter(counts)) for metric, counts in edits.kinds_by_metric(workspace).items()
    }
    trust = trust_of(workspace)
    name = trust.name if trust else ""
    return Known(found, own.code, own.name, frozenset(percentages), kinds, name)


def _by_name(metrics: Iterable[Metric]) -> dict[str, Metric]:
    """Give metrics by what a table may call them.

    A name alone is the whole trust's metric. Where only sites have one, it is that of the only site:
    between several nothing is guessed.
    """
    full: dict[str, Metric] = {}
    bare: dict[str, list[Metric]] = {}
    for metric in metrics:
        full.setdefault(metric.full_name.casefold(), metric)
        for name in {metric.name.casefold(), metric.catalogue_id} - {""}:
            bare.setdefault(name, []).append(metric)
    for name, some in bare.items():
        whole = [one for one in some if not one.site]
        if whole or len(some) == 1:
            full.setdefault(name, (whole or some)[0])
    return full


def preview(
    table: TableFile,
    layout: Layout,
    workspace: Workspace,
    progress: Callable[[int], None] | None = None,
    pack: FrameworkPack | None = None,
    targets: tuple[str, ...] = (),
) -> Preview:
    """Work out what a table would become; nothing is changed.

    Args:
        progress: told the number of rows now and then; what it raises ends the work.
        pack: its catalogue says which new metrics are percentages.
        targets: that every metric is compared with, beside those of the table and of the metrics.
    """
    known, grid = known_of(workspace, pack), table.grids[layout.sheet]
    whole = of_the_whole(table, layout, workspace, known.trust)
    layout = whole.layout
    stem = "" if table.name == "clipboard" else table.name.rpartition(".")[0]
    read = _read_sheets(table, layout, known, progress, stem)
    seen = _seen(read, known, layout, targets)
    if whole.is_left:
        seen.rows = [one.left_to_others() for one in seen.rows]
    rows = tuple(_known_already(seen.rows, workspace, known))
    new = _new_of(rows, known)
    whose = tuple(whose_rows(read, rows, layout, known))
    made = tuple(_made_of(read, rows))
    return Preview(
        rows=rows,
        counts=count_words(rows),
        new_metrics=new,
        doubts=(*whole.doubts, *_table_doubts(table, layout, read, known), *seen.doubts),
        told=(
            *filter(None, (layout.publication,)),
            *table.notes,
            *sheet_told(table, layout),
            *heading_parted(grid, layout),
            *unseen_told(table, layout),
            *whose,
            *_codes(table, layout, known),
            *seen.told,
            *made,
            *read_told(read, rows, whole, has_rows=_has_rows(grid, layout, rows)),
            *patient_numbers(rows),
            *too_many(new),
        ),
        left_out=(*left_out(table, layout), *rows_left_out(read)),
        plain=frozenset((layout.publication, *whose[: any(one.column for one in rows)], *made)),
        beside=beside_of(read.beside, seen.rows),
    )


def _read_sheets(
    table: TableFile,
    layout: Layout,
    known: Known,
    progress: Callable[[int], None] | None,
    stem: str,
) -> Read:
    """Read the rows of a sheet, or of several that are read as one table."""
    found = []
    for one in layouts_of(table, layout):
        grid = table.grids[one.sheet]
        read = read_rows(grid, one, known, progress, stem)
        if layout.also:
            read.rows = [replace(row, sheet=grid.name) for row in read.rows]
            read.beside = {(grid.name, at): said for (_, at), said in read.beside.items()}
        found.append(read)
    return joined(found)


def _new_of(rows: Iterable[TableRow], known: Known) -> tuple[str, ...]:
    """Give the names of metrics that would be made."""
    taken = (row.metric for row in rows if row.fate in TAKEN)
    return tuple(dict.fromkeys(one for one in taken if one not in known.metrics))


def _seen(read: Read, known: Known, layout: Layout, targets: tuple[str, ...]) -> Settled:
    """See the rows of a table together, beside what it says of its metrics."""

    def name_of(metric: str) -> str:
        found = known.metrics.get(metric)
        return found.full_name if found is not None else metric

    said = _targets(read, known, beside_of(read.beside, read.rows), targets)
    return settled(read, known, layout, name_of, said)


def _targets(
    read: Read, known: Known, beside: Mapping[str, MetricFacts], targets: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """Give the targets of each metric: given for all, the table's, and its own."""
    found = {}
    for metric in {row.metric for row in read.rows}:
        mine = known.metrics.get(metric)
        own = (mine.target, *(one.value for one in mine.targets)) if mine else ()
        said = tuple(one for _, one in beside[metric].targets) if metric in beside else ()
        found[metric] = (*targets, *own, *said)
    return found


def _table_doubts(table: TableFile, layout: Layout, read: Read, known: Known) -> Iterator[Doubt]:
    """Ask which sheet, whose rows and which day, where the table leaves it open."""
    is_chosen = layout.publication or len(table.grids) == 1
    twins = [] if is_chosen else twin_sheets(table, layout.sheet)
    if twins and "sheet" not in layout.answers:
        yield sheet_doubt(table, layout.sheet, twins)
    yield from read.doubts
    alike = [one for one in read.others if known.trust and known.trust in one.casefold()]
    nobody = read.others and not any(row.period for row in read.rows)
    is_open = nobody and (alike or (not known.code and len(read.others) <= _MOST_NAMED))
    if is_open and "trust" not in layout.answers:
        question = (
            f"The table has rows of {figured(len(read.others), _BODIES)}. Which is your trust?"
        )
        names = list(dict.fromkeys((*alike, *read.others)))[:_MOST_NAMED]
        offered = [(name, f"“{name[:60]}”") for name in names]
        none = ("no", "none of them")
        yield Doubt("trust", "", question, (*offered, none) if alike else (none, *offered))
    if read.late and "stamps" not in layout.answers:
        question = "Times such as 23:00 may be midnight in summer time, written in UTC. Which day is meant?"
        yield Doubt(
            "stamps", "", question, (("next", "the next day"), ("same", "the day as written"))
        )


def whose_rows(read: Read, rows: Sequence[TableRow], layout: Layout, known: Known) -> Iterator[str]:
    """Say whose rows are read of a table that names organisations, or why none are."""
    if layout.first(Role.TRUST) is None:
        return
    own = " ".join(filter(None, (known.code, f"({known.name})" if known.code else known.name)))
    own = own or "the trust"
    others = figured(len(read.others), Noun("other organisation"))
    if any(row.column for row in rows):
        if read.others:
            nation = f", and those of {read.nation}" if read.nation else ""
            yield f"Read: the rows of {own}. Left out: those of {others}{nation}."
        alike = [one for one in read.others if known.trust and known.trust in one.casefold()]
        if alike:
            names = some_of([f"“{one[:60]}”" for one in alike], 4)
            yield f"Rows of {names} are left out too. Is it your trust under another name?"
    elif read.others and not read.own:
        names = some_of([f"“{one[:60]}”" for one in read.others], 4)
        advice = "" if known.code else " Give the trust's code under Trust, then import it again."
        yield f"No row is of {own}. The table has rows of {names}.{advice}"


def _has_rows(grid: Grid, layout: Layout, rows: Sequence[TableRow]) -> bool:
    """Tell whether anything stands below the headings; one line without a period is all headings."""
    lines = sum(any(line) for line in grid.rows)
    below = any(grid.rows[layout.header + 1 :])
    return below and (lines > 1 or any(row.period is not None for row in rows))


def _made_of(read: Read, rows: Sequence[TableRow]) -> Iterator[str]:
    """Say what was made of cells, once for all rows."""
    yield from read.told
    if read.is_named_by_file:
        yield "No heading names the figures. The metric has the name of the file."
    if read.filled_names:
        yield (
            f"{figured(read.filled_names, Noun('row'))} without a name read under the name above."
        )
    lengths = dict.fromkeys(row.unit for row in rows if row.length and row.unit)
    if lengths:
        yield f"Times are read as numbers of {' and '.join(lengths)}."
    told = [row.words for row in rows if row.column and row.words.startswith(_MADE_OF)]
    told = [words for words in dict.fromkeys(told) if _READ_AS in words]
    if told:
        more = len(told) - 1
        others = f", and {figured(more, Noun('more cell'))} alike" if more else ""
        yield f"{told[0]}{others}."
    stamps = next((row.words for row in rows if "UTC" in row.words), "")
    if stamps:
        yield f"{sentence_case(stamps)}."


def rows_left_out(read: Read) -> Iterator[str]:
    """Name the rows that are beside the actual figures."""
    if read.not_actual:
        yield f"Rows left out: {some_of([sentence_case(one) for one in read.not_actual], _MOST_NAMED)}."


def _known_already(
    rows: Iterable[TableRow], workspace: Workspace, known: Known
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


def _codes(table: TableFile, layout: Layout, known: Known) -> tuple[str, ...]:
    """Tell when the trust's name stands beside more than one code: trusts merge and keep the name."""
    where, grid = layout.first(Role.TRUST), table.grids[layout.sheet]
    if where is None or not known.trust or not known.code or layout.header < 0:
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
    told = f"the code{'s' if len(codes) > 1 else ''} {listed(list(codes))}"
    return (f"The trust's name appears with {told}. Only rows for {known.code} are read.",)


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
    trust_id = workspace.all(Trust)[0].trust_id
    author = of_one_act(author)
    source = ImportSource(
        id=RecordId(author.new_id()),
        trust_id=trust_id,
        name=table.name[:200],
        sha256=table.sha256,
        counts=found.counts[:500],
    )
    by_metric: dict[str, list[TableRow]] = {}
    for row in found.taken:
        by_metric.setdefault(row.metric, []).append(row)
    made: list[Change] = []
    tables: dict[str, tuple[Metric, list[edits.NewReading]]] = {}
    for key, rows in by_metric.items():
        metric = workspace.find(Metric, key)
        beside = found.beside.get(key)
        if metric is None:
            metric = _made(key, rows, trust_id, pack, author)
            metric = found.said[key].on_new(metric) if key in found.said else metric
            metric = beside.on_new(metric) if beside else metric
            made.extend(edits.add_metric(metric, author).changes)
        if beside:
            made.extend(beside.changes(workspace, metric, author))
        _, readings = tables.setdefault(metric.id, (metric, []))
        readings.extend(_reading(row) for row in rows)
    put = _told_of(edits.put_tables(workspace, tables.values(), author, source), progress)
    changes = (*made, *put)
    return Step("Paste readings" if table.name == "clipboard" else "Import readings", changes)


def _made(
    key: str,
    rows: Sequence[TableRow],
    trust_id: TrustId,
    pack: FrameworkPack | None,
    author: Author,
) -> Metric:
    kind = rows[0].period.kind if rows[0].period else PeriodKind.MONTH
    own = own_fields((row.value for row in rows), kind, _MOST_DECIMALS)
    own["unit"] = _unit(key, rows)
    return new_metric(trust_id, key, pack, author, own)


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
    record_id = author.new_id()
    definition = defined_as(name, pack)
    if definition is not None:
        made = edits.metric_from_catalogue(definition, trust_id, record_id)
        return edits.charted_as_advised(made, definition)
    return Metric(id=RecordId(record_id), trust_id=trust_id, name=name[:200], **own)


def own_fields(values: Iterable[str], kind: PeriodKind, most_decimals: int) -> dict[str, Any]:
    """Give what a table shows of a metric that only it knows: decimals and frequency.

    Which way is better and of which kind it is, no table of figures shows.
    """
    decimals = max(len(value.partition(".")[2]) for value in values)
    return {
        "decimals": min(decimals, most_decimals),
        "frequency": _FREQUENCIES.get(kind, Frequency.MONTHLY),
        "direction": Direction.NEUTRAL,
        "role": MetricKind.NOT_SAID,
    }


def _unit(name: str, rows: Sequence[TableRow]) -> str:
    """Give the unit of a new metric: its column's, or % where its name or its figures say so."""
    units = {row.unit for row in rows if row.unit}
    if len(units) == 1:
        unit = units.pop()
        return PERCENT if says_percent(unit) else unit[:40]
    values = [row for row in rows if row.value]
    signed = sum(row.percent for row in values)
    said = values and (says_percent(name) or 2 * signed >= len(values))
    return PERCENT if said else unit_in_name(name)[:40]


def layout_key(table: TableFile, layout: Layout) -> tuple[str, ...]:
    """Give what files of one kind have in common: the headings of the sheet that is read."""
    return headings(table.grids[layout.sheet], layout.header)
