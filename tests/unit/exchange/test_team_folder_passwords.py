"""A team folder whose files have a password: nothing is put there by a copy that cannot read them."""

import pytest

from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.services.store.privacy import erase_name
from digistrat_desktop.services.team.meeting import (
    TeamPlace,
    keep_place,
    keep_shared,
    meet,
    not_shared_yet,
    place_fixed,
    sharing,
)
from digistrat_desktop.services.team.trusts_there import TrustsThere
from tests.helpers.desks import FILES
from tests.record.histories import Ram
from tests.unit.exchange.test_team_folder import PASSWORD, alike, folder_of, met, packages

WRONG = "not the password"
PROTECTED = b"DIGISTRAT-ENC-1"


@pytest.fixture
def disk():
    return Ram()


def bare(disk):
    """Give the names of what anybody can read in the folder, but for the words for people."""
    files = disk.files.items()
    return {n for n, data in files if n != "READ ME.txt" and not data.startswith(PROTECTED)}


@pytest.mark.parametrize("password", [None, WRONG])
def test_who_cannot_read_the_files_there_puts_nothing_there(ann, bob, shared, disk, password):
    met(ann, shared[0], disk, 1, PASSWORD)
    before = dict(disk.files)
    bob.answer(shared[1], answer="embedded")
    told = met(bob, shared[0], disk, 2, password)
    assert (told.trouble.locked, disk.files) == (1, before)
    met(bob, shared[0], disk, 2, PASSWORD)
    met(ann, shared[0], disk, 1, PASSWORD)
    assert alike(ann, bob, shared)
    assert not bare(disk)


@pytest.mark.parametrize("password", [None, WRONG])
def test_who_put_everything_there_puts_nothing_beside_it_under_another(ann, shared, disk, password):
    met(ann, shared[0], disk, 1, PASSWORD)
    before = dict(disk.files)
    ann.answer(shared[1], answer="embedded")
    assert met(ann, shared[0], disk, 1, password).trouble.locked == 1
    assert disk.files == before


def test_what_could_not_be_put_there_is_counted(ann, bob, shared, disk):
    met(ann, shared[0], disk, 1, PASSWORD)
    folder = folder_of(bob, shared[0], disk, 2)
    folder.look(bob.library.store.graph(shared[0]))
    done = sharing(bob.library, folder, shared[0])()
    assert (done.changes, done.waiting, done.shut) == (0, 0, True)


def test_a_file_that_came_after_the_look_shuts_the_folder_too(ann, bob, shared, disk):
    folder = folder_of(bob, shared[0], disk, 2)
    folder.look(bob.library.store.graph(shared[0]))
    met(ann, shared[0], disk, 1, PASSWORD)
    before = dict(disk.files)
    assert sharing(bob.library, folder, shared[0])().shut
    assert disk.files == before


@pytest.mark.parametrize("early", [None, WRONG])
def test_what_a_copy_put_there_before_is_replaced_under_the_right_password(
    ann, bob, shared, disk, early
):
    """Earlier versions wrote under any password, whatever was there."""
    bob.answer(shared[1], answer="embedded")
    other = Ram()
    met(bob, shared[0], other, 2, early)
    met(ann, shared[0], disk, 1, PASSWORD)
    disk.files |= other.files
    own = packages(other)
    told = met(bob, shared[0], disk, 2, PASSWORD)
    assert (told.trouble.locked, bare(disk) - {"READ ME.txt"}) == (0, set())
    assert not set(own) & set(packages(disk))
    met(ann, shared[0], disk, 1, PASSWORD)
    assert alike(ann, bob, shared)


def test_a_password_in_a_folder_without_one_protects_ones_own_and_leaves_the_rest(
    ann, bob, shared, disk
):
    met(ann, shared[0], disk, 1)
    before = dict(disk.files)
    bob.answer(shared[1], answer="embedded")
    met(bob, shared[0], disk, 2, PASSWORD)
    assert before.items() <= disk.files.items()
    assert bare(disk) == before.keys() - {"READ ME.txt"}
    met(ann, shared[0], disk, 1)
    assert before.keys() - {"READ ME.txt"} == bare(disk)
    met(ann, shared[0], disk, 1, PASSWORD)
    assert alike(ann, bob, shared)
    assert not bare(disk)


def test_a_copy_that_joins_again_is_the_same_one_there(ann, tmp_path):
    store = ann.library.store
    first = place_fixed(store, tmp_path, "one")
    keep_place(store, first._replace(password=PASSWORD))
    keep_place(store, None)
    again = place_fixed(store, tmp_path, "two")
    assert (again, place_fixed(store, tmp_path / "x", "two") == again) == (first, False)


def test_what_is_in_a_folder_is_known_when_it_is_chosen_again(ann, shared, tmp_path):
    store, count = ann.library.store, ann.library.store.changes(shared[0])
    keep_shared(store, tmp_path / "team", shared[0], count)
    keep_shared(store, tmp_path / "another", shared[0], 0)
    ann.answer(shared[1], answer="embedded")
    assert not_shared_yet(store, tmp_path / "team", shared[0]) == 1


def test_the_sample_does_not_come_from_a_folder(ann, bob, tmp_path):
    """Earlier versions put it there."""
    sample, place = ensure_sample(ann.library), TeamPlace(tmp_path / "team", "0" * 16)
    place.folder.mkdir()
    meet(ann.library, place.of_trust(sample, FILES), sample, ann.author)
    there = TrustsThere(place)
    assert there.look_round()
    assert there.miss(bob.library)
    there.read()
    assert there.take_in(bob.author, bob.library).trusts == ()
    assert sample not in {trust.id for trust in bob.library.store.trusts()}
    there.look_round()
    assert not there.miss(bob.library)
    assert there.has_nothing


def lists(disk):
    return {name: data for name, data in disk.files.items() if name.startswith("names-")}


@pytest.mark.parametrize("password", [None, WRONG])
def test_a_list_of_names_alone_under_another_password_shuts_the_folder(
    ann, bob, shared, disk, password
):
    met(ann, shared[0], disk, 1, PASSWORD)
    disk.files = lists(disk)
    before = dict(disk.files)
    bob.answer(shared[1], answer="embedded")
    told = met(bob, shared[0], disk, 2, password)
    assert (told.trouble.locked, disk.files) == (1, before)
    assert met(bob, shared[0], disk, 2, PASSWORD).trouble.locked == 0
    met(ann, shared[0], disk, 1, PASSWORD)
    assert alike(ann, bob, shared)


def test_a_damaged_list_shuts_nobody_out_who_has_the_password(ann, bob, shared, disk):
    met(ann, shared[0], disk, 1, PASSWORD)
    (name,) = lists(disk)
    disk.files[name] = disk.files[name][:-1]
    bob.answer(shared[1], answer="embedded")
    assert met(bob, shared[0], disk, 2, PASSWORD).trouble.locked == 0
    met(ann, shared[0], disk, 1, PASSWORD)
    assert alike(ann, bob, shared)


@pytest.mark.parametrize("when", ["before the look", "after the look"])
@pytest.mark.parametrize("what", ["packages", "lists"])
def test_erased_names_are_removed_by_nobody_who_is_shut_out(ann, bob, shared, disk, when, what):
    """Lists in the open lie there still, and what came later is under a password."""
    bob.answer(shared[1], answer="embedded")
    met(bob, shared[0], disk, 2)
    met(ann, shared[0], disk, 1)
    erase_name(ann.library, bob.person, ann.author)
    locked = Ram()
    met(bob, shared[0], locked, 3, PASSWORD)
    late = lists(locked) if what == "lists" else {n: locked.files[n] for n in packages(locked)}
    folder = folder_of(ann, shared[0], disk, 1)
    if when == "before the look":
        disk.files |= late
    told = folder.look(ann.library.store.graph(shared[0]), {bob.person}).trouble
    disk.files |= late
    before = dict(disk.files)
    assert told.names == (when == "after the look")
    folder.replace_names()
    assert disk.files == before
