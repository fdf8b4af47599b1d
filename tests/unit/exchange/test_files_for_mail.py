"""Files small enough for email: without attachments, in pieces, and nothing that is left out is damage."""

import datetime as dt

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.packages.exchange import (
    Sending,
    export_trust,
    latest_in,
    plan_import,
)
from digistrat_desktop.services.packages.verifying import verify_package
from digistrat_desktop.services.record.verifying import verify_library
from tests.architecture.tree import ROOT
from tests.helpers.desks import FILES, read_file

KEPT_BY_VERSION_1 = ("_sealed", "_by_merge")
NOT_HERE = "from an earlier version"


def first(name):
    return ROOT / f"tests/data/package_v1{name}.digistrat"


def mailed(desk, trust_id, out):
    return export_trust(
        desk.library, trust_id, out, desk.author.stamp(), sending=Sending(by_mail=True)
    )


@pytest.fixture(params=KEPT_BY_VERSION_1)
def old(request, ann, tmp_path):
    """A trust whose changes name files that version 1 kept: the whole one, and a file for mail."""
    whole = first(request.param)
    plan = ann.take(whole)
    made = mailed(ann, plan.package.content.trust_id, tmp_path / "slim.digistrat")
    return whole, made


def test_attachments_stay_at_home_and_the_rest_is_there(old):
    whole, slim = (read_file(path).content for path in (old[0], old[1].path))
    assert whole.attachments
    assert not slim.attachments
    assert {e.hash for e in slim.events} == {e.hash for e in whole.events}


def test_what_is_left_out_is_told_as_not_here_and_never_as_damage(old, bob):
    _, made = old
    for report in (verify_package(FILES, made.path), (bob.take(made.path), verified(bob))[1]):
        told = "\n".join(report.lines)
        assert report.sound, told
        assert NOT_HERE in told
        assert "PROBLEM" not in told
        assert "NOT VALID" not in told
        assert "NOT AS SIGNED" not in told


def test_what_was_left_out_is_news_when_it_comes(old, bob):
    whole, made = old
    bob.take(made.path)
    plan = plan_import(bob.library, whole)
    assert not plan.nothing_new
    assert "attachment" in plan.summary
    bob.take(whole)
    assert all(bob.library.store.attachment(name) for name in read_file(whole).content.attachments)
    assert NOT_HERE not in "\n".join(verified(bob).lines)
    assert plan_import(bob.library, whole).nothing_new


def test_a_file_that_came_and_was_taken_out_of_the_store_later_is_damage(old, bob):
    whole, made = old
    bob.take(made.path)
    bob.take(whole)
    bob.library.store._db.execute("DELETE FROM attachment")
    assert not verified(bob).sound


def verified(desk):
    return verify_library(desk.library)


@pytest.fixture
def small(ann):
    """Ann's desk where mail takes next to nothing."""
    ann.library.files = ann.library.files._replace(most_by_mail=3_000)
    return ann


def test_a_large_record_goes_in_files_each_small_enough_for_mail(small, bob, place, tmp_path):
    made = mailed(small, place[0], tmp_path / "trust.digistrat")
    paths = (made.path, *made.more)
    assert len(paths) > 2
    _framework, *rest = (path.stat().st_size for path in paths)
    assert max(rest) <= 3_000
    for path in paths:
        bob.take(path)
    assert bob.library.store.graph(place[0]).end == small.library.store.graph(place[0]).end
    assert bob.sound()


def test_a_piece_without_the_one_before_it_is_told_and_is_not_called_altered(
    small, bob, place, tmp_path
):
    made = mailed(small, place[0], tmp_path / "trust.digistrat")
    with pytest.raises(Refused, match="continues one that you have not opened"):
        plan_import(bob.library, made.more[0])
    report = verify_package(FILES, made.more[0])
    assert report.sound
    assert "continues a file that is not here" in "\n".join(report.lines)


def test_a_record_that_fits_goes_in_one_file(ann, place, tmp_path):
    made = mailed(ann, place[0], tmp_path / "trust.digistrat")
    assert not made.more
    assert made.path.stat().st_size < 35_000_000


@pytest.fixture
def unframed(ann, bob, place, tmp_path):
    """A file of Ann's whose framework was left out, and Bob's desk that never had it."""
    ann.start(place[0], "Older", as_of=dt.date(2025, 3, 31))
    content = ann.library.store.hand_over(place[0])
    bob.library._catalogue = Catalogue((tmp_path,))
    out = tmp_path / "unframed.digistrat"
    out.write_bytes(FILES.write(content._replace(packs=())))
    return out


def test_without_its_framework_a_trust_is_read_as_far_as_can_be(bob, place, unframed):
    report = verify_package(FILES, unframed)
    assert report.sound
    assert "Not here: 1 framework" in "\n".join(report.lines)
    bob.take(unframed)
    found = bob.library.open_trust(place[0])
    assert found.assessment_id is None
    assert found.workspace.all(Metric)
    assert not found.workspace.all(Assessment)
    told = verified(bob)
    assert told.sound, told.lines
    assert "Not here: 1 framework" in "\n".join(told.lines)


def test_the_assessment_without_its_framework_is_refused_with_what_to_do(bob, place, unframed):
    bob.take(unframed)
    with pytest.raises(Refused, match=r"framework for this assessment is not in your data") as why:
        bob.library.open_trust(place[0], place[1])
    assert "whole trust" in str(why.value)


def test_a_framework_that_comes_later_is_news_and_opens_its_assessments(
    ann, bob, place, unframed, send
):
    bob.take(unframed)
    plan = bob.take(send(ann, place[0]))
    assert plan.changes == 0
    assert not plan.nothing_new
    assert bob.library.open_trust(place[0], place[1]).packs
    assert bob.sound()


def test_someone_who_has_everything_already_is_told_and_gets_no_file(ann, shared, tmp_path):
    known = latest_in(ann.library.store.hand_over(shared[0]))
    out = tmp_path / "none.digistrat"
    with pytest.raises(Refused, match="has everything already"):
        export_trust(ann.library, shared[0], out, ann.author.stamp(), sending=Sending(known))
    assert not out.exists()
