"""A part of a report that a recipe can leave out: the one place where new parts are added.

A new part is a function from the `ReportModel` to blocks, named in the list of the report it
belongs to (`BOARD`, `FULL`, `AUDIT`, `PROGRESS`). Its headings start at level 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.reports.blocks import Block


@dataclass(frozen=True, slots=True)
class PaperSection:
    """One part of a report.

    Attributes:
        id: the same in every version; recipes keep it.
        title: shown where sections are chosen.
        fixed: always there; the report would make no sense without it.
    """

    id: str
    title: str
    make: Callable[[ReportModel], tuple[Block, ...]]
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one trust wants a report.

    Attributes:
        left_out: ids of sections that are not wanted; unknown ones are passed over.
        logo: PNG made safe by `reports.images`, or empty.
    """

    left_out: frozenset[str] = frozenset()
    logo: bytes = b""
