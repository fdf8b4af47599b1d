"""The rows of a table that are seen together, with what is asked and told of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.reading.found import Read
from digistrat_desktop.services.tables.reading.table_rows import Known, TableRow


class Work:
    """What all steps share: each looks at the rows, changes them, asks and tells."""

    def __init__(
        self,
        read: Read,
        known: Known,
        answers: Mapping[str, str],
        name_of: Callable[[str], str],
        targets: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.rows, self.known, self.answers = read.rows, known, answers
        self.period_column, self.two_way = read.period_column, read.two_way
        self.name_of, self.targets = name_of, targets
        self.is_added_up = False
        self.doubts: list[Doubt] = []
        self.told: list[str] = []
        self.places: dict[str, list[int]] = {}
        for at, row in enumerate(self.rows):
            if row.period is not None:
                self.places.setdefault(row.metric, []).append(at)

    def ask(self, doubt: Doubt) -> str:
        """Give the answer to a question, or the likely one while it is open."""
        said = self.answers.get(doubt.id)
        if said in dict(doubt.answers) and said is not None:
            return said
        if doubt.id not in {one.id for one in self.doubts}:
            self.doubts.append(doubt)
        return doubt.answers[0][0]

    def period_place(self, row: TableRow) -> str:
        """Name the cell that a row's period stands in."""
        is_above = self.period_column is None
        return row.place if is_above else replace(row, column=self.period_column or 0).place

    def of(self, metric: str) -> Iterator[TableRow]:
        return (self.rows[at] for at in self.places[metric])
