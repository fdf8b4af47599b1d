"""The frameworks of an opened trust come out of its store: no file is read, and nothing is checked twice."""

import pytest

from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.frameworks.canonical import canonical_json
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.frameworks.loader import load_any, pack_from_canonical_json, pinned_pack
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.system.paths import resources_folder
from tests.ui.seat import open_library

FOLDER = resources_folder() / "frameworks"
FILES = [FOLDER / f"digistrat-board-{one}.0.0.toml" for one in (1, 2)]


def test_a_trust_of_both_frameworks_is_opened_where_no_file_of_theirs_is(tmp_path):
    library = open_library(tmp_path)
    trust_id = ensure_sample(library)
    library.close()
    nowhere = Catalogue((tmp_path / "nowhere",))
    library = open_library(tmp_path, make=lambda store, _, files: Library(store, nowhere, files))
    opened = library.open_trust(trust_id)
    library.close()
    assert {one.version for one in opened.packs.values()} == {"1.0.0", "2.0.0"}
    assert all(one.sha256 == sha256 for sha256, one in opened.packs.items())


@pytest.mark.parametrize("path", FILES)
def test_a_pinned_framework_is_the_same_as_one_that_was_checked_in_full(path):
    text = canonical_json(load_any(path))
    checked = pack_from_canonical_json(text)
    assert pinned_pack(text, checked.sha256) == checked


def test_a_text_that_is_not_the_one_pinned_is_checked_in_full():
    pack = load_any(FILES[0])
    spaced = canonical_json(pack).replace(":", ": ", 1)
    with pytest.raises(PackError, match="canonical"):
        pinned_pack(spaced, pack.sha256)
    changed = canonical_json(pack).replace(pack.title, "Another title", 1)
    assert pinned_pack(changed, pack.sha256).sha256 != pack.sha256
