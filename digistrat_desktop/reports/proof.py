"""What a PDF says about itself: for `check-report`, for the self-test, and to prove what was written."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Object, Pdf

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.reports.swollen import refuse_odd_packing, refuse_swollen

_OWN = re.compile(r"<digistrat:(\w+)>([^<]*)</digistrat:\1>")
_XMP_FIELDS = {
    "pdfaid:part": "pdfa_part",
    "pdfaid:conformance": "pdfa_conformance",
    "pdfuaid:part": "pdfua_part",
}
_SAFE = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class AttachedFile:
    name: str
    data: bytes
    mime: str
    relation: str


@dataclass(frozen=True, slots=True)
class FigureSeen:
    """A figure of the tree, with what it is said to show."""

    alt: str


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """A PDF read back.

    Attributes:
        pages: how many.
        info: title, author and so on, by name without slash.
        standards: `pdfa_part`, `pdfa_conformance` and `pdfua_part` as stated.
        own: our own fields of the metadata, such as `dataSHA256`.
        tags: how many elements of each type the tree has.
        heading_levels: of each heading in reading order.
        fonts: base names of all fonts, and whether each is embedded.
    """

    pages: int
    language: str
    info: dict[str, str]
    standards: dict[str, str]
    own: dict[str, str]
    twice: tuple[str, ...]  # the names of those it gives more than once
    attachments: tuple[AttachedFile, ...]
    tags: dict[str, int]
    heading_levels: tuple[int, ...]
    figures: tuple[FigureSeen, ...]
    fonts: dict[str, bool]


def read_pdf(data: bytes) -> ReadPdf:
    """Read a PDF, nothing run or fetched; Refused if it is none or under a password."""
    refuse_swollen(data)
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            refuse_odd_packing(pdf)
            return _read(pdf)
    except pikepdf.PasswordError as error:
        raise Refused(
            "The PDF is protected by a password.", _SAFE, "Save a copy without a password."
        ) from error
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise Refused(
            "The file is not a PDF this program can read.",
            _SAFE,
            "Check that the file is complete.",
        ) from error


def _read(pdf: Pdf) -> ReadPdf:
    packet = _packet(pdf)
    own = [(name, html.unescape(value)) for name, value in _OWN.findall(packet)]
    elements = list(_elements(pdf))
    return ReadPdf(
        pages=len(pdf.pages),
        language=str(pdf.Root.get("/Lang", "")),
        info={str(key)[1:]: str(value) for key, value in dict(pdf.docinfo).items()},
        standards=_standards(packet),
        own=dict(own),
        twice=tuple(sorted(name for name, n in Counter(name for name, _ in own).items() if n > 1)),
        attachments=_attachments(pdf),
        tags=dict(Counter(str(e.S)[1:] for e in elements)),
        heading_levels=tuple(
            int(str(e.S)[2:]) for e in elements if re.fullmatch(r"/H[1-6]", str(e.S))
        ),
        figures=tuple(
            FigureSeen(str(e.get("/Alt", ""))) for e in elements if str(e.S) == "/Figure"
        ),
        fonts=_fonts(pdf),
    )


def _packet(pdf: Pdf) -> str:
    stream = pdf.Root.get("/Metadata")
    return stream.read_bytes().decode("utf-8", "replace") if stream is not None else ""


def _standards(packet: str) -> dict[str, str]:
    found = {}
    for tag, name in _XMP_FIELDS.items():
        match = re.search(rf"<{tag}>([^<]*)</{tag}>", packet)
        if match:
            found[name] = match[1]
    return found


def _attachments(pdf: Pdf) -> tuple[AttachedFile, ...]:
    return tuple(_attached(name, spec) for name, spec in sorted(pdf.attachments.items()))


def _attached(name: str, spec: Any) -> AttachedFile:
    file = spec.get_file()
    relation = str(spec.obj.get("/AFRelationship", ""))[1:]
    return AttachedFile(name, file.read_bytes(), file.mime_type, relation)


def _elements(pdf: Pdf) -> Iterator[Object]:
    """Elements in reading order; with a list of our own, since trees of others may be deep."""
    tree = pdf.Root.get("/StructTreeRoot")
    waiting = [tree] if tree is not None else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        node = waiting.pop()
        if node.objgen in seen and node.objgen != (0, 0):
            continue
        seen.add(node.objgen)
        if "/S" in node:
            yield node
        waiting.extend(reversed(list(_kids(node))))


def _kids(node: Object) -> Iterator[Object]:
    kids = node.get("/K")
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    for kid in listed:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


def _fonts(pdf: Pdf) -> dict[str, bool]:
    found = {}
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.Font:
            descriptor = item.get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor
            found[str(item.get("/BaseFont", ""))[1:]] = embedded
    return found
