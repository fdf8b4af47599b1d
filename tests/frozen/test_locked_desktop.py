"""The packaged program on a locked desktop: what is closed to it, and what it leaves alone."""

import os
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

import pytest

pytestmark = [pytest.mark.frozen, pytest.mark.slow]
NOBODY = 65534
as_root = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0 or shutil.which("unshare") is None,
    reason="only root can lock a desktop for a test",
)
ALONE = ("unshare", "-m", "bash", "-c")


def locked(steps):
    """Words that run the program in a world of its own, after some steps as root."""
    return (*ALONE, f'mount --make-rprivate /\n{steps}\nexec setpriv --reuid {NOBODY} "$@"', "_")


def wrapped(program, steps, *words, env):
    done = program(*words, env=env, wrap=locked(steps))
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def desk():
    """Folders of a user who is not root: home, TEMP, and a place to write to.

    They lie outside pytest's own folder, which pytest closes to everybody but root.
    """
    with tempfile.TemporaryDirectory(prefix="digistrat-desk-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for inner in ("home", "temp", "out"):
            (folder / inner).mkdir()
            os.chown(folder / inner, NOBODY, NOBODY)
        yield folder


def environment(desk):
    return {"HOME": str(desk / "home"), "TMPDIR": str(desk / "temp")}


def written(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@as_root
def test_a_program_folder_nobody_may_write_to(program, desk):
    steps = f'mount --bind "{program.folder}" "{program.folder}" && mount -o remount,bind,ro "{program.folder}"'
    out = desk / "out/self-test"
    told = wrapped(program, steps, "self-test", "--out", out, env=environment(desk))
    assert "The self-test passed." in told


@as_root
def test_a_temp_folder_from_which_nothing_may_run(program, desk):
    steps = f'mount -t tmpfs -o noexec,mode=1777 t "{desk}/temp"'
    out = desk / "out/self-test"
    assert "passed" in wrapped(program, steps, "self-test", "--out", out, env=environment(desk))


@as_root
def test_no_network_at_all_is_no_hindrance(program, desk):
    steps = "unshare -n true"
    cut_off = (*ALONE, f'{steps}\nexec unshare -n setpriv --reuid {NOBODY} "$@"', "_")
    done = program("self-test", "--out", desk / "out/x", env=environment(desk), wrap=cut_off)
    assert done.returncode == 0, done.stdout + done.stderr


@as_root
def test_a_home_folder_nobody_may_write_to_is_no_hindrance_when_the_store_lies_elsewhere(
    program, desk
):
    os.chown(desk / "home", 0, 0)
    (desk / "home").chmod(0o555)
    env = environment(desk)
    wrapped(program, "", "sample", "--store", desk / "out/store", env=env)
    assert "Northmoor" in wrapped(program, "", "list", "--store", desk / "out/store", env=env)


@as_root
def test_a_data_folder_nobody_may_write_to_is_told_in_words(program, desk):
    (desk / "home").chmod(0o555)
    os.chown(desk / "home", 0, 0)
    done = program("sample", env=environment(desk), wrap=locked(""))
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr


@as_root
def test_nothing_is_written_outside_the_data_folder(program, desk):
    env = environment(desk)
    wrapped(program, "", "sample", env=env)
    wrapped(program, "", "report", "--out", desk / "out/board.pdf", env=env)
    places = written(desk / "home")
    assert ".local/share/digistrat/digistrat.db" in places
    # The font library keeps a cache of its own where the system has none.
    own = (".local/share/digistrat/", ".cache/fontconfig/")
    assert not [name for name in places if not name.startswith(own)]
    assert not written(desk / "temp")
    assert written(desk / "out") == {"board.pdf"}


def test_two_sessions_of_one_user_both_end_well(program, home, tmp_path):
    store = tmp_path / "store"
    program.ok("sample", "--store", store, env=home)
    answers = []

    def session(number):
        out = tmp_path / f"{number}.pdf"
        answers.append(program("report", "--store", store, "--out", out, env=home))

    sessions = [threading.Thread(target=session, args=(number,)) for number in (1, 2)]
    for one in sessions:
        one.start()
    for one in sessions:
        one.join()
    for done in answers:
        assert done.returncode in {0, 2}, done.stderr
        assert "Traceback" not in done.stderr
    assert any(done.returncode == 0 for done in answers)
    assert "Northmoor" in program.ok("list", "--store", store, env=home)


@as_root
def test_the_window_does_its_work_where_all_that_can_be_is_locked(program, seat, home, tmp_path):
    """Program and home folder read-only even for root, TEMP not executable."""
    out, temp = tmp_path / "out", tmp_path / "temp"
    out.mkdir()
    temp.mkdir()
    steps = f"""
if [ -z "$LOCKED" ]; then exec env LOCKED=1 unshare -m "$0" -m digistrat_desktop "$@"; fi
mount --make-rprivate /
for place in "{program.folder}" "{home["HOME"]}"; do
    mount --bind "$place" "$place"
    mount -o remount,bind,ro "$place"
done
mount -t tmpfs -o noexec,mode=1777 t "{temp}"
export HOME="{home["HOME"]}" TMPDIR="{temp}"
"""
    program.ok("sample", "--store", out / "store", env=home)
    told = seat("sample_journey.py", out / "store", out / "board.pdf", steps)
    assert "report made" in told
    assert (out / "board.pdf").read_bytes().startswith(b"%PDF-")
    assert not written(tmp_path / "home")


def test_the_window_writes_nothing_outside_the_data_folder(program, seat, home, tmp_path):
    temp = tmp_path / "temp"
    temp.mkdir()
    store = tmp_path / "home/.local/share/digistrat"
    program.ok("sample", "--store", store, env=home)
    steps = f'export HOME="{home["HOME"]}" TMPDIR="{temp}"'
    seat("sample_journey.py", store, tmp_path / "board.pdf", steps)
    # The font library and the graphics driver keep caches of their own.
    own = (".local/share/digistrat/", ".cache/fontconfig/", ".cache/mesa_shader_cache")
    assert not [name for name in written(tmp_path / "home") if not name.startswith(own)]
    assert not written(temp)


def test_a_window_of_another_session_reads_a_copy_and_says_so(program, seat, home, tmp_path):
    store = tmp_path / "store"
    program.ok("sample", "--store", store, env=home)
    elsewhere = {"QT_QPA_PLATFORM": "offscreen", "XDG_SESSION_ID": "elsewhere"}
    environment = {**os.environ, **home, **elsewhere}
    first = subprocess.Popen([program.folder / "digistrat", "--store", store], env=environment)
    try:
        held = f'until [ -s "{store}/digistrat.lock.json" ]; do sleep 0.1; done'
        told = seat("second_window.py", store, tmp_path / "none.pdf", held)
        assert first.poll() is None, "the first window still stands"
    finally:
        first.kill()
        first.wait()
    assert "Your data is already open" in told
    assert "You are viewing a copy made" in told


def ruled(desk, rule):
    """Words that put a machine's policy file in place, in a world of the program's own."""
    return locked(f"""
mount -t tmpfs t "{desk}/temp"
mkdir "{desk}/temp/upper" "{desk}/temp/work"
mount -t overlay -o 'lowerdir=/etc,upperdir={desk}/temp/upper,workdir={desk}/temp/work' o /etc
mkdir -p /etc/digistrat
echo '{rule}' >/etc/digistrat/policy.toml
""")


@as_root
def test_what_the_machines_policy_file_fixes_the_packaged_program_obeys(program, desk):
    env, out = environment(desk), desk / "out"
    words = ("report", "--store", out / "store", "--kind", "full", "--out", out / "full.pdf")
    wrapped(program, "", "sample", "--store", out / "store", env=env)
    rule = ruled(desk, "AllowAttachments = false")
    refused = program(*words, "--attach-data", env=env, wrap=rule)
    assert refused.returncode == 2, refused.stderr
    assert "Your organisation does not allow data to be attached" in refused.stderr
    assert not (out / "full.pdf").exists()
    wrapped(program, "", *words, "--attach-data", env=env)


@as_root
def test_a_framework_the_machines_policy_does_not_allow_is_not_used(program, desk):
    env, store = environment(desk), desk / "out/store"
    rule = ruled(desk, 'AllowedFrameworks = ["another-framework"]')
    refused = program("sample", "--store", store, env=env, wrap=rule)
    assert refused.returncode == 2, refused.stdout + refused.stderr
    assert (
        "Your organisation does not allow any of the frameworks on this computer."
    ) in refused.stderr
    told = wrapped(program, "", "sample", "--store", store, env=env)
    assert "Northmoor" in told + wrapped(program, "", "list", "--store", store, env=env)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed here")
def test_no_socket_of_a_network_is_ever_opened(program, home, tmp_path):
    log = tmp_path / "calls"
    watch = ("strace", "-f", "-e", "trace=socket", "-o", str(log))
    program.ok("self-test", "--out", tmp_path / "out", env=home, wrap=watch)
    assert "AF_INET" not in log.read_text(encoding="utf-8")


@as_root
def test_the_lock_is_one_that_bites(desk):
    (desk / "home").chmod(0o500)
    os.chown(desk / "home", 0, 0)
    command = [*locked(""), "touch", str(desk / "home/x")]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
