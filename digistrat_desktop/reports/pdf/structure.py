"""The tree that a screen reader walks: made from the document, marked where the page is painted.

The story builder makes the elements in reading order; painting only adds where on which page the
content of an element stands. So the order never depends on how the pages happened to break.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's content, by its number on that page (both from 0)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class LinkAnnotation:
    """A link's area, by its position among the annotations of a page (both from 0)."""

    page: int
    index: int


Attributes: TypeAlias = dict[str, str | int | list[float]]
_ALWAYS_KEPT = frozenset({"TH", "TD", "TR"})


@dataclass(slots=True, eq=False)
class Elem:
    """A structure element.

    Attributes:
        tag: its standard type, such as `P`.
        alt: what a figure shows, in words.
        attrs: its attribute dictionary; names in text values begin with a slash.
    """

    tag: str
    kids: list[Elem | Mark | LinkAnnotation] = field(default_factory=list)
    alt: str = ""
    attrs: Attributes | None = None
    lang: str | None = None
    title: str = ""

    def add(self, tag: str, **known: object) -> Elem:
        """Return a new element, placed after the children there are.

        Args:
            tag: its standard type.
            known: its other attributes by name.

        Returns:
            The child.
        """
        child = Elem(tag, **known)  # type: ignore[arg-type]  # names are checked by the dataclass
        self.kids.append(child)
        return child


def prune(elem: Elem) -> bool:
    """Drop descendants that were never painted; an empty cell stays, for the table's shape.

    Args:
        elem: where to start.

    Returns:
        Whether the element itself has something to say.
    """
    elem.kids = [kid for kid in elem.kids if not isinstance(kid, Elem) or prune(kid)]
    return bool(elem.kids) or elem.tag in _ALWAYS_KEPT
