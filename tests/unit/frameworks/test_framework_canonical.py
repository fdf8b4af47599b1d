"""One pack has one canonical text and one hash, wherever it was read from."""

import hashlib
import json

import pytest

from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.frameworks.canonical import canonical_json
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from tests.helpers.packs import read_pack
from tests.unit.frameworks.small_pack import SMALL, changed

# Assessments pin these hashes. A new version gets a new line; a published line is never changed.
SHIPPED = {
    ("digistrat-board", "1.0.0"): (
        "80eab21e2df1c6edbb0f4e14849db9548d234006f61787776fc7e84fbb6b22af"
    ),
    ("digistrat-board", "2.0.0"): (
        "0f29c2d23cf7dfa74c75b11833706e1376070c32f770d0ec00e3d5d35b870df7"
    ),
}


@pytest.fixture
def small():
    return read_pack(SMALL.encode(), "small.toml")


def test_a_pack_comes_back_from_its_canonical_text_unchanged(board, board_2, small):
    for pack in (board, board_2, small):
        assert pack_from_canonical_json(canonical_json(pack)) == pack


def test_the_hash_is_taken_over_the_canonical_text(board):
    text = canonical_json(board)

    assert board.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert text == json.dumps(
        json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def test_a_shipped_version_is_never_edited(shipped):
    published = [one for one in shipped.packs() if not one.draft]
    assert {(one.id, one.version): one.sha256 for one in published} == SHIPPED


def test_comments_and_the_order_of_keys_do_not_change_the_hash(small):
    other = SMALL.replace(
        'title = "Opening"\nscale = "place"', '# a note\nscale = "place"\ntitle = "Opening"'
    )

    assert other != SMALL
    assert read_pack(other.encode(), "other.toml").sha256 == small.sha256


def test_a_changed_word_changes_the_hash(small):
    other = read_pack(changed('high = "Yes."', 'high = "Yes!"'), "small.toml")

    assert other.sha256 != small.sha256


def test_text_that_is_not_canonical_is_refused(small):
    text = canonical_json(small)

    for other in (f" {text}", text.replace('"decimals":1', '"decimals": 1', 1)):
        with pytest.raises(PackError, match="canonical"):
            pack_from_canonical_json(other)


def test_stored_text_is_checked_like_a_file(small):
    text = canonical_json(small).replace('"Second item"', '""')

    with pytest.raises(PackError, match="item ONE-02, title: this text is empty"):
        pack_from_canonical_json(text)


def test_levels_keep_the_order_of_their_scale_whatever_their_names(small):
    again = pack_from_canonical_json(canonical_json(small))

    assert [one.level_id for one in again.item("ONE-01").level_texts] == ["low", "high"]


def test_markup_in_a_text_is_kept_as_the_text_it_is(small):
    marked = read_pack(changed('"Still so?"', "'<b>Still</b> &amp; so?'"), "x.toml")

    assert marked.item("MOM-01").question == "<b>Still</b> &amp; so?"
    assert pack_from_canonical_json(canonical_json(marked)) == marked


def test_the_same_text_is_read_once(small):
    text = canonical_json(small)
    assert pack_from_canonical_json(text) is pack_from_canonical_json(str(text.encode(), "utf-8"))
