"""The first page's look at a framework: the same as the framework itself, without reading it."""

import json

import pytest

from digistrat_desktop.domain.frameworks.packs import glance_of
from digistrat_desktop.frameworks.catalogue import INDEX, Catalogue, known_packs
from tests.helpers.glances import index_of
from tests.unit.frameworks.small_pack import SMALL

TINY = "tiny"


def put(folder, name="tiny.toml", version="1.0.0", text=SMALL):
    folder.mkdir(exist_ok=True)
    text = text.replace('version = "1.0.0"', f'version = "{version}"')
    (folder / name).write_text(text, encoding="utf-8")


def with_index(folder):
    (folder / INDEX).write_text(index_of(folder), encoding="utf-8")


@pytest.fixture
def built_in(tmp_path):
    folder = tmp_path / "built-in"
    put(folder)
    with_index(folder)
    return folder


def is_read(catalogue):
    """Tell whether the files themselves were read."""
    return "_shelf" in vars(catalogue)


def test_the_shipped_index_says_what_the_shipped_packs_say(shipped_folder):
    shipped = (shipped_folder / INDEX).read_text(encoding="utf-8")
    assert shipped == index_of(shipped_folder), "run python -m tests.helpers.glances"


def test_the_shipped_pack_is_shown_without_being_read(shipped_folder, board):
    catalogue = Catalogue((shipped_folder,))
    shown = catalogue.glance(board.id)
    assert not is_read(catalogue)
    assert shown == glance_of(catalogue.preferred(board.id))


def test_the_newest_version_is_shown(built_in):
    put(built_in, "old.toml", "1.9.0")
    put(built_in, "new.toml", "1.10.0")
    with_index(built_in)
    newest = {known.version: known.glance for known in known_packs((built_in,))}["1.10.0"]
    assert Catalogue((built_in,)).glance(TINY) is not None
    assert Catalogue((built_in,)).latest(TINY).version == "1.10.0"
    assert Catalogue((built_in,)).glance(TINY) == newest


@pytest.mark.parametrize("text", ["", "[]", "{}", "not JSON", '{"x": 1}', "null"])
def test_without_a_usable_index_the_packs_are_read(built_in, text):
    (built_in / INDEX).write_text(text, encoding="utf-8")
    catalogue = Catalogue((built_in,))
    assert catalogue.glance(TINY) == glance_of(catalogue.latest(TINY))
    assert is_read(catalogue)


def test_a_missing_index_is_no_loss(built_in):
    (built_in / INDEX).unlink()
    assert Catalogue((built_in,)).glance(TINY).item_ids


@pytest.mark.parametrize("key", ["items", "levels", "id", "draft", "sha256"])
def test_an_entry_that_lacks_something_is_not_believed(built_in, key):
    index = json.loads((built_in / INDEX).read_text(encoding="utf-8"))
    for entry in index.values():
        entry.pop(key)
    (built_in / INDEX).write_text(json.dumps(index), encoding="utf-8")
    assert known_packs((built_in,)) is None


def test_a_pack_edited_by_hand_is_read_and_not_taken_from_the_index(built_in):
    words = SMALL.replace('label = "', 'label = "So ', 1)
    put(built_in, text=words)
    catalogue = Catalogue((built_in,))
    assert catalogue.glance(TINY) == glance_of(catalogue.latest(TINY))
    assert is_read(catalogue)


def test_an_index_in_a_local_folder_is_never_looked_at(built_in, tmp_path):
    local = tmp_path / "local"
    put(local, version="2.0.0")
    (local / INDEX).write_text(index_of(local).replace('"ONE-01"', '"ELSE-01"'), encoding="utf-8")
    catalogue = Catalogue((built_in, local))
    assert catalogue.latest(TINY).version == "2.0.0"
    assert catalogue.glance(TINY) == glance_of(catalogue.latest(TINY))


def test_what_the_organisation_allows_counts_for_the_glance_too(built_in):
    put(built_in, "other.toml", text=SMALL.replace('id = "tiny"', 'id = "other"', 1))
    with_index(built_in)
    for allowed in ((), ("other",), ("elsewhere",)):
        catalogue = Catalogue((built_in,), allowed)
        pack = catalogue.preferred(TINY) or catalogue.latest(TINY)
        assert catalogue.glance(TINY) == glance_of(pack)


def test_a_draft_is_not_taken_for_new_work_unless_there_is_nothing_else(built_in):
    draft = SMALL.replace('version = "1.0.0"', 'version = "3.0.0"\ndraft = true')
    put(built_in, "draft.toml", text=draft)
    with_index(built_in)
    catalogue = Catalogue((built_in,))
    assert catalogue.preferred(TINY).version == "1.0.0"
    assert catalogue.glance(TINY) == glance_of(catalogue.preferred(TINY))
    assert catalogue.latest(TINY).version == "3.0.0"
    (built_in / "tiny.toml").unlink()
    assert Catalogue((built_in,)).preferred(TINY).version == "3.0.0"


def test_every_pack_is_shown_by_its_sha256_with_and_without_the_index(built_in):
    put(built_in, "new.toml", "1.10.0")
    with_index(built_in)
    quick = Catalogue((built_in,))
    shown = quick.glances()
    assert not is_read(quick)
    (built_in / INDEX).unlink()
    assert Catalogue((built_in,)).glances() == shown
    assert len(shown) == 2


@pytest.mark.parametrize("has_index", [True, False])
def test_where_there_is_no_pack_none_is_shown(tmp_path, has_index):
    if has_index:
        with_index(tmp_path)
    with pytest.raises(KeyError):
        Catalogue((tmp_path,)).glance(TINY)
