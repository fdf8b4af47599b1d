"""A record that is too large for one file goes out in several and comes together again."""

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.packages.exchange import export_trust, plan_import


@pytest.fixture
def sent(ann, place, tmp_path):
    """Ann's trust in several files, in their order."""
    ann.library.files = ann.library.files._replace(most_bytes=4_000)
    made = export_trust(ann.library, place[0], tmp_path / "big.digistrat", ann.author.stamp())
    return [made.path, *made.more]


def test_it_goes_out_in_several_files_that_are_named_in_order(sent):
    assert [path.name for path in sent[:2]] == ["big.digistrat", "big 2.digistrat"]
    assert len(sent) > 2


def test_they_come_together_in_order_and_are_refused_in_another(ann, bob, place, sent):
    with pytest.raises(Refused, match="continues one that you have not opened"):
        plan_import(bob.library, sent[1])
    for path in sent:
        bob.take(path)
    here, there = (one.library.store.graph(place[0]) for one in (bob, ann))
    assert here.end == there.end
    assert bob.sound()


def test_a_file_that_is_there_is_not_written_over(ann, place, tmp_path, sent):
    before = sent[1].read_bytes()
    with pytest.raises(Refused, match="already exists"):
        export_trust(ann.library, place[0], tmp_path / "big.digistrat", ann.author.stamp())
    assert sent[1].read_bytes() == before
