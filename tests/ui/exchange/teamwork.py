"""What people do who work together in a folder, each in a window of their own."""

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.pages.team import TeamCard


def join(seat, folders):
    card = seat.go("settings").findChild(TeamCard)
    seat.dialogs.file = folders / "team"
    card.choose.click()
    seat.settle()
    return card


def answer(seat, level, item="ALN-01"):
    answer_at_once(seat, level, item)
    seat.settle()


def answer_at_once(seat, level, item="ALN-01"):
    session = seat.session
    step = set_response(
        session.workspace, session.assessment, item, {"answer": level}, session.author
    )
    assert session.submit(step)


def answer_of(seat, item="ALN-01"):
    return responses_of(seat.session.workspace, seat.session.assessment.id).get(item)


def meet(*seats):
    for seat in seats:
        seat.context.team.meet()
        seat.settle()


def line(seat):
    """Give the line that tells of the folder, or nothing."""
    return " ".join(said for said in seat.banners() if said.startswith("Note: "))


def follow(seat, words):
    """Press what the line offers."""
    links = [w for w in seat.window.shell.findChildren(LinkButton) if w.text() == words]
    next(one for one in links if one.isVisible()).click()
    seat.settle()
