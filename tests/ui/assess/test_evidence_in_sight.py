"""A form of evidence is opened where a person sees it, says what it is, and has the blue button."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect

from digistrat_desktop.domain.words import short_day
from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton
from digistrat_desktop.ui.pages.assess.evidence_forms import facts_of
from digistrat_desktop.ui.text import PlainLabel

pytestmark = pytest.mark.ui
ITEM = "ALN-01"  # has evidence
SIZES = ((1024, 560, 100), (1366, 768, 100), (1920, 1080, 100), (1920, 1080, 200))
WAYS = {
    "Add evidence": lambda evidence: evidence.add_button.click(),
    "Edit evidence": lambda evidence: evidence.open_edit(evidence._pairs[0][0].id),
    "New version": lambda evidence: evidence.open_version(evidence._pairs[0][0].id),
    "Use evidence already here": lambda evidence: evidence.use_button.click(),
}


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]} at {size[2]}")
def sized(request, seat_at):
    """Give the window on a question that has evidence, in one of the sizes people use."""
    width, height, percent = request.param
    settings = Settings(theme="light", text_percent=percent)
    return seat_at(settings=settings, size=(width, height))


def is_large(seat):
    return seat.context.look.theme.text_percent > 100


def is_seen(page, widget):
    view = page._page.viewport()
    place = QRect(widget.mapTo(view, QPoint(0, 0)), widget.size())
    return widget.isVisible() and view.rect().contains(place)


@pytest.mark.parametrize("title", ["Add evidence", "Edit evidence", "New version"])
def test_a_form_of_evidence_opens_with_its_heading_and_all_that_there_is_room_for(sized, title):
    page = sized.go("assess", ITEM)
    evidence = page.reasons.evidence
    WAYS[title](evidence)
    sized.settle()
    form, room = evidence.form, page._page.viewport().height()
    assert form.title.text() == title
    assert is_seen(page, form.title)
    assert is_seen(page, form.fields.boxes["title"])
    assert is_seen(page, form.fields.boxes["strength"])
    assert is_seen(page, form.save_button) or form.height() > room
    assert form.height() <= room or title != "Add evidence" or is_large(sized)
    assert form.control("title").hasFocus()


@pytest.mark.parametrize("title", WAYS)
def test_save_evidence_is_the_blue_button_while_its_form_is_open(seat, title):
    page = seat.go("assess", ITEM)
    evidence = page.reasons.evidence
    if title.startswith("Use"):
        page.show_item("ALN-02")
    WAYS[title](evidence)
    assert evidence.form.title.text() == title
    assert blue(page) == [evidence.form.save_button.text()]
    evidence.form.leave()
    assert blue(page) == ["Next question"]


def test_next_question_is_blue_again_on_the_question_it_leads_to(seat):
    page = seat.go("assess", ITEM)
    page.reasons.evidence.add_button.click()
    page.frame.next.click()
    seat.settle()
    assert blue(page) == ["Next question"]


def blue(page):
    """Give the words of the buttons that look like what the page is for."""
    seen = [one for one in page.findChildren(PrimaryButton) if one.isVisible()]
    return [one.text() for one in seen if one.property("kind") == "primary"]


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768), (1920, 1080)])
def test_the_row_of_evidence_and_its_head_stand_close_together(seat_at, size):
    seat = seat_at(size=size)
    page = seat.go("assess", ITEM)
    evidence = page.reasons.evidence
    links = evidence.table.rows()[0][0].findChildren(LinkButton)
    for one, following in pairwise(links):
        assert following.x() - one.geometry().right() <= 24
    page.show_item("ALN-02")
    seat.settle()
    heading = next(one for one in evidence.findChildren(PlainLabel) if one.text() == "Evidence")
    tops = {at_top(evidence, one) for one in (evidence.use_button, evidence.add_button)}
    assert len(tops) == 1
    middle = at_top(evidence, heading) + heading.height() / 2
    beside = abs(middle - min(tops) - evidence.add_button.height() / 2) <= 3
    assert beside or at_top(evidence, heading) + heading.height() <= min(tops)


def at_top(evidence, widget):
    return widget.mapTo(evidence, QPoint(0, 0)).y()


def test_the_day_of_evidence_is_never_parted(seat):
    evidence = seat.go("assess", ITEM).reasons.evidence
    found = evidence._pairs[0][1]
    told = facts_of(seat.session.workspace, found, "Siloed")
    assert short_day(found.dated).replace(" ", "\N{NO-BREAK SPACE}") in told
