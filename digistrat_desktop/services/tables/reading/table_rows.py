"""A row of a table with what becomes of it, and what rows are matched with; as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from digistrat_desktop.domain.frameworks.framework import Frequency
from digistrat_desktop.domain.periods.periods import Period, PeriodKind, kind_for
from digistrat_desktop.domain.trust.metrics import Metric, ReadingState
from digistrat_desktop.domain.trust.written_times import Length
from digistrat_desktop.domain.words import Labelled, Noun, by_count, figured
from digistrat_desktop.tabular.cells import column_letters


class Fate(Labelled):
    READ = "read", "read"
    NOT_REPORTED = "not reported", "not reported"
    SUPPRESSED = "suppressed", "suppressed"
    SAME = "already recorded", "already recorded"
    HEADING = "heading", "heading"
    ABOVE = "row above the headings", "row above the headings"
    TOTAL = "total", "total"
    OTHER_TRUST = "row of another trust", "row of another trust"
    NATION = "row of a whole nation", "row of a whole nation"
    NO_TRUST = "row without a trust", "row without a trust"
    BLANK = "blank row", "blank row"
    PLANNED = "forecast or plan", "forecast or plan"
    NOT_ACTUAL = "no actual figure", "no actual figure"
    OTHER_UNIT = "figure in another unit", "figure in another unit"
    OTHER_ROW = "row of another kind", "row of another kind"
    ADDED = "added up", "added up"
    UNFINISHED = "day of an unfinished period", "day of an unfinished period"
    FOOTNOTE = "note under the table", "note under the table"
    BAD = "cannot be read", "cannot be read"


TAKEN = frozenset({Fate.READ, Fate.NOT_REPORTED, Fate.SUPPRESSED})


@dataclass(frozen=True, slots=True)
class TableRow:
    """One value of a table, or a row that gives none."""

    number: int  # of the row, counted from 1 as spreadsheets do
    fate: Fate
    column: int = 0  # of the value, counted from 1; 0 for a whole row
    metric: str = ""  # the metric's id, or the name of one that is not there yet
    period: Period | None = None
    value: str = ""  # decimal text, empty when there is none
    numerator: str = ""
    denominator: str = ""
    note: str = ""
    words: str = ""  # what was left off or is wrong, one sentence without the place; or empty
    percent: bool = False
    two_way: bool = False
    day_first: bool | None = None
    other: Period | None = None  # another period that its cells may mean
    is_provisional: bool = False
    # what the value is where it is a length of time, in seconds until its unit is settled
    length: Length | None = None
    unit: str = ""  # as a column beside it says, or as settled for lengths of time
    is_unit_said: bool = False  # by a column
    scale: int = 1  # 1,000 where it was written in thousands, and so on
    sheet: str = ""  # its name, where several are read together

    @property
    def state(self) -> ReadingState:
        if self.fate is Fate.SUPPRESSED:
            return ReadingState.SUPPRESSED
        if self.fate is Fate.NOT_REPORTED:
            return ReadingState.NOT_REPORTED
        return ReadingState.PROVISIONAL if self.is_provisional else ReadingState.FINAL

    @property
    def can_be_taken(self) -> bool:
        return self.fate in TAKEN

    def refused(self, words: str) -> TableRow:
        """Give the row as one that cannot be read, with the reason in words."""
        return replace(self, fate=Fate.BAD, words=words)

    def left_to_others(self) -> TableRow:
        """Give the row as one of another trust, where it gives a value."""
        return replace(self, fate=Fate.OTHER_TRUST, period=None) if self.can_be_taken else self

    @property
    def place(self) -> str:
        """Where it stands: "Row 7, column C"."""
        row = f"Sheet “{self.sheet[:40]}”, row" if self.sheet else "Row"
        if not self.column:
            return f"{row} {self.number}"
        return f"{row} {self.number}, column {column_letters(self.column)}"

    @property
    def cell(self) -> str:
        """Where it stands, as spreadsheets write it: "C7"."""
        if not self.column or self.sheet:
            return self.place
        return f"{column_letters(self.column)}{self.number}"


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows are matched with."""

    # every metric by id, and by its name and catalogue id in small letters
    metrics: Mapping[str, Metric]
    code: str = ""  # the trust's ODS code, or empty
    trust: str = ""  # the trust's name in small letters
    # ids and names, in small letters, of the catalogue's percentages
    percentages: frozenset[str] = frozenset()
    # the kind of period a metric has readings of, by the metric's id
    kinds: Mapping[str, PeriodKind] = field(default_factory=dict)
    name: str = ""  # the trust's, as it is written

    def kind(self, metric: str) -> PeriodKind | None:
        """Give the kind of period a metric is reported for; None where it is new, or any year will do."""
        found = self.metrics.get(metric)
        if found is None:
            return None
        usual = None if found.frequency is Frequency.YEARLY else kind_for(found.frequency)
        return self.kinds.get(found.id, usual)


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
    Fate.NATION: Noun("row of a whole nation", "rows of a whole nation"),
    Fate.NO_TRUST: Noun("row without a trust", "rows without a trust"),
    Fate.BLANK: Noun("blank row"),
    Fate.PLANNED: Noun("row of a forecast or plan", "rows of a forecast or plan"),
    Fate.NOT_ACTUAL: Noun("row of no actual figure", "rows of no actual figures"),
    Fate.OTHER_UNIT: Noun("figure in another unit", "figures in another unit"),
    Fate.OTHER_ROW: Noun("row of another kind", "rows of another kind"),
    Fate.ADDED: Noun("part added up", "parts added up"),
    Fate.UNFINISHED: Noun("day of an unfinished period", "days of unfinished periods"),
    Fate.FOOTNOTE: Noun("note under the table", "notes under the table"),
}
