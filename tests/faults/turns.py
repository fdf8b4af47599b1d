"""Two programs take turns at one store: every increment of each is counted."""

import os

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.errors import StoreHeld
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import responses_of
from tests.helpers.makers import Desk, begun_desk
from tests.helpers.stores import batch_of, is_sound, opened, record_all, trail_end

TRIES = 50


def count_together(path, each, programs=2):
    """Let programs add one to a number in the store, `each` times; give the number at the end."""
    desk, trust, assessment = begun_desk()
    store = opened(path)
    record_all(store, desk)
    store.close()
    children = [_start(path, assessment, each, room) for room in range(2, 2 + programs)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    store = opened(path)
    number = _number(store.open_trust(trust.id, assessment.id).workspace, assessment)
    length = trail_end(store, trust.id)[0].length
    sound = is_sound(store)
    store.close()
    return codes, number, length - 2, sound


def _start(path, assessment, each, room):
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        desk = Desk(room)
        for _ in range(each):
            _add_one(path, assessment, desk)
        code = 0
    finally:
        os._exit(code)
    return None


def _add_one(path, assessment, desk):
    store = _opened_in_turn(path)
    workspace = store.open_trust(assessment.trust_id, assessment.id).workspace
    more = {"rationale": str(_number(workspace, assessment) + 1)}
    author = Author(desk.stamp, desk.new_id)
    step = set_response(workspace, assessment, "ALN-01", more, author)
    store.record(batch_of(step))
    store.close()


def _opened_in_turn(path):
    for _ in range(TRIES):
        try:
            return opened(path)
        except StoreHeld:
            continue
    raise StoreHeld("never had a turn")


def _number(workspace, assessment):
    response = responses_of(workspace, assessment.id).get("ALN-01")
    return int(response.rationale) if response else 0
