"""One edit is judged once, whatever page is shown, and not on the window's thread."""

import sys
import threading
from collections import Counter
from functools import partial

import pytest

from digistrat_desktop.analysis import judgement
from digistrat_desktop.analysis.actions.order import next_best, suggested_actions
from digistrat_desktop.analysis.answers.evidence import claims_of
from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.answers.readiness import open_matters
from digistrat_desktop.analysis.counting import counts_of
from digistrat_desktop.analysis.findings.all_findings import all_findings
from digistrat_desktop.analysis.findings.grounds import grounds_of
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.ui.pages.table import PAGES

ONCE = (
    *(judge, grounds_of, all_findings, claims_of, counts_of, metric_lines),
    *(next_best, suggested_actions, open_matters),
)
JUDGING = {work.__code__: work.__name__ for work in (*ONCE, position_of)}


class Calls:
    """Counts what is worked out, and on which threads, while it watches a window."""

    def __init__(self):
        self.made, self.threads = Counter(), set()

    def __call__(self, frame, event, _):
        if event == "call" and frame.f_code in JUDGING:
            self.made[JUDGING[frame.f_code]] += 1
            self.threads.add(threading.current_thread())

    def watch(self, seat, work):
        """Do something in a window and wait until it is still again."""
        self._on_each_thread(seat, self)
        work()
        seat.settle()
        self._on_each_thread(seat, None)

    def _on_each_thread(self, seat, watcher):
        jobs, failed = seat.context.jobs, seat.context.navigator.failed.emit
        jobs.run(partial(sys.setprofile, watcher), lambda _: None, failed)
        seat.settle()
        sys.setprofile(watcher)


def give_a_reason(seat):
    session = seat.session
    said = {"movement_reason": "The board looked at it again."}
    step = set_response(session.workspace, session.assessment, "ALN-01", said, session.author)
    assert session.submit(step)


@pytest.mark.parametrize("page", [page.id for page in PAGES if page.id != "rescue"])
def test_one_edit_is_judged_once(seat, page):
    calls = Calls()
    seat.go(page)
    calls.watch(seat, partial(give_a_reason, seat))
    names = [work.__name__ for work in ONCE]
    assert {name: calls.made[name] for name in names} == dict.fromkeys(names, 1)
    assert threading.main_thread() not in calls.threads


def test_pages_that_are_shown_again_judge_nothing(seat):
    calls, pages = Calls(), ("check", "progress", "actions", "constraints", "signing", "home")
    for page in pages:
        seat.go(page)
    for page in pages:
        calls.watch(seat, partial(seat.window.go, page))
    assert not calls.made


def test_a_start_judges_what_is_open_once_though_it_may_be_changed_only_later(seat_at, monkeypatch):
    times = []

    def counted(*about):
        times.append(about)
        return judge(*about)

    monkeypatch.setattr(judgement, "judge", counted)
    seat = seat_at()
    assert not seat.session.read_only
    assert len(times) == 1


def test_what_was_judged_stands_when_only_the_right_to_change_it_goes(seat):
    before, told = seat.context.insight.current(), []
    seat.context.insight.ready.connect(told.append)
    seat.session.set_read_only("Read-only")
    seat.settle()
    assert seat.context.insight.current() is before
    assert told == [before]
