"""The Metrics page at a seat: a page of its own on the window's services."""

import pytest

from digistrat_desktop.ui.pages.metrics.page import MetricsPage


@pytest.fixture
def page_at(seat_at):
    """Give a function that shows the page; it remembers its seat."""

    def show(*, size=(1100, 700), **how):
        seat = seat_at(**how)
        page = MetricsPage(seat.context, seat.window)
        page.resize(*size)
        page.show()
        page.raise_()
        page.show_state()
        page.seat = seat
        seat.settle()
        return page

    return show


@pytest.fixture
def page(page_at):
    """The page on a made-up trust with four metrics."""
    return page_at()
