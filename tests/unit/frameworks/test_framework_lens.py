"""The seven measures of What Good Looks Like over the same answers."""

from digistrat_desktop.domain.frameworks.framework import Origin
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.frameworks.loader import load_any
from tests.helpers.packs import read_pack
from tests.unit.frameworks.small_pack import SMALL


def test_the_lens_has_seven_measures_in_order(shipped, board):
    lens = shipped.lens_for(board, "wgll-lens")

    assert [one.title for one in lens.measures] == [
        "Well led",
        "Ensure smart foundations",
        "Safe practice",
        "Support people",
        "Empower citizens",
        "Improve care",
        "Healthy populations",
    ]
    assert [one.order for one in lens.measures] == [1, 2, 3, 4, 5, 6, 7]
    assert all(len(one.statements) == 3 for one in lens.measures)


def test_every_item_the_lens_names_is_in_the_framework(shipped_folder, board):
    lens = load_any(shipped_folder / "wgll-lens-1.0.0.toml")
    known = {one.id for one in board.items()}

    assert {item_id for one in lens.measures for item_id in one.item_ids} <= known


def test_items_and_lens_agree_on_who_speaks_to_what(shipped, board):
    lens = shipped.lens_for(board, "wgll-lens")
    by_lens = {(one.id, item_id) for one in lens.measures for item_id in one.item_ids}
    by_items = {(tag, item.id) for item in board.items() for tag in item.wgll}

    assert by_lens == by_items


def test_the_lens_says_where_it_is_thin(shipped, board):
    lens = shipped.lens_for(board, "wgll-lens")

    assert len(lens.measure("empower_citizens").item_ids) == 4
    assert len(lens.measure("healthy_populations").item_ids) == 5
    assert "Only four of its items" in lens.coverage_note
    assert "five to Healthy populations" in lens.coverage_note


def test_a_lens_is_kept_to_the_items_of_the_pack_it_reads(tmp_path, shipped_folder):
    small = SMALL.replace('"tiny"', '"digistrat-board"').replace("ONE", "ALN")
    (tmp_path / "early.toml").write_text(small, encoding="utf-8")
    lens_file = "wgll-lens-1.0.0.toml"
    (tmp_path / lens_file).write_bytes((shipped_folder / lens_file).read_bytes())

    lens = Catalogue((tmp_path,)).lens_for(read_pack(small.encode(), "x"), "wgll-lens")

    kept = {item_id for one in lens.measures for item_id in one.item_ids}
    assert kept == {"ALN-01", "ALN-02"}


def test_well_led_rests_mostly_on_the_board_and_its_strategy(shipped, board):
    lens = shipped.lens_for(board, "wgll-lens")
    items = [board.item(one) for one in lens.measure("well_led").item_ids]

    assert len(items) == 20
    assert any(one.origin is Origin.SEED for one in items)
