"""A row of level symbols: one assessment's answers at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.domain.frameworks.packs import Glance
from digistrat_desktop.domain.frameworks.scales import standing_without_level
from digistrat_desktop.domain.words import small_first
from digistrat_desktop.ui.heard import HeardAs
from digistrat_desktop.ui.kit.paint import antialiased
from digistrat_desktop.ui.kit.symbols import Symbol, level_symbol, paint_symbol
from digistrat_desktop.ui.theme.look import Look

if TYPE_CHECKING:
    from digistrat_desktop.domain.frameworks.framework import Scale


def symbol_of(answer: str, scale: Scale | None) -> Symbol:
    return _symbol(answer, [str(level.id) for level in scale.levels] if scale else [])


def _symbol(answer: str, level_ids: Sequence[str]) -> Symbol:
    if answer in level_ids:
        return level_symbol(level_ids.index(answer), len(level_ids))
    return Symbol(standing_without_level(answer))


def word_of(answer: str, scale: Scale | None) -> str:
    return _word(answer, {str(lv.id): lv.label for lv in scale.levels} if scale else {})


def _word(answer: str, labels: Mapping[str, str]) -> str:
    return labels.get(answer) or standing_without_level(answer).label


def first_section_strip(
    glance: Glance, answers: Mapping[str, str], form: str
) -> tuple[tuple[Symbol, ...], str]:
    """Give the strip of the first section's answers, and the same in words."""
    level_ids = [level_id for level_id, _ in glance.levels]
    asked = (answers.get(item_id, "") for item_id in glance.asked(form, answers))
    strip = tuple(_symbol(answer, level_ids) for answer in asked)
    counts, labels = glance.counted(form, answers), dict(glance.levels)
    words = (
        f"{count} {labels.get(one) or small_first(_word(one, labels))}" for one, count in counts
    )
    return strip, ", ".join(words)


_SIDE, _GAP, _LEAST_GAP = 11, 3, 1
_ONE_ROW = 16  # so many symbols stand in one row, however narrow the list


class LevelStrip(QWidget):
    """Symbols side by side; the accessible name says the counts in words."""

    heard_as = HeardAs.GRAPHIC

    def __init__(self, look: Look, symbols: tuple[Symbol, ...], words: str) -> None:
        super().__init__()
        self._look = look
        self._symbols = symbols
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = max(1, len(self._symbols)) * self._pitch(_GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two rows are fine where one would be very long."""
        count = max(1, len(self._symbols))
        in_a_row = count if count <= _ONE_ROW else (count + 1) // 2
        return QSize(in_a_row * self._pitch(_LEAST_GAP), self._pitch(_GAP))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return -(-max(1, len(self._symbols)) // self._in_a_row(width)) * self._pitch(_GAP)

    def paintEvent(self, _: QPaintEvent) -> None:
        side, pitch = self._look.theme.px(_SIDE), self._pitch(_GAP)
        in_a_row = self._in_a_row(self.width())
        apart = min(pitch, max(self._pitch(_LEAST_GAP), self.width() // in_a_row))
        painter = antialiased(self)
        for number, symbol in enumerate(self._symbols):
            down, across = divmod(number, in_a_row)
            place = QRectF(across * apart + 1, down * pitch + 1, side, side)
            paint_symbol(painter, place, symbol, self._look)
        painter.end()

    def _pitch(self, gap: int) -> int:
        return self._look.theme.px(_SIDE) + self._look.theme.px(gap)

    def _in_a_row(self, width: int) -> int:
        """Give how many stand in a row: closer together before there is one row more."""
        count = max(1, len(self._symbols))
        most = max(1, width // self._pitch(_LEAST_GAP))
        return -(-count // -(-count // most))
