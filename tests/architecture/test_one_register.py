"""Only the register counts answers, evidence, moves, findings and actions.

A page, a paper or a service that counts them itself says another number sooner or later. What
counts something else, or how many lines a list leaves out, is named here with its reason.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "digistrat_desktop"
READERS = sorted(
    [
        ROOT / "services/judging.py",
        *(
            path
            for room in ("ui", "reports/papers", "services/reports", "cli")
            for path in (ROOT / room).rglob("*.py")
        ),
    ]
)
COUNTED = frozenset(
    {
        *("position", "items", "asked", "answered", "evidence", "claims", "expiring"),
        *("moves", "split", "findings", "accepted", "listed", "standing", "three", "matters"),
        *("actions", "ranked", "action_lines", "proposals", "metrics", "metric_lines", "ignored"),
        *("cell", "open_matters", "levels", "targets"),
    }
)
MARKS = frozenset(
    {
        *("is_answered", "is_begun", "carried", "backing", "unexplained", "way", "cause"),
        *("severity", "stale", "is_concern", "fails_target", "overdue", "is_open", "noted"),
    }
)
ALLOWED = {
    ("services/judging.py", "listed"): "trusts of the store",
    ("ui/pages/actions/exchange_card.py", "asked"): "what an import still asks",
    ("ui/pages/check/findings_card.py", "findings"): "lines of a list that was filtered",
    ("ui/pages/check/page.py", "findings"): "whether one finding is chosen, or several",
    ("ui/pages/home/cards.py", "levels"): "places on a scale",
    ("reports/papers/items.py", "evidence"): "whether one answer fits a page",
}


def names_in(node):
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute):
            yield part.attr
        elif isinstance(part, ast.Name):
            yield part.id.lstrip("_")


def last_name(node):
    if isinstance(node, ast.Call):
        return last_name(node.func)
    if isinstance(node, ast.Subscript):
        return last_name(node.value)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def countings(path):
    """Give the names a module counts by itself: `len(moves)`, `sum(... for ... in claims)`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        what, first = last_name(node.func), node.args[0]
        if what == "len" and last_name(first).lstrip("_") in COUNTED:
            yield last_name(first).lstrip("_")
        elif what in {"sum", "Counter", "len"} and isinstance(
            first, ast.GeneratorExp | ast.ListComp
        ):
            yield from sorted((COUNTED | MARKS) & set(names_in(first)))


def test_no_page_paper_or_service_counts_for_itself_and_every_exception_is_needed():
    found = {
        (path.relative_to(ROOT).as_posix(), name) for path in READERS for name in countings(path)
    }
    assert sorted(found - set(ALLOWED)) == []
    assert sorted(set(ALLOWED) - found) == []
