"""Words into lines: greedy breaking of runs of mixed fonts, with no markup anywhere.

A line keeps the space it was broken at, so that words never run together for a screen reader or
in copied text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.reports.blocks import Chip, Run, Runs
from digistrat_desktop.reports.pdf.fonts import REGULAR, STEPPING_IN, Fonts, body_font, word_width
from digistrat_desktop.reports.pdf.tree import Elem
from digistrat_desktop.reports.style import PrintLook
from digistrat_desktop.reports.text_door import safe_link

# A word may also break after a slash, or a hyphen between small letters: never inside a code.
_ATOMS = re.compile(r"\n| |[^ \n]*?[a-z]-(?=[a-z])|[^ \n/]+/(?=[^ \n/])|[^ \n]+")
_ROOM = 1e-6


@dataclass(slots=True, eq=False)
class Inline:
    """A link, or a stretch of another look or language, inside a block of words.

    Attributes:
        elem: its element, made when it is first painted; one of its own look alone has none.
    """

    link_to: str | None
    lang: str | None
    elem: Elem | None = None
    ink: Ink | None = None
    underlined: bool = False
    said: str = ""
    chip: Chip | None = None

    @property
    def is_element(self) -> bool:
        return bool(self.link_to or self.lang or self.said)


class Segment(NamedTuple):
    """Words of one look on one line; width in points."""

    font: str
    text: str
    width: float
    inline: Inline | None


@dataclass(slots=True)
class Line:
    """Segments that share a baseline; `width` leaves out the space at the end."""

    segments: list[Segment]
    width: float


@dataclass(slots=True)
class _Atom:
    """What a line break may not divide."""

    segments: list[Segment]
    width: float
    space_after: float = 0.0
    ends_line: bool = False


def set_lines(runs: Runs, look: PrintLook, fonts: Fonts, width: float) -> list[Line]:
    """Break runs into lines of a width in points."""
    if len(runs) == 1 and is_plain(runs[0]):
        font = body_font(bold=runs[0].bold or look.bold, italic=runs[0].italic)
        return _set_plain(runs[0].text, font, look.size, width)
    return _fill(_atoms(_tokens(runs, look, fonts)), width, look.size)


def is_plain(run: Run) -> bool:
    """Tell whether a run is all in one font and leads nowhere: so are most cells of tables."""
    told = run.text
    dressed = run.link_to or run.lang or run.ink or run.underlined or run.said or run.chip
    return not dressed and told.isascii() and told.isprintable() and " %" not in told


@lru_cache(maxsize=2048)  # a page that must fit is measured several times, a report set twice
def _set_plain(words: str, font: str, size: float, width: float) -> list[Line]:
    quick = _one_line(words, font, size, width)
    return quick or _fill(_atoms(_cut(words, font, size, None)), width, size)


def _one_line(words: str, font: str, size: float, width: float) -> list[Line]:
    """Most cells are one short run: no need to look for breaks in it."""
    if words[:1] in {"", " "} or words[-1] == " " or "  " in words:
        return []
    wide = word_width(font, words) * size
    return [Line([Segment(font, words + " ", wide, None)], wide)] if wide <= width else []


def _atoms(tokens: Iterator[Segment]) -> Iterator[_Atom]:
    word: list[Segment] = []
    ended = True  # whether a space or a line's start parts what comes from what was
    for segment in tokens:
        if segment.text == "\n":
            yield _atom(word, ends_line=True)
            word, ended = [], True
        elif segment.text == " ":
            if word or not ended:
                yield _atom([*word, segment])
            word, ended = [], True
        else:
            word.append(segment)
            ended = False
            if segment.text.endswith(("-", "/")):
                yield _atom(word)
                word = []
    if word:
        yield _atom(word)


def _atom(segments: list[Segment], *, ends_line: bool = False) -> _Atom:
    space = segments[-1].width if segments and segments[-1].text == " " else 0.0
    return _Atom(segments, sum(s.width for s in segments) - space, space, ends_line)


def _tokens(runs: Runs, look: PrintLook, fonts: Fonts) -> Iterator[Segment]:
    for run in runs:
        inline = _inline(run)
        for piece in fonts.pieces(run.text, bold=run.bold or look.bold, italic=run.italic):
            yield from _cut(piece.text, piece.font, look.size, inline)


def _inline(run: Run) -> Inline | None:
    link_to = safe_link(run.link_to)
    if not (link_to or run.lang or run.ink or run.underlined or run.said or run.chip):
        return None
    return Inline(link_to, run.lang, None, run.ink, run.underlined, run.said, run.chip)


def _cut(words: str, font: str, size: float, inline: Inline | None) -> Iterator[Segment]:
    for word in _ATOMS.findall(words):
        wide = 0.0 if word == "\n" else word_width(font, word) * size
        yield Segment(font, word, wide, inline)


def _fill(atoms: Iterator[_Atom], width: float, size: float) -> list[Line]:
    lines: list[Line] = []
    current: list[Segment] = []
    used = space = 0.0
    for whole in atoms:
        for atom in _chopped(whole, width, size):
            if current and used + space + atom.width > width + _ROOM:
                lines.append(Line(_merged(current), used))
                current, used, space = [], 0.0, 0.0
            current.extend(atom.segments)
            used += space + atom.width
            space = atom.space_after
        if whole.ends_line:
            lines.append(Line(_merged(_with_space(current)), used))
            current, used, space = [], 0.0, 0.0
    return [*lines, Line(_merged(_with_space(current)), used)] if current else lines


def _chopped(atom: _Atom, width: float, size: float) -> Iterator[_Atom]:
    """A word wider than the line is broken between characters, as late as possible."""
    if atom.width <= width:
        yield atom
        return
    for segment in atom.segments:
        for text in _slices(segment, width, size):
            wide = word_width(segment.font, text) * size
            piece = Segment(segment.font, text, wide, segment.inline)
            yield _atom([piece])


def _slices(segment: Segment, width: float, size: float) -> Iterator[str]:
    text, start, used = segment.text, 0, 0.0
    for end, char in enumerate(text):
        wide = word_width(segment.font, char) * size
        if used + wide > width and end > start:
            yield text[start:end]
            start, used = end, 0.0
        used += wide
    yield text[start:]


def _with_space(segments: list[Segment]) -> list[Segment]:
    """Where a line or a block ends without a space, the next one would read as the same word."""
    if not segments or segments[-1].text == " ":
        return segments
    last = segments[-1]
    # The fonts that step in for single signs have no space, so the body font gives it.
    font = REGULAR if last.font in STEPPING_IN else last.font
    return [*segments, Segment(font, " ", 0.0, last.inline)]


def _merged(segments: list[Segment]) -> list[Segment]:
    merged: list[Segment] = []
    for segment in segments:
        last = merged[-1] if merged else None
        if last and last.font == segment.font and last.inline is segment.inline:
            joined = Segment(
                last.font, last.text + segment.text, last.width + segment.width, last.inline
            )
            merged[-1] = joined
        else:
            merged.append(segment)
    return merged
