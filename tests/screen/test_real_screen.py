"""On a screen with a window manager: the main job by mouse and keys; frame, second start, and a sudden end."""

import sys

import pytest

from digistrat_desktop.domain.record.workspace import responses_of
from tests.helpers.pdf_text import page_texts
from tests.screen.first_hour import PROSE
from tests.screen.whole_job import NAME
from tests.ui.seat import Seat, open_library

pytestmark = [pytest.mark.ui, pytest.mark.slow]


def test_the_main_job_is_done_by_mouse_and_keys_with_what_people_do_by_accident(
    on_screen, tmp_path
):
    out = tmp_path / "board.pdf"
    said = on_screen("whole_job", tmp_path / "store", out)
    assert said.splitlines()[-1] == "report saved"
    assert NAME in page_texts(out.read_bytes())[0]


def test_real_keys_and_a_real_frame_from_the_first_start_to_a_sudden_end(
    on_screen, tmp_path, qtbot
):
    store = tmp_path / "store"
    said = on_screen("first_hour", sys.executable, store)
    assert "second start ended with 0" in said
    library = open_library(store)
    try:
        (found,) = library.home(50).latest
        opened = library.open_trust(found.trust_id, found.assessment_id)
    finally:
        library.close()
    kept = [
        one for one in responses_of(opened.workspace, found.assessment_id).values() if one.answer
    ]
    assert [(one.answer, one.rationale) for one in kept] == [("siloed", PROSE)]
    _can_be_written_on(qtbot, store, found)


def _can_be_written_on(qtbot, store, found):
    """After the sudden end the reason can be typed in, and looks so."""
    seat = Seat(qtbot, store).sit_down()
    seat.context.navigator.open_trust(found.trust_id, found.assessment_id)
    seat.settle()
    why = seat.go("assess", "ALN-01").reasons.fields.control("rationale")
    assert (why.toPlainText(), why.isReadOnly()) == (PROSE, False)
    picture = why.grab().toImage()
    paper = picture.pixelColor(picture.width() // 2, picture.height() - 6)
    assert paper == seat.context.look.colour("surface")
    seat.window.close()
