"""The one door for text, and that there is no other."""

import ast
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.reports import text_door as door

PACKAGE = Path(__file__).resolve().parents[2] / "digistrat_desktop"


@given(st.text())
def test_nothing_invisible_comes_out(plain):
    kinds = {unicodedata.category(c) for c in door.clean(plain) if c != "\n"}
    assert not kinds & {"Cc", "Cs", "Cf", "Cn", "Co", "Zl", "Zp"}


@given(st.text())
def test_cleaning_twice_changes_nothing(plain):
    assert door.clean(door.clean(plain)) == door.clean(plain)


@pytest.mark.parametrize(
    ("plain", "cleaned"),
    [
        ("a\x00b", "ab"),
        ("\u202etxt.exe", "txt.exe"),
        ("a\r\nb", "a\nb"),
        ("a\tb", "a b"),
        ("zero\u200bwidth", "zerowidth"),
        ("e\u0301", "é"),
        ("\ud800", ""),
        ("10\u00a0%", "10\u00a0%"),
        ("thin\u2009space", "thin space"),
    ],
)
def test_what_harms_is_dropped_and_what_reads_is_kept(plain, cleaned):
    assert door.clean(plain) == cleaned


@given(st.text())
def test_escaped_text_holds_no_markup(plain):
    assert not set("<>\"'") & set(door.escape(plain))


@pytest.mark.parametrize(
    "good", ["#part-1", "https://www.nhs.uk/", "http://a.b/c?d=e", "mailto:a@b.uk"]
)
def test_a_safe_link_passes(good):
    assert door.safe_link(good) == good


@pytest.mark.parametrize(
    "bad",
    [None, "", "#", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//host/x", "https://a b", "#a'b", "https://ŵ.uk", "HTTPS"],
)  # fmt: skip
def test_any_other_link_does_not(bad):
    assert door.safe_link(bad) is None


def test_long_words_are_broken_and_long_text_is_parted():
    assert max(map(len, door.break_long_words("x" * 200).split())) == 60
    parts = door.paragraphs_of("A sentence that ends here. " * 500)
    assert all(len(part) <= 2000 for part in parts)
    assert " ".join(parts).split() == ("A sentence that ends here. " * 500).split()


@given(st.text(alphabet="ab. \n", max_size=300), st.integers(5, 50))
def test_parting_loses_no_letter(plain, longest):
    parts = door.paragraphs_of(plain, longest)
    assert "".join("".join(parts).split()) == "".join(plain.split())
    assert all(0 < len(part) <= longest for part in parts)


def test_pieces_say_which_font_and_count_what_none_has():
    made = door.TextDoor(dict.fromkeys(map(ord, "abc é")), (dict.fromkeys(map(ord, "≥")),))
    pieces = [(piece.text, piece.fallback) for piece in made.pieces("aé≥中文b")]
    assert pieces == [("aé", None), ("≥", 0), (door.NOT_PRINTABLE, None), ("b", None)]
    assert made.missing == {"中": 1, "文": 1}


def test_no_module_uses_a_writer_that_reads_markup():
    """ReportLab's Paragraph parses its text, and opened a local file when shown `<img src>`."""
    parsers = {
        "Paragraph",
        "XPreformatted",
        "Preformatted",
        "ParaParser",
        "TableOfContents",
        "BidiParagraph",
        "HTML",
    }
    found = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab"):
                found += [f"{path.name}: {a.name}" for a in node.names if a.name in parsers | {"*"}]
            if isinstance(node, ast.Import) and any(
                a.name.startswith("reportlab.") for a in node.names
            ):
                found.append(f"{path.name}: plain import, which this test cannot follow")
    assert found == []


def test_only_the_text_places_paint_strings():
    """Text reaches a canvas where pieces were cut by the door, and nowhere else."""
    allowed = {"words.py", "drawings.py", "layout.py", "contents.py"}
    painters = {
        "textOut",
        "drawString",
        "drawRightString",
        "drawCentredString",
        "textLine",
        "textLines",
    }
    found = {
        path.name
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in painters and "ui" not in path.parts
    }
    assert found <= allowed


def test_reportlab_may_fetch_and_open_nothing():
    from reportlab import rl_config  # noqa: PLC0415 - dear import

    from digistrat_desktop.reports.pdf.fonts import lock_down  # noqa: PLC0415 - dear import

    lock_down()
    assert (rl_config.trustedSchemes, rl_config.trustedHosts, rl_config.toColorCanUse) == (
        [],
        [],
        None,
    )
    assert rl_config.invariant == 1


@pytest.mark.parametrize("through", [door.clean, door.clean_line, door.escape])
def test_no_line_ends_between_a_number_and_its_percent_sign(through):
    assert through("From 8.9 % to 9 %, or 100 % more") == (
        "From 8.9\N{NO-BREAK SPACE}% to 9\N{NO-BREAK SPACE}%, or 100\N{NO-BREAK SPACE}% more"
    )
    assert through("per cent: a %") == "per cent: a %"
