import datetime as dt
import json
import os

import pytest

from digistrat_desktop.system.file_lock import Holder
from digistrat_desktop.system.snapshot_requests import (
    answer_request,
    clear_old_requests,
    pending_requests,
    read_answer,
    request_snapshot,
    wait_for_answer,
    withdraw_request,
)

AT = dt.datetime(2026, 5, 14, 9, 0, tzinfo=dt.UTC)
BEN = Holder("ben", "DESK-77", "", "2026-05-14T09:05:00+00:00", 77)
EARLIER = Holder("amina", "DESK-12", "", "2026-05-14T09:01:00+00:00", 12)
ID, OTHER_ID = "0c6de2a8-0000-4000-8000-000000000001", "0c6de2a8-0000-4000-8000-000000000002"


@pytest.fixture
def lock_path(tmp_path):
    return tmp_path / "digistrat.lock"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_request_is_seen_by_the_holder_and_its_answer_by_the_asker(lock_path):
    request = request_snapshot(lock_path, BEN, ID)
    assert read_answer(request) is None
    assert pending_requests(lock_path) == (request,)
    answer_request(request, AT, snapshot="snapshot-1.db")
    assert pending_requests(lock_path) == ()
    assert read_answer(request).snapshot == "snapshot-1.db"
    assert read_answer(request).refusal == ""


def test_requests_are_answered_in_the_order_they_were_asked(lock_path):
    request_snapshot(lock_path, BEN, ID)
    request_snapshot(lock_path, EARLIER, OTHER_ID)
    assert [one.asker.user for one in pending_requests(lock_path)] == ["amina", "ben"]


def test_a_refusal_is_told_in_its_own_words(lock_path):
    request = request_snapshot(lock_path, BEN, ID)
    answer_request(request, AT, refusal="The disk is full.")
    answer = read_answer(request)
    assert (answer.snapshot, answer.refusal) == ("", "The disk is full.")


def test_withdrawing_leaves_nothing_behind_and_may_be_repeated(lock_path, tmp_path):
    request = request_snapshot(lock_path, BEN, ID)
    withdraw_request(request)
    withdraw_request(request)
    assert names(tmp_path) == []


def test_an_answer_is_one_thing_or_the_other(lock_path):
    request = request_snapshot(lock_path, BEN, ID)
    for given in ({}, {"snapshot": "a.db", "refusal": "no"}):
        with pytest.raises(ValueError, match="name of a file or a reason"):
            answer_request(request, AT, **given)


@pytest.mark.parametrize(
    "name", ["../store.db", "/etc/passwd", "a/b", "C:x", "..", ".hidden", "a" * 200]
)
def test_an_answer_never_points_out_of_the_snapshots_folder(lock_path, name):
    request = request_snapshot(lock_path, BEN, ID)
    with pytest.raises(ValueError, match="name of a file"):
        answer_request(request, AT, snapshot=name)
    content = json.dumps({"snapshot": name, "refusal": "", "at": "x"})
    lock_path.with_name(f"digistrat.lock.answer.{ID}.json").write_text(content, encoding="utf-8")
    assert read_answer(request) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"user": 3}', '{"snapshot": 1}'])
def test_damaged_requests_and_answers_are_left_out(lock_path, content):
    request = request_snapshot(lock_path, BEN, ID)
    lock_path.with_name(f"digistrat.lock.ask.{OTHER_ID}.json").write_text(content, encoding="utf-8")
    lock_path.with_name(f"digistrat.lock.answer.{ID}.json").write_text(content, encoding="utf-8")
    assert pending_requests(lock_path) == (request,)
    assert read_answer(request) is None


def test_an_id_that_is_no_uuid_is_refused(lock_path):
    with pytest.raises(ValueError, match="UUID"):
        request_snapshot(lock_path, BEN, "../../etc")


def test_waiting_ends_with_the_answer(lock_path):
    request = request_snapshot(lock_path, BEN, ID)
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 3:
            answer_request(request, AT, snapshot="s.db")

    assert wait_for_answer(request, sleep).snapshot == "s.db"
    assert len(slept) == 3


def test_waiting_ends_when_patience_does_and_takes_the_request_back(lock_path, tmp_path):
    request = request_snapshot(lock_path, BEN, ID)
    slept = []
    assert wait_for_answer(request, slept.append, patience_s=1.0) is None
    assert sum(slept) == pytest.approx(1.1)
    assert names(tmp_path) == []


def test_requests_nobody_came_back_for_are_cleared(lock_path, tmp_path):
    old = request_snapshot(lock_path, BEN, ID)
    answer_request(old, AT, snapshot="s.db")
    request_snapshot(lock_path, EARLIER, OTHER_ID)
    path = lock_path.with_name(f"digistrat.lock.answer.{ID}.json")
    os.utime(path, (AT.timestamp(), AT.timestamp()))
    assert clear_old_requests(lock_path, AT + dt.timedelta(hours=1)) == 1
    assert names(tmp_path) == [f"digistrat.lock.ask.{OTHER_ID}.json"]
