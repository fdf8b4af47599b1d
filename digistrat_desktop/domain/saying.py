"""Sentences made below the window: finished English, which still know what they were made of.

A `Said` is a string like any other, so stores, reports and spreadsheets keep the same bytes. Where
people read a window in another language, `ui.words.translated` looks its template up and says it anew.
Whatever makes a plain string of it (`f"{said}"`, `" ".join`, a slice) leaves it English for good:
sentences are put together with `say`.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Shape(Enum):
    """What is done to a finished text, whatever its language."""

    LARGE = "begins with a large letter"
    SMALL = "begins with a small letter"
    OPEN = "goes on, so that it has no full stop"


class Said(str):
    """A text in English with its template and what went into it.

    Attributes:
        template: the English, with `{name}` where a value goes, or "%n noun" for a count.
        values: what goes in; one that is itself a `Said` is said in the other language too.
        number: what decides between one and many; None where nothing is counted.
        shapes: what is done to it after everything was put in, in order.
    """

    __slots__ = ("number", "shapes", "template", "values")
    template: str
    values: Mapping[str, object]
    number: int | None
    shapes: tuple[Shape, ...]

    def __new__(
        cls,
        text: str,
        template: str = "",
        values: Mapping[str, object] | None = None,
        number: int | None = None,
        shapes: tuple[Shape, ...] = (),
    ) -> Self:
        """Keep a finished text with what it was made of."""
        said = super().__new__(cls, text)
        said.template = template
        said.values = values or {}
        said.number = number
        said.shapes = shapes
        return said


class Noun(NamedTuple):
    """What is counted.

    Attributes:
        one: the noun for one, in English.
        many: for other counts; empty takes the noun with an s.
    """

    one: str
    many: str = ""

    @property
    def word(self) -> Said:
        """The noun for one, alone."""
        return Said(self.one, self.one)

    def of(self, count: int) -> str:
        """Give the form for a count, in English."""
        return self.one if count == 1 else self.many or f"{self.one}s"


def say(template: str, /, **values: object) -> Said:
    """Say a text of ours.

    Args:
        template: in English, with `{name}` where a value goes; always a literal, so that it can be
            found by `installer/translations.py`.
        values: what goes into it, as it is.

    Raises:
        KeyError: the template names a value that was not given.
    """
    text = template.format(**values) if values else template
    return Said(text, template, values)


def noun(one: str, many: str = "") -> Noun:
    """Name what is counted; both literals, as for `say`."""
    return Noun(one, many)


def figured(count: int, of: Noun) -> Said:
    """Write a count in figures with its noun: "7 months"."""
    return Said(f"{count} {of.of(count)}", f"%n {of.one}", number=count)


def shaped(text: str, shape: Shape) -> str:
    """Give a text another beginning or end, and leave the rest alone."""
    shown = _SHAPERS[shape](text)
    if isinstance(text, Said):
        return Said(shown, text.template, text.values, text.number, (*text.shapes, shape))
    return shown


_SHAPERS: dict[Shape, Callable[[str], str]] = {
    Shape.LARGE: lambda text: text[:1].upper() + text[1:],
    Shape.SMALL: lambda text: text[:1].lower() + text[1:],
    Shape.OPEN: lambda text: text.rstrip("."),
}


def in_a_row(parts: Sequence[str]) -> str:
    """Put parts of a sentence beside each other with commas."""
    whole = parts[0] if parts else ""
    for part in parts[1:]:
        whole = say("{said}, {more}", said=whole, more=part)
    return whole


def in_clauses(parts: Sequence[str]) -> str:
    """Make a sentence of clauses: semicolons between them, a large letter, a full stop."""
    whole = parts[0] if parts else ""
    for part in parts[1:]:
        whole = say("{said}; {more}", said=whole, more=part)
    return say("{sentence}.", sentence=shaped(whole, Shape.LARGE))


def one_after_another(parts: Sequence[str]) -> str:
    """Put sentences one after another; empty ones are left out."""
    said = [part for part in parts if part]
    whole = said[0] if said else ""
    for part in said[1:]:
        whole = say("{said} {more}", said=whole, more=part)
    return whole
