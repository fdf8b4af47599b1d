"""What comes in cannot reach into another trust, and a failing disk leaves nothing half done."""

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import make_event
from digistrat_desktop.services.packages.exchange import apply_import, plan_import
from tests.helpers.desks import FILES

OTHER = "00000000-0000-4000-8000-0000000000ff"


def moved(content, trust_id):
    """Give the same changes as those of another trust, with everything that follows made right."""
    renamed, events = {}, []
    for event in content.events:
        said = {**event.said, "trust": trust_id}
        if event.key[1] == "trust":
            said["record"] = trust_id
        made = make_event([renamed[parent] for parent in event.parents], said)
        renamed[event.hash] = made.hash
        events.append(made)
    return content._replace(trust_id=trust_id, events=tuple(events))


def test_assessments_of_another_trust_cannot_be_taken_over(ann, place, tmp_path):
    path = tmp_path / "taken.digistrat"
    path.write_bytes(FILES.write(moved(ann.library.store.hand_over(place[0]), OTHER)))
    before = ann.file()
    plan = plan_import(ann.library, path)
    with pytest.raises(Refused, match="belongs to another trust in your data"):
        apply_import(ann.library, plan, ann.author)
    assert ann.file() == before
    assert ann.sound()


def test_a_name_given_here_is_not_replaced_by_one_from_a_file(ann, bob, shared, send):
    bob.library.name_person("person-Ann", "Ann of our own")
    ann.answer(shared[1], "ALN-03", answer="siloed")
    bob.take(send(ann, shared[0]))
    assert bob.library.home(1).people["person-Ann"] == "Ann of our own"


def test_a_file_put_under_a_name_that_cannot_be_written_leaves_nothing(ann, place, tmp_path):
    from digistrat_desktop.services.packages.exchange import export_trust  # noqa: PLC0415 - here only

    with pytest.raises(Refused):
        export_trust(ann.library, place[0], tmp_path / "none" / "x.digistrat", ann.author.stamp())
    assert not (tmp_path / "none").exists()
