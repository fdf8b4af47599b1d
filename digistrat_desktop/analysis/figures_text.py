"""How wide a line of text will be, near enough to keep labels apart without a font at hand."""

from __future__ import annotations

# Advance widths of Noto Sans Regular in thousandths of the size, rounded up to the next 50.
_GROUPS = {
    250: "'",
    300: " !(),.:;J`ijl\N{RIGHT SINGLE QUOTATION MARK}",
    350: "-I[]f",
    400: "/\\t{}",
    450: '"?_r',
    500: "csz\N{EN DASH}",
    550: "FLSkvxy",
    600: "$*+0123456789<=>ETVXYZ^ae|~£\N{MINUS SIGN}\N{MULTIPLICATION SIGN}",
    650: "#ABCKPRbdghnopqu",
    750: "&DGHU",
    800: "NOQw\N{HORIZONTAL ELLIPSIS}",
    850: "%",
    900: "@",
    950: "MWm",
}
_WIDTHS = {ord(letter): width for width, letters in _GROUPS.items() for letter in letters}
_OTHER = 1000
_BOLD = 1.15
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate a line's width in points, rather too wide than too narrow.

    Args:
        text: one line.
        size: of the type, in points.
        bold: whether it is set in bold.
    """
    thousandths = sum(_WIDTHS.get(ord(letter), _OTHER) for letter in text)
    return thousandths * size / 1000 * (_BOLD if bold else 1.0)


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Cut a line to the room there is, ending in an ellipsis; empty when nothing fits."""
    if text_width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and text_width(f"{kept}{_ELLIPSIS}", size, bold=bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}{_ELLIPSIS}" if kept else ""


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break text into lines at spaces; a word longer than a line is cut."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.append(fitted(word, size, room, bold=bold))
    return tuple(lines)
