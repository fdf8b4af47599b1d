"""Bringing a table into the store from the command line: all of it in one transaction, or nothing.

The table is read as the window reads it. A command cannot ask: what is open is refused, or answered
beforehand.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from digistrat_desktop.domain.edits.assessments import NewTrust, add_trust
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import TrustKind
from digistrat_desktop.domain.periods.periods import PeriodKind
from digistrat_desktop.domain.record.changes import Step, apply_all
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.listing import ListedTrust
from digistrat_desktop.domain.trust.metrics import Metric, Reading
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.tables.asking import refuse_doubts
from digistrat_desktop.services.tables.preview import import_step, own_of, preview
from digistrat_desktop.services.tables.source import begun, table_from_file
from digistrat_desktop.system.memory import unsearched

NEW_TRUST = "Trust without a name"


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


@dataclass(frozen=True, slots=True)
class Said:
    """What a command says of a table beforehand."""

    answers: Mapping[str, str] = field(default_factory=dict)  # by the question
    period: str = ""  # of all rows, where the table has none
    add_up: PeriodKind | None = None  # the weeks or months that days are added up to


NOTHING_SAID = Said()


def plan_table(
    library: Library,
    path: Path,
    author: Author,
    trust: str | None = None,
    tell: Callable[[str], None] = silent,
    said: Said = NOTHING_SAID,
) -> TablePlan:
    """Work out what a table would do.

    Args:
        trust: as `Library.trust_named` takes it; None means the only one there is, or a new one in
            an empty store.
        tell: told now and then what is being done, in words; what it raises ends the work.
    """
    trusts = library.store.trusts() if trust is None else (library.trust_named(trust),)
    place = _place(library, author, trusts)
    pack = place.pack or library.pack_in_use()
    told = rows_told(tell)
    with unsearched():
        table = table_from_file(path, told, own_of(place.workspace))
        layout = begun(library, table, place.workspace, said.answers)
        layout = replace(
            layout,
            period=said.period or layout.period,
            add_up=said.add_up,
        )
        found = preview(table, layout, place.workspace, told, pack)
        refuse_doubts(found, said.answers)
        step = import_step(table, found, place.workspace, author, pack)
    notes = (*found.told, *found.left_out)
    return TablePlan(place.trust, found.counts, (*place.begun, step), pack, notes)


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
    workspace: Workspace
    begun: tuple[Step, ...] = ()  # what makes the trust, when there was none
    pack: FrameworkPack | None = None  # of its assessment, whose catalogue its metrics are of


def _place(library: Library, author: Author, trusts: Sequence[ListedTrust]) -> _Place:
    if len(trusts) == 1:
        opened = library.open_trust(trusts[0].id)
        open_id = opened.assessment_id
        assessment = opened.workspace.find(Assessment, open_id) if open_id else None
        pack = opened.packs.get(assessment.pack_sha256) if assessment else None
        return _Place(trusts[0].name, opened.workspace, pack=pack)
    if trusts:
        raise Refused(
            "Your data has more than one trust.",
            "Nothing was changed.",
            "Name the trust by its id or ODS code. Run `digistrat list` to see them.",
        )
    _, step = add_trust(NewTrust(NEW_TRUST, "", TrustKind.OTHER), author)
    return _Place(NEW_TRUST, apply_all(Workspace(), step.changes), (step,))
