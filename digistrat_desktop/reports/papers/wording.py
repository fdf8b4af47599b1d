"""Small words the papers share: what is too long for its place, and values with short units."""

from collections.abc import Callable
from dataclasses import dataclass

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.reports.blocks import Blocks, Run

_SHORT_UNITS = (("percentage points", "pp"), ("percentage point", "pp"))


def short_value(shown: str) -> str:
    """Write a value with the short sign of its unit, for a narrow column."""
    for unit, short in _SHORT_UNITS:
        shown = shown.replace(unit, short)
    return shown


def has_short_unit(shown: str) -> bool:
    """Tell whether `short_value` changes a value, so that the short sign can be explained."""
    return short_value(shown) != shown


def plain_words(runs: tuple[Run, ...]) -> str:
    """Give the words of runs without their looks."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class PaperSection:
    id: str  # the same in every version; recipes keep it
    title: str  # shown where sections are chosen
    make: Callable[[Judgement], Blocks]
    fixed: bool = False  # always there; the report would make no sense without it


@dataclass(frozen=True, slots=True)
class Recipe:
    # ids of sections that are not wanted; unknown ones are passed over
    left_out: frozenset[str] = frozenset()
    logo: bytes = b""  # PNG made safe by `reports.images`, or empty
