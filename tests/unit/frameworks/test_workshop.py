"""The pack workshop: copies, changes that are checked, publishing, and files that were sent."""

import re
import tomllib
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.likeness import alike_across
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.bridges import Relation
from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.frameworks.loader import load_any
from digistrat_desktop.services.frameworks import criteria, drafting, files
from digistrat_desktop.services.frameworks.drafting import NewPack
from digistrat_desktop.services.frameworks.workshop import Workshop
from digistrat_desktop.services.store.framework_files import check_framework_file
from digistrat_desktop.system.toml_text import toml_text

NEW = NewPack("our-board", "1.0.0", "Our board check", "A trust", "Free to use")
BOARD = ("digistrat-board", "1.0.0")


@pytest.fixture
def tree(shipped):
    return drafting.begun(shipped.version_of(*BOARD), NEW)


def first_item(tree):
    return tree["sections"][0]["groups"][0]["items"][0]["id"]


def ids_of(tree):
    return [one["id"] for _, group in drafting.groups_in(tree) for one in group["items"]]


@pytest.mark.parametrize("version", ["1.0.0", "2.0.0"])
def test_a_pack_written_as_toml_and_read_again_is_the_same_pack(shipped, tmp_path, version):
    pack = shipped.version_of("digistrat-board", version)
    path = tmp_path / "again.toml"
    path.write_text(toml_text(drafting.tree_of(pack)), encoding="utf-8")
    assert load_any(path).sha256 == pack.sha256


def test_hostile_texts_are_written_so_that_they_are_read_as_they_were():
    tree = {"a": {'k"e y': ['"', "\\", "\n\t\r", "\x7f\x01", "é\U0001f600", "'''", '"""'], "b": {}}}
    tree["c"] = [{"x": "1" * 300, "y": [1, 2.5, True]}, {"z": [{"q": "w"}]}]
    assert tomllib.loads(toml_text(tree)) == tree


def test_a_copy_is_a_draft_with_a_bridge_that_says_all_is_the_same(tree):
    pack = drafting.pack_in(tree)
    assert (pack.id, pack.version, pack.provider, pack.draft) == (
        "our-board",
        "1.0.0",
        "A trust",
        True,
    )
    [bridge] = [one for one in pack.bridges if one.came_from.pack == "digistrat-board"]
    assert {row.relation for row in (*bridge.items, *bridge.metrics)} == {Relation.SAME}
    assert len(bridge.items) == len(pack.items())


def test_a_changed_question_keeps_the_others_and_the_tables_before(tree):
    item = first_item(tree)
    after = drafting.with_item(tree, item, {"question": "How is it now?"})
    assert drafting.pack_in(after).item(item).question == "How is it now?"
    assert drafting.pack_in(tree).item(item).question != "How is it now?"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"question": ""}, "missing"),
        ({"title": "x" * 201}, "200 are allowed"),
        ({"short_title": "x" * 19}, "18 are allowed"),
        ({"title": "a\u202eb"}, "hidden characters"),
        ({"why": "bell\u0007"}, "hidden characters"),
        ({"nonsense": "x"}, "not a key known here"),
        ({"levels": {"absent": ""}}, "missing"),
        ({"id": "ALN-02"}, "used twice"),
        ({"importance": "huge"}, "is not one of"),
        ({"needs": ["ALN-77"]}, "there is no item"),
    ],
)
def test_what_the_reader_refuses_is_never_taken(tree, values, words):
    with pytest.raises(Refused, match=words):
        drafting.with_item(tree, first_item(tree), values)


def test_a_question_moves_within_its_group_and_past_its_end_into_the_next(tree):
    before = ids_of(tree)
    down = drafting.moved(tree, before[0], 1)
    assert ids_of(down)[:2] == [before[1], before[0]]
    assert ids_of(drafting.moved(down, before[0], -1)) == before
    section = tree["sections"][1]
    last = section["groups"][0]["items"][-1]["id"]
    after = drafting.moved(tree, last, 1)
    assert after["sections"][1]["groups"][1]["items"][0]["id"] == last
    assert drafting.moved(tree, before[0], -1) == tree


def test_a_question_is_added_and_taken_out_with_its_place_in_the_short_form(tree):
    group = tree["sections"][0]["groups"][0]
    like = {k: v for k, v in group["items"][0].items() if k not in {"id", "seed_lines", "wgll"}}
    said = {
        **like,
        "id": "ALN-90",
        "title": "New one",
        "short_title": "New one",
        "short_form": True,
    }
    added = drafting.with_new_item(tree, group["id"], said)
    assert drafting.pack_in(added).section("ALN").in_short_form("ALN-90")
    gone = drafting.without_item(added, "ALN-90")
    assert ids_of(gone) == ids_of(tree)


def test_a_question_that_others_rest_on_stays_and_all_of_them_are_named(shipped):
    tree = drafting.begun(shipped.version_of("digistrat-board", "2.0.0"), NEW)
    every = [one for _, group in drafting.groups_in(tree) for one in group["items"]]
    needed = {need for one in every for need in one.get("needs", ())}
    assert needed
    for one in needed:
        with pytest.raises(Refused) as told:
            drafting.without_item(tree, one)
        resting = [other["id"] for other in every if one in other.get("needs", ())]
        assert all(other in told.value.what for other in resting)
        assert "What must come first" in told.value.advice


def test_only_what_is_published_here_has_a_next_version(workshop):
    def following(name):
        return {one.version: one.next_version for one in workshop.look().packs if one.id == name}

    workshop.begin(*BOARD, NEW)
    assert following("our-board") == {"1.0.0": ""}
    assert set(following("digistrat-board").values()) == {""}
    workshop.publish("our-board-1.0.0")
    assert following("our-board") == {"1.0.0": "1.1.0"}
    workshop.begin("our-board", "1.0.0", replace(NEW, version="2.3.0"))
    assert following("our-board") == {"1.0.0": "2.4.0", "2.3.0": ""}
    workshop.publish(workshop.begin_crosswalk("wgll", "1.0.0", replace(NEW, id="ours")))
    assert following("ours") == {"1.0.0": "1.1.0"}


def test_areas_get_other_words(tree):
    named = drafting.pack_in(drafting.with_section(tree, "ALN", {"title": "Fit"}))
    assert named.section("ALN").title == "Fit"


def test_a_draft_is_on_the_disk_and_published_once_with_its_fingerprint(workshop, catalogue):
    name = workshop.begin(*BOARD, NEW)
    tree = workshop.open_draft(name)
    item = first_item(tree)
    workshop.save(name, drafting.with_item(tree, item, {"question": "Anew?"}))
    assert catalogue.version_of("our-board", "1.0.0").draft
    pack = workshop.publish(name, {item: True})
    assert not pack.draft
    found = catalogue.version_of("our-board", "1.0.0")
    assert (found.sha256, found.item(item).question) == (pack.sha256, "Anew?")
    [bridge] = [one for one in found.bridges if one.came_from.pack == "digistrat-board"]
    changed = [row.came_from for row in bridge.items if row.relation is Relation.REWORDED]
    assert changed == [item]
    assert workshop.look().drafts == ()
    with pytest.raises(Refused, match="already"):
        workshop.begin(*BOARD, NEW)


def test_a_published_pack_is_never_written_again(workshop, catalogue):
    workshop.publish(workshop.begin(*BOARD, NEW))
    path = catalogue.own_folder / "our-board-1.0.0.toml"
    before = path.read_bytes()
    draft = catalogue.own_folder / "drafts" / "our-board-1.0.0.toml"
    tree = tomllib.loads(before.decode())
    tree["framework"] |= {"draft": True, "title": "Forged"}
    draft.write_text(toml_text(tree), encoding="utf-8")
    with pytest.raises(Refused, match="published before"):
        workshop.publish("our-board-1.0.0")
    assert path.read_bytes() == before
    assert draft.exists()


def test_publishing_asks_who_made_it_and_on_what_terms(workshop):
    name = workshop.begin(*BOARD, NEW)
    tree = workshop.open_draft(name)
    workshop.save(name, drafting.with_about(tree, {"licence": ""}))
    with pytest.raises(Refused, match="on what terms"):
        workshop.publish(name)


def test_a_draft_that_somebody_broke_is_told_and_its_file_stays(workshop, catalogue):
    name = workshop.begin(*BOARD, NEW)
    path = catalogue.own_folder / "drafts" / f"{name}.toml"
    path.write_text(path.read_text("utf-8").replace("question =", "qestion =", 1), encoding="utf-8")
    catalogue.refresh()
    [draft] = workshop.look().drafts
    assert "qestion" in draft.fault
    with pytest.raises(PackError):
        workshop.open_draft(name)
    assert path.exists()


def test_an_archived_draft_keeps_its_file(workshop, catalogue):
    for _ in range(2):
        workshop.archive(workshop.begin(*BOARD, NEW))
    kept = sorted(one.name for one in (catalogue.own_folder / "drafts" / "archived").iterdir())
    assert kept == ["our-board-1.0.0-1.toml", "our-board-1.0.0-2.toml"]


def test_a_file_that_was_sent_is_brought_in_once_and_offered_with_provider_and_licence(
    workshop, catalogue, tmp_path, tree
):
    sent = tmp_path / "sent.toml"
    sent.write_text(toml_text(drafting.published(tree)), encoding="utf-8")
    assert workshop.bring_in(sent) == "Our board check, version 1.0.0"
    line = next(one for one in workshop.look().packs if one.id == "our-board")
    assert (line.provider, line.licence) == ("A trust", "Free to use")
    assert line.offered == "Offered for new assessments"
    assert "our-board" in {one.id for one in catalogue.offered("digistrat-board")}
    with pytest.raises(Refused, match="here already"):
        workshop.bring_in(sent)
    other = drafting.with_about(drafting.published(tree), {"title": "Another"})
    sent.write_text(toml_text(other), encoding="utf-8")
    with pytest.raises(Refused, match="with other words"):
        workshop.bring_in(sent)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[framework]\n" * 2, b"a = " + b"[" * 5000, b"x" * 2_000_000]
)
def test_a_hostile_file_is_refused_and_nothing_is_copied(workshop, catalogue, tmp_path, content):
    sent = tmp_path / "sent.toml"
    sent.write_bytes(content)
    with pytest.raises(Refused):
        workshop.bring_in(sent)
    assert not list(catalogue.own_folder.glob("*")) if catalogue.own_folder.exists() else True


def test_a_pack_the_organisation_does_not_allow_says_so(tmp_path, shipped_folder, tree):
    own = tmp_path / "own"
    own.mkdir()
    (own / "x.toml").write_text(toml_text(drafting.published(tree)), encoding="utf-8")
    catalogue = Catalogue((shipped_folder, own), ("digistrat-board",))
    lines = {one.id: one.offered for one in Workshop(catalogue).look().packs}
    assert "does not allow" in lines["our-board"]
    assert {one.id for one in catalogue.offered("digistrat-board")} == {"digistrat-board"}


def test_a_draft_is_no_ones_first_choice(workshop, catalogue):
    newer = NewPack("digistrat-board", "9.0.0", "Ours", "A trust", "Free")
    workshop.begin(*BOARD, newer)
    assert not catalogue.preferred("digistrat-board").draft
    assert catalogue.offered("digistrat-board")[0].version != "9.0.0"


def test_the_comparison_names_what_changed_and_the_bridge_names_what_it_leaves_out(shipped):
    old, new = (shipped.version_of("digistrat-board", v) for v in ("1.0.0", "2.0.0"))
    lines = "\n".join(files.compared(old, new))
    assert "can be compared" in lines
    assert "new: " in lines
    assert "complete" in "\n".join(files.bridge_lines(old, new))
    with pytest.raises(Refused, match="There is no bridge"):
        list(files.bridge_lines(new, old))


def test_what_is_gone_is_said_of_the_framework_that_does_not_have_it(shipped, tree):
    old = shipped.version_of("digistrat-board", "2.0.0")
    lines = list(files.compared(old, drafting.pack_in(tree)))
    gone = [one for one in lines if one.startswith(("not in", "metric not in"))]
    assert gone
    assert all("not in our-board 1.0.0: " in one for one in gone)


def test_a_bridge_is_written_into_the_newer_pack_and_rows_a_person_wrote_stay(shipped, tmp_path):
    old, new = (shipped.version_of("digistrat-board", v) for v in ("1.0.0", "2.0.0"))
    path = tmp_path / "bridged.toml"
    files.write_bridged(path, old, new)
    assert load_any(path).sha256 == new.sha256
    files.write_bridged(path, new, old)
    assert "complete" in "\n".join(files.bridge_lines(new, load_any(path)))


def test_a_framework_is_named_by_file_by_id_or_by_id_and_version(tmp_path, tree):
    path = tmp_path / "mine.toml"
    path.write_text(toml_text(tree), encoding="utf-8")
    assert files.pack_named(str(path)).id == "our-board"
    assert files.pack_named("digistrat-board@1.0.0").version == "1.0.0"
    with pytest.raises(Refused, match="digistrat-board@1"):
        files.pack_named("nonsense")
    with pytest.raises(Refused, match="“wgll” is a crosswalk, not a framework"):
        files.pack_named("wgll")


def test_a_file_that_is_not_there_is_named_once(tmp_path):
    (problem,) = check_framework_file(tmp_path / "nofile.toml").problems
    assert problem.count("nofile.toml") == 1


def test_a_bridge_with_rows_that_lead_nowhere_says_which_command_writes_it_again(tmp_path, tree):
    path = tmp_path / "mine.toml"
    assert tree["bridges"]
    text = toml_text(tree)
    path.write_text(text, encoding="utf-8")
    assert check_framework_file(path).advice == ""
    path.write_text(text.replace('id = "ALN-05"', 'id = "ALN-95"', 1), encoding="utf-8")
    found = check_framework_file(path)
    assert any("bridge 1" in one for one in found.problems)
    assert "frameworks bridge OLD FILE --out" in found.advice


def test_a_bridge_that_calls_other_words_the_same_is_told(shipped, tree):
    old = shipped.version_of(*BOARD)
    changed = drafting.with_item(tree, first_item(tree), {"question": "Other words?"})
    with pytest.raises(Refused, match="their words differ: ALN-01"):
        list(files.bridge_lines(old, drafting.pack_in(changed)))
    again = drafting.pack_in(drafting.bridged(changed, old))
    lines = "\n".join(files.bridge_lines(old, again))
    assert "complete" in lines
    assert "Not compared, since the words changed: ALN-01." in lines


def test_a_question_that_changed_under_its_id_is_counted_once_and_not_as_gone_and_new(
    shipped, tree
):
    old = shipped.version_of(*BOARD)
    changed = drafting.with_item(tree, first_item(tree), {"question": "Other words?"})
    again = drafting.pack_in(drafting.bridged(changed, old))
    questions = [one for one in files.bridge_lines(old, again) if one.startswith("  ")][:3]
    assert questions[0] == "  changed under its id, so not compared: 1"
    assert questions[1] == f"  same: {len(old.items()) - 1}"
    assert not questions[2].startswith(("  new", "  dropped"))


def test_a_bridge_that_leaves_out_one_and_calls_another_the_same_names_both(shipped, tree):
    old = shipped.version_of(*BOARD)
    changed = drafting.with_item(tree, first_item(tree), {"question": "Other words?"})
    rows = changed["bridges"][0]["items"]
    changed["bridges"][0]["items"] = [row for row in rows if row["from"] != "ALN-02"]
    with pytest.raises(Refused, match=r"leaves out: ALN-02.*differ: ALN-01"):
        list(files.bridge_lines(old, drafting.pack_in(changed)))


WORDS = {
    "its question": {"question": "Is there any cheese?"},
    "a level": {"levels": {"embedded": "Some."}},
}


@pytest.mark.parametrize("words", WORDS)
def test_nobody_says_for_the_maker_that_changed_words_mean_the_same(shipped, tree, words, tmp_path):
    old, path = shipped.version_of(*BOARD), tmp_path / "mine.toml"
    pack = drafting.pack_in(drafting.with_item(tree, "ALN-01", WORDS[words]))
    assert files.write_bridged(path, old, pack) == ("ALN-01",)
    found = load_any(path)
    assert not alike_across(old, found, "")["ALN-01"].is_compared
    assert "Its maker says" not in path.read_text("utf-8")
    assert files.write_bridged(path, old, found, ["ALN-01"]) == ()
    found = load_any(path)
    assert alike_across(old, found, "")["ALN-01"].is_compared
    assert "Compared, in other words: ALN-01." in list(files.bridge_lines(old, found))
    for unknown in ("ALN-01", "ALN-02", "x"):
        with pytest.raises(Refused, match=unknown):
            files.write_bridged(path, old, found, [unknown])


def test_a_metric_by_another_formula_is_not_compared_until_its_maker_says_so(shipped, tree):
    old = shipped.version_of(*BOARD)
    tree["metrics"][0]["formula"] = "another / one"
    one = tree["metrics"][0]["id"]
    again = drafting.bridged(tree, old)
    assert files.unsaid_from(again, old) == (one,)
    assert files.words_changed(old, drafting.pack_in(again), one).parts == ("formula",)
    [row] = [
        r
        for r in drafting.with_meaning(again, {one: True})["bridges"][0]["metrics"]
        if one in r["to"]
    ]
    assert row["relation"] == "reworded"


@pytest.mark.parametrize("is_same", [True, False])
def test_what_the_maker_says_of_changed_words_stays_with_the_next_version(
    workshop, catalogue, is_same
):
    name = workshop.begin(*BOARD, NEW)
    tree = workshop.open_draft(name)
    workshop.save(name, drafting.with_item(tree, "ALN-01", WORDS["its question"]))
    [asked] = workshop.publishing(name).unsaid
    assert (asked.id, asked.parts, asked.now) == ("ALN-01", ("question",), "Is there any cheese?")
    assert workshop.publishing(name, {"ALN-01": is_same}).unsaid == ()
    made = workshop.publish(name, {"ALN-01": is_same})
    board = catalogue.version_of(*BOARD)
    assert alike_across(board, made, "")["ALN-01"].is_compared is is_same
    name = workshop.begin("our-board", "1.0.0", replace(NEW, version="1.1.0"))
    again = catalogue.version_of("our-board", "1.1.0")
    assert workshop.publishing(name).unsaid == ()
    assert alike_across(board, again, "")["ALN-01"].is_compared is is_same
    tree = workshop.open_draft(name)
    workshop.save(name, drafting.with_item(tree, "ALN-01", {"question": "And now?"}))
    third = workshop.publish(name, {"ALN-01": False})
    assert not alike_across(board, third, "")["ALN-01"].is_compared
    assert not alike_across(made, third, "")["ALN-01"].is_compared


def renamed(tree, old, new):
    """Give the tables with a question under another id, wherever the file names it but in its bridges."""
    bridges = tree.pop("bridges")
    text = toml_text(tree).replace(f'"{old}"', f'"{new}"')
    return {**tomllib.loads(text), "bridges": bridges}


def test_a_bridge_to_a_question_whose_id_changed_is_written_and_leads_to_its_new_id(
    shipped, tree, tmp_path
):
    old, path = shipped.version_of(*BOARD), tmp_path / "mine.toml"
    path.write_text(drafting.text_of(renamed(tree, "ALN-01", "ALN-90")), encoding="utf-8")
    with pytest.raises(PackError):
        files.pack_named(str(path))
    files.write_bridged(path, old, files.mended(str(path)))
    found = load_any(path)
    [row] = [one for one in found.bridge_from(old).items if one.came_from == "ALN-01"]
    assert (row.to, row.relation) == (("ALN-90",), Relation.CHANGED)
    assert "complete" in "\n".join(files.bridge_lines(old, found))


def test_what_else_is_wrong_with_a_file_is_told_and_no_bridge_is_written(tree, tmp_path):
    path = tmp_path / "mine.toml"
    for text in ("[framework]\nid = 5\n", "bridges = 5\n", 'sections = ["x"]\nbridges = [{}]\n'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(PackError):
            files.mended(str(path))


def test_counts_say_of_how_many_questions_and_metrics_apart(shipped):
    old, new = (shipped.version_of("digistrat-board", v) for v in ("1.0.0", "2.0.0"))
    lines = list(files.bridge_lines(old, new))
    counts = [len(old.items()), len(new.items()), len(old.metrics), len(new.metrics)]
    assert f"Questions: {counts[0]} before, {counts[1]} now." in lines
    assert f"Metrics: {counts[2]} before, {counts[3]} now." in lines
    assert any(line.startswith("  split: ") and " before, " in line for line in lines)
    head = list(files.compared(old, new))[1]
    numbers = list(map(int, re.findall(r"\d+", head)))
    assert numbers[0] == len(new.items())
    assert numbers[1] == numbers[2] + numbers[3]


def test_a_fingerprint_is_said_to_be_of_what_a_file_says(shipped_folder):
    path = shipped_folder / "digistrat-board-2.0.0.toml"
    said = check_framework_file(path).summary
    assert "sha256" not in said
    assert f"Fingerprint of its words, not of the file: {load_any(path).sha256}." in said


def rewritten(path, title="Changed"):
    tree = tomllib.loads(path.read_text("utf-8"))
    head = "framework" if "framework" in tree else "crosswalk"
    tree[head]["title"] = title
    path.write_text(toml_text(tree), encoding="utf-8")


@pytest.mark.parametrize("way", ["published", "sent", "crosswalk"])
def test_a_file_that_was_changed_since_is_told_and_not_used_until_it_is_as_it_was(
    workshop, catalogue, tmp_path, tree, way
):
    own, sent = catalogue.own_folder, tmp_path / "sent.toml"
    if way == "published":
        workshop.publish(workshop.begin(*BOARD, NEW))
    elif way == "crosswalk":
        workshop.publish(workshop.begin_crosswalk("wgll", "1.0.0", NEW))
    else:
        sent.write_text(toml_text(drafting.published(tree)), encoding="utf-8")
        workshop.bring_in(sent)
    path = own / "our-board-1.0.0.toml"
    before = path.read_bytes()
    was = load_any(path).sha256
    rewritten(path)
    catalogue.refresh()
    found = workshop.look()
    assert "our-board" not in {one.id for one in found.packs}
    [problem] = found.problems
    assert "our-board-1.0.0.toml" in problem
    assert f"Its fingerprint was {was[:16]} and is {load_any(path).sha256[:16]}" in problem
    with pytest.raises(Refused, match="other words"):
        workshop.bring_in(path)
    sent.write_bytes(before)
    workshop.bring_in(sent)
    assert workshop.look().problems == ()
    assert path.read_bytes() == before


def test_a_name_and_version_once_published_are_never_published_with_other_words(
    workshop, catalogue
):
    workshop.publish(workshop.begin(*BOARD, NEW))
    (catalogue.own_folder / "our-board-1.0.0.toml").unlink()
    catalogue.refresh()
    name = workshop.begin(*BOARD, OTHER)
    with pytest.raises(Refused, match="published before"):
        workshop.publish(name)


OTHER = NewPack("our-board", "1.0.0", "Another", "A trust", "Free to use")


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"framework our-board 1.0.0": 5}'])
def test_fingerprints_that_cannot_be_read_stop_nothing(workshop, catalogue, text):
    workshop.publish(workshop.begin(*BOARD, NEW))
    (catalogue.own_folder / "fingerprints.json").write_text(text, encoding="utf-8")
    catalogue.refresh()
    assert "our-board" in {one.id for one in workshop.look().packs}


def test_the_bridge_of_a_draft_says_what_its_questions_say_by_now(workshop, catalogue):
    name = workshop.begin("digistrat-board", "2.0.0", NEW)
    tree = workshop.open_draft(name)
    one = next(criteria.rows_in(tree)).item_id
    workshop.save(name, criteria.without_criteria(tree, one))
    draft = catalogue.version_of("our-board", "1.0.0")
    bridge = draft.bridge_from(catalogue.version_of("digistrat-board", "2.0.0"))
    said = {row.relation for row in bridge.items if one in (row.came_from, *row.to)}
    assert said == {Relation.DROPPED, Relation.NEW}
    told = {one.id: one.apart for one in catalogue.crosswalks_for(draft)}
    assert any(one in apart for apart in told.values())
    workshop.save(name, tree)
    draft = catalogue.version_of("our-board", "1.0.0")
    bridge = draft.bridge_from(catalogue.version_of("digistrat-board", "2.0.0"))
    assert {row.relation for row in bridge.items} == {Relation.SAME}
