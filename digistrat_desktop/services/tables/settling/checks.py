"""The rows of a table seen together: which of two periods is meant, sums, fractions, what is there twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from digistrat_desktop.domain.periods.periods import Period
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.reading.found import Read
from digistrat_desktop.services.tables.reading.table_rows import Known, TableRow
from digistrat_desktop.services.tables.settling.adding_up import added_up, parts_added_up
from digistrat_desktop.services.tables.settling.periods import Periods
from digistrat_desktop.services.tables.settling.scales import Scales
from digistrat_desktop.services.tables.shape.layout import Layout

LONGEST_NAME, LONGEST_NOTE = 200, 2_000


@dataclass(slots=True)
class Settled:
    """Rows as they can be recorded, or as ones that cannot be read and why; and what is open."""

    rows: list[TableRow]
    doubts: list[Doubt]
    told: list[str]


def settled(
    read: Read,
    known: Known,
    layout: Layout,
    name_of: Callable[[str], str],
    targets: Mapping[str, tuple[str, ...]],
) -> Settled:
    """See the rows together.

    Args:
        add_up: the weeks or months that days are added up to.
        answers: what somebody said, by question.
        targets: of metrics, by id or by name: figures far below them may be fractions.
    """
    work = _Work(read, known, layout.answers, name_of, targets)
    work.is_added_up = layout.add_up is not None
    for step in (
        work.lengths,
        work.alternatives,
        work.kinds,
        work.scales,
        *(() if layout.publication else (work.parts,)),
        work.fractions,
        work.beyond,
        work.names,
    ):
        step()
    rows = list(_once(parts_added_up(work.rows) if layout.sums else work.rows))
    if layout.add_up is not None:
        rows = added_up(rows, layout.add_up, work.told)
    return Settled(rows, work.doubts, work.told)


class _Work(Periods, Scales):
    # names

    def names(self) -> None:
        """Refuse a note or a new metric's name that does not fit, before anything is recorded."""
        long = {
            metric
            for metric in self.places
            if len(metric) > LONGEST_NAME and metric not in self.known.metrics
        }
        for at, row in enumerate(self.rows):
            if len(row.note) > LONGEST_NOTE and row.can_be_taken:
                words = f"The note has {len(row.note):,} characters. The limit is {LONGEST_NOTE:,}."
                self.rows[at] = row.refused(words)
            elif row.metric in long and row.can_be_taken:
                words = (
                    f"The metric's name has {len(row.metric):,} characters. The limit is "
                    f"{LONGEST_NAME}."
                )
                self.rows[at] = row.refused(words)


def _once(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """Keep one value for each period of a metric; a second one is told, not chosen."""
    seen: dict[tuple[str, Period], TableRow] = {}
    for row in rows:
        if row.period is None or not row.can_be_taken:
            yield row
            continue
        first = seen.setdefault((row.metric, row.period), row)
        if first is row:
            yield row
        else:
            yield row.refused(_there_already(row.period, row, first))


def _there_already(period: Period, row: TableRow, first: TableRow) -> str:
    if first.sheet != row.sheet:
        return f"{period.label} is already in sheet “{first.sheet[:40]}”."
    if first.number == row.number:
        return f"{period.label} is already in this row."
    return f"{period.label} is already in row {first.number}."
