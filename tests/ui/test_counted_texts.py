"""Every text with a count reads well for 0, 1, 2 and 12, wherever in the source it is written."""

import ast
import re
from pathlib import Path

import pytest

import digistrat_desktop
from digistrat_desktop.domain.words import Noun, by_count, figured
from digistrat_desktop.ui.words import tr_count

PROGRAM = Path(digistrat_desktop.__file__).parent
NAME = "“Research and development”"
COUNTS = (0, 1, 2, 12)
NAMED = re.compile(r"\{(?!n\})[a-z_]+\}")
ONE_DOES = r"is|was|has|does|did|needs|changes|relates|adds|says|cannot|matters"
MANY_DO = r"are|were|have|do|need|relate|add|slip|matter"
ONE_OF_MANY = re.compile(rf"(?<![-\w])1 (?!of\b|(?:{ONE_DOES})\b)[\w-]+s\b(?<!ss)")
ONE_AS_MANY = re.compile(
    rf"\b(1|only|other) (?:[\w-]+ ){{0,2}}(?:{MANY_DO})\b|\b(they|their|them)\b"
)
MANY_AS_ONE = re.compile(
    r"(?<!None of the )\b(0|2|12) (?:(?!say\b)[\w-]+ ){0,2}(?:is|was|has|does|needs)\b"
)
NONE_OF_SOME = re.compile(r"\b(none of the|all|the other|these|first) 0\b", re.IGNORECASE)
# Said where there is at least one to speak of: for none the caller says another text, or nothing.
SAID_OF_SOME = {
    "None of the {n} claimed levels is backed by evidence.",
    "All {n} claimed levels are backed by evidence.",
    "The other {n} are not.",
    "All {n} expected trusts sent a file that could be used.",
    "All {n} success measures can be reported.",
    "None of the {n} success measures can be reported.",
    "None of the {n} trusts answered.",
    "None of the {n} initiatives is due to end before",
}


def name_of(func):
    return func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")


def words_of(node):
    """Give a literal's words, names filled in; None for what is not written in one place."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else NAME for p in node.values)
        return "".join(map(str, parts))
    return None


def names_for(tree, name):
    """Give the texts that a name may stand for: assigned, or one of the tuples that a loop takes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(name_of(t) == name for t in node.targets):
            yield words_of(node.value)
        loops = isinstance(node, ast.comprehension) and isinstance(node.target, ast.Tuple)
        if loops and name in [name_of(part) for part in node.target.elts]:
            at = [name_of(part) for part in node.target.elts].index(name)
            named = (
                found.value
                for found in ast.walk(tree)
                if isinstance(found, ast.Assign)
                and any(name_of(t) == name_of(node.iter) for t in found.targets)
            )
            rows = next((one for one in named if isinstance(one, ast.Tuple | ast.List)), None)
            fit = (row.elts for row in getattr(rows, "elts", ()) if isinstance(row, ast.Tuple))
            yield from (words_of(parts[at]) for parts in fit if len(parts) > at)


def texts_of(tree, node):
    if isinstance(node, ast.Name):
        return tuple(filter(None, names_for(tree, node.id)))
    return (words_of(node),)


def calls():
    """Give every place that says a text by a count: its door, the text for one, the other."""
    for path in sorted(PROGRAM.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and name_of(node.func) in {"tr_count", "by_count"}:
                ones, manies = (texts_of(tree, part) for part in node.args[1:3])
                pairs = max(len(ones), len(manies))
                where = f"{path.relative_to(PROGRAM).as_posix()}:{node.lineno}"
                for at in range(pairs):
                    one, many = ones[at % len(ones)], manies[at % len(manies)]
                    yield pytest.param(name_of(node.func), one, many, id=f"{where}-{at}")


def nouns():
    """Give every noun that is counted, as `Noun`s."""
    for path in sorted(PROGRAM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) in {"Noun", "counted"}:
                said = node.args if name_of(node.func) == "Noun" else node.args[1:]
                if said and all(isinstance(part, ast.Constant) for part in said):
                    where = f"{path.relative_to(PROGRAM).as_posix()}:{node.lineno}"
                    yield pytest.param(Noun(*(part.value for part in said)), id=where)


def filled(said):
    return re.sub(r"\{[a-z_]+(?::[^}]*)?\}", NAME, said)


def said_by(door, count, one, many):
    return filled(tr_count(count, one, many) if door == "tr_count" else by_count(count, one, many))


COUNTED, NOUNS = tuple(calls()), tuple(nouns())


def test_the_source_is_read():
    assert len(COUNTED) > 40
    assert len(NOUNS) > 40


@pytest.mark.parametrize(("door", "one", "many"), COUNTED)
def test_a_text_with_a_count_agrees_with_its_number(door, one, many):
    hole = "%n" if door == "tr_count" else "{n}"
    is_said = many.count(hole) == 1
    assert is_said or NAMED.search(many), "what is counted is said in figures, or named"
    assert hole not in one
    said = {count: said_by(door, count, one, many) for count in COUNTS}
    assert not any(re.search(r"%n|[{}]|\s\s", words) for words in said.values())
    figures = {count: bool(re.search(rf"\b{count}\b", words)) for count, words in said.items()}
    assert all(found for count, found in figures.items() if count != 1) or not is_said
    assert not ONE_OF_MANY.search(said[1])
    assert not ONE_AS_MANY.search(said[1])
    assert not any(MANY_AS_ONE.search(words) for count, words in said.items() if count != 1)
    assert not re.search(rf"\{{names\}},? (?:which )?(?:{MANY_DO})\b", one)
    assert not re.search(rf"\{{names\}},? (?:which )?(?:{ONE_DOES})\b", many)
    assert many in SAID_OF_SOME or not NONE_OF_SOME.search(said[0])


@pytest.mark.parametrize("noun", NOUNS)
def test_a_counted_noun_agrees_with_its_number(noun):
    assert figured(1, noun) == f"1 {noun.one}"
    for count in (0, 2, 12):
        said = figured(count, noun)
        assert said.startswith(f"{count} ")
        assert said != f"{count} {noun.one}"
        assert not re.search(r"[^aeiou]ys\b|(?:x|ch|sh|ss)s\b", said), said


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("1 answers changed.", "%n answers changed."),
        ("1 answer are out of date.", "%n answers are out of date."),
        ("1 link was agreed before they changed.", "%n links were agreed."),
        ("1 answer is out of date.", "%n answers is out of date."),
        ("1 answer is out of date.", "All %n answers are out of date."),
        ("%n answer is out of date.", "%n answers are out of date."),
        ("It depends on {names}, which do not fit.", "It depends on {names}, which do not fit."),
        ("It depends on {names}, which is late.", "It depends on {names}, which is late."),
        ("1 answer is out of date.", "Answers are out of date."),
    ],
)
def test_a_text_that_does_not_agree_is_found(one, many):
    with pytest.raises(AssertionError):
        test_a_text_with_a_count_agrees_with_its_number("tr_count", one, many)
