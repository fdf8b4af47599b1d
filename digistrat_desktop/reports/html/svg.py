"""Drawings as SVG inside an HTML page: the same marks as on paper, with their finding as description."""

from digistrat_desktop.analysis.charts.drawing import (
    Anchor,
    Contour,
    Drawing,
    Label,
    Outline,
    flattened,
)
from digistrat_desktop.reports.style import INKS
from digistrat_desktop.reports.text_door import clean_line, escape

_ANCHORS = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}


def svg(drawing: Drawing, name: str, alt: str = "") -> str:
    """Return a drawing as an SVG element that announces its finding; every text in it is escaped.

    Where it is also drawn for a phone there are two, and the style sheet shows one of them.

    Args:
        name: id of the title, unique in the page.
        alt: the finding; empty takes the drawing's own.
    """
    said = alt or drawing.alt
    if drawing.narrow is None:
        return _svg(drawing, name, said, _scale(drawing))
    wide = _svg(drawing, name, said, _scale(drawing), ' class="wide"')
    return wide + _svg(drawing.narrow, f"{name}-narrow", said, 1.0, ' class="narrow"')


_LEAST = 12.0  # pixels of the smallest letters
_USUAL = 1.5  # pixels a point, where letters are no smaller than 8 points


def _scale(drawing: Drawing) -> float:
    """Give the pixels a point."""
    sizes = [part.size for part in flattened(drawing) if isinstance(part, Label)]
    return max(_USUAL, _LEAST / min(sizes, default=_LEAST))


def _svg(drawing: Drawing, name: str, alt: str, scale: float, look: str = "") -> str:
    wide, high = number(drawing.width), number(drawing.height)
    size = f'width="{number(drawing.width * scale)}" height="{number(drawing.height * scale)}"'
    said = escape(clean_line(alt))
    parts = "".join(
        _label(part) if isinstance(part, Label) else _outline(part) for part in flattened(drawing)
    )
    return (
        f'<svg{look} xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}" '
        f'{size} viewBox="0 0 {wide} {high}">'
        f'<title id="{name}">{said}</title>{parts}</svg>'
    )


def number(value: float) -> str:
    """Return a length with at most two decimals and no needless zero."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _outline(part: Outline) -> str:
    steps = "".join(_contour(contour) + "Z" * part.closed for contour in part.contours)
    look = f' fill="{INKS[part.fill] if part.fill else "none"}"'
    if part.stroke:
        look += f' stroke="{INKS[part.stroke]}" stroke-width="{number(part.width)}"'
        look += "" if part.closed else ' stroke-linejoin="round"'
    if part.dash:
        look += f' stroke-dasharray="{_spaced(part.dash)}"'
    return f'<path d="{steps}"{look}/>'


def _contour(contour: Contour) -> str:
    (x, y, *radius), *steps = contour
    if radius:
        r, across = number(radius[0]), number(2 * radius[0])
        turns = f"a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0"
        return f"M{_spaced((x - radius[0], y))}{turns}"
    drawn = (("L" if len(step) == 2 else "C") + _spaced(step) for step in steps)  # noqa: PLR2004 - one point
    return f"M{_spaced((x, y))}{''.join(drawn)}"


def _spaced(values: tuple[float, ...]) -> str:
    return " ".join(map(number, values))


def _label(part: Label) -> str:
    weight = ' font-weight="700"' if part.bold else ""
    place = f'x="{number(part.x)}" y="{number(part.y)}" text-anchor="{_ANCHORS[part.anchor]}"'
    look = f'font-size="{number(part.size)}"{weight} fill="{INKS[part.ink]}"'
    return f"<text {place} {look}>{escape(clean_line(part.text))}</text>"
