"""The fonts of a PDF: registered once with ReportLab, measured word by word."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from digistrat_desktop.analysis.charts.drawing import Label
from digistrat_desktop.reports.text_door import TextDoor

REGULAR = "DigiStrat-Regular"
_FACES = {
    (False, False): (REGULAR, "NotoSans-Regular.ttf"),
    (True, False): ("DigiStrat-Bold", "NotoSans-Bold.ttf"),
    (False, True): ("DigiStrat-Italic", "NotoSans-Italic.ttf"),
    (True, True): ("DigiStrat-BoldItalic", "NotoSans-BoldItalic.ttf"),
}
_FALLBACKS = (
    ("DigiStrat-Math", "NotoSansMath-Subset.ttf"),
    ("DigiStrat-Symbols", "NotoSansSymbols2-Subset.ttf"),
)
# The fonts that step in have one weight: in bold words their signs get an outline of their colour.
OUTLINED = {f"{name}, outlined": name for name, _ in _FALLBACKS}
STEPPING_IN = frozenset((*OUTLINED, *OUTLINED.values()))


def fonts_folder() -> Path:
    """Return where the font files are: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "resources" / "fonts"
    return inside if inside.is_dir() else package.parent / "resources" / "fonts"


def lock_down() -> None:
    """Turn off what ReportLab could fetch, open or work out from text, and its clock."""
    rl_config.useA85 = 0  # text coding of streams; the file is written anew in binary anyway
    rl_config.trustedSchemes = []
    rl_config.trustedHosts = []
    rl_config.toColorCanUse = None
    rl_config.invariant = 1


def _register(name: str, path: Path) -> Any:
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return pdfmetrics.getFont(name)


def _stepping_in(number: int, *, bold: bool) -> str:
    name = _FALLBACKS[number][0]
    return f"{name}, outlined" if bold else name


def body_font(*, bold: bool, italic: bool) -> str:
    """Return the name of the body font in one weight and slope."""
    return _FACES[bold, italic][0]


@lru_cache(maxsize=16_384)
def word_width(font: str, word: str) -> float:
    """Return a word's width at one point, in points; the font is registered or in `OUTLINED`."""
    wide = pdfmetrics.getFont(OUTLINED.get(font, font)).face.charWidths
    return 0.001 * float(sum(map(wide.__getitem__, map(ord, word))))


@dataclass(frozen=True, slots=True)
class StyledPiece:
    """Text in one registered font, or in one of `OUTLINED`."""

    font: str
    text: str


@dataclass(slots=True)
class Fonts:
    """Registered fonts, with the text door over what they can print.

    Attributes:
        door: splits text by font and counts what none can print.
    """

    door: TextDoor

    def pieces(
        self, plain: str, *, bold: bool = False, italic: bool = False, noting: bool = True
    ) -> list[StyledPiece]:
        """Return text cut where the font changes.

        Args:
            bold: in bold where the font has a bold.
            italic: in italics where the font has them.
            noting: False where words are only measured.
        """
        body = body_font(bold=bold, italic=italic)
        return [
            StyledPiece(
                body if piece.fallback is None else _stepping_in(piece.fallback, bold=bold),
                piece.text,
            )
            for piece in self.door.pieces(plain, noting=noting)
        ]

    def label_width(self, label: Label) -> float:
        """Return how wide one line of a drawing is, in points."""
        pieces = self.pieces(label.text, bold=label.bold, noting=False)
        return label.size * sum(word_width(piece.font, piece.text) for piece in pieces)


def load_fonts() -> Fonts:
    """Return the fonts for one document, registered the first time, with nothing unprintable counted yet."""
    folder = fonts_folder()
    faces = [_register(name, folder / file).face for name, file in _FACES.values()]
    body = set(faces[0].charToGlyph).intersection(*(face.charToGlyph for face in faces[1:]))
    covers = tuple(_register(name, folder / file).face.charToGlyph for name, file in _FALLBACKS)
    return Fonts(TextDoor(dict.fromkeys(body), covers))
