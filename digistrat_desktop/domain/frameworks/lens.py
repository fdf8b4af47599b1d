"""A lens as values: a second way to read the answers given to a framework pack."""

from __future__ import annotations

from dataclasses import dataclass, replace

from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Scale, found
from digistrat_desktop.domain.ids import ItemId


@dataclass(frozen=True, slots=True)
class LensStatement:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class LensMeasure:
    """One measure of a lens and the pack's items that speak to it."""

    id: str
    order: int
    title: str
    our_words: str
    aliases: tuple[str, ...]
    dma_2025_column: str
    statements: tuple[LensStatement, ...]
    item_ids: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class Lens:
    """A second way to read the same answers, such as What Good Looks Like."""

    id: str
    version: str
    title: str
    language: str
    pack_id: str
    cautions: tuple[str, ...]
    coverage_note: str
    scale: Scale
    measures: tuple[LensMeasure, ...]
    sha256: str = ""

    def measure(self, measure_id: str) -> LensMeasure:
        """Return the measure with this id; KeyError when the lens has none."""
        return found(measure_id, self.measures)

    def kept_to(self, pack: FrameworkPack) -> Lens:
        """Return the lens without the items that the pack does not have."""
        known = {item.id for item in pack.items()}
        return replace(
            self,
            measures=tuple(
                replace(one, item_ids=tuple(i for i in one.item_ids if i in known))
                for one in self.measures
            ),
        )
