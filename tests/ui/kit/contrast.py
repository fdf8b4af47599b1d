"""How well colours stand out, by WCAG 2.2."""

from digistrat_desktop.ui.theme.tokens import CONTRAST, DARK, LIGHT

PALETTES = (LIGHT, DARK, CONTRAST)


def _linear(channel):
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour):
    """How bright a colour (`#RRGGBB`) is, 0 for black to 1 for white."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def contrast_ratio(one, other):
    """How well one colour stands out from another, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
