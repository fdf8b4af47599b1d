"""The team folder when something is wrong in it: told, tried again, and never in the way of the rest."""

import hashlib
import json

import pytest

from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.services.store.privacy import erase_name
from digistrat_desktop.services.team.folder import TeamFolder
from digistrat_desktop.services.team.meeting import TeamPlace, keep_own_files, meet, own_files
from digistrat_desktop.storage.package import envelope
from digistrat_desktop.storage.port import PackageContent
from tests.helpers.desks import FILES
from tests.helpers.graphs import Hand
from tests.helpers.makers import records_of
from tests.record.histories import Ram

PASSWORD = "a long password"  # noqa: S105 - of files that are made here


class NoRemoving(Ram):
    """A share on which people may add files and not remove them."""

    def remove(self, name):
        raise PermissionError(name)


@pytest.fixture
def disk():
    return Ram()


def folder_of(computer, trust_id, disk, number=1, password=None):
    mine = own_files(computer.library.store, trust_id)
    files, names = computer.library.files, f"names-{number:016x}.json"
    return TeamFolder(trust_id, disk, files, names, password, mine)


def met(computer, trust_id, disk, number=1, password=None):
    """Meet as a window does that was opened just now."""
    folder = folder_of(computer, trust_id, disk, number, password)
    return meet(computer.library, folder, trust_id, computer.author)


def packages(disk):
    return [name for name in disk.files if name.endswith(".digistrat")]


def put(disk, content, password=None):
    data = FILES.write(content, password)
    name = f"{hashlib.sha256(data).hexdigest()}.digistrat"
    disk.files[name] = data
    return name


def alike(ann, bob, shared):
    one, other = (records_of(who.workspace(shared[1])) for who in (ann, bob))
    return one == other


def people(computer):
    return {name for name in computer.library.store.people().values() if name}


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_an_erased_name_is_taken_out_of_the_list_of_a_copy_that_is_gone(
    ann, bob, shared, disk, password
):
    bob.answer(shared[1], answer="embedded")
    met(bob, shared[0], disk, 2, password)
    met(ann, shared[0], disk, 1, password)
    erase_name(ann.library, ann.person, ann.author)
    told = met(ann, shared[0], disk, 1, password)
    assert (told.trouble.names, people(ann)) == (1, {"Bob"})
    folder = folder_of(ann, shared[0], disk, 1, password)
    folder.look(ann.library.store.graph(shared[0]), {ann.person})
    folder.replace_names()
    assert met(ann, shared[0], disk, 1, password).trouble.names == 0
    lists = [FILES.unlock(data, password) for name, data in disk.files.items() if "names-" in name]
    assert len(lists) == 2
    assert not any(b"Ann" in data for data in lists)


def test_under_a_password_no_name_can_be_read_in_the_folder(ann, bob, shared, disk):
    met(ann, shared[0], disk, 1, PASSWORD)
    assert not any(b"Ann" in data for data in disk.files.values())
    assert not any(met(bob, shared[0], disk, 2, PASSWORD).trouble)


def test_files_under_another_password_are_told_as_such_and_left(ann, bob, shared, disk):
    met(bob, shared[0], disk, 2, "another password")
    before = dict(disk.files)
    told = met(ann, shared[0], disk, 1, PASSWORD)
    assert (told.trouble.locked, told.trouble.strange) == (1, 0)
    assert before.items() <= disk.files.items()


def test_a_key_is_made_once_for_all_files_of_a_copy(ann, bob, shared, disk, monkeypatch):
    made = []
    right = envelope.Scrypt

    def counted(**said):
        made.append(said["salt"])
        return right(**said)

    monkeypatch.setattr(envelope, "Scrypt", counted)
    for number in range(3):
        ann.answer(shared[1], rationale=f"Reason {number}")
        met(ann, shared[0], disk, 1, PASSWORD)
    met(bob, shared[0], disk, 2, PASSWORD)
    assert len(packages(disk)) == 3
    assert len(made) == len(set(made)) <= 2


@pytest.mark.parametrize("what", ["a framework nobody can read", "names left out"])
def test_a_file_that_does_not_fit_keeps_no_other_out(ann, bob, shared, disk, what):
    graph = bob.library.store.graph(shared[0])
    hand = Hand("eve", graph)
    first = hand.made("", "evidence", "e1", {"title": "x"}, trust=shared[0])
    odd = {
        "a framework nobody can read": {"events": (first,), "packs": ("{}",)},
        "names left out": {"events": (first,), "packs": ("[1]",)},
    }[what]
    needs = frozenset(first.parents)
    put(disk, PackageContent(trust_id=shared[0], needs=needs, **odd))
    bob.answer(shared[1], answer="embedded")
    met(bob, shared[0], disk, 2)
    met(ann, shared[0], disk, 1)
    assert alike(ann, bob, shared)
    assert met(ann, shared[0], disk, 1).new == ()


def test_a_file_the_store_refuses_is_told_and_the_rest_goes_both_ways(ann, bob, shared, disk):
    """A change in an assessment that another trust here has."""
    other = ann.trust("Another")
    elsewhere = ann.start(other)
    hand = Hand("eve", bob.library.store.graph(shared[0]))
    begun = hand.made(elsewhere, "assessment", elsewhere, {"title": "x"}, trust=shared[0])
    needs = frozenset(begun.parents)
    put(disk, PackageContent(trust_id=shared[0], events=(begun,), needs=needs))
    bob.answer(shared[1], answer="embedded")
    met(bob, shared[0], disk, 2)
    ann.answer(shared[1], "ALN-02", answer="siloed")
    told = met(ann, shared[0], disk, 1)
    assert (len(told.new), told.trouble.strange) == (1, 1)
    met(bob, shared[0], disk, 2)
    assert bob.library.store.graph(shared[0]).index.keys() > set(
        ann.library.store.graph(shared[0]).index
    )


def test_a_half_that_has_its_size_already_is_read_once_it_is_whole(ann, bob, shared, disk):
    bob.answer(shared[1], answer="embedded")
    met(bob, shared[0], disk, 2)
    (name,) = packages(disk)
    whole = disk.files[name]
    disk.files[name] = bytes(len(whole))
    folder = folder_of(ann, shared[0], disk)
    assert meet(ann.library, folder, shared[0], ann.author).trouble.waiting == 1
    writes = ann.library.store.writes()
    assert folder.is_at_rest(writes)
    disk.files[name] = whole
    assert not folder.is_at_rest(writes)
    assert len(meet(ann.library, folder, shared[0], ann.author).new) == 1


def test_a_copy_keeps_its_files_few_however_often_it_is_opened(ann, bob, shared, disk):
    for number in range(30):
        ann.answer(shared[1], rationale=f"Reason {number}")
        met(ann, shared[0], disk)
        assert len(packages(disk)) <= 8
    met(bob, shared[0], disk, 2)
    assert alike(ann, bob, shared)


def test_where_nothing_can_be_removed_everything_else_goes_on(ann, bob, shared):
    disk = NoRemoving()
    for number in range(20):
        ann.answer(shared[1], rationale=f"Reason {number}")
        met(ann, shared[0], disk)
    assert len(packages(disk)) <= 25
    met(bob, shared[0], disk, 2)
    assert alike(ann, bob, shared)


def test_a_file_of_ones_own_that_is_cut_short_stays_while_nobody_else_has_what_it_held(
    ann, shared, disk
):
    folder = folder_of(ann, shared[0], disk)
    before = ann.library.store.graph(shared[0])
    content = ann.library.store.hand_over(shared[0])
    ann.answer(shared[1], answer="embedded")
    meet(ann.library, folder, shared[0], ann.author)
    (name,) = packages(disk)
    disk.files[name] = disk.files[name][:-5]
    folder.look(before)
    folder.share(content, ())  # the store was put back to before the answer
    assert name in disk.files
    folder.share(ann.library.store.hand_over(shared[0]), ())
    assert name not in disk.files
    assert len(Graph(ann.library.store.graph(shared[0]).events)) > len(before)


def test_what_is_remembered_of_own_files_may_be_anything(ann, shared):
    store = ann.library.store
    for text in ("", "[", "5", '{"a": 5}', f'{{"{shared[0]}": [1, "x"]}}'):
        store.remember("team-files", text)
        assert own_files(store, shared[0]) <= {"x"}
        keep_own_files(store, shared[0], {"y"})
        assert own_files(store, shared[0]) == {"y"}


@pytest.mark.parametrize("odd", ["a link to nothing", "a folder", "a file in the folder's place"])
def test_odd_things_in_the_folder_are_left(ann, bob, shared, tmp_path, odd):
    team = tmp_path / "team"
    team.mkdir()
    place = TeamPlace(team, "0" * 16)
    trust = team / shared[0]
    if odd == "a file in the folder's place":
        trust.write_bytes(b"x")
        with pytest.raises(OSError, match=r".*"):
            meet(ann.library, place.of_trust(shared[0], FILES), shared[0], ann.author)
        assert trust.read_bytes() == b"x"
        return
    trust.mkdir()
    name = trust / f"{'ab' * 32}.digistrat"
    name.symlink_to(tmp_path / "nothing") if odd == "a link to nothing" else name.mkdir()
    ann.answer(shared[1], answer="embedded")
    meet(ann.library, place.of_trust(shared[0], FILES), shared[0], ann.author)
    there = TeamPlace(team, "1" * 16).of_trust(shared[0], FILES)
    assert len(meet(bob.library, there, shared[0], bob.author).new) == 1


# What anybody may put there is bounded, and read once.


class Counting(Ram):
    """A folder that counts the bytes that are read."""

    read_bytes = 0

    def read(self, name):
        data = super().read(name)
        self.read_bytes += len(data)
        return data


def listed(number, names):
    return f"names-{number:016x}.json", json.dumps(names).encode()


def strangers(number, count):
    """Give a list of people nobody knows."""
    return listed(100 + number, {f"stranger-{number}-{n}": "x" * 150 for n in range(count)})


@pytest.mark.parametrize(
    ("lists", "people_in_each", "beyond"),
    [(4, 5_000, 0), (2, 7_000, 2), (30, 5_000, 26), (520, 1, 21)],
    ids=["within", "each too long", "too long together", "too many"],
)
def test_lists_of_names_are_read_up_to_a_bound_and_keep_nobody_who_changed_nothing(
    ann, bob, shared, lists, people_in_each, beyond
):
    disk = Counting()
    bob.answer(shared[1], answer="embedded")
    met(bob, shared[0], disk, 2)
    disk.files |= [strangers(n, people_in_each) for n in range(lists)]
    before, disk.read_bytes = people(ann), 0
    told = met(ann, shared[0], disk, 1)
    assert told.trouble.beyond == beyond
    assert disk.read_bytes < 6_000_000
    assert before | {"Bob"} == people(ann)
    assert len(told.new) == 1


def test_what_did_not_change_is_not_read_again(ann, bob, shared):
    """Lists of names, and files that are not whole: they may be large and stay for weeks."""
    disk = Counting()
    disk.files[f"{'ab' * 32}.digistrat"] = bytes(3_000_000)
    met(bob, shared[0], disk, 2)
    disk.files |= [strangers(1, 5_000)]
    folder = folder_of(ann, shared[0], disk)
    meet(ann.library, folder, shared[0], ann.author)
    for number in range(3):
        disk.read_bytes = 0
        assert folder.is_at_rest(ann.library.store.writes())
        assert disk.read_bytes == 0
        ann.answer(shared[1], rationale=f"Reason {number}")
        told = meet(ann.library, folder, shared[0], ann.author)
        assert told.trouble.waiting == 1
        assert disk.read_bytes < 100_000


def test_a_half_file_that_could_not_be_read_is_tried_each_time(ann, bob, shared):
    disk = Unreadable()
    bob.answer(shared[1], answer="embedded")
    met(bob, shared[0], disk, 2)
    folder = folder_of(ann, shared[0], disk)
    disk.shut = True
    assert meet(ann.library, folder, shared[0], ann.author).trouble.waiting == 1
    disk.shut = False
    assert not folder.is_at_rest(ann.library.store.writes())
    assert len(meet(ann.library, folder, shared[0], ann.author).new) == 1


class Unreadable(Ram):
    """A folder of which files are placeholders that come from elsewhere when they are read."""

    shut = False

    def read(self, name):
        if self.shut and name.endswith(".digistrat"):
            raise OSError(5, "away")
        return super().read(name)
