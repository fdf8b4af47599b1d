"""Hands at the page of Settle: opening it, pressing, and reading what stands there."""

from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.assessment import Assessment


def at_the_latest(seat_at, filled, **parts):
    """Open the latest assessment of a trust."""
    found = seat_at(filled=filled, **parts)
    autumn = max(found.session.workspace.all(Assessment), key=lambda one: one.as_of)
    found.session.show_assessment(autumn.id)
    found.settle()
    return found


def words_on(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(seat, page, words):
    buttons = page.findChildren(QPushButton)
    next(one for one in buttons if one.text() == words and one.isVisible()).click()
    seat.settle()


def response(seat, item):
    return responses_of(seat.session.workspace, seat.session.assessment.id)[item]
