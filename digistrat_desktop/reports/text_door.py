"""The one door by which text from people reaches paper, a page or a document file.

What comes out holds no control, surrogate, unassigned or format character (so no bidi override and
nothing of zero width), is in normal form C, and says in words where a character cannot be printed.
Our PDF text is never parsed as markup, so there is nothing to escape there; HTML escapes here.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

NOT_PRINTABLE = "[character not printable]"
LONGEST_WORD = 60
LONGEST_PARAGRAPH = 2000

_DROPPED = frozenset({"Cc", "Cs", "Cf", "Cn", "Co"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_LINK_STARTS = ("https://", "http://", "mailto:")


_PERCENT = re.compile(r"(?<=\d) %")


@lru_cache(maxsize=4096)
def _tame(char: str) -> str:
    if char == "\n":
        return char
    if char in "\t\r\v\f":
        return " "
    category = unicodedata.category(char)
    if category in _DROPPED:
        return ""
    return " " if category in _SPACES and char != "\u00a0" else char


def _with_units(plain: str) -> str:
    return _PERCENT.sub("\N{NO-BREAK SPACE}%", plain) if " %" in plain else plain


def clean(plain: str) -> str:
    """Return text without anything that could break a file or mislead a reader.

    Line breaks stay, other control and invisible characters do not. No line ends between a number
    and its %.
    """
    if not (plain.isascii() and plain.isprintable()):
        lines = plain.replace("\r\n", "\n")
        plain = unicodedata.normalize("NFC", "".join(map(_tame, lines)))
    return _with_units(plain)


def clean_line(plain: str) -> str:
    """Return cleaned text on one line: for titles, outlines, metadata and alternative text."""
    return _with_units(" ".join(clean(plain).split()))


def escape(plain: str) -> str:
    """Return text as HTML or XML character data, also safe inside a quoted attribute."""
    return html.escape(clean(plain), quote=True)


def safe_link(link_to: str | None) -> str | None:
    """Return a link in printable ASCII when it leads inside the document or to a web or mail address.

    None means that it is to be set as plain text.
    """
    if not link_to or not link_to.isascii() or not link_to.isprintable() or " " in link_to:
        return None
    if link_to.startswith("#"):
        return link_to if link_to[1:].replace("-", "").replace("_", "").isalnum() else None
    return link_to if link_to.lower().startswith(_LINK_STARTS) else None


def break_long_words(plain: str, longest: int = LONGEST_WORD) -> str:
    """Return text whose words fit a column: those over `longest` are broken with a space."""
    if len(plain) <= longest:
        return plain
    return "\n".join(
        " ".join(piece for word in line.split(" ") for piece in _chop(word, longest))
        for line in plain.split("\n")
    )


def _chop(word: str, longest: int) -> list[str]:
    if len(word) <= longest:
        return [word]
    return [word[start : start + longest] for start in range(0, len(word), longest)]


def paragraphs_of(plain: str, longest: int = LONGEST_PARAGRAPH) -> tuple[str, ...]:
    """Return long text from a person as cleaned paragraphs, none empty, of a sensible length.

    Long ones end at a sentence or a space where there is one.

    Args:
        longest: most characters in one paragraph.
    """
    return tuple(
        piece
        for block in break_long_words(clean(plain)).split("\n\n")
        for piece in _portions(block.strip(), longest)
    )


def _portions(block: str, longest: int) -> Iterator[str]:
    while len(block) > longest:
        cut = max(block.rfind(". ", longest // 2, longest) + 1, 0) or block.rfind(" ", 1, longest)
        cut = cut if cut > 0 else longest
        yield block[:cut].strip()
        block = block[cut:].lstrip()
    if block:
        yield block


_MORE = "\N{HORIZONTAL ELLIPSIS}"
_ENDS = ".!?"


def shortened(plain: str, longest: int) -> str:
    """Cut text at a word to `longest` characters, the sign of cutting included."""
    line = clean_line(plain[: longest * 4])
    if len(line) <= longest:
        return line
    kept = line[: longest - 2]
    whole = kept.rsplit(" ", 1)[0] if " " in kept[longest // 2 :] else kept
    return f"{whole.rstrip(' ,;:.')} {_MORE}"


def sentence_end(plain: str) -> str:
    """End words with a full stop unless they end a sentence already."""
    bare = plain.rstrip()
    return bare if bare.endswith((*_ENDS, _MORE)) else f"{bare}."


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that one font can print.

    Attributes:
        fallback: position of the fallback font that has them; None is the body font.
    """

    text: str
    fallback: int | None = None


@dataclass(slots=True)
class TextDoor:
    """Splits cleaned text by the font that has its characters, and counts what no font has.

    Attributes:
        body: code points that every style of the body font has.
        fallbacks: code points of each fallback font, in the order they are tried.
        missing: how many characters could not be printed so far, by character.
    """

    body: Mapping[int, object]
    fallbacks: tuple[Mapping[int, object], ...]
    missing: dict[str, int] = field(default_factory=dict)

    def pieces(self, plain: str, *, noting: bool = True) -> list[Piece]:
        """Return cleaned text as printable pieces.

        Args:
            noting: False where words are only measured, and will be asked for again.

        Returns:
            Pieces in order; a run of unprintable characters became words in brackets.
        """
        tame = clean(plain)
        if tame.isascii() or self.body.keys() >= {ord(char) for char in tame if char != "\n"}:
            return [Piece(tame)] if tame else []
        runs = groupby(tame, self._font_for)
        return [self._piece(font, "".join(chars), noting=noting) for font, chars in runs]

    def _piece(self, font: int, chars: str, *, noting: bool) -> Piece:
        if font == _NOWHERE:
            for char in chars if noting else "":
                self.missing[char] = self.missing.get(char, 0) + 1
            return Piece(NOT_PRINTABLE)
        return Piece(chars, None if font == _BODY else font)

    def _font_for(self, char: str) -> int:
        code = ord(char)
        if char == "\n" or code in self.body:
            return _BODY
        return next((i for i, cover in enumerate(self.fallbacks) if code in cover), _NOWHERE)


_BODY = -1
_NOWHERE = -2
