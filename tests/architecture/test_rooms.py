"""The house: rooms small enough to see at a glance, no circles, one class to a name."""

import ast
from collections import Counter, defaultdict

from tests.architecture.tree import FILES, PACKAGE, module_name, syntax

MOST_FILES = 20


def named(path):
    """Modules a file names in its imports, those for type checking too."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def graph_of(sources):
    """Module to the modules it imports, of made-up or real (name, names) pairs."""
    known = dict(sources)
    return {name: {one for one in names if one in known} - {name} for name, names in known.items()}


def folder_of(name, packages):
    return name if name in packages else name.rpartition(".")[0]


def folders_of(graph, packages):
    found = defaultdict(set)
    for name, others in graph.items():
        mine = folder_of(name, packages)
        found[mine] |= {folder_of(other, packages) for other in others} - {mine}
    return found


def circles(graph):
    """What can be reached from itself: taken away are all that lead nowhere, then all that nobody leads to."""
    left = {name: set(others) for name, others in graph.items()}
    while True:
        led_to = {other for others in left.values() for other in others}
        loose = {name for name, others in left.items() if not others & left.keys()}
        loose |= left.keys() - led_to
        if not loose:
            return sorted(left)
        left = {name: others - loose for name, others in left.items() if name not in loose}


def real():
    packages = {module_name(path) for path in FILES if path.name == "__init__.py"}
    return graph_of((module_name(path), set(named(path))) for path in FILES), packages


def public_classes():
    for path in FILES:
        for node in syntax(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, module_name(path)


def test_no_room_holds_more_files_than_can_be_seen_at_a_glance():
    held = Counter(path.parent for path in FILES if path.name != "__init__.py")
    assert {str(room.relative_to(PACKAGE)) for room, n in held.items() if n > MOST_FILES} == set()


def test_no_modules_import_each_other_in_a_circle():
    graph, _ = real()
    assert circles(graph) == []


def test_no_rooms_import_each_other_in_a_circle():
    graph, packages = real()
    assert circles(folders_of(graph, packages)) == []


def test_a_public_class_name_stands_once():
    homes = defaultdict(list)
    for name, module in public_classes():
        homes[name].append(module)
    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}


def test_a_circle_is_seen():
    graph = graph_of([("p.a", {"p.b.x"}), ("p.b.x", {"p.c"}), ("p.c", {"p.a"}), ("p.d", {"p.a"})])
    assert circles(graph) == ["p.a", "p.b.x", "p.c"]
    assert circles(folders_of(graph, set())) == ["p", "p.b"]
