"""Marks behind a figure or a period: [p] provisional, [r] revised, [note 3]; what each says of it.

The letters are those of published statistics; a mark that is not among them is no mark.
"""

import re
from typing import NamedTuple

_PROVISIONAL = frozenset(
    {"p", "prov", "provisional", "e", "est", "estimate", "estimated", "i", "imputed", "draft"}
)
_FINAL = frozenset({"r", "rev", "revised", "final", "b", "break", "u", "ns", "ss", "sss"})
_MARKED = re.compile(r"(?P<rest>.*\S)\s*[\[(](?P<mark>[a-z]{1,11})\.?[\])]", re.IGNORECASE)
_BEFORE = re.compile(r"[\[(](?P<mark>[a-z]{1,11})\.?[\])]\s*(?P<rest>\S.*)", re.IGNORECASE)
_LOOSE = re.compile(
    r"(?P<rest>.*[0-9%])\s(?P<mark>[pr]|prov|provisional|revised)\.?", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?P<rest>.*\S)\s*(?:\[(?:notes? ?)?[0-9]{1,2}(?:, ?[0-9]{1,2})*\]|\(note ?[0-9]{1,2}\)"
    r"|[\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021]+)",
    re.IGNORECASE,
)
_NAMED_NOTE = re.compile(r"\s*[\[(]notes? ?[0-9]{1,2}(?:, ?[0-9]{1,2})*[\])]", re.IGNORECASE)
_MOST_MARKS = 3


class Marked(NamedTuple):
    text: str  # without its marks
    is_provisional: bool = False
    marks: tuple[str, ...] = ()  # as they were written, the last first


def without_notes(name: str) -> str:
    """Take "[note 3]" off a name; a name without comes back as it is."""
    return _NAMED_NOTE.sub("", name)


def without_marks(text: str) -> Marked:
    """Take the marks off; a text without any comes back as it is."""
    found = Marked(text)
    for _ in range(_MOST_MARKS):
        shorter = _one_less(found)
        if shorter is None:
            break
        found = shorter
    return found


def _one_less(found: Marked) -> Marked | None:
    note = _NOTE.fullmatch(found.text)
    if note:
        return found._replace(text=note["rest"].rstrip())
    for shape in (_MARKED, _BEFORE, _LOOSE):
        hit = shape.fullmatch(found.text)
        mark = hit["mark"].casefold() if hit else ""
        if hit and (mark in _PROVISIONAL or mark in _FINAL):
            return Marked(
                hit["rest"].strip(),
                found.is_provisional or mark in _PROVISIONAL,
                (*found.marks, hit["mark"]),
            )
    return None
