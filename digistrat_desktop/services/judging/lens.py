"""Which lens belongs to a framework, and answers read through it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.answers.lens import read_through
from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.system.paths import resources_folder

if TYPE_CHECKING:
    from digistrat_desktop.analysis.answers.lens import LensReading
    from digistrat_desktop.analysis.judgement import ReportModel
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.domain.frameworks.lens import Lens
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.assessment import Assessment

WGLL = "wgll-lens"


def lens_of(pack: FrameworkPack) -> Lens | None:
    """Give the What Good Looks Like lens that came with the program, or None where none fits.

    Only the program's own lens is read, so that the same data give the same report everywhere.
    """
    try:
        return Catalogue((resources_folder() / "frameworks",)).lens_for(pack, WGLL)
    except KeyError:
        return None


def reading_of(
    workspace: Workspace, assessment: Assessment, pack: FrameworkPack
) -> LensReading | None:
    """Read one assessment's answers through the lens of its framework."""
    lens = lens_of(pack)
    return read_through(lens, position_of(workspace, assessment, pack)) if lens else None


def with_lens(model: ReportModel) -> ReportModel:
    """Give the same model with its answers read through the lens of its framework."""
    lens = lens_of(model.pack)
    return replace(model, lens=read_through(lens, model.position)) if lens else model
