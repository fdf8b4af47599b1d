"""The rehearsal under Wine, as far as it can be tried without Wine."""

import os
import shutil
import subprocess
import zipfile

import pytest

from installer.windows import rehearsal
from installer.workshop import ROOT, CannotBeDoneError, FoundWrongError
from tests.installer.made_up import tree

HERE = ROOT / "installer/windows"
WENT_WELL = {**rehearsal.EXPECTED, "self_test_files": "5"}


def test_a_trial_that_went_well_passes():
    rehearsal.refuse_surprises(WENT_WELL, rehearsal.EXPECTED)


@pytest.mark.parametrize(
    "wrong",
    [
        {"downgrade": "allowed"},
        {"removed_files": "3"},
        {"user_data": "lost"},
        {"self_test_files": "0"},
        {"self_test_failed": "1"},
        {"removed_file_type": "DigiStrat.Package"},
    ],
)
def test_a_trial_that_went_otherwise_is_refused(wrong):
    with pytest.raises(FoundWrongError):
        rehearsal.refuse_surprises({**WENT_WELL, **wrong}, rehearsal.EXPECTED)


def test_a_trial_that_says_nothing_is_refused():
    with pytest.raises(FoundWrongError, match="downgrade is None"):
        rehearsal.refuse_surprises({}, rehearsal.EXPECTED)


def test_the_trial_asks_everything_that_is_expected():
    text = (HERE / "trial.sh").read_text(encoding="utf-8")
    assert not [name for name in rehearsal.EXPECTED if f'"{name}=' not in text]


def test_the_version_to_upgrade_to_is_the_next():
    assert rehearsal.next_version("0.1.9") == "0.1.10"


def test_a_windows_python_that_differs_from_its_second_source_is_refused(tmp_path):
    runtime = tree(tmp_path / "rt", ["python311.dll"])
    other = tmp_path / "other.whl"
    for content, refused in ((b"this is python311.dll", False), (b"altered", True)):
        with zipfile.ZipFile(other, "w") as archive:
            archive.writestr("deploy_libs/python311.dll", content)
        if refused:
            with pytest.raises(FoundWrongError, match=r"python311\.dll"):
                rehearsal.compare_runtime(runtime, other)
        else:
            rehearsal.compare_runtime(runtime, other)


def test_a_second_source_with_nothing_in_common_proves_nothing(tmp_path):
    other = tmp_path / "other.whl"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("deploy_libs/else.dll", b"x")
    with pytest.raises(FoundWrongError):
        rehearsal.compare_runtime(tree(tmp_path / "rt", ["python311.dll"]), other)


def test_a_library_of_wines_own_is_noticed(tmp_path):
    tree(tmp_path, ["mine.dll"])
    rehearsal.refuse_wine(tmp_path)
    (tmp_path / "leaked.dll").write_bytes(b"MZ... Wine builtin DLL ...")
    with pytest.raises(FoundWrongError, match=r"leaked\.dll"):
        rehearsal.refuse_wine(tmp_path)


@pytest.mark.parametrize("pins", ["runtime-verification.txt", "runtime-compare.txt"])
def test_the_windows_python_is_pinned_by_hash(pins):
    lines = (HERE / pins).read_text(encoding="utf-8").splitlines()
    (pin,) = [line for line in lines if not line.startswith("#")]
    assert "==" in pin
    assert "--hash=sha256:" in pin


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed here")
@pytest.mark.parametrize("name", ["chroot.sh", "freeze.sh", "look.sh", "trial.sh"])
def test_the_scripts_have_no_fault_bash_can_see(name):
    done = subprocess.run(["bash", "-n", HERE / name], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed here")
def test_where_it_cannot_be_done_it_is_said_in_words(tmp_path):
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n", encoding="utf-8")
    (tmp_path / "id").chmod(0o755)
    path = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    words = [str(HERE / "chroot.sh"), "make", str(tmp_path / "chroot")]
    with pytest.raises(CannotBeDoneError, match="making a chroot needs root"):
        rehearsal.script(words, "", path)
    assert not (tmp_path / "chroot").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed here")
def test_a_script_that_fails_is_not_taken_for_one_that_cannot_run():
    with pytest.raises(FoundWrongError, match="ended with 2"):
        rehearsal.script([str(HERE / "chroot.sh"), "dance"], "", {})
