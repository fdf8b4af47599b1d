"""How far claimed levels and checked levels agree: weighted kappa beside its counts, where there are enough.

Source: docs/spec/judgement.md#calibration.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digistrat_desktop.domain.edits.reviews import scores_of
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.reviews import Challenge, Moderation, place_of_score
from digistrat_desktop.domain.words import Labelled
from digistrat_desktop.domain.written_numbers import figures

Table = Sequence[Sequence[int]]
"""How many answers have each claimed level (rows) and checked level (columns), lowest first."""


class CheckedBy(Labelled):
    """Who gave the checked level; the two are never counted together."""

    REVIEWER = "reviewer", "A reviewer"
    GROUP = "group", "The people who answered separately, together"


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """An answer as it was given, and what it was found to be."""

    item_id: str
    claimed: str
    checked: str
    by: CheckedBy


def checked_answers(workspace: Workspace, assessment: Assessment) -> Iterator[CheckedAnswer]:
    """Give each answer of an assessment that has a checked one beside it, by question.

    A reviewer's level stands beside the trust's; what a group agreed, beside what each of its people
    had answered alone. That someone looked at an answer again is no pair: only agreement is marked.
    """
    reviewed = (one for one in workspace.all(Challenge) if one.assessment == assessment.id)
    found = [
        CheckedAnswer(one.item_id, one.answer_then, one.level_found, CheckedBy.REVIEWER)
        for one in sorted(reviewed, key=lambda one: one.id)
        if one.level_found
    ]
    moderated = (one for one in workspace.all(Moderation) if place_of_score(one) == assessment.id)
    agreed = {one.item_id: one.agreed for one in moderated if one.agreed}
    found += [
        CheckedAnswer(item_id, one.answer, agreed[item_id], CheckedBy.GROUP)
        for item_id, scores in scores_of(workspace, assessment.id).items()
        for one in scores
        if item_id in agreed
    ]
    yield from sorted(found, key=lambda one: (one.by, one.item_id))


@dataclass(frozen=True, slots=True)
class Agreement:
    """What pairs of a claimed and a checked level say together."""

    pairs: int
    same: int
    claimed_higher: int  # on the scale, which of constraints means worse
    checked_higher: int
    no_level: int  # pairs of which one or both are no level, and which are not counted
    needed: int  # pairs below which no kappa is said
    kappa: float | None  # None below that, and where everyone chose one and the same level

    @property
    def words(self) -> str:
        """Say the counts, and kappa or why it is not said."""
        counts = (
            f"{self.same:,} of {self.pairs:,} the same, claimed level higher in {self.claimed_higher:,}, "
            f"checked level higher in {self.checked_higher:,}"
        )
        if self.kappa is not None:
            return f"{counts}; weighted kappa {figures(self.kappa, 2)}"
        if self.pairs < self.needed:
            return f"{counts}; kappa is said from {self.needed} pairs"
        return f"{counts}; no kappa, because only 1 level was chosen"


def agreement_of(pairs: Iterable[tuple[str, str]], levels: Sequence[str]) -> Agreement:
    """Count pairs of claimed and checked level, and say how far they agree.

    Args:
        levels: ids of the scale's levels, lowest first; what is none of them is not counted.
    """
    place = {level: at for at, level in enumerate(levels)}
    table = [[0] * len(levels) for _ in levels]
    no_level = 0
    for claimed, checked in pairs:
        if claimed in place and checked in place:
            table[place[claimed]][place[checked]] += 1
        else:
            no_level += 1
    cells = [(at, to, n) for at, row in enumerate(table) for to, n in enumerate(row)]
    many, needed = sum(n for _, _, n in cells), pairs_needed(len(levels))
    return Agreement(
        pairs=many,
        same=sum(n for at, to, n in cells if at == to),
        claimed_higher=sum(n for at, to, n in cells if at > to),
        checked_higher=sum(n for at, to, n in cells if at < to),
        no_level=no_level,
        needed=needed,
        kappa=weighted_kappa(table) if many >= needed else None,
    )


def pairs_needed(levels: int) -> int:
    """Give the pairs from which kappa is said: twice the square of the number of levels.

    D. V. Cicchetti, "Testing the normal approximation and minimal sample size requirements of weighted
    kappa when the number of categories is large", Applied Psychological Measurement 5 (1981) 101-104.
    """
    return 2 * levels * levels


def weighted_kappa(table: Table, weights: Table | None = None) -> float | None:
    """Give 1 less the disagreement seen over the one that chance alone would give.

    J. Cohen, "Weighted kappa: nominal scale agreement with provision for scaled disagreement or
    partial credit", Psychological Bulletin 70 (1968) 213-220.

    Args:
        weights: of each kind of disagreement; left out, how many levels the 2 are apart.

    Returns:
        None where chance would give no disagreement.
    """
    places = range(len(table))
    rows = [sum(row) for row in table]
    columns = [sum(row[to] for row in table) for to in places]
    seen = chance = 0
    for at in places:
        for to in places:
            weight = abs(at - to) if weights is None else weights[at][to]
            seen += weight * table[at][to]
            chance += weight * rows[at] * columns[to]
    return 1 - sum(rows) * seen / chance if chance else None
