"""A store of schema 4 took for settled what only one of two seals covers; it is put right on opening."""

import json
import sqlite3

from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.storage.port import Arrival
from tests.helpers.desks import FILES
from tests.helpers.graphs import AUTUMN, TRUST, Hand, uid
from tests.helpers.makers import Desk
from tests.helpers.stores import is_sound, opened

ITEM = uid(AUTUMN, "ALN-02")


def signed_apart():
    """Two people sign one assessment apart; one answers a question more."""
    ann = Hand().begin(AUTUMN)
    ann.answer(AUTUMN, "ALN-01", "siloed")
    bob = ann.other("bob")
    bob.say(AUTUMN, "response", ITEM, {"item_id": "ALN-02", "answer": "embedded"})
    bob.seal(AUTUMN, "Director")
    ann.seal(AUTUMN)
    return ann.take(bob)


def as_schema_4_left_it(path):
    store = opened(path)
    store.bring_in(Arrival(FILES.read(signed_apart().file())), Desk(7).author)
    store.close()
    body = json.dumps({"answer": "embedded", "item_id": "ALN-02"}, separators=(",", ":"))
    db = sqlite3.connect(path)
    with db:
        db.execute("UPDATE record SET body = ?, unsettled = '' WHERE id = ?", (body, ITEM))
        db.execute("PRAGMA user_version = 4")
    db.close()


def check(store):
    found = store.open_trust(TRUST).workspace.get(Response, ITEM)
    assert found.answer == ""
    assert {one.value for one in found.unsettled["answer"]} == {"", "embedded"}
    assert is_sound(store)
    store.close()


def test_a_store_of_the_schema_before_shows_it_unsettled_and_is_sound(tmp_path):
    path = tmp_path / "digistrat.db"
    as_schema_4_left_it(path)
    check(opened(path, read_only=True))
    check(opened(path))
    check(opened(path, read_only=True))
