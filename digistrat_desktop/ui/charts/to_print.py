"""What a page has to print, as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from digistrat_desktop.analysis.charts.drawing import Drawing


class ToPrint(NamedTuple):
    """The pages of a PDF, or charts, each with its title; empty where the drawing has one of its own."""

    title: str  # of the job, in the printer's list
    pdf: bytes = b""
    pages: int = 0  # of the PDF
    charts: tuple[tuple[str, Drawing], ...] = ()

    @property
    def sheets(self) -> int:
        return self.pages or len(self.charts)
