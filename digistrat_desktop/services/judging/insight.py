"""Judging the open assessment for the screen, from values alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.answers.movement import scope_break
from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.judgement import Proof, ReportModel, break_words, build_report_model
from digistrat_desktop.domain.record.seals import seal_of
from digistrat_desktop.domain.record.workspace import standing_assessments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digistrat_desktop.analysis.answers.position import SectionPosition
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.assessment import Assessment

_NOT_ON_PAPER = Proof(fingerprint="", seal=None, events=0, when=datetime.min.replace(tzinfo=UTC))


def judge(
    workspace: Workspace, assessment: Assessment, packs: Mapping[str, FrameworkPack]
) -> ReportModel:
    """Judge one assessment; of the proof only the seal's date matters, since a screen proves nothing."""
    proof = replace(_NOT_ON_PAPER, seal=seal_of(workspace, assessment))
    return build_report_model(workspace, assessment, packs, proof)


@dataclass(frozen=True, slots=True)
class DatedPosition:
    """Where the trust stood in one assessment.

    Attributes:
        broken: why it is not wholly compared with the one before it, or empty.
    """

    assessment: Assessment
    sections: tuple[SectionPosition, ...]
    broken: str = ""

    def section(self, section_id: str) -> SectionPosition | None:
        """Give one section, or None where that framework had none of this id."""
        found = [s for s in self.sections if s.section.id == section_id]
        return found[0] if found else None


def positions_over_time(
    workspace: Workspace, packs: Mapping[str, FrameworkPack]
) -> tuple[DatedPosition, ...]:
    """Give where the trust stood in each assessment no revision replaced, earliest first."""
    known = [a for a in standing_assessments(workspace) if a.pack_sha256 in packs]
    pairs = zip([None, *known], known, strict=False)
    return tuple(
        DatedPosition(
            a, position_of(workspace, a, packs[a.pack_sha256]), line_break(before, a, packs)
        )
        for before, a in pairs
    )


def line_break(
    before: Assessment | None, after: Assessment, packs: Mapping[str, FrameworkPack]
) -> str:
    """Say why two assessments are not wholly compared: other words, or another scope."""
    if before is None:
        return ""
    parts = (break_words(before, packs[after.pack_sha256], packs), scope_break(before, after))
    return " ".join(part for part in parts if part)
