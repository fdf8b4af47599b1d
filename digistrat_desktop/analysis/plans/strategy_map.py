"""The alignment matrix, its margins, and the position that follows from it.

Source: docs/spec/judgement.md#derived-position-of-the-strategy-map.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from digistrat_desktop.analysis.answers.position import SectionPosition, answer_label
from digistrat_desktop.domain.counted import by_number, filled, some_of, together
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust import strategy
from digistrat_desktop.domain.words import (
    Noun,
    listed,
    sentence_case,
)


class SupportStrength(StrEnum):
    NOTHING = "nothing"
    WEAKLY = "weakly"
    WELL = "well"


@dataclass(frozen=True, slots=True)
class MapLink:
    """One cell that is not empty."""

    link: strategy.AlignmentLink
    # which ends were reworded since it was agreed: "objective", "initiative"
    changed: tuple[str, ...]
    counts: bool  # both ends are in use and the initiative is not stopped

    @property
    def strength(self) -> int:
        return self.link.strength

    @property
    def to_confirm(self) -> bool:
        """True until someone confirms it for the wording as it is now."""
        return bool(self.changed)

    @property
    def is_confirmed(self) -> bool:
        """True for a link of strength 2 or 3 that counts and is not suspect."""
        return self.counts and self.strength >= strategy.STRONG and not self.to_confirm


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    objective: strategy.Objective
    # those of strength 1 or more from initiatives that are not stopped, strongest first
    links: tuple[MapLink, ...]
    served: SupportStrength
    words: str  # the margin's words: "3 initiatives", "Weak links only", "Nothing serves this"

    @property
    def tokenistic(self) -> bool:
        """True when it is held only by weak links."""
        return self.served is SupportStrength.WEAKLY

    @property
    def is_confirmed(self) -> bool:
        """True when a link of strength 2 or 3 is confirmed."""
        return any(link.is_confirmed for link in self.links)


@dataclass(frozen=True, slots=True)
class InitiativeColumn:
    initiative: strategy.Initiative
    links: tuple[MapLink, ...]  # those of strength 1 or more to objectives in use, strongest first
    served: SupportStrength
    words: str  # the margin's words: "Serves four", "Serves none"


@dataclass(frozen=True, slots=True)
class StrategyMap:
    rows: tuple[ObjectiveRow, ...]  # objectives in their order
    columns: tuple[InitiativeColumn, ...]  # initiatives in their order, stopped ones included
    # links by objective id and initiative id; strength 0 included
    cells: Mapping[tuple[str, str], MapLink]

    def cell(self, objective_id: str, initiative_id: str) -> MapLink | None:
        return self.cells.get((objective_id, initiative_id))

    @property
    def is_empty(self) -> bool:
        return not self.rows and not self.columns

    @property
    def to_confirm(self) -> tuple[MapLink, ...]:
        return tuple(c for c in self.cells.values() if c.to_confirm and c.counts and c.strength)

    @property
    def unsupported(self) -> tuple[ObjectiveRow, ...]:
        return tuple(row for row in self.rows if row.served is SupportStrength.NOTHING)

    @property
    def tokenistic(self) -> tuple[ObjectiveRow, ...]:
        return tuple(row for row in self.rows if row.tokenistic)

    @property
    def orphans(self) -> tuple[InitiativeColumn, ...]:
        """Initiatives from Proposed on that serve no objective."""
        return tuple(
            column
            for column in self.columns
            if column.served is SupportStrength.NOTHING and column.initiative.status.in_plan
        )


def strategy_map(workspace: Workspace) -> StrategyMap:
    objectives = {str(o.id): o for o in sorted(workspace.all(strategy.Objective), key=_place)}
    initiatives = {str(i.id): i for i in sorted(workspace.all(strategy.Initiative), key=_place)}
    prints = {
        **{key: strategy.objective_print(o) for key, o in objectives.items()},
        **{key: strategy.initiative_print(i) for key, i in initiatives.items()},
    }
    cells = {
        (link.objective_id, link.initiative_id): _cell(link, initiatives, prints)
        for link in workspace.all(strategy.AlignmentLink)
        if link.objective_id in objectives and link.initiative_id in initiatives
    }
    serving, supports = _by_end(cells.values())
    return StrategyMap(
        rows=tuple(_row(o, serving.get(key, [])) for key, o in objectives.items()),
        columns=tuple(_column(i, supports.get(key, [])) for key, i in initiatives.items()),
        cells=cells,
    )


def _place(record: strategy.Objective | strategy.Initiative) -> tuple[int, str, str]:
    return (record.order, record.title.casefold(), record.id)


def _cell(
    link: strategy.AlignmentLink,
    initiatives: Mapping[str, strategy.Initiative],
    prints: Mapping[str, str],
) -> MapLink:
    changed = []
    if link.agreed_objective != prints[link.objective_id]:
        changed.append("objective")
    if link.agreed_initiative != prints[link.initiative_id]:
        changed.append("initiative")
    stopped = initiatives[link.initiative_id].status is strategy.InitiativeStatus.STOPPED
    return MapLink(link, tuple(changed), counts=not stopped)


def _by_end(cells: Iterable[MapLink]) -> tuple[dict[str, list[MapLink]], dict[str, list[MapLink]]]:
    """Sort the links that say something by objective and by initiative, strongest first."""
    serving: dict[str, list[MapLink]] = {}
    supports: dict[str, list[MapLink]] = {}
    for cell in sorted(cells, key=lambda c: (-c.strength, c.link.id)):
        if cell.strength and cell.counts:
            serving.setdefault(cell.link.objective_id, []).append(cell)
            supports.setdefault(cell.link.initiative_id, []).append(cell)
    return serving, supports


def _served(links: list[MapLink]) -> SupportStrength:
    if not links:
        return SupportStrength.NOTHING
    return SupportStrength.WELL if links[0].strength >= strategy.STRONG else SupportStrength.WEAKLY


def _row(objective: strategy.Objective, links: list[MapLink]) -> ObjectiveRow:
    served, of = _served(links), f"initiatives under “{objective.title}”"
    words = {
        SupportStrength.NOTHING: "No initiative",
        SupportStrength.WEAKLY: "Weak links only",
        SupportStrength.WELL: filled("{n|initiative}", {}, {"n": (len(links), of)}),
    }
    return ObjectiveRow(objective, tuple(links), served, words[served])


def _column(initiative: strategy.Initiative, links: list[MapLink]) -> InitiativeColumn:
    served = _served(links)
    if initiative.status is strategy.InitiativeStatus.STOPPED:
        words = "Stopped"
    else:
        of = {"n": (len(links), f"objectives under “{initiative.title}”")}
        words = filled("Supports {n}" if links else "Supports none", {}, of)
    return InitiativeColumn(initiative, tuple(links), served, words)


def to_confirm_words(
    cell: MapLink, objective: strategy.Objective, initiative: strategy.Initiative
) -> str:
    """Say why a link is suspect: "The text of “Safer care” changed after this link was agreed."."""
    titles = {"objective": objective.title, "initiative": initiative.title}
    both = listed([f"“{titles[end]}”" for end in cell.changed])
    return f"The text of {both} changed after this link was agreed."


def tokenistic_words(row: ObjectiveRow, titles: Mapping[str, str]) -> str:
    """Say which weak links hold an objective."""
    names = [f"“{titles[link.link.initiative_id]}”" for link in row.links]
    return by_number(
        len(names),
        f"weak links of “{row.objective.title}”",
        "“{title}” has only a weak link: {names}.",
        "“{title}” has only {n} weak links: {names}.",
        title=row.objective.title,
        names=listed(names),
    )


# A test with the initiative or decision it is of.
Tested = tuple[strategy.PrincipleTest, strategy.Initiative | strategy.Decision]


@dataclass(frozen=True, slots=True)
class PrincipleLine:
    against: strategy.Principle | strategy.NorthStar
    tests: tuple[Tested, ...]
    untested: tuple[str, ...] = ()  # titles of planned initiatives it was not held against

    @property
    def sentence(self) -> str:
        """What it has been used for; of many initiatives not tested it names the first."""
        return _sentence(self, _NAMED)

    @property
    def whole(self) -> str:
        """The same with every name, for a table that has room."""
        return _sentence(self, len(self.untested))

    @property
    def title(self) -> str:
        if isinstance(self.against, strategy.NorthStar):
            return f"North star: {self.against.aim.rstrip('. ')}"
        return self.against.title

    @property
    def is_star(self) -> bool:
        return isinstance(self.against, strategy.NorthStar)

    @property
    def named(self) -> str:
        """What it is called inside a sentence: "principle “Ask once”"."""
        return "north star" if self.is_star else f"principle “{self.title}”"

    @property
    def rules_out(self) -> str:
        return "" if isinstance(self.against, strategy.NorthStar) else self.against.rules_out

    def with_outcome(self, outcome: strategy.TestOutcome) -> tuple[Tested, ...]:
        return tuple(pair for pair in self.tests if pair[0].outcome is outcome)


def principle_lines(workspace: Workspace) -> tuple[PrincipleLine, ...]:
    """Give the north star, where it is written, and every principle in its order, with the tests."""
    tested: tuple[strategy.Initiative | strategy.Decision, ...]
    tested = (*workspace.all(strategy.Initiative), *workspace.all(strategy.Decision))
    ends = {str(one.id): one for one in tested}
    planned = [i for i in workspace.all(strategy.Initiative) if i.status.in_plan]
    tests = [
        (t, ends.get(t.initiative_id or str(t.decision_id)))
        for t in workspace.all(strategy.PrincipleTest)
    ]
    stars = [star for star in workspace.all(strategy.NorthStar) if has_words(star.aim)]
    principles = sorted(workspace.all(strategy.Principle), key=lambda p: (p.order, p.title, p.id))
    rows: tuple[strategy.Principle | strategy.NorthStar, ...] = (*stars, *principles)
    lines = []
    for against in rows:
        mine = tuple(
            (t, end)
            for t, end in tests
            if end is not None and against.id in {t.principle_id, t.north_star_id}
        )
        done = {end.id for _, end in mine}
        left = tuple(one.title for one in planned if one.id not in done)
        lines.append(PrincipleLine(against, mine, left))
    return tuple(lines)


_OUTCOMES = (
    (strategy.TestOutcome.DECIDED, "It decided {titles}."),
    (strategy.TestOutcome.CONFLICTS, "It conflicts with {titles}."),
    (strategy.TestOutcome.EXCEPTION, "It has an agreed exception: {titles}."),
)


def _sentence(line: PrincipleLine, most: int) -> str:
    left = line.untested
    if not line.tests:
        return "Not tested against any initiative yet."
    of = f"of “{line.title}”"
    parts: list[str] = [_tested(line, of)]
    for outcome, words in _OUTCOMES:
        titles = [f"“{end.title}”" for _, end in line.with_outcome(outcome)]
        if titles:
            parts.append(words.format(titles=listed(titles)))
    if left:
        what = f"initiatives not tested, {of}"
        names = some_of([f"“{title}”" for title in left], most, what)
        one = "{n} initiative is not tested: {names}."
        many = "{n} initiatives are not tested: {names}."
        parts.append(by_number(len(left), what, one, many, names=names))
    return together(parts, " ")


def _tested(line: PrincipleLine, of: str) -> str:
    decided = sum(isinstance(end, strategy.Decision) for _, end in line.tests)
    counted = {
        "n": (len(line.tests) - decided, f"initiatives tested, {of}"),
        "m": (decided, f"decisions tested, {of}"),
    }
    places = {"n": "{n|initiative}", "m": "{m|decision}"}
    said = [places[name] for name, (count, _) in counted.items() if count]
    return filled(f"Tested against {' and '.join(said)}.", {}, counted)


ABSENT, SILOED, EMBEDDED = "absent", "siloed", "embedded"
DECLARED_ITEM = "ALN-02"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class FailingCondition:
    words: str  # why, without a capital or a full stop, to stand after "because"
    records: tuple[str, ...]  # ids of the objectives or initiatives it fails for


@dataclass(frozen=True, slots=True)
class DerivedPosition:
    level: str  # absent, siloed or embedded; empty while there is nothing to derive it from
    failing: tuple[FailingCondition, ...]  # what stands between it and Embedded
    sentence: str  # the position with its reasons

    @property
    def label(self) -> str:
        return self.level.capitalize()


@dataclass(frozen=True, slots=True)
class DeclaredBesideDerived:
    item_id: str  # the item of the assessment in which the position is declared
    declared: str  # a level's id, another answer, or empty
    derived: DerivedPosition
    agrees: bool | None  # None when either of the two is not known
    sentence: str  # both, and why they differ


def derived_position(found: StrategyMap) -> DerivedPosition:
    """Derive Absent, Siloed or Embedded from the map, with the failing conditions named."""
    if found.is_empty:
        return DerivedPosition(
            "", (), "There is not enough in the strategy map to work out a position."
        )
    if not any(row.links for row in found.rows):
        reason = FailingCondition("No initiative supports any objective", ())
        return DerivedPosition(ABSENT, (reason,), "Absent: no initiative supports any objective.")
    failing = tuple(c for c in _conditions(found) if c is not None)
    if not failing:
        return DerivedPosition(EMBEDDED, (), _EMBEDDED)
    because = (together((condition.words, ".")) for condition in failing)
    return DerivedPosition(SILOED, failing, together(("Siloed.", *because), " "))


_EMBEDDED = (
    "Embedded: every corporate and clinical objective has a strong, confirmed link and a "
    "metric. Every initiative in the plan supports an objective."
)


def _conditions(found: StrategyMap) -> tuple[FailingCondition | None, ...]:
    rows = [row for row in found.rows if row.objective.objective_kind.is_the_trusts]
    unlinked = [row.objective for row in rows if not row.is_confirmed]
    unmeasured = [row.objective for row in rows if not row.objective.metric_ids]
    aimless = [column.initiative for column in found.orphans]
    return (
        None if rows else FailingCondition(_NO_OBJECTIVE, ()),
        _fails(unlinked, _OBJECTIVE, _UNLINKED),
        _fails(aimless, _INITIATIVE, _AIMLESS),
        _fails(unmeasured, _OBJECTIVE, _UNMEASURED),
    )


_NO_OBJECTIVE = "No corporate or clinical objective is recorded"
_OBJECTIVE, _INITIATIVE = Noun("objective"), Noun("initiative")
_UNLINKED = ("has no confirmed strong link", "have no confirmed strong link")
_AIMLESS = ("supports no objective", "support no objective")
_UNMEASURED = ("has no metric", "have no metric")


def _fails(
    records: Sequence[strategy.Objective | strategy.Initiative], what: Noun, verbs: tuple[str, str]
) -> FailingCondition | None:
    if not records:
        return None
    verb = verbs[0] if len(records) == 1 else verbs[1]
    of = f"{what.of(0)} that {verbs[1]}"
    names = some_of([f"“{r.title}”" for r in records], _NAMED, of)
    place = f"{{n|{what.one}}}"
    words = filled(f"{place} {verb}: {{names}}", {"names": names}, {"n": (len(records), of)})
    return FailingCondition(words, tuple(r.id for r in records))


def declared_beside_derived(
    position: tuple[SectionPosition, ...], derived: DerivedPosition, item_id: str = DECLARED_ITEM
) -> DeclaredBesideDerived:
    """Set the position declared in Assess beside the one the map says."""
    declared, label, title = _declared(position, item_id)
    known = declared not in NO_LEVEL and bool(derived.level)
    agrees = declared == derived.level if known else None
    said = f"Answer given: {label} ({title})." if declared else f"No answer yet ({title})."
    sentence = _side_by_side(said, derived, agrees)
    return DeclaredBesideDerived(item_id, declared, derived, agrees, sentence)


def _declared(position: tuple[SectionPosition, ...], item_id: str) -> tuple[str, str, str]:
    for section in position:
        for item in section.items:
            if item.item.id == item_id:
                return item.answer, answer_label(section, item.answer), item.item.title
    return "", "Not answered", item_id


def _side_by_side(said: str, derived: DerivedPosition, agrees: bool | None) -> str:  # noqa: FBT001 - three-valued
    if agrees:
        return f"{said} The strategy map agrees."
    if not derived.level:
        return f"{said} {derived.sentence}"
    return f"{said} From the strategy map: {sentence_case(derived.sentence)}"
