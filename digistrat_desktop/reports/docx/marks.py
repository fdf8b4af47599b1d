"""Marks of a Word document that python-docx has no public way to make, each in its schema's order.

The order is that of ECMA-376, part 1, sections 17.3 to 17.5.
"""

from collections.abc import Iterable
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.reports.style import INKS
from digistrat_desktop.reports.text_door import clean_line, escape

_AFTER_BORDERS = ("shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")
_AFTER_BOX = ("tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
              "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
              "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
              "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
              "sectPr", "pPrChange")  # fmt: skip
_AFTER_SHADE = (
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
)
_AFTER_LANG = ("eastAsianLayout", "specVanish", "oMath")
_AFTER_TABLE_BORDERS = ("shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription")


def tag(name: str, /, **marks: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in marks.items():
        made.set(qn(f"w:{key}"), value)
    return made


def put(parent: Any, made: Any, after: tuple[str, ...]) -> None:
    """Put a mark before those that the schema has after it, in place of one of its name."""
    old = parent.find(made.tag)
    if old is not None:
        parent.remove(old)
    parent.insert_element_before(made, *(f"w:{name}" for name in after))


def colour(ink: Ink) -> str:
    return INKS[ink].removeprefix("#")


def speak(element: Any, language: str) -> None:
    """Mark a style or a run with its language, so that it is read aloud and checked in it."""
    put(element.get_or_add_rPr(), tag("lang", val=clean_line(language)), _AFTER_LANG)


def speak_all(styles: Any, language: str) -> None:
    """Make a language that of everything that names no other."""
    for lang in styles.element.find(qn("w:docDefaults")).iter(qn("w:lang")):
        lang.set(qn("w:val"), clean_line(language))


def _edges(name: str, edges: dict[str, Any]) -> Any:
    made = tag(name)
    for side, (ink, eighths) in edges.items():
        made.append(
            tag(
                side,
                val="single" if eighths else "nil",
                sz=str(eighths),
                space="0",
                color=colour(ink),
            )
        )
    return made


def frame(cell: Any) -> None:
    """Give a cell the border of what asks for attention."""
    sides = dict.fromkeys(("top", "left", "bottom", "right"), (Ink.CONCERN, 12))
    put(cell._tc.get_or_add_tcPr(), _edges("tcBorders", sides), _AFTER_BORDERS)


def ruled(table: Any) -> None:
    """Give a table thin lines under its rows and no others, and room beside its words."""
    lines = dict.fromkeys(("bottom", "insideH"), (Ink.LINE, 4))
    made = table._tbl.tblPr
    put(made, _edges("tblBorders", lines), _AFTER_TABLE_BORDERS)


def close_cells(table: Any) -> None:
    """Leave little room beside the words of a table with many columns, so that none breaks."""
    made = tag("tblCellMar")
    made.extend(tag(side, w="30", type="dxa") for side in ("left", "right"))
    put(table._tbl.tblPr, made, ("tblLook", "tblCaption", "tblDescription"))


def box(paragraph: Any) -> None:
    """Tint a paragraph, with a bar at its left; those beside each other look like one box."""
    made = paragraph._p.get_or_add_pPr()
    bar = tag("pBdr")
    bar.append(tag("left", val="single", sz="24", space="8", color=colour(Ink.ACCENT)))
    put(made, tag("shd", val="clear", color="auto", fill=colour(Ink.ACCENT_TINT)), _AFTER_BOX)
    put(made, bar, ("shd", *_AFTER_BOX))


def chip(run: Any, *, filled: bool) -> None:
    """Put a frame around a run's words, and a ground where it is filled."""
    made, edge = run.get_or_add_rPr(), Ink.DEEP if filled else Ink.SECONDARY
    frame = tag("bdr", val="single", sz="6", space="0", color=colour(edge))
    put(made, frame, ("shd", *_AFTER_SHADE))
    if filled:
        put(made, tag("shd", val="clear", color="auto", fill=colour(Ink.DEEP)), _AFTER_SHADE)


def tint(cell: Any) -> None:
    shade = tag("shd", val="clear", color="auto", fill=colour(Ink.ACCENT_TINT))
    put(cell._tc.get_or_add_tcPr(), shade, _AFTER_BORDERS[1:])


def keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(tag("cantSplit"))


def repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(tag("tblHeader"))


def field(paragraph: Any, code: str, shown: str) -> None:
    """Add a field that Word works out, such as a page number, with what stands there until then."""
    made = tag("fldSimple", instr=code)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = shown
    run.append(words)
    made.append(run)
    paragraph._p.append(made)


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Mark a paragraph as a place that links lead to."""
    paragraph._p.append(tag("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(tag("bookmarkEnd", id=str(number)))


def linked(paragraph: Any, run: Any, target: str, *, outside: str = "") -> None:
    """Make a run a link to a bookmark, or outside to the address of a relationship."""
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id") if outside else qn("w:anchor"), outside or target)
    paragraph._p.remove(run._r)
    made.append(run._r)
    paragraph._p.append(made)


_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = f"{_PROPERTIES.rpartition('/')[0]}/relationships/custom-properties"
_FORMAT = (
    "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of every such property, ECMA-376 part 1, 15.2.12.2
)


def own_properties(word: Any, fields: Iterable[tuple[str, str]]) -> None:
    """Keep names and values of our own in the document's properties."""
    said = "".join(
        f'<property fmtid="{_FORMAT}" pid="{at}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(clean_line(value))}</vt:lpwstr></property>"
        for at, (name, value) in enumerate(fields, 2)
    )
    blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{said}</Properties>'
    )
    package = word.part.package
    part = Part(PackURI("/docProps/custom.xml"), _KIND, blob.encode(), package)
    package.relate_to(part, _RELATION)
