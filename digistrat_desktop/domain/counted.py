"""Text that remembers which of its numbers come from the register of counts, and under which name.

It is a `str` wherever one is wanted. `reports.blocks.text` makes runs of it that carry the names; the
HTML page prints them as `data-count`. An f-string forgets them: fill a template with `Counts.words`,
or join parts with `together`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Self

from digistrat_desktop.domain.words import Noun, sentence_case, small_unless_named

_PLACE = re.compile(r"\{([^{}|]+)(?:\|([^{}|]+))?(?:\|([^{}|]+))?\}")


class Counted(str):
    __slots__ = ("parts",)

    parts: tuple[tuple[str, str], ...]
    """Its words in stretches, each with the name of its number; empty for words and other numbers."""

    def __new__(cls, parts: Iterable[tuple[str, str]] = ()) -> Self:
        kept = tuple(part for part in parts if part[0])
        made = super().__new__(cls, "".join(words for words, _ in kept))
        made.parts = kept
        return made

    def __reduce__(self) -> tuple[type[Counted], tuple[tuple[tuple[str, str], ...]]]:
        """Let a copy be made of its parts: text alone would not make one."""
        return Counted, (self.parts,)


def number(value: int, name: str) -> Counted:
    """Write a number of the register in figures: "1,204"."""
    return Counted([(f"{value:,}", name)])


def parts_of(plain: str) -> tuple[tuple[str, str], ...]:
    """Give the stretches of any text, each with the name of its number or an empty one."""
    return plain.parts if isinstance(plain, Counted) else ((plain, ""),)


def together(parts: Iterable[str], between: str = "") -> Counted:
    """Join texts and keep the names of their numbers."""
    joined: list[tuple[str, str]] = []
    for at, part in enumerate(part for part in parts if part):
        joined += [(between, "")] if at else []
        joined += parts_of(part)
    return Counted(joined)


def listed_words(parts: Sequence[str]) -> Counted:
    """Join as prose: "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return together(parts)
    return together((together(parts[:-1], ", "), " and ", parts[-1]))


def some_of(names: Sequence[str], most: int, of: str = "") -> Counted:
    """Name the first few and count the rest: "A, B and 3 more".

    Args:
        of: what is counted, as the register calls it; empty where nothing is printed.
    """
    rest = len(names) - most
    more = together((number(rest, f"{of}, after {most}" if of else ""), " more"))
    return listed_words([*names[:most], *([more] if rest > 0 else [])])


def first_sentence(words: str) -> Counted:
    """Give the first sentence without its full stop."""
    kept: list[tuple[str, str]] = []
    for part, name in parts_of(words):
        before, stop, _ = part.partition(". ")
        kept.append((before, name))
        if stop:
            break
    return Counted((*kept[:-1], *((last.rstrip("."), name) for last, name in kept[-1:])))


def in_clauses(parts: Iterable[str]) -> Counted:
    """Make a sentence of clauses: semicolons between them, a large letter, a full stop."""
    (first, name), *rest = together(parts, "; ").parts
    return Counted(((sentence_case(first), name), *rest, (".", "")))


def begun_small(words: Counted) -> Counted:
    """Begin with a small letter, as inside a sentence, unless with a name."""
    return Counted(
        (small_unless_named(w) if not at else w, n) for at, (w, n) in enumerate(words.parts)
    )


def by_number(value: int, name: str, one: str, many: str, **values: str) -> Counted:
    """Fill the template for one or for other counts; the count stands at its {n}."""
    return filled(one if value == 1 else many, values, {"n": (value, name)})


def filled(template: str, values: dict[str, str], numbers: dict[str, tuple[int, str]]) -> Counted:
    """Fill `{places}` of a template: "{moved up|answer} since {since}" or "{n|reply|replies}".

    Args:
        values: texts by place; braces in them mean nothing.
        numbers: by place, the value and the name in the register.
    """
    parts: list[tuple[str, str]] = []
    end = 0
    for place in _PLACE.finditer(template):
        parts.append((template[end : place.start()], ""))
        key, one, many = place.groups()
        if key in values:
            parts += parts_of(values[key])
        else:
            value, name = numbers[key]
            noun = f" {Noun(one, many or '').of(value)}" if one else ""
            parts += [(f"{value:,}", name), (noun, "")]
        end = place.end()
    return Counted((*parts, (template[end:], "")))
