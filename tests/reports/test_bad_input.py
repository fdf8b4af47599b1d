"""What goes wrong around a report: places that cannot be written, pictures, texts without measure."""

import errno
import resource
import sys
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.docx.document import render_docx
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.pdf.render import render_pdf
from digistrat_desktop.reports.text_door import NOT_PRINTABLE
from digistrat_desktop.services.reports.making import (
    FORMAT_WORDS,
    ReportOptions,
    Watcher,
    make_report,
    write_report,
)
from digistrat_desktop.services.reports.recipes import logo_from, recipe_for, with_house_logo
from tests.helpers.kinds import KINDS
from tests.helpers.pdf_text import page_texts
from tests.reports import samples
from tests.reports.trusts import model

pytestmark = pytest.mark.pdf
ROOM = 4_096  # bytes; less than any report
BIDI = "\u202egnp.exe\u2066 \u200f\u200b\x00\x07\x1b[31m\ufffe"


@pytest.fixture
def little_room(monkeypatch):
    """A disk that takes the first few bytes of each file and no more."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # what is loaded now would be cut too
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("ending", FORMAT_WORDS)
@pytest.mark.parametrize("is_there", [True, False])
def test_a_disk_that_is_full_in_the_middle_leaves_the_old_file_or_none(
    tmp_path, little_room, ending, is_there
):
    out = tmp_path / f"board{ending}"
    old = KINDS[ending] if is_there else None
    if old is not None:
        out.write_bytes(old)
    found = model("typical")
    little_room()
    with pytest.raises(Refused) as told:
        write_report(found, "board", out)
    assert "already exists" not in told.value.what
    assert told.value.advice
    assert [path.name for path in tmp_path.iterdir()] == ([out.name] if old else [])
    assert not old or out.read_bytes() == old


@pytest.mark.parametrize("ending", FORMAT_WORDS)
def test_a_target_open_in_another_program_keeps_its_old_content(tmp_path, monkeypatch, ending):
    out = tmp_path / f"board{ending}"
    out.write_bytes(KINDS[ending])

    def held(*_):
        raise PermissionError(errno.EACCES, "held by another program")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Refused) as told:
        write_report(model("typical"), "board", out)
    assert out.read_bytes() == KINDS[ending]
    assert told.value.what.startswith(f"You do not have permission to save {out.name}")


@pytest.mark.parametrize("ending", FORMAT_WORDS)
def test_a_folder_with_the_name_of_the_report_is_told_in_words(tmp_path, ending):
    out = tmp_path / f"board{ending}"
    out.mkdir()
    with pytest.raises(Refused):
        write_report(model("typical"), "board", out)
    assert out.is_dir()


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path):
    with pytest.raises(Refused):
        write_report(model("typical"), "board", tmp_path / "gone" / "board.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("page", [1, 3, 7])
def test_a_run_stopped_in_the_middle_leaves_the_old_file_and_nothing_beside_it(tmp_path, page):
    out = tmp_path / "full.pdf"
    out.write_bytes(KINDS[".pdf"])
    asked = []

    def at_page():
        asked.append(1)
        return len(asked) > page

    with pytest.raises(Refused, match="Stopped"):
        write_report(model("typical"), "full", out, watcher=Watcher(cancelled=at_page))
    assert len(asked) == page + 1
    assert out.read_bytes() == KINDS[".pdf"]
    assert [path.name for path in tmp_path.iterdir()] == ["full.pdf"]


def saved(path, picture, kind, **known):
    picture.save(path, kind, **known)
    return path


def located_jpeg(path):
    exif = Image.Exif()
    exif[0x010F] = "Camera of a person"
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)}
    return saved(path, Image.new("RGB", (200, 80), "#005EB8"), "JPEG", exif=exif)


@pytest.mark.parametrize("ending", [".pdf", ".html", ".docx"])
def test_no_report_carries_the_place_a_logo_was_photographed_at(tmp_path, ending):
    source = located_jpeg(tmp_path / "logo.jpg")
    assert b"Camera of a person" in source.read_bytes()
    options = ReportOptions(house_logo=source)
    recipe = with_house_logo(recipe_for(None), source)
    assert recipe.logo.startswith(b"\x89PNG")
    assert not Image.open(BytesIO(recipe.logo)).getexif()
    made = make_report(model("typical"), "board", ending, options, Watcher()).content
    assert b"Camera" not in made
    assert b"Exif" not in made


def bomb(path, side=20_000):
    """A small file that would be a very large picture."""

    def chunk(name, data):
        crc = zlib.crc32(name + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + name + data + crc

    head = side.to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    rows = zlib.compress(b"\0" * 1_000_000, 9)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )
    return path


def test_a_picture_that_would_unpack_into_a_gigabyte_is_refused(tmp_path):
    path = bomb(tmp_path / "logo.png")
    assert path.stat().st_size < 10_000
    with pytest.raises(Refused, match="40 million"):
        logo_from(path)
    assert with_house_logo(recipe_for(None), path).logo == b""


def wrong_types():
    yield "page.png", b"%PDF-1.7\n%%EOF"
    yield "logo.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"
    yield "logo.jpg", b"MZ\x90\x00" + bytes(200)
    yield "logo.gif", b"<html><script>x()</script>"
    yield "logo.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 "
    yield "empty.png", b""
    yield "letter.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n(r) file\n"


@pytest.mark.parametrize(("name", "data"), list(wrong_types()), ids=lambda value: str(value)[:9])
def test_a_picture_that_is_none_is_refused_whatever_its_ending(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Refused, match="not a picture"):
        logo_from(path)


def test_a_folder_or_nothing_in_place_of_a_logo_is_told(tmp_path):
    for path, told in ((tmp_path, "is a folder"), (tmp_path / "gone.png", "was not found")):
        with pytest.raises(Refused, match=told):
            logo_from(path)


def said(*blocks):
    return samples.document(b.Heading(1, "Title"), *blocks)


def in_cell(plain):
    return b.Table((b.Column("Topic"), b.Column("Said")), ((b.text("x"), b.text(plain)),), "Table")


def as_paragraph(plain):
    return b.Paragraph(b.text(plain))


@pytest.mark.parametrize("shape", [as_paragraph, in_cell], ids=["paragraph", "cell"])
def test_a_hundred_thousand_words_are_all_printed(shape):
    words = " ".join(f"w{n}" for n in range(100_000))
    made = render_pdf(said(shape(words)))
    printed = " ".join(page_texts(made.data)).split()
    assert {"w0", "w50000", "w99999"} <= set(printed)
    assert len([word for word in printed if word[0] == "w" and word[1:].isdigit()]) == 100_000
    assert b"w99999" in render_html(said(shape(words)))
    assert render_docx(said(shape(words)))


@pytest.mark.parametrize("shape", [as_paragraph, in_cell], ids=["paragraph", "cell"])
def test_one_word_of_a_million_letters_is_broken_and_nothing_of_it_lost(shape):
    made = render_pdf(said(shape("W" * 1_000_000)))
    assert "".join(page_texts(made.data)).count("W") == 1_000_000
    assert made.pages > 100
    assert render_html(said(shape("W" * 1_000_000))).count(b"W") >= 1_000_000
    assert render_docx(said(shape("W" * 1_000_000)))


@pytest.mark.parametrize("place", ["heading", "paragraph", "cell", "caption"])
def test_nothing_that_turns_or_hides_words_reaches_any_report(place):
    plain = f"before {BIDI} after"
    table = b.Table((b.Column("x"),), ((b.text("y"),),), plain)
    block = {
        "heading": b.Heading(2, plain, "x"),
        "paragraph": as_paragraph(plain),
        "cell": in_cell(plain),
        "caption": table,
    }[place]
    text = "".join(page_texts(render_pdf(said(block)).data))
    page = render_html(said(block)).decode()
    for found in (text, page):
        assert "before" in found
        assert not [char for char in BIDI if not char.isprintable() and char in found]


def test_whoever_makes_a_report_is_told_of_characters_that_could_not_be_printed():
    found = model("typical")
    named = replace(
        found,
        workspace=found.workspace.with_record(replace(found.trust, name="Northmoor 😀 Trust 🦊")),
    )
    made = make_report(named, "board", ".pdf", ReportOptions(), Watcher())
    (told,) = made.warnings
    assert told.startswith("2 kinds of character")
    assert NOT_PRINTABLE in told
    assert make_report(found, "board", ".pdf", ReportOptions(), Watcher()).warnings == ()


def test_emoji_are_named_and_counted_and_the_words_around_them_stay():
    made = render_pdf(said(as_paragraph("Well 👍🏽 done 👩‍⚕️ team"), in_cell("A 😀 B")))
    text = " ".join(" ".join(page_texts(made.data)).split())
    assert "Well" in text
    assert "team" in text
    assert NOT_PRINTABLE in text
    assert dict(made.not_printable)["😀"] == 1
