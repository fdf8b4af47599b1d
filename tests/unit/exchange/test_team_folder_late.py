"""What comes to a copy after the changes it goes with ends in every copy that works in the folder."""

from contextlib import closing
from pathlib import Path

import pytest

from digistrat_desktop.domain.edits.assessments import edit_evidence
from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.domain.record.changes import Change, step_of
from digistrat_desktop.domain.record.graph import FEW_BRANCHES, MOST_BRANCHES, MOST_PARENTS
from digistrat_desktop.services import evidence_files
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.team import meeting
from digistrat_desktop.services.team.folder import TeamFolder
from digistrat_desktop.services.team.meeting import (
    TeamPlace,
    keep_own_files,
    keep_shared,
    meet,
    not_shared_yet,
    sharing,
)
from digistrat_desktop.services.team.trusts_there import TrustsThere
from digistrat_desktop.storage.house_rules import HouseRules
from digistrat_desktop.storage.port import Arrival
from tests.helpers.desks import CATALOGUE, FILES, computer
from tests.helpers.graphs import AUTUMN, TRUST, Hand
from tests.helpers.makers import Desk as Maker
from tests.helpers.sample_store import older_store
from tests.helpers.stores import is_sound, log_of, opened
from tests.record.histories import Ram
from tests.record.outside import Desk
from tests.record.test_names import gone_on
from tests.storage.test_loose_ends import apart, with_more
from tests.unit.exchange.test_attached_files import COPY, attach, the_one
from tests.unit.exchange.test_team_folder import PASSWORD, folder_of, met, packages, put

PLACE = Path("/team")


@pytest.fixture
def disk():
    return Ram()


@pytest.fixture
def cat(tmp_path):
    with computer(tmp_path, "Cat") as made:
        yield made


@pytest.fixture
def kept(ann, place):
    """Ann's trust and assessment, whose evidence has a file."""
    attach(ann, place[1], title="Papers")
    return place


@pytest.fixture
def three(ann, bob, cat, kept, send):
    """All three, the others without frameworks and files; and a file of Ann's with them."""
    bare(ann, bob, kept[0])
    bare(ann, cat, kept[0])
    return ann, bob, cat, send(ann, kept[0])


class Going(Ram):
    """A share that does not answer, while it is away."""

    away = False

    def names(self):
        if self.away:
            raise OSError(5, "away")
        return super().names()


class Full(Ram):
    """A share on which nothing more has room, while it has not."""

    full = True

    def add(self, name, content):
        if self.full:
            raise OSError(28, "full")
        super().add(name, content)


def bare(ann, bob, trust_id):
    """Give Bob all changes of Ann's, without frameworks and files."""
    content = ann.library.store.hand_over(trust_id)
    bob.library.store.bring_in(Arrival(content._replace(packs=(), attachments={})), bob.author)


def packs_of(computer):
    return {sha256 for (sha256,) in computer.library.store._db.execute("SELECT sha256 FROM pack")}


def beside(computer):
    """Give the fingerprints of all frameworks and files that are kept."""
    return packs_of(computer) | computer.library.store.file_sizes().keys()


@pytest.mark.parametrize("password", [None, PASSWORD])
@pytest.mark.parametrize("how", ["by a file", "by the folder"])
def test_what_comes_late_to_one_comes_to_all(three, kept, disk, how, password):
    ann, bob, cat, file = three
    for number, one in ((2, bob), (3, cat)):
        met(one, kept[0], disk, number, password)
        assert not beside(one)
    if how == "by a file":
        bob.take(file)
        assert beside(bob) == beside(ann)
        met(bob, kept[0], disk, 2, password)
    else:
        met(ann, kept[0], disk, 1, password)
        assert met(bob, kept[0], disk, 2, password).new == ()
    met(cat, kept[0], disk, 3, password)
    assert beside(bob) == beside(cat) == beside(ann) == {COPY, ann.pack.sha256}
    assert cat.sound()
    before, entries = set(packages(disk)), len(log_of(cat.library.store))
    for one, number in ((ann, 1), (bob, 2), (cat, 3), (bob, 2)):
        met(one, kept[0], disk, number, password)
    assert set(packages(disk)) == before
    assert len(log_of(cat.library.store)) == entries


def test_an_open_folder_is_not_at_rest_while_something_late_waits(ann, bob, kept, disk, send):
    trust_id = kept[0]
    bare(ann, bob, trust_id)
    folder, store = folder_of(bob, trust_id, disk, 2), bob.library.store
    sharing(bob.library, folder, trust_id)()
    assert folder.is_at_rest(store.writes())
    bob.take(send(ann, trust_id))
    assert not folder.is_at_rest(store.writes())
    sharing(bob.library, folder, trust_id)()
    assert folder.is_at_rest(store.writes())
    assert COPY in set().union(*(FILES.read(disk.files[n]).attachments for n in packages(disk)))


@pytest.fixture
def older(tmp_path):
    """Two libraries with a record that version 1 began, the second without any file of it."""
    store, other = (
        opened(older_store("v3_merged", tmp_path / "older.db")),
        opened(tmp_path / "o.db"),
    )
    (trust,) = store.trusts()
    content = store.hand_over(trust.id)._replace(packs=(), attachments={})
    other.bring_in(Arrival(content), Maker(51).author)
    with closing(store), closing(other):
        yield trust.id, Library(store, CATALOGUE, FILES), Library(other, CATALOGUE, FILES)


def test_files_of_version_1_that_come_late_are_shared_as_well(older, disk):
    trust_id, home, other = older
    assert home.store.file_sizes()
    for number, library in ((2, other), (1, home), (2, other)):
        folder = TeamFolder(trust_id, disk, FILES, f"names-{number:016x}.json")
        meet(library, folder, trust_id, Maker(60 + number).author)
    assert other.store.file_sizes() == home.store.file_sizes()
    assert is_sound(other.store)


def test_what_may_not_leave_this_computer_is_never_missed_in_the_folder(ann, kept, disk):
    ann.library.files = FILES._replace(rules=HouseRules(may_copy=False))
    trust_id = kept[0]
    for _ in range(3):
        folder = TeamFolder(trust_id, disk, ann.library.files, "names-0000000000000001.json")
        meet(ann.library, folder, trust_id, ann.author)
    (name,) = packages(disk)
    assert not FILES.read(disk.files[name]).attachments


@pytest.fixture
def two_copies(ann, bob, kept, disk, send):
    """Another copy each for one piece of evidence, by Ann and Bob apart; both are with Ann, and in her files."""
    bob.take(send(ann, kept[0]))
    found = [
        replaced_by(one, kept[1], content) for one, content in ((ann, b"%PDF A"), (bob, b"%PDF B"))
    ]
    met(ann, kept[0], disk)
    ann.take(send(bob, kept[0]))
    met(ann, kept[0], disk)
    return set(found)


def replaced_by(computer, assessment_id, content):
    """Put another copy in the place of the one a piece of evidence has; give its fingerprint."""
    path = computer.folder / "Other.pdf"
    path.write_bytes(content)
    found = evidence_files.look_at(path)
    step = edit_evidence(the_one(computer, assessment_id), found.attached(), computer.author)
    computer.library.record([step], computer.people, [], files={found.sha256: found.content})
    return found.sha256


def test_of_copies_two_people_put_apart_each_stays_in_the_folder_and_is_missed(
    ann, bob, cat, kept, disk, two_copies
):
    store, trust_id = ann.library.store, kept[0]
    assert store.copies_named(trust_id) == two_copies
    folder = folder_of(ann, trust_id, disk)
    meet(ann.library, folder, trust_id, ann.author)
    store._db.execute("DELETE FROM attachment")
    for n in range(12):
        ann.answer(kept[1], rationale=f"Reason {n}")
        sharing(ann.library, folder, trust_id)()
    assert len(packages(disk)) <= 9
    for one, number in ((ann, 1), (cat, 3)):
        met(one, trust_id, disk, number)
        assert one.library.store.file_sizes().keys() >= two_copies, one.person


@pytest.mark.parametrize("lost", [{"packs": (), "attachments": {}}, {"attachments": {}}])
def test_a_file_of_ones_own_stays_while_it_alone_has_what_came_late(ann, bob, kept, disk, lost):
    """The store was put back to a day before the files came."""
    trust_id = kept[0]
    met(ann, trust_id, disk)
    store = ann.library.store
    for n in range(12):
        ann.answer(kept[1], rationale=f"Reason {n}")
        folder = folder_of(ann, trust_id, disk)
        folder.look(store.graph(trust_id))
        folder.share(store.hand_over(trust_id)._replace(**lost), store.copies_named(trust_id))
        keep_own_files(store, trust_id, folder.mine)
    assert len(packages(disk)) <= 9
    met(bob, trust_id, disk, 2)
    assert beside(bob) == {COPY, ann.pack.sha256}


def test_what_a_copy_lost_while_it_worked_comes_again_from_the_folder(ann, bob, kept, disk, send):
    """A backup was put back, or the disk was full when it came."""
    met(ann, kept[0], disk)
    bob.take(send(ann, kept[0]))
    folder, store = folder_of(bob, kept[0], disk, 2), bob.library.store
    meet(bob.library, folder, kept[0], bob.author)
    assert folder.is_at_rest(store.writes())
    for table in ("attachment", "pack"):
        store._db.execute(f"DELETE FROM {table}")
    for _ in range(2):
        assert not folder.is_at_rest(store.writes())
        meet(bob.library, folder, kept[0], bob.author)
    assert beside(bob) == beside(ann)
    meet(bob.library, folder, kept[0], bob.author)
    assert folder.is_at_rest(store.writes())


def test_a_framework_nobody_can_read_is_tried_once_more_and_no_more(
    ann, bob, kept, disk, monkeypatch
):
    met(ann, kept[0], disk)
    bare(ann, bob, kept[0])
    folder, store = folder_of(bob, kept[0], disk, 2), bob.library.store
    monkeypatch.setattr(meeting, "pack_from_canonical_json", cannot_be_read)
    for _ in range(4):
        meet(bob.library, folder, kept[0], bob.author)
    assert beside(bob) == {COPY}
    assert folder.is_at_rest(store.writes())
    assert len(log_of(store)) == 2


def cannot_be_read(_):
    raise PackError(("It cannot be read",))


# A trust that is larger than one file may be.


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_a_trust_too_large_for_one_file_is_shared_in_several_and_comes_together(
    ann, bob, kept, disk, password
):
    trust_id = kept[0]
    small = FILES._replace(most_bytes=4_000)
    for one in (ann, bob):
        one.library.files = small
    for number in range(25):
        ann.answer(kept[1], f"ALN-0{number % 5 + 1}", rationale=f"Reason {number}")
        met(ann, trust_id, disk, 1, password)
    assert len(packages(disk)) > 5
    met(bob, trust_id, disk, 2, password)
    assert beside(bob) == beside(ann)
    assert bob.library.store.graph(trust_id).end == ann.library.store.graph(trust_id).end
    before = dict(disk.files)
    for _ in range(3):
        met(ann, trust_id, disk, 1, password)
    assert disk.files == before


def test_a_part_of_version_1_too_large_for_one_file_comes_together_with_what_it_names(
    tmp_path, disk
):
    hand, small = gone_on(), FILES._replace(most_bytes=4_000)
    (tmp_path / "part.digistrat").write_bytes(hand.part(AUTUMN))
    with closing(Desk(tmp_path / "bob", "bob")) as bob, closing(Desk(tmp_path / "c", "cat")) as cat:
        bob.take(tmp_path / "part.digistrat")
        for number, one in ((2, bob), (3, cat)):
            folder = TeamFolder(TRUST, disk, small, f"names-{number:016x}.json")
            meet(one.library, folder, TRUST, one.author)
        assert len(packages(disk)) == 2
        assert cat.library.store.graph(TRUST).end == bob.library.store.graph(TRUST).end
        assert cat.verify()


def test_a_file_that_does_not_fit_comes_in_once_what_kept_it_out_is_gone(tmp_path, disk):
    hand, trust = Hand().begin(AUTUMN), tmp_path / "trust.digistrat"
    trust.write_bytes(hand.file())
    with closing(Desk(tmp_path / "ann", "ann")) as ann:
        ann.take(trust)
        folder = TeamFolder(TRUST, disk, FILES, f"names-{1:016x}.json")
        forged = apart(hand, MOST_PARENTS, "eve")
        for count in range(MOST_BRANCHES, MOST_PARENTS + 1, FEW_BRANCHES):
            put(disk, with_more(hand, forged[:count]))
            assert meet(ann.library, folder, TRUST, ann.author).trouble.strange == 0
        (bobs,) = apart(hand, 1, "bob")
        put(disk, with_more(hand, [bobs]))
        assert meet(ann.library, folder, TRUST, ann.author).trouble.strange == 1
        assert bobs.hash not in ann.library.store.graph(TRUST)
        said = {"before": {}, "after": {"title": "Tied together"}, "assessment_id": None}
        about = {"kind": "assessment", "record_id": AUTUMN, "trust_id": TRUST}
        tied = Change(stamp=ann.author.stamp(), **about, **said)
        ann.library.record([step_of("Edit", tied)], {}, ())
        came = meet(ann.library, folder, TRUST, ann.author).new
        assert [event.hash for event in came] == [bobs.hash]
        assert ann.verify()


# How many changes wait.


def waiting(computer, trust_id):
    return not_shared_yet(computer.library.store, PLACE, trust_id)


def shared_now(computer, trust_id, folder):
    """Share as a window does."""
    folder.look(computer.library.store.graph(trust_id))
    shared = sharing(computer.library, folder, trust_id)()
    keep_shared(computer.library.store, PLACE, trust_id, shared.changes)
    return shared


def test_a_drive_that_goes_away_meanwhile_makes_nothing_wait_that_is_there(ann, place, disk):
    folder = folder_of(ann, place[0], disk)
    assert shared_now(ann, place[0], folder).waiting == 0
    gone = Going(disk.files)
    folder = folder_of(ann, place[0], gone)
    folder.look(ann.library.store.graph(place[0]))
    gone.away = True
    shared = sharing(ann.library, folder, place[0])()
    keep_shared(ann.library.store, PLACE, place[0], shared.changes)
    gone.away = False
    assert shared.waiting == 0
    assert waiting(ann, place[0]) == 0
    folder = folder_of(ann, place[0], Full(disk.files))
    ann.answer(place[1], "ALN-03", answer="siloed")
    ann.answer(place[1], "ALN-04", answer="siloed")
    assert shared_now(ann, place[0], folder).waiting == 2
    assert waiting(ann, place[0]) == 2


def test_what_another_copy_shared_waits_no_more_though_nothing_can_be_written(
    ann, bob, shared, disk, send
):
    full = Full(disk.files)
    met(bob, shared[0], disk, 2)
    ann.answer(shared[1], "ALN-03", answer="siloed")
    folder = folder_of(ann, shared[0], full)
    assert shared_now(ann, shared[0], folder).waiting == 1
    bob.take(send(ann, shared[0]))
    met(bob, shared[0], disk, 2)
    ann.answer(shared[1], "ALN-04", answer="siloed")
    assert shared_now(ann, shared[0], folder).waiting == 1
    assert waiting(ann, shared[0]) == 1


def test_files_that_went_from_the_folder_hold_nothing_any_more(ann, place, disk):
    folder = folder_of(ann, place[0], disk)
    shared_now(ann, place[0], folder)
    for name in packages(disk):
        del disk.files[name]
    folder = folder_of(ann, place[0], Full(disk.files))
    assert shared_now(ann, place[0], folder).waiting == ann.library.store.changes(place[0])


def test_what_is_made_after_a_backup_was_put_back_waits(ann, place):
    store = ann.library.store
    keep_shared(store, PLACE, place[0], store.changes(place[0]) + 50)
    assert waiting(ann, place[0]) == 0
    ann.answer(place[1], "ALN-03", answer="siloed")
    assert waiting(ann, place[0]) == 1


def test_a_trust_that_came_from_the_folder_waits_for_nothing(ann, bob, place, tmp_path):
    team = tmp_path / "team"
    team.mkdir()
    folder = TeamPlace(team, "0" * 16).of_trust(place[0], FILES)
    meet(ann.library, folder, place[0], ann.author)
    there = TrustsThere(TeamPlace(team, "1" * 16))
    assert there.look_round()
    assert there.miss(bob.library)
    there.read()
    assert there.take_in(bob.author, bob.library).trusts
    assert not_shared_yet(bob.library.store, team, place[0]) == 0
