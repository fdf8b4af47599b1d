"""A reason goes on the change trail, so it must be text that can be kept."""

from digistrat_desktop.domain.edits.strategy import add_entry, withdraw_entry
from digistrat_desktop.domain.trust.strategy import Initiative
from tests.helpers.makers import begun_desk


def test_half_a_character_in_a_reason_never_reaches_the_trail():
    desk, trust, _ = begun_desk()
    made, step = add_entry(
        desk.present, Initiative, trust.trust_id, {"title": "Portal"}, desk.author
    )
    desk.do(step)
    gone = withdraw_entry(desk.present, made, "No money\ud800\x00", desk.author)
    assert gone.changes[0].reason == "No money"
    assert gone.changes[0].after["gone_because"] == "No money"
