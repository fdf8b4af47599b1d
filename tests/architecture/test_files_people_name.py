"""Files people name are read and written through one door, and the command line prints through one."""

import ast
import re

from tests.architecture.tree import FILES, PACKAGE, syntax

# Beside the door itself: files only the program names, and a child that reads what it was handed.
OWN = {
    *("system/atomic_file.py", "system/files.py", "system/file_lock.py", "system/policy.py"),
    *("system/settings.py", "system/snapshot_requests.py", "system/logging_setup.py"),
    *("system/places.py", "system/network_guard.py", "system/team_disk.py", "system/one_window.py"),
    "system/menu_entry.py",
    *("frameworks/catalogue.py", "services/sample.py", "ui/theme/icons.py"),
}
READING = {"read_bytes", "read_text"}
REPORTS = {"storage/sqlite/folder.py", "reports/proof.py", "reports/printed.py"}
WRITING = {"write_bytes", "write_text", "save_bytes", "save_file"}


def name(path):
    return path.relative_to(PACKAGE).as_posix()


def calls(path):
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call):
            yield node, getattr(node.func, "attr", getattr(node.func, "id", ""))


def using(names, allowed):
    return {name(p) for p in FILES for _, called in calls(p) if called in names} - allowed


def test_nothing_else_reads_a_file_whole():
    # What is written is read back from its own temporary file; the store remembers small texts.
    kept = {"tabular/write.py", "app/self_test.py", "storage/sqlite/store.py"}
    assert using(READING, OWN | kept | REPORTS) == set()


def test_nothing_else_writes_a_file():
    stores = {p for p in map(name, FILES) if p.startswith("storage/sqlite/")}
    context = {"ui/session/context.py"}  # a method of that name, which asks where to write
    pages = {p for p in map(name, FILES) if p.startswith("ui/pages/")}
    assert using(WRITING, OWN | stores | context | pages) == set()


def test_nothing_but_the_door_opens_a_file_by_its_path():
    opened = {
        name(p)
        for p in FILES
        for node, called in calls(p)
        if called == "open" and any(re.fullmatch("'[rwax]b?'", ast.unparse(a)) for a in node.args)
    }
    assert opened <= OWN


def test_only_one_door_prints_for_the_command_line():
    printing = using({"print"}, set())
    assert printing == {"cli/context.py"}
    writing = {p for p in using({"write"}, set()) if p.startswith(("cli/", "app/"))}
    assert writing == {"cli/listing.py", "app/main.py"}
