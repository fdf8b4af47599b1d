"""Which lens belongs to a framework, and answers read through it."""

from dataclasses import replace

from digistrat_desktop.analysis.answers.lens import LensReading, read_through
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.lens import Lens
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.system.paths import resources_folder

WGLL = "wgll-lens"


def lens_of(pack: FrameworkPack) -> Lens | None:
    """Give the What Good Looks Like lens that came with the program, or None where none fits.

    Only the program's own lens is read, so that the same data give the same report everywhere.
    """
    try:
        return Catalogue((resources_folder() / "frameworks",)).lens_for(pack, WGLL)
    except KeyError:
        return None


def reading_of(judgement: Judgement) -> LensReading | None:
    """Read the answers of a judged assessment through the lens of its framework."""
    lens = lens_of(judgement.pack)
    return read_through(lens, judgement.position) if lens else None


def with_lens(judgement: Judgement) -> Judgement:
    """Give the same judgement with its answers read through the lens of its framework."""
    return replace(judgement, lens=reading_of(judgement))
