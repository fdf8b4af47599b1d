"""Pictures from people are made anew; files from elsewhere are read with care."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.images import safe_png
from digistrat_desktop.reports.pdf.render import render_pdf
from digistrat_desktop.reports.proof import read_pdf
from tests.reports import samples


def file_of(mode="RGB", size=(40, 30), kind="PNG", **known):
    out = BytesIO()
    Image.new(mode, size).save(out, kind, **known)
    return out.getvalue()


def opened(data):
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(("mode", "kind", "after"), [("RGB", "PNG", "RGB"), ("CMYK", "JPEG", "RGB"), ("RGBA", "PNG", "RGBA"), ("P", "GIF", "RGB"), ("L", "TIFF", "RGB"), ("1", "BMP", "RGB")])  # fmt: skip
def test_any_picture_becomes_rgb(mode, kind, after):
    assert opened(safe_png(file_of(mode, kind=kind))).mode == after


def test_place_and_camera_are_gone():
    exif = Image.Exif()
    exif[0x010F] = "Camera of a person"
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    data = safe_png(file_of(kind="JPEG", exif=exif))
    assert not opened(data).getexif()
    assert b"Camera" not in data


def test_a_sideways_photograph_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(safe_png(file_of(size=(40, 30), kind="JPEG", exif=exif))).size == (30, 40)


def test_a_large_picture_is_scaled_down():
    assert max(opened(safe_png(file_of(size=(3000, 1000)))).size) == 2000


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded():
    with pytest.raises(Refused, match="40 million"):
        safe_png(file_of("1", (8000, 6000)))
    with pytest.raises(Refused, match="40 million"):
        safe_png(file_of("1", (20000, 20000)))


@pytest.mark.parametrize("data", [b"", b"not a picture", b"%PDF-1.4", file_of()[:60], b"<svg/>"])
def test_what_is_no_picture_is_refused_in_words(data):
    with pytest.raises(Refused, match="not a picture"):
        safe_png(data)


@pytest.mark.pdf
def test_a_picture_becomes_a_figure_of_the_report():
    picture = b.Picture(safe_png(file_of("RGBA")), 60, "Blue swatch, half transparent", "Swatch")
    read = read_pdf(render_pdf(samples.document(b.Heading(1, "P"), picture)).data)
    assert [figure.alt for figure in read.figures] == ["Blue swatch, half transparent"]


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\nbroken"])
def test_what_is_no_pdf_is_refused_in_words(data):
    with pytest.raises(Refused, match="not a PDF"):
        read_pdf(data)


def test_a_locked_pdf_is_refused_in_words():
    out, pdf = BytesIO(), pikepdf.new()
    pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(Refused, match="password"):
        read_pdf(out.getvalue())


def test_a_plain_pdf_of_others_reads_as_one_without_structure():
    out, pdf = BytesIO(), pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out)
    read = read_pdf(out.getvalue())
    assert (read.pages, read.tags, read.own, read.attachments) == (1, {}, {}, ())


def test_a_tree_that_leads_in_a_circle_is_read_once():
    out, pdf = BytesIO(), pikepdf.new()
    node = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
    node.K = node
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(K=node))
    pdf.save(out)
    assert read_pdf(out.getvalue()).tags == {"P": 1}
