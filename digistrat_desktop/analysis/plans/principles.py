"""Which principles have been held against initiatives, and what came of it."""

from dataclasses import dataclass

from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.strategy import (
    Initiative,
    Principle,
    PrincipleTest,
    TestOutcome,
)
from digistrat_desktop.domain.words import counted, listed, sentence_case


@dataclass(frozen=True, slots=True)
class PrincipleLine:
    """One principle with its tests against the initiatives in the plan."""

    principle: Principle
    tests: tuple[tuple[PrincipleTest, Initiative], ...]  # with their initiatives
    untested: tuple[Initiative, ...]  # initiatives from Proposed on it was not held against
    sentence: str  # what the principle has been used for

    def with_outcome(self, outcome: TestOutcome) -> tuple[tuple[PrincipleTest, Initiative], ...]:
        """Give the tests that came out so."""
        return tuple(pair for pair in self.tests if pair[0].outcome is outcome)

    @property
    def ever_used(self) -> bool:
        """True once it has told anybody not to do something."""
        return any(test.outcome is not TestOutcome.FITS for test, _ in self.tests)


def principle_lines(workspace: Workspace) -> tuple[PrincipleLine, ...]:
    """Give every principle in its order with its tests."""
    initiatives = {str(i.id): i for i in workspace.all(Initiative)}
    planned = [i for i in initiatives.values() if i.status.in_plan]
    tests = [t for t in workspace.all(PrincipleTest) if t.initiative_id in initiatives]
    principles = sorted(workspace.all(Principle), key=lambda p: (p.order, p.title, p.id))
    lines = []
    for principle in principles:
        mine = tuple(
            (t, initiatives[t.initiative_id]) for t in tests if t.principle_id == principle.id
        )
        done = {initiative.id for _, initiative in mine}
        left = tuple(i for i in planned if i.id not in done)
        lines.append(PrincipleLine(principle, mine, left, _sentence(mine, len(left))))
    return tuple(lines)


def _sentence(tests: tuple[tuple[PrincipleTest, Initiative], ...], left: int) -> str:
    if not tests:
        return "Not yet held against any initiative."
    held = counted(len(tests), "initiative")
    parts: list[str] = [f"held against {held}"]
    conflicts = [i.title for t, i in tests if t.outcome is TestOutcome.CONFLICTS]
    if conflicts:
        titles = listed([f"“{title}”" for title in conflicts])
        parts.append(f"conflicts with {titles}")
    exceptions = sum(t.outcome is TestOutcome.EXCEPTION for t, _ in tests)
    if exceptions:
        parts.append(counted(exceptions, "agreed exception"))
    if left:
        parts.append(f"{counted(left, 'initiative')} not tested")
    words = parts[0]
    for more in parts[1:]:
        words = f"{words}; {more}"
    return f"{sentence_case(words)}."
