"""What ReportLab cannot write: tree, metadata, output intent and attachments; the same bytes each time."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageCms

from digistrat_desktop.reports.blocks import Document
from digistrat_desktop.reports.pdf.tree import Elem, TreeWriter, prune
from digistrat_desktop.reports.pdf.xmp import TOOL, xmp_packet
from digistrat_desktop.reports.text_door import clean_line

_ARCHIVE_PART, _ARCHIVE_PART_WITH_FILES = 2, 3


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the report.

    Attributes:
        name: file name of our own making.
        mime: such as `application/json`.
        relation: `Source` for what the report was made from, `Data` for tables shown in it.
    """

    name: str
    data: bytes
    mime: str
    description: str
    relation: str = "Data"


@dataclass(frozen=True, slots=True)
class Painted:
    """Pages as ReportLab wrote them, and what they show.

    Attributes:
        page_marks: per page, the element of each mark in order.
    """

    data: bytes
    root: Elem
    page_marks: list[list[Elem]]


def finish(painted: Painted, document: Document, attachments: tuple[Attachment, ...]) -> bytes:
    """Make painted pages a tagged, archival file: PDF/A-3a with attachments, else PDF/A-2a."""
    with pikepdf.open(BytesIO(painted.data)) as pdf:
        prune(painted.root)
        TreeWriter(pdf, [page.obj for page in pdf.pages]).write(painted.root, painted.page_marks)
        _catalog(pdf, document)
        _attach(pdf, attachments, pdf_date(document.when))
        part = _ARCHIVE_PART_WITH_FILES if attachments else _ARCHIVE_PART
        _metadata(pdf, document, part)
        return _saved(pdf)


def pdf_date(when: datetime) -> str:
    """Return a time in UTC as PDF writes it, such as `D:20260514103000+00'00'`."""
    return when.strftime("D:%Y%m%d%H%M%S+00'00'")


def _catalog(pdf: Pdf, document: Document) -> None:
    root = pdf.Root
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String(document.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = pdf.make_stream(_srgb())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    root.OutputIntents = Array([pdf.make_indirect(intent)])


def _srgb() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # Bytes 24 to 36 hold the moment it was made; the same report must have the same bytes.
    return profile[:24] + b"\x07\xea\x00\x01\x00\x01" + bytes(6) + profile[36:]


def _attach(pdf: Pdf, attachments: tuple[Attachment, ...], date: str) -> None:
    if not attachments:
        return
    names, files = Array(), Array()
    for attachment in sorted(attachments, key=lambda item: item.name):
        spec = pdf.make_indirect(_file_spec(pdf, attachment, date))
        files.append(spec)
        names.append(String(attachment.name))
        names.append(spec)
    pdf.Root.AF = files
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=names)


def _file_spec(pdf: Pdf, attachment: Attachment, date: str) -> Dictionary:
    stream = pdf.make_stream(attachment.data)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name(f"/{attachment.mime}")
    checksum = hashlib.md5(
        attachment.data, usedforsecurity=False
    ).digest()  # the format asks for it
    stream.Params = Dictionary(
        Size=len(attachment.data), ModDate=String(date), CheckSum=String(checksum)
    )
    return Dictionary(
        Type=Name.Filespec,
        F=String(attachment.name),
        UF=String(attachment.name),
        Desc=String(clean_line(attachment.description)),
        AFRelationship=Name(f"/{attachment.relation}"),
        EF=Dictionary(F=stream, UF=stream),
    )


def _metadata(pdf: Pdf, document: Document, part: int) -> None:
    packet = pdf.make_stream(xmp_packet(document, part))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = packet
    date = String(pdf_date(document.when))
    info = {
        "/Title": document.title,
        "/Author": document.author_line,
        "/Subject": document.subject,
        "/Creator": TOOL,
        "/Producer": TOOL,
    }
    said = {key: String(clean_line(value)) for key, value in info.items() if clean_line(value)}
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({**said, "/CreationDate": date, "/ModDate": date})
    )


def _saved(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        deterministic_id=True,
        min_version="1.7",
    )
    return out.getvalue()
