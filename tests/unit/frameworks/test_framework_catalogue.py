"""Which packs are offered, and that an old one never disappears."""

import pytest

from digistrat_desktop.frameworks.catalogue import Catalogue
from tests.unit.frameworks.small_pack import SMALL


def put(folder, name, text=SMALL, version="1.0.0"):
    folder.mkdir(exist_ok=True)
    text = text.replace('version = "1.0.0"', f'version = "{version}"')
    (folder / name).write_text(text, encoding="utf-8")


def test_the_newest_version_is_chosen_by_number_and_the_old_one_is_kept(tmp_path):
    for version in ("1.9.0", "1.10.0", "1.2.0"):
        put(tmp_path, f"tiny-{version}.toml", version=version)
    catalogue = Catalogue((tmp_path,))

    assert catalogue.latest("tiny").version == "1.10.0"
    assert [one.version for one in catalogue.packs()] == ["1.10.0", "1.9.0", "1.2.0"]
    for info in catalogue.packs():
        assert catalogue.by_sha256(info.sha256).version == info.version


def test_a_pinned_pack_is_still_found_when_a_newer_one_arrives(tmp_path):
    put(tmp_path, "one.toml")
    pinned = Catalogue((tmp_path,)).latest("tiny")
    put(tmp_path, "two.toml", version="2.0.0")
    later = Catalogue((tmp_path,))

    assert later.latest("tiny").version == "2.0.0"
    assert later.by_sha256(pinned.sha256) == pinned


def test_a_local_pack_is_listed_beside_the_built_in_ones(tmp_path, shipped_folder):
    put(tmp_path, "tiny.toml")
    catalogue = Catalogue((shipped_folder, tmp_path))

    *shipped, local = [(one.id, one.built_in) for one in catalogue.packs()]
    assert local == ("tiny", False)
    assert {id_ for id_, built_in in shipped if built_in} == {"digistrat-board"}


def test_a_local_file_cannot_take_the_place_of_a_built_in_pack(tmp_path):
    put(tmp_path / "built_in", "tiny.toml")
    put(tmp_path / "local", "tiny.toml", SMALL.replace('"Still so?"', '"Really?"'))
    catalogue = Catalogue((tmp_path / "built_in", tmp_path / "local"))

    assert catalogue.latest("tiny").item("MOM-01").question == "Still so?"
    assert "different words" in catalogue.problems()[0].message


def test_the_same_pack_in_two_folders_is_one_pack_and_no_problem(tmp_path):
    put(tmp_path / "a", "tiny.toml")
    put(tmp_path / "b", "tiny.toml")
    catalogue = Catalogue((tmp_path / "a", tmp_path / "b"))

    assert len(catalogue.packs()) == 1
    assert catalogue.packs()[0].built_in
    assert catalogue.problems() == ()


def test_a_broken_file_is_told_and_hides_no_other(tmp_path):
    put(tmp_path, "good.toml")
    put(tmp_path, "bad.toml", SMALL.replace('title = "Opening"', "title = 3"))
    put(tmp_path, "notes.txt", "not a pack")
    catalogue = Catalogue((tmp_path,))

    assert [one.id for one in catalogue.packs()] == ["tiny"]
    assert [one.file for one in catalogue.problems()] == ["bad.toml"]


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path):
    catalogue = Catalogue((tmp_path / "none",))

    assert catalogue.packs() == ()
    with pytest.raises(KeyError):
        catalogue.latest("tiny")
    with pytest.raises(KeyError):
        catalogue.by_sha256("0" * 64)


def test_new_work_uses_only_the_packs_the_organisation_allows(tmp_path, shipped_folder):
    put(tmp_path, "tiny.toml")
    folders = (shipped_folder, tmp_path)
    built_in = Catalogue((shipped_folder,)).packs()[0]

    assert Catalogue(folders).preferred(built_in.id).id == built_in.id
    assert Catalogue(folders, ("tiny",)).preferred(built_in.id).id == "tiny"
    assert Catalogue(folders, ("elsewhere",)).preferred(built_in.id) is None


def test_work_done_with_a_pack_no_longer_allowed_can_still_be_read(tmp_path):
    put(tmp_path, "tiny.toml")
    pinned = Catalogue((tmp_path,)).latest("tiny")

    assert Catalogue((tmp_path,), ("elsewhere",)).by_sha256(pinned.sha256) == pinned
