"""A canvas that knows what each stroke belongs to: an element of the tree or a mere decoration.

Only leaves carry marks, and everything painted is inside a leaf or an artifact; both are context
managers, so that a mark cannot be left open.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.domain.errors import Bug
from digistrat_desktop.reports.pdf.fonts import OUTLINED
from digistrat_desktop.reports.pdf.tree import Elem, LinkAnnotation, Mark
from digistrat_desktop.reports.style import INKS

_OUTLINE = 0.045  # of the size: about what a bold stem has more than a regular one
_LEAF = "leaf"
_ARTIFACT = "artifact"
_PRINTABLE = frozenset(range(32, 127))
_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


@lru_cache(maxsize=32)
def rgb_of(ink: Ink) -> str:
    """Give an ink as three shares of 1, as PDF writes colours."""
    code = INKS[ink]
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.4f}" for at in (1, 3, 5))


@lru_cache(maxsize=32)
def colour_of(ink: Ink) -> Color:
    """Give an ink as the canvas takes it, which would read its code anew each time."""
    return HexColor(INKS[ink])


class MarkedText(PDFTextObject):  # type: ignore[misc]  # reportlab has no types
    """A text object whose marked stretches can change between one word and the next."""

    def operator(self, code: str) -> None:
        """Write one operator of ours between the text operators."""
        self._code.append(code)

    def textOut(self, text: str) -> None:  # noqa: N802 - the name is ReportLab's
        """Paint words after those before; how wide they are is not asked, as each line has its own start."""
        plain = self._canvas.plainly(self._fontname, text) if self._curSubset == 0 else None
        self._code.append(f"({plain[1]}) Tj" if plain else self._formatText(text))

    @contextmanager
    def in_font(self, font: str, size: float, rgb: str) -> Iterator[None]:
        """Write words in a font that may be an outlined one; its signs are as heavy as bold ones.

        Args:
            rgb: the colour as three shares of 1, as PDF writes them.
        """
        plain = OUTLINED.get(font)
        if (plain or font) != self._fontname or size != self._fontsize:
            self.setFont(plain or font, size)
        if plain:
            self.operator(f"2 Tr {size * _OUTLINE:.3f} w [] 0 d {rgb} RG")
        yield
        if plain:
            self.operator("0 Tr")


class Dress(NamedTuple):
    """How a line is painted.

    Attributes:
        rgb: its colour as three shares of 1, as PDF writes them.
    """

    font: str
    size: float
    rgb: str


@dataclass(frozen=True, slots=True)
class _Late:
    """A piece of text known only when all pages are laid out."""

    token: str
    paint: Callable[[TaggedCanvas], None]


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Canvas that numbers marked content and remembers whose it is.

    Attributes:
        page_marks: per finished page, the element of each mark in order.
        pages_of: page number (from 1) of each anchor that has been painted.
    """

    _code: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.page_marks: list[list[Elem]] = []
        self.pages_of: dict[str, int] = {}
        self._marks: list[Elem] = []
        self._state: str | None = None
        self._strings: dict[tuple[str, str], tuple[str, str]] = {}
        self._plain_names: dict[str, str] = {}
        self._late: list[_Late] = []
        # A reader's text is plain in the page's stream; it must not be able to spell a token.
        self._nonce = secrets.token_hex(16)
        super().__init__(*args, **kwargs)

    @property
    def page_index(self) -> int:
        """The page being painted, from 0."""
        return len(self.page_marks)

    @property
    def in_artifact(self) -> bool:
        """Whether what is painted now is decoration."""
        return self._state == _ARTIFACT

    def mark_operator(self, elem: Elem) -> str:
        """Give an element its next mark on this page, and return the operator that opens it."""
        mcid = len(self._marks)
        self._marks.append(elem)
        elem.kids.append(Mark(len(self.page_marks), mcid))
        return f"/{elem.tag} <</MCID {mcid}>> BDC"

    @contextmanager
    def tagged(self, elem: Elem) -> Iterator[None]:
        """Paint the content of an element; inside an artifact it is painted untagged."""
        if self.in_artifact:
            yield
            return
        with self._bracket(_LEAF, lambda: self.mark_operator(elem)):
            yield

    @contextmanager
    def artifact(self, kind: str = "", subtype: str = "") -> Iterator[None]:
        """Paint decoration; `Pagination` or `Layout`, `Header` or `Footer`, or empty."""
        inner = f"/Subtype /{subtype}" if subtype else ""
        opening = f"/Artifact <</Type /{kind}{inner}>> BDC" if kind else "/Artifact BMC"
        with self._bracket(_ARTIFACT, lambda: opening):
            yield

    @contextmanager
    def _bracket(self, state: str, opening: Callable[[], str]) -> Iterator[None]:
        if self._state is not None:
            raise Bug("marked content does not nest")
        self._state = state
        self._code.append(opening())
        yield
        self._code.append("EMC")
        self._state = None

    @contextmanager
    def words(self) -> Iterator[MarkedText]:
        """Paint text whose marks change on the way (`MarkedText.operator`); it is written out at the end."""
        if self._state == _LEAF:
            raise Bug("marked content does not nest")
        before, self._state = self._state, self._state or _LEAF
        text = MarkedText(self)
        yield text
        self.drawText(text)
        self._state = before

    def one_line(self, elem: Elem, dress: Dress, text: str, place: tuple[float, float]) -> bool:
        """Paint a single line of one look; tables have so many that it is worth a way of its own.

        Args:
            text: characters the font has.
            place: start of the baseline in the current coordinates.

        Returns:
            False when the text needs more than one subset of the font; nothing is painted then.
        """
        font, shown = self._shown(dress.font, text)
        if not font:
            return False
        code = f"BT {dress.rgb} rg {font} {dress.size} Tf {place[0]:.2f} {place[1]:.2f} Td ({shown}) Tj ET"
        # Written out, since a context manager for each of 100,000 cells is a fifth of the time.
        if self._state == _LEAF:
            raise Bug("marked content does not nest")
        if self._state is None:
            code = f"{self.mark_operator(elem)} {code} EMC"
        self._code.append(code)
        return True

    def _shown(self, font: str, text: str) -> tuple[str, str]:
        plain = self.plainly(font, text)
        if plain:
            return plain
        known = self._strings.get((font, text))
        if known is None:
            known = self._strings[font, text] = self._coded(font, text)
        return known

    def plainly(self, font: str, text: str) -> tuple[str, str] | None:
        """Give the font's name and the text as written, where its characters stand for themselves.

        Most do: ReportLab keeps ASCII at its own places in a first subset.
        """
        if not (text.isascii() and text.isprintable()):
            return None
        name = self._plain_names.get(font)
        if name is None:
            face = pdfmetrics.getFont(font)
            whole = face.face.charToGlyph.keys() >= _PRINTABLE
            face.splitString(" ", self._doc)  # begins the subset, if nothing has yet
            name = face.getSubsetInternalName(0, self._doc) if whole else ""
            self._plain_names[font] = name
        return (name, text.translate(_ESCAPES)) if name else None

    def _coded(self, font: str, text: str) -> tuple[str, str]:
        face = pdfmetrics.getFont(font)
        parts = face.splitString(text, self._doc)
        if len(parts) != 1:
            return "", ""
        return face.getSubsetInternalName(parts[0][0], self._doc), self._escape(parts[0][1])

    def level_lines(self, width: float, heights: Iterable[float]) -> None:
        """Draw lines of a width from the left edge; a long table has as many as rows."""
        pieces = " ".join(f"0 {y:.2f} m {width:.2f} {y:.2f} l" for y in heights)
        self._code.append(f"n {pieces} S")

    def fill_box(self, ink: Ink, left: float, low: float, width: float, height: float) -> None:
        self.setFillColor(colour_of(ink))
        self.rect(left, low, width, height, stroke=0, fill=1)

    def link_area(self, elem: Elem, link_to: str, box: tuple[float, float, float, float]) -> None:
        """Make an area (left, bottom, right, top) lead to an `#anchor` or a checked address."""
        if self.in_artifact:
            return
        index = len(self._annotationrefs)
        if link_to.startswith("#"):
            self.linkRect("", link_to[1:], box, relative=1, Border="[0 0 0]")
        else:
            self.linkURL(link_to, box, relative=1)
        elem.kids.append(LinkAnnotation(self.page_index, index))

    def set_anchor(self, anchor: str, top: float) -> None:
        """Name a place on this page by its upper edge, in page coordinates."""
        self.bookmarkHorizontalAbsolute(anchor, top)
        self.pages_of[anchor] = self.page_index + 1

    def paint_late(self, paint: Callable[[TaggedCanvas], None]) -> None:
        """Leave a place in this page's stream for text painted once every page is laid out."""
        token = f"%%{self._nonce}-{len(self._late)}%%"
        self._late.append(_Late(token, paint))
        self._code.append(token)

    def showPage(self) -> None:  # noqa: N802 - the name is ReportLab's
        """Finish the page; its marks are complete."""
        if self._state is not None:
            raise Bug("marked content left open at the end of a page")
        self.page_marks.append(self._marks)
        self._marks = []
        super().showPage()

    def save(self) -> None:
        """Write the file, after the late text found its places."""
        if self._code:
            self.showPage()
        self._write_late()
        self._doc.SaveToFile(self._filename, self)

    @property
    def page_count(self) -> int:
        return len(self.page_marks)

    def _write_late(self) -> None:
        written = {late.token: self._painted(late) for late in self._late}
        for page in self._pages():
            parts = page.stream.split(f"%%{self._nonce}-")
            if len(parts) > 1:
                page.stream = parts[0] + "".join(self._filled(part, written) for part in parts[1:])

    def _filled(self, part: str, written: dict[str, str]) -> str:
        number, _, rest = part.partition("%%")
        return written[f"%%{self._nonce}-{number}%%"] + rest

    def _painted(self, late: _Late) -> str:
        kept = self._code
        self._code = []
        late.paint(self)
        code = "\n".join(self._code)
        self._code = kept
        return code

    def _pages(self) -> Iterator[Any]:
        for reference in self._doc.Pages.pages:
            name = getattr(reference, "name", None)
            yield self._doc.idToObject[name] if name else reference
