"""What is refused below the window is said so that the window can say it in its language."""

import ast

import pytest

from tests.architecture.tree import PACKAGE

FAMILY = frozenset(
    {
        "Refused",
        "InvalidValue",
        "NewerVersion",
        "StoreDamaged",
        "StoreHeld",
        "NotSaved",
        "SeveralTrusts",
        "refused",
        "refuse_table",
        "refuse_sheet",
    }
)
# Each names first what of the program's own it is about: a field, or a part of a package.
PLACED = frozenset({"InvalidValue", "refused"})
BELOW_THE_WINDOW = (
    "domain", "analysis", "system", "storage", "reports", "frameworks", "tabular", "services",
)  # fmt: skip
FOLDERS = [path for name in BELOW_THE_WINDOW for path in (PACKAGE / name).rglob("*.py")]


def bare_refusals(source):
    """Give the lines of every refusal, or helper of one, that is given a text no language can know."""
    tree = ast.parse(source)
    family = FAMILY | helpers_in(tree)
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and refuses(n, family)]
    kept = assigned_in(tree)
    return sorted(
        {text.lineno for call in calls for arg in words_given(call) for text in bare(arg, kept)}
    )


def helpers_in(tree):
    """Give the file's own functions that make a refusal of the words they are given."""
    made = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.returns is not None]
    return {f.name for f in made if ast.unparse(f.returns) in FAMILY}


def refuses(call, family):
    name = ast.unparse(call.func)
    inherited = name == "super().__init__" and len(call.args) == 3
    return inherited or name in family


def words_given(call):
    """Leave out what a refusal names first where that is the program's own name."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return given[1:] if ast.unparse(call.func) in PLACED else given


def assigned_in(tree):
    """Give what the file's names are given, wherever they are."""
    kept = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            kept.setdefault(node.targets[0].id, []).append(node.value)
    return kept


def bare(node, kept):
    """Give the texts among what an argument may be; a name stands for all it is given."""
    if isinstance(node, ast.Name):
        return [text for value in kept.get(node.id, []) for text in bare(value, {})]
    if isinstance(node, ast.IfExp | ast.BinOp):
        sides = (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node.left, node.right)
        return [text for side in sides for text in bare(side, kept)]
    return [node] if is_bare(node) else []


def is_bare(node):
    said = isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value
    return bool(said) or isinstance(node, ast.JoinedStr)


@pytest.mark.parametrize("path", FOLDERS, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_every_refusal_can_be_said_in_another_language(path):
    assert bare_refusals(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "refusal",
    [
        'Refused("The disk is full.")',
        'Refused(f"{name} is full.")',
        'Refused(say("Full."), "Nothing was written.")',
        'Refused(say("Full."), advice="Make room.")',
        'Refused(say("Full.") if a else "Empty.")',
        'Refused(say("Full: ") + "it is.")',
        'InvalidValue("cost", "No number.")',
    ],
)
def test_a_refusal_without_a_template_is_found(refusal):
    assert bare_refusals(f"raise {refusal}") == [1]


def test_a_text_kept_under_a_name_or_given_to_a_helper_is_found():
    assert bare_refusals('what = f"{a} is full."\nraise Refused(what)') == [1]
    helper = "def _no(what: str) -> Refused:\n    return Refused(what)\n"
    assert bare_refusals(helper + 'raise _no("Full.")') == [3]


def test_a_refusal_that_is_said_is_left_alone():
    assert bare_refusals('raise Refused(say("{a} is full.", a=a), "", say("Make room."))') == []
    assert bare_refusals('raise InvalidValue("cost", say("No number."))') == []
