"""How hard each constraint bites against whether the strategy's scope answers it: a 4 x 3 table.

Source: DESIGN, rule of speech 4. The corner "limits or blocks us, and the strategy does not mention
it" is a headline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.domain.framework import SectionKind
from digistrat_desktop.domain.scales import NO_LEVEL

if TYPE_CHECKING:
    from digistrat_desktop.analysis.position import ItemPosition, SectionPosition
    from digistrat_desktop.domain.framework import FrameworkPack, Level

SEVERE = 2


@dataclass(frozen=True, slots=True)
class ConstraintLine:
    """One constraint with both of its answers.

    Attributes:
        severe: limits or blocks us.
        ignored: severe, and the strategy does not mention it.
    """

    item: ItemPosition
    family: str
    severity: Level
    response: Level | None
    severe: bool
    ignored: bool


@dataclass(frozen=True, slots=True)
class ConstraintTable:
    """Constraints by severity and scope response.

    Attributes:
        severities: most severe first.
        responses: least response first.
        lines: answered constraints, most severe first.
    """

    severities: tuple[Level, ...]
    responses: tuple[Level, ...]
    lines: tuple[ConstraintLine, ...]

    def cell(self, severity_id: str, response_id: str) -> tuple[ConstraintLine, ...]:
        """Give the constraints of one cell."""
        return tuple(
            line
            for line in self.lines
            if line.severity.id == severity_id
            and line.response is not None
            and line.response.id == response_id
        )

    @property
    def ignored(self) -> tuple[ConstraintLine, ...]:
        """The headline corner: severe, and not mentioned."""
        return tuple(line for line in self.lines if line.ignored)


def constraint_table(
    position: tuple[SectionPosition, ...], pack: FrameworkPack
) -> ConstraintTable | None:
    """Give the table of the constraints section, or None when the pack has none."""
    for section in position:
        second = section.section.second_scale_id
        if section.section.kind is SectionKind.CONSTRAINTS and section.scale and second:
            return _table(section, pack.scale(second).levels)
    return None


def _table(section: SectionPosition, responses: tuple[Level, ...]) -> ConstraintTable:
    levels = section.scale.levels if section.scale else ()
    severities: dict[str, Level] = {level.id: level for level in levels}
    answers: dict[str, Level] = {level.id: level for level in responses}
    families: dict[str, str] = {i.id: g.title for g in section.section.groups for i in g.items}
    lines = [
        _line(item, families, severities[item.answer], answers.get(item.beside))
        for item in section.items
        if item.answer not in NO_LEVEL and item.answer in severities
    ]
    return ConstraintTable(
        severities=tuple(sorted(levels, key=lambda level: -level.order)),
        responses=tuple(sorted(responses, key=lambda level: level.order)),
        lines=tuple(sorted(lines, key=lambda line: (-line.severity.order, line.item.item.id))),
    )


def _line(
    item: ItemPosition, families: dict[str, str], severity: Level, response: Level | None
) -> ConstraintLine:
    severe = severity.order >= SEVERE
    ignored = severe and response is not None and response.order == 0
    return ConstraintLine(item, families.get(item.item.id, ""), severity, response, severe, ignored)
