"""Every command is given every kind of bad file: a refusal in three sentences, and nothing made."""

import os
import re
import signal

import pytest

from digistrat_desktop.cli.parser import a_path, parse_arguments
from digistrat_desktop.services.sample import sample_trust_id
from digistrat_desktop.system.paths import Folders, make_folders
from tests.helpers.commands import Desk, leaf_commands

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and devices of POSIX")
LONGEST_S = 30
ROWS = "metric,period,value,note\nOwn,2026-05,5,\n"


def fifo(path):
    os.mkfifo(path)


def device(path):
    path.symlink_to("/dev/zero")


def folder(path):
    path.mkdir()


def missing(path):
    pass


def dangling(path):
    path.symlink_to(path.parent / "nowhere")


def circle(path):
    path.symlink_to(path)


def empty(path):
    path.touch()


def sparse(path):
    with path.open("wb") as file:
        file.truncate(6 * 1024**3)


def junk(path):
    path.write_bytes(b"\x00\xff junk \x1b[31m")


# How a bad file is made, and what it is called before its ending.
KINDS = {
    **{made.__name__: (made, "bad") for made in (fifo, device, folder, dangling, circle)},
    **{made.__name__: (made, "bad") for made in (empty, sparse, junk)},
    "missing": (missing, "bad"),
    "no such folder": (missing, "none/bad"),
    "not UTF-8": (junk, os.fsdecode(b"bad-\xff\xfe")),
    "escape codes": (junk, "bad-\x1b[31m\x9b2J\u202e\r\n"),
    "long name": (missing, "b" * 300),
    "long path": (missing, "/".join(["b" * 200] * 30)),
}
WITHOUT_DATA = {"metrics", "frameworks", "region", "self-test"}
OWN = "--id our-board --title Ours --provider Us --licence Free"
KEY = "region FOLDER --out OUT --mask BAD"  # makes the key that is missing
DATA_SET = "region FOLDER --out BAD"
# Commands with the place of the bad file, and its ending. Those that need data have the sample's.
READING = [
    ("import BAD", ".csv"),
    ("import BAD", ".xlsx"),
    ("import BAD", ".digistrat"),
    ("import BAD", ""),
    ("import BAD --preview", ".csv"),
    ("import BAD --preview", ".digistrat"),
    ("import GOOD --password-file BAD", ".txt"),
    ("verify BAD", ".digistrat"),
    ("verify GOOD --password-file BAD", ".txt"),
    ("report BAD --out OUT", ".digistrat"),
    ("report GOOD --out OUT --password-file BAD", ".txt"),
    ("export --trust TRUST --out OUT --password-file BAD", ".txt"),
    ("metrics analyse BAD", ".csv"),
    ("metrics analyse BAD", ".ods"),
    ("frameworks check BAD", ".toml"),
    ("check-report BAD", ".pdf"),
    ("export --trust TRUST --out OUT --they-have BAD", ".digistrat"),
    ("answers import BAD", ".xlsx"),
    ("answers import BAD --preview", ".csv"),
    ("frameworks diff BAD digistrat-board", ".toml"),
    ("frameworks diff digistrat-board BAD", ".toml"),
    ("frameworks bridge BAD digistrat-board", ".toml"),
    ("frameworks bridge digistrat-board@1.0.0 BAD", ".toml"),
    (f"frameworks new OUT.toml --from BAD {OWN}", ".toml"),
    ("region BAD --out OUT", ""),
    ("region FOLDER --out OUT --password-file BAD", ".txt"),
    ("region FOLDER --out OUT --expect BAD", ".txt"),
    (KEY, ".key"),
]
WRITING = [
    ("report --out BAD", ".pdf"),
    ("report --out BAD", ".html"),
    ("report --out BAD", ".xlsx"),
    ("report --out BAD", ".docx"),
    ("report GOOD --out BAD", ".html"),
    ("export --trust TRUST --out BAD", ".digistrat"),
    ("export --trust TRUST --replace --out BAD", ".digistrat"),
    ("answers save --out BAD", ".xlsx"),
    (f"frameworks new BAD {OWN}", ".toml"),
    ("frameworks bridge digistrat-board@1.0.0 digistrat-board --out BAD", ".toml"),
    ("region FOLDER --out OUT --report BAD", ".pdf"),
    (DATA_SET, ""),
]
FOLDERS = [
    *("list", "sample", "import GOOD", "import GOOD --preview", "verify", "check-report GOOD"),
    *("export --trust TRUST --out OUT", "report --out OUT"),
    *("answers save --out BOOK", "answers import GOOD", "answers import GOOD --preview"),
]
MADE_WHERE_MISSING = {"folder", "missing", "no such folder"}


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("bad files") / "data")
    assert desk.run("sample") == 0
    good = desk.store.parent / "good.digistrat"
    assert desk.run("export", "--trust", sample_trust_id(), "--out", good) == 0
    return desk.store, good


@pytest.fixture(autouse=True)
def _no_waiting():
    """What waits for ever fails; a test of this kind cannot be left to hang."""

    def told(*_):
        raise AssertionError("the command did not come back")

    before = signal.signal(signal.SIGALRM, told)
    signal.alarm(LONGEST_S)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def test_every_file_a_command_is_given_is_tried():
    tried = set()
    for words, _ in (*READING, *WRITING, ("self-test --out BAD", "")):
        given = vars(parse_arguments(words.split()))
        command = " ".join(filter(None, (given["command"], given.get("action"))))
        tried |= {(command, said) for said, value in given.items() if str(value) == "BAD"}
    wanted = {
        (command, action.dest)
        for command, parser in leaf_commands().items()
        for action in parser._actions
        if action.dest in {"old", "new", "source"}
        or (action.type is a_path) > (action.dest == "store")
    }
    assert tried == wanted


def made(folder, kind, ending):
    make, name = KINDS[kind]
    bad = folder / f"{name}{ending}"
    make(bad)
    return bad


def everything(top):
    """Give what lies below a folder with its size."""
    walked = list(os.walk(top))
    places = {f"{at}/{name}" for at, *kinds in walked for names in kinds for name in names}
    return {place: os.lstat(place).st_size for place in places}


def is_refused(words, names, store, top):
    """Run a command with the names of files in place; it must be refused and leave all as it was."""
    given = [str(names.get(word, word)) for word in words.split()]
    desk, before = Desk(store), everything(top)
    code = desk.run(*given, store=given[0] not in WITHOUT_DATA)
    assert code == 2, desk.err
    assert everything(top) == before
    (said,) = [line for line in desk.err.splitlines() if line.startswith("digistrat: ")]
    assert len(re.findall(r"[.?!](?= |$)", said)) >= 3, said
    assert "program error" not in desk.err
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", desk.out + desk.err)


@pytest.mark.parametrize(
    ("words", "ending", "kind"),
    [(*one, kind) for one in READING for kind in KINDS if (one[0], kind) != (KEY, "missing")],
)
def test_a_bad_file_to_read_is_refused(sampled, tmp_path, words, ending, kind):
    store, good = sampled
    bad = made(tmp_path, kind, ending)
    needs_data = words.startswith(("answers", "export", "check-report"))
    names = {
        "BAD": bad,
        "GOOD": good,
        "FOLDER": good.parent,
        "TRUST": sample_trust_id(),
        "OUT": tmp_path / "out.html",
        "OUT.toml": tmp_path / "out.toml",
    }
    is_refused(words, names, store if needs_data else tmp_path / "data", tmp_path)


@pytest.mark.parametrize(
    ("words", "ending", "kind"),
    [
        (*one, kind)
        for one in WRITING
        for kind in KINDS
        if kind != "missing" and (one[0] != DATA_SET or kind not in MADE_WHERE_MISSING)
    ],
)
def test_a_bad_file_to_write_is_refused_and_left(sampled, tmp_path, words, ending, kind):
    store, good = sampled
    names = {
        "BAD": made(tmp_path, kind, ending),
        "GOOD": good,
        "TRUST": sample_trust_id(),
        "FOLDER": good.parent,
        "OUT": tmp_path / "out",
    }
    is_refused(words, names, store, tmp_path)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in MADE_WHERE_MISSING])
@pytest.mark.parametrize("words", FOLDERS)
def test_a_bad_data_folder_is_refused(sampled, tmp_path, words, kind):
    names = {"GOOD": sampled[1], "TRUST": sample_trust_id(), "OUT": tmp_path / "out.pdf"}
    is_refused(words, {**names, "BOOK": tmp_path / "out.xlsx"}, made(tmp_path, kind, ""), tmp_path)


@pytest.mark.parametrize("kind", ["fifo", "device", "folder", "dangling", "sparse", "junk"])
@pytest.mark.parametrize("words", FOLDERS)
def test_a_bad_file_in_the_place_of_the_data_is_refused(sampled, tmp_path, words, kind):
    data = tmp_path / "data"
    make_folders(Folders(data))
    KINDS[kind][0](data / "digistrat.db")
    (data / "digistrat.lock").touch()
    names = {"GOOD": sampled[1], "TRUST": sample_trust_id(), "OUT": tmp_path / "out.pdf"}
    is_refused(words, {**names, "BOOK": tmp_path / "out.xlsx"}, data, tmp_path)


@pytest.mark.parametrize("kind", ["fifo", "device", "dangling", "empty", "long name"])
def test_a_bad_folder_for_the_self_test_is_refused(tmp_path, kind):
    is_refused("self-test --out BAD", {"BAD": made(tmp_path, kind, "")}, None, tmp_path)
