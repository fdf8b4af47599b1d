"""Hashes of what is handed out, and the comparison of two builds."""

import shutil
import subprocess

import pytest

from installer import sums
from tests.installer.made_up import tree

NAMES = ("a.msi", "digistrat/_internal/b c.so")


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed here")
def test_the_usual_tool_accepts_the_sums_and_notices_a_change(tmp_path):
    tree(tmp_path, NAMES)
    sums.write_sums(tmp_path)
    check = ["sha256sum", "--check", "--strict", "--quiet", sums.NAME]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "a.msi").write_text("changed", encoding="utf-8")
    done = subprocess.run(check, cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 1


def test_sums_written_again_are_the_same_and_do_not_hold_themselves(tmp_path):
    tree(tmp_path, NAMES)
    first = sums.write_sums(tmp_path).read_text(encoding="utf-8")
    assert sums.write_sums(tmp_path).read_text(encoding="utf-8") == first
    assert sums.NAME not in first
    assert len(first.splitlines()) == len(NAMES)


def test_two_equal_folders_have_no_differences(tmp_path):
    assert not sums.differences(tree(tmp_path / "one", NAMES), tree(tmp_path / "two", NAMES))


def test_a_changed_a_missing_and_a_new_file_are_differences(tmp_path):
    one = tree(tmp_path / "one", (*NAMES, "gone"))
    two = tree(tmp_path / "two", (*NAMES, "new"))
    (two / "a.msi").write_text("changed", encoding="utf-8")
    assert sums.differences(one, two) == ["a.msi", "gone", "new"]


def test_a_link_that_leads_elsewhere_is_a_difference(tmp_path):
    for name, target in (("one", "a.msi"), ("two", "digistrat")):
        folder = tree(tmp_path / name, NAMES)
        (folder / "link").symlink_to(target)
    assert sums.differences(tmp_path / "one", tmp_path / "two") == ["link"]
