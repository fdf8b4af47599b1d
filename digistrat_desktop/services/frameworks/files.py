"""Framework files at the command line: a new one, 2 compared, and the bridge between 2."""

from collections.abc import Collection, Iterator
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple, TypeAlias

from digistrat_desktop.analysis.answers.likeness import alike_across
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.bridges import BridgeRow, Likeness, Relation
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Item
from digistrat_desktop.domain.words import counted, sentence_case
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.frameworks.loader import load_any, tables_of
from digistrat_desktop.services.frameworks import bridging, crosswalking, drafting
from digistrat_desktop.system.files import save_chosen, stands_there
from digistrat_desktop.system.paths import resources_folder

_ENDING = ".toml"
_NOTHING = "Nothing was changed."
_AGAIN = (
    "Write it again with --out FILE.toml. Changed words are not compared until you say with "
    "--reworded that they mean the same."
)


class OtherWords(NamedTuple):
    """A question or a metric whose words are not those it had."""

    id: str
    title: str
    parts: tuple[str, ...]  # which parts of it changed
    before: str = ""  # what it asked; empty where it asks the same
    now: str = ""


def pack_named(name: str) -> FrameworkPack:
    """Give a framework by its file, or one that came with the program by "id" or "id@version"."""
    path = Path(name)
    if path.suffix.lower() == _ENDING or path.is_file():
        found = load_any(path)
        if isinstance(found, FrameworkPack):
            return found
        raise _a_crosswalk(path.name)
    pack_id, _, version = name.partition("@")
    catalogue = Catalogue((resources_folder() / "frameworks",))
    try:
        pack = catalogue.version_of(pack_id, version) if version else catalogue.latest(pack_id)
    except KeyError:
        pack = None
    if pack is None and any(one.id == pack_id for one, _ in catalogue.crosswalks()):
        raise _a_crosswalk(f"“{name[:60]}”")
    if pack is None:
        there = ", ".join(f"{one.id}@{one.version}" for one in catalogue.packs())
        raise Refused(f"There is no framework “{name[:60]}”.", _NOTHING, f"Available: {there}.")
    return pack


def _a_crosswalk(name: str) -> Refused:
    what = f"{name} is a crosswalk, not a framework."
    then = "Choose a framework. A crosswalk is copied in the window, on the page Frameworks."
    return Refused(what, _NOTHING, then)


def mended(name: str) -> FrameworkPack:
    """Give a framework for a new bridge: rows of an old bridge that lead to no question any more are left out.

    A changed id makes such rows, and a file with them is refused everywhere else.
    """
    path = Path(name)
    if path.suffix.lower() != _ENDING or not path.is_file():
        return pack_named(name)
    tree = tables_of(path)
    if crosswalking.is_crosswalk(tree):
        return pack_named(name)
    try:
        without = drafting.without_lost_rows(tree)
    except (KeyError, TypeError, AttributeError):  # other things are wrong with it: they are named
        return pack_named(name)
    problems = drafting.problems_in(without, path.name)
    return pack_named(name) if problems else drafting.pack_in(without)


def write_new(path: Path, source: FrameworkPack, new: drafting.NewPack) -> FrameworkPack:
    """Write a draft as a copy of a framework; a file that is there is not written over."""
    _refuse_other_ending(path)
    if stands_there(path):
        raise Refused(f"{path.name} exists already.", _NOTHING, "Choose another name.")
    tree = drafting.begun(source, new)
    pack = drafting.pack_in(tree)
    save_chosen(path, drafting.text_of(tree).encode("utf-8"))
    return pack


def compared(old: FrameworkPack, new: FrameworkPack) -> Iterator[str]:
    """Say what became of each question, scale and metric."""
    yield f"From {old.id} {old.version} to {new.id} {new.version}"
    yield from _questions(old, new)
    yield from _scales(old, new)
    metrics = {one.id: one.name for one in old.metrics}, {one.id: one.name for one in new.metrics}
    for one in (one for one in metrics[0] if one not in metrics[1]):
        yield f"metric not in {new.id} {new.version}: {one} {metrics[0][one]}"
    for one in (one for one in metrics[1] if one not in metrics[0]):
        yield f"new metric: {one} {metrics[1][one]}"


def _questions(old: FrameworkPack, new: FrameworkPack) -> Iterator[str]:
    points = (one.reference_point for one in new.sections if one.reference_point)
    alike = alike_across(old, new, next((point.default for point in points), ""))
    kept = [one for one in new.items() if alike[str(one.id)].is_compared]
    other = {
        one.id: ", ".join(_other_words(old, new, one, _before(alike[str(one.id)], one)))
        for one in kept
    }
    reworded = sum(bool(words) for words in other.values())
    yield (
        f"Of {counted(len(new.items()), 'question')}, {len(kept)} can be compared: "
        f"{len(kept) - reworded} as they were, {reworded} in other words."
    )
    for item in new.items():
        found = alike[str(item.id)]
        if not found.is_compared:
            yield f"{found.relation.value}: {item.id} {item.title}. {found.reason}"
        elif other[item.id]:
            yield f"in other words: {item.id} {item.title}: {other[item.id]}"
    known = {item.id for item in new.items()}
    for item in old.items():
        if item.id not in known:
            yield f"not in {new.id} {new.version}: {item.id} {item.title}"


def _before(found: Likeness, item: Item) -> str:
    """Give the id a question had."""
    return next(iter(found.came_from), str(item.id))


def _scales(old: FrameworkPack, new: FrameworkPack) -> Iterator[str]:
    """Name the scales that stayed and say their levels otherwise: once, and not with each question."""
    before = {scale.id: scale for scale in old.scales}
    for scale in new.scales:
        if scale != before.get(scale.id, scale):
            levels = ", ".join(level.label for level in scale.levels)
            yield f"scale in other words: {scale.id}: {levels}"


Words: TypeAlias = "list[tuple[str, str]]"
_APART = ("id", "level_texts")
_PARTS = {
    "legal": "duty in law",
    "evidence_hints": "what would show it",
    "short_title": "short title",
}


def _other_words(old: FrameworkPack, new: FrameworkPack, item: Item, one: str) -> Iterator[str]:
    """Name the parts of a question that are not as they were under its id before, and its scale."""
    before = old.item(one)
    seen, steps = zip(*(_level_words(o) for o in (before, item)), strict=True)
    if seen[0] != seen[1]:
        yield "levels"
    if steps[0] != steps[1]:
        yield "next steps"
    for part in fields(Item):
        if part.name not in _APART and getattr(before, part.name) != getattr(item, part.name):
            yield _PARTS.get(part.name, part.name)
    scales = (old.section_of(one).scale_id, new.section_of(item.id).scale_id)
    if scales[0] != scales[1]:
        yield "its scale"


def _level_words(item: Item) -> tuple[Words, Words]:
    """Give what is said of its levels, and their next steps."""
    texts = [(str(one.level_id), one.text) for one in item.level_texts]
    return texts, [(str(one.level_id), one.better) for one in item.level_texts]


def write_bridged(
    path: Path, old: FrameworkPack, new: FrameworkPack, reworded: Collection[str] = ()
) -> tuple[str, ...]:
    """Write a framework with a bridge from another; rows a person wrote stay where they are still true.

    Args:
        reworded: ids whose words changed, and whose maker says that the meaning did not.

    Returns:
        The ids whose words changed, and whose maker has not said if the meaning did.
    """
    _refuse_other_ending(path)
    tree = drafting.bridged(drafting.tree_of(new), old)
    unsaid = unsaid_from(tree, old)
    other = [one for one in reworded if one not in unsaid]
    if other:
        what = f"No changed words are open under: {', '.join(other)[:200]}."
        then = f"There are: {', '.join(unsaid)}." if unsaid else "Leave --reworded out."
        raise Refused(what, "No file was saved.", then)
    tree = drafting.with_meaning(tree, dict.fromkeys(reworded, True))
    drafting.pack_in(tree)
    save_chosen(path, drafting.text_of(tree).encode("utf-8"))
    return unsaid_from(tree, old)


def unsaid_from(tree: drafting.Tree, old: FrameworkPack) -> tuple[str, ...]:
    """Give the ids of a bridge whose words changed, and whose maker has not said if the meaning did."""
    start = {"pack": old.id, "version": old.version}
    bridges = (one for one in tree.get("bridges", ()) if one["from"] == start)
    return tuple(one for bridge in bridges for one in bridging.unsaid_in(bridge))


def words_changed(old: FrameworkPack, new: FrameworkPack, one: str) -> OtherWords:
    """Say how the words of a question, or of a metric, changed."""
    if all(one != item.id for item in new.items()):
        name = next(metric.name for metric in new.metrics if metric.id == one)
        return OtherWords(one, name, ("formula",))
    item = new.item(one)
    before, now = old.item(one).question, item.question
    texts = (before, now) if before != now else ("", "")
    return OtherWords(one, item.title, tuple(_other_words(old, new, item, one)), *texts)


def _refuse_other_ending(path: Path) -> None:
    if path.suffix.lower() != _ENDING:
        what = "A framework is saved as a TOML file."
        raise Refused(what, "No file was saved.", f"Choose a name that ends in {_ENDING}.")


def bridge_lines(old: FrameworkPack, new: FrameworkPack) -> Iterator[str]:
    """Say what a bridge compares in other words; Refused where there is none, or it is not complete or true."""
    bridge = new.bridge_from(old)
    name = f"from {old.id} {old.version} to {new.id} {new.version}"
    if bridge is None:
        raise Refused(f"There is no bridge {name}.", "", "Make one with --out FILE.toml.")
    left, untrue = list(_left_out(old, new)), list(_not_the_same(old, new))
    said = [
        *([f"It leaves out: {', '.join(left)}."] if left else []),
        *(
            [f"It calls these the same, and their words differ: {', '.join(untrue)}."]
            * bool(untrue)
        ),
    ]
    if said:
        raise Refused(f"The bridge {name} is not complete. {' '.join(said)}", "", _AGAIN)
    yield f"The bridge {name} is complete."
    rows = (*bridge.items, *bridge.metrics)
    unsaid = [row.came_from for row in rows if row.came_from and row.reason == bridging.OTHER_WORDS]
    if unsaid:
        yield (
            f"Not compared, since the words changed: {', '.join(unsaid)}. "
            "If one means the same, say so with --reworded and --out FILE.toml."
        )
    reworded = [row.came_from for row in rows if row.relation is Relation.REWORDED]
    if reworded:
        yield f"Compared, in other words: {', '.join(reworded)}."
    yield from _counts("questions", bridge.items, len(old.items()), len(new.items()))
    yield from _counts("metrics", bridge.metrics, len(old.metrics), len(new.metrics))


def _counts(kind: str, rows: tuple[BridgeRow, ...], before: int, now: int) -> Iterator[str]:
    """Count what became of questions or metrics: of how many before, and in how many now."""
    yield f"{sentence_case(kind)}: {before} before, {now} now."
    gone = {row.came_from for row in rows if row.relation is Relation.DROPPED}
    added = {one for row in rows if row.relation is Relation.NEW for one in row.to}
    apart = gone & added
    if apart:
        yield f"  changed under its id, so not compared: {len(apart)}"
    rows = tuple(row for row in rows if not apart & {row.came_from, *row.to})
    for relation in dict.fromkeys(row.relation for row in rows):
        found = [row for row in rows if row.relation is relation]
        old = sum(bool(row.came_from) for row in found)
        new = len({one for row in found for one in row.to})
        said = f"{old} before, {new} now" if old and new and old != new else f"{old or new}"
        yield f"  {relation.value}: {said}"


def _not_the_same(old: FrameworkPack, new: FrameworkPack) -> Iterator[str]:
    bridge = new.bridge_from(old)
    for row in bridge.items if bridge is not None else ():
        one = row.came_from
        if row.relation is Relation.SAME and not all(
            bridging.same_item(old.item(one), new.item(to))
            and bridging.same_levels(old, new, one, to)
            for to in row.to
        ):
            yield one


def _left_out(old: FrameworkPack, new: FrameworkPack) -> Iterator[str]:
    bridge = new.bridge_from(old)
    if bridge is None:
        return
    pairs = ((bridge.items, old.items(), new.items()), (bridge.metrics, old.metrics, new.metrics))
    for rows, before, after in pairs:
        said = {row.came_from for row in rows}
        reached = {one for row in rows for one in row.to}
        yield from (str(one.id) for one in before if str(one.id) not in said)
        yield from (str(one.id) for one in after if str(one.id) not in reached)
