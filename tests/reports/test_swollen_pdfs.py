"""PDFs of a few kilobytes that would take all memory: refused before anything is unpacked."""

import zlib
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.reports import swollen
from digistrat_desktop.reports.proof import read_pdf

MB = 1024 * 1024


def packed(size, times):
    machine = zlib.compressobj(9)
    parts = [machine.compress(bytes(MB)) for _ in range(size // MB)]
    found = b"".join([*parts, machine.flush()])
    for _ in range(times - 1):
        found = zlib.compress(found, 9)
    return found


def at_metadata(pdf, stream):
    pdf.Root.Metadata = pdf.make_indirect(stream)


def at_page(pdf, stream):
    pdf.pages[0].Contents = pdf.make_indirect(stream)


def at_attachment(pdf, stream):
    stream.Type = Name.EmbeddedFile
    file = Dictionary(F=pdf.make_indirect(stream))
    spec = pdf.make_indirect(Dictionary(Type=Name.Filespec, F="a", UF="a", EF=file))
    names = Dictionary(Names=Array([pikepdf.String("a"), spec]))
    pdf.Root.Names = pdf.make_indirect(Dictionary(EmbeddedFiles=names))


PLACES = [at_metadata, at_page, at_attachment]


def made(place, content, filters):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    stream = Stream(pdf, b"")
    stream.write(content, filter=Array([Name(one) for one in filters]))
    place(pdf, stream)
    out = BytesIO()
    none = pikepdf.StreamDecodeLevel.none
    pdf.save(out, compress_streams=False, stream_decode_level=none, fix_metadata_version=False)
    return out.getvalue()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("layers", [1, 2, 3])
def test_what_inflates_without_end_is_refused(place, layers):
    size = swollen.MOST_INFLATED + MB if layers == 1 else 8 * MB
    content = made(place, packed(size, layers), ["/FlateDecode"] * layers)
    assert len(content) < MB
    with pytest.raises(Refused, match="would take too much memory"):
        read_pdf(content)


@pytest.mark.parametrize(
    "filters",
    [
        ["/ASCIIHexDecode", "/FlateDecode"],
        ["/ASCII85Decode", "/FlateDecode"],
        ["/LZWDecode"],
        ["/RunLengthDecode"],
    ],
)
def test_what_is_packed_as_no_report_is_is_refused(filters):
    with pytest.raises(Refused, match="in a way that no report is"):
        read_pdf(made(at_metadata, b"61>", filters))


def test_many_streams_are_counted_together(monkeypatch):
    monkeypatch.setattr(swollen, "MOST_INFLATED", 3 * MB)
    one = made(at_page, packed(2 * MB, 1), ["/FlateDecode"])
    assert read_pdf(one).pages == 1
    with pytest.raises(Refused, match="too much memory"):
        swollen.refuse_swollen(one + one)
