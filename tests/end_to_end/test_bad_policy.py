"""A policy that cannot be followed to the letter stops every command and the window, in words."""

import logging
import os
import sys
from functools import partial

import pytest

from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.app.main import start
from digistrat_desktop.cli.commands import COMMANDS
from digistrat_desktop.services.sample import sample_trust_id
from digistrat_desktop.system.paths import find_folders
from digistrat_desktop.system.policy import (
    LARGEST_FILE_BYTES,
    LONGEST_TEXT,
    load_policy,
    read_policy_file,
)

# What each command is called with, and the three ways into the window.
WORDS = {
    "sample": ["sample"],
    "list": ["list", "--json"],
    "report": ["report", "--out", "board.pdf"],
    "export": ["export", "--trust", "RXX", "--out", "trust.digistrat"],
    "import": ["import", "readings.csv"],
    "answers": ["answers", "save", "--out", "answers.xlsx"],
    "metrics": ["metrics", "analyse", "readings.csv"],
    "frameworks": ["frameworks", "check", "pack.toml"],
    "verify": ["verify", "trust.digistrat"],
    "check-report": ["check-report", "board.pdf"],
    "self-test": ["self-test", "--out", "trial"],
    "desktop-entry": ["desktop-entry"],
    "region": ["region", ".", "--out", "region"],
}
WINDOW = ([], ["--store", "mine"], ["trust.digistrat"])

EVERYBODY = "every user of this computer can change"
LONG = "x" * (LONGEST_TEXT + 1)
# The text of the file, and what the refusal names of it.
TEXTS = {
    "misspelt": ('TrustCode = "RXX"\nDataFolders = "/srv"\n', "line 2|“DataFolders”"),
    "lower case": ("\n# careful\nrequireencryptedpackages = true\n", "line 3|“requireencrypted"),
    "heading": ("[digistrat]\nAllowAttachments = false\n", "line 1|“digistrat”"),
    "list of headings": ("\n[[policy]]\nAllowAttachments = false\n", "line 2|“policy”"),
    "heading of a policy": ('[DataFolder]\npath = "/srv"\n', "line 1|DataFolder"),
    "dotted name": ('DataFolder.path = "/srv"\n', "line 1|DataFolder"),
    "quoted name": ('"Data Folder" = "/srv"\n', "line 1|“Data Folder”"),
    "name in escapes": ('"\\u001b[2J" = 1\n', r"“\x1b[2J”"),
    "endless name": (f"{LONG} = 1\n", "line 1|“xxxx"),
    "no name": ('"" = 1\n', "line 1|“”"),
    "malformed": ('TrustCode = "RXX"\nAllowAttachments = \n', "line 2"),
    "no quotes": ("AllowAttachments = no\n", "line 1"),
    "as Python writes it": ("AllowAttachments = False\n", "line 1"),
    "colon": ("AllowAttachments: false\n", "line 1"),
    "trailing comma": ("AllowAttachments = false,\n", "line 1"),
    "without an end": ('TrustCode = "RXX"\nAllowedFrameworks = ["a",\n', "line 3"),
    "twice": ("AllowAttachments = true\nAllowAttachments = false\n", "line 2"),
    "old line ends": ("AllowAttachments = false\rTrustCode = 'RXX'\r", "line 1"),
    "NUL byte": ("# fine\nTrustCode = 'R\0X'\n", "line 2"),
    "number too long to read": (f"# fine\nTrustCode = {'9' * 5000}\n# fine\n", "line 2"),
    "nested too deeply": (f"# fine\nAllowedFrameworks = {'[' * 9000}\n# fine\n", "line 2"),
    "flag as text": ('AllowAttachments = "false"\n', "line 1|AllowAttachments|true or false"),
    "flag out of range": ("AllowAttachments = 2\n", "line 1|AllowAttachments"),
    "flag with a huge number": (f"AllowAttachments = {10**30}\n", "line 1|AllowAttachments"),
    "flag as a fraction": ("AllowAttachments = 0.0\n", "line 1|AllowAttachments"),
    "flag as a day": ("AllowAttachments = 2026-11-29\n", "line 1|AllowAttachments"),
    "text as a number": ("TrustCode = 5\n", "line 1|TrustCode|1,023 characters"),
    "text too long": (f"TrustName = '{LONG}'\n", "line 1|TrustName"),
    "text of two lines": ('TrustName = "a\\nb"\n', "line 1|TrustName"),
    "text read backwards": ('TrustName = "a\\u202eb"\n', "line 1|TrustName"),
    "choice in capitals": ('SecondWindow = "Refuse"\n', "line 1|read-only, refuse"),
    "choice as a list": ('LogLevel = ["INFO"]\n', "line 1|LogLevel|DEBUG, INFO"),
    "list as a text": ('AllowedFrameworks = "wgll"\n', "line 1|AllowedFrameworks"),
    "list of numbers": ("AllowedFrameworks = [1]\n", "line 1|AllowedFrameworks"),
    "list that names nothing": ('AllowedFrameworks = ["", " "]\n', "line 1|AllowedFrameworks"),
    "folder as a flag": ("BackupFolder = true\n", "line 1|BackupFolder|a full path"),
    "folder not in full": ('DataFolder = "srv/data"\n', "line 1|DataFolder|a full path"),
    "folder of the shell": ('DataFolder = "~/data"\n', "line 1|DataFolder"),
    "blank folder": ('DataFolder = "  "\n', "line 1|DataFolder"),
    "folder with a NUL": ('DataFolder = "/srv/\\u0000"\n', "line 1|DataFolder"),
    "folder too long": (f"DataFolder = '/{LONG}'\n", "line 1|DataFolder"),
    "variable of the user": ('DataFolder = "${TEAM}/x"\n', "line 1|DataFolder|${USER}, ${HOME}"),
    "variable in short": ('ReportLogo = "/srv/$TEAM"\n', "line 1|ReportLogo"),
    "variable as on Windows": ('ExportFolder = "%TEAM%/x"\n', "line 1|ExportFolder"),
    "variable of the program": ('DataFolder = "${XDG_DATA_HOME}/x"\n', "line 1|DataFolder"),
    "variable not there": ('FrameworkFolder = "/srv/${NOT_THERE}"\n', "line 1|FrameworkFolder"),
    "variable begun": ('DataFolder = "/srv/${USER/x"\n', "line 1|DataFolder"),
    "stray sign": ('DataFolder = "/srv/100%"\n', "line 1|DataFolder"),
    "folder too far up": ('DataFolder = "${HOME}"\nTrustcode = ""\n', "line 2|“Trustcode”"),
}
BYTES = {
    "byte order mark": b"\xef\xbb\xbfAllowAttachments = false\n",
    "UTF-16": "AllowAttachments = false\n".encode("utf-16"),
    "UTF-16 without a mark": "AllowAttachments = false\n".encode("utf-16-be"),
    "Latin-1": "TrustName = 'Zoë'\n".encode("latin-1"),
}


def no_file(path):
    path.mkdir()


def a_fifo(path):
    os.mkfifo(path)


def over_long(path):
    rest = b"AllowAttachments = false\n"
    path.write_bytes(b"#" * (LARGEST_FILE_BYTES - len(rest)) + b"\n" + rest)


def open_to_all(path):
    path.write_text("AllowAttachments = false\n", encoding="utf-8")
    path.chmod(0o666)


def open_folder(path):
    path.write_text("AllowAttachments = false\n", encoding="utf-8")
    path.parent.chmod(0o777)


def open_to_a_group(path):
    path.write_text("AllowAttachments = false\n", encoding="utf-8")
    os.chown(path, -1, 100)
    path.chmod(0o664)


def folder_open_to_a_group(path):
    path.write_text("AllowAttachments = false\n", encoding="utf-8")
    os.chown(path.parent, -1, 100)
    path.parent.chmod(0o775)


def an_empty_open_folder(path):
    path.parent.chmod(0o777)


def of_a_user(path):
    path.write_text("AllowAttachments = false\n", encoding="utf-8")
    os.chown(path, 1000, 1000)


def folder_of_a_user(path):
    path.write_text("AllowAttachments = false\n", encoding="utf-8")
    os.chown(path.parent, 1000, 1000)


def a_users_file(path):
    """Give a file that every user can change, in a folder of the same kind."""
    home = path.parents[1] / "home"
    own = home.parent / "users/policy.toml"
    own.parent.mkdir()
    own.write_text("AllowAttachments = true\n", encoding="utf-8")
    return own


def link_to_a_users_file(path):
    own = a_users_file(path)
    own.chmod(0o666)
    path.symlink_to(own)


def link_into_an_open_folder(path):
    own = a_users_file(path)
    own.parent.chmod(0o777)
    path.symlink_to(os.path.relpath(own, path.parent))


def folder_that_is_a_link_to_an_open_one(path):
    own = a_users_file(path)
    own.parent.chmod(0o777)
    path.parent.rmdir()
    path.parent.symlink_to(own.parent)


def in_place_of_the_folder(path):
    path.parent.rmdir()
    path.parent.write_text("", encoding="utf-8")


def folder_led_astray(path):
    path.parent.rmdir()
    path.parent.symlink_to("not there")


def leads_to(target):
    return lambda path: path.symlink_to(target)


PLACES = {
    "folder": (no_file, "is not a file"),
    "fifo": (a_fifo, "is not a file"),
    "link to a device": (leads_to("/dev/zero"), "is not a file"),
    "link to a folder": (leads_to("."), "is not a file"),
    "link to nothing": (leads_to("not there"), "is a link to something that is not there"),
    "link to itself": (leads_to("policy.toml"), "cannot be read"),
    "over-long": (over_long, "is larger than 64 KB"),
    "open to all": (open_to_all, EVERYBODY),
    "folder open to all": (open_folder, EVERYBODY),
    "an empty folder open to all": (an_empty_open_folder, EVERYBODY),
    "link to a file open to all": (link_to_a_users_file, EVERYBODY),
    "link into a folder open to all": (link_into_an_open_folder, EVERYBODY),
    "folder that leads to an open one": (folder_that_is_a_link_to_an_open_one, EVERYBODY),
    # There, a file, and not to be read even by the administrator these tests may run as.
    "unreadable": (leads_to("/proc/self/mem"), "cannot be read"),
    "file for a folder": (in_place_of_the_folder, "cannot be read"),
    "folder led astray": (folder_led_astray, "is a link to something that is not there"),
}


if os.name == "posix" and os.geteuid() == 0:  # only the administrator can give a file away
    PLACES |= {
        "of a user": (of_a_user, "belongs to another user than the administrator"),
        "folder of a user": (folder_of_a_user, "belongs to another user than the administrator"),
        "open to a group": (open_to_a_group, "a group of users can change"),
        "folder open to a group": (folder_open_to_a_group, "a group of users can change"),
    }


def writer(content):
    return lambda path: path.write_bytes(content)


KINDS = {
    **{name: (writer(text.encode()), named) for name, (text, named) in TEXTS.items()},
    **{name: (writer(content), "line 1") for name, content in BYTES.items()},
    **PLACES,
}


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A computer whose policy file is in a folder of the test's own; gives the file's place."""
    path = tmp_path / "etc/policy.toml"
    path.parent.mkdir()
    for name in ("home", "elsewhere"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "home")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home/data"))
    monkeypatch.setenv("HOME", str(tmp_path / "elsewhere"))
    for name in ("TEAM", "USER"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    return path


def begin_with(path):
    me = os.getuid() if hasattr(os, "getuid") else 0
    read = partial(read_policy_file, path, administrator=me)
    return partial(make_basis, partial(load_policy, read))


def test_every_command_is_tried():
    assert set(WORDS) == set(COMMANDS)


def touched(folder):
    return sorted(path.name for name in ("home", "elsewhere") for path in (folder / name).iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="the policy file and /proc are Linux's")
@pytest.mark.parametrize(("make", "named"), KINDS.values(), ids=KINDS)
def test_it_is_refused_by_every_command_and_the_window(machine, make, named, capsys, qapp):
    make(machine)
    for words in (*WORDS.values(), *WINDOW):
        assert start(words, begin=begin_with(machine)) == 2, words
        shown = capsys.readouterr()
        (said,) = shown.err.splitlines()
        assert said.startswith("digistrat: Your organisation's policy cannot be followed: "), words
        assert "The program did not start, and your data was not opened. Ask IT to" in said
        assert str(machine.parents[1]) in said
        for fragment in named.split("|"):
            assert fragment in said
        assert said.isprintable()
        assert shown.out == ""
    assert touched(machine.parents[1]) == []


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["list", "--help"]])
def test_help_and_version_answer_whatever_the_policy_says(machine, words, capsys):
    machine.mkdir()
    with pytest.raises(SystemExit) as ended:
        start(words, begin=begin_with(machine))
    assert ended.value.code == 0
    assert capsys.readouterr().out


def test_an_empty_file_and_none_fix_nothing(machine, capsys):
    for make in (lambda: None, lambda: machine.write_bytes(b""), lambda: machine.write_bytes(b"#")):
        make()
        assert begin_with(machine)().policy.fixed == {}
    machine.unlink()
    machine.parent.rmdir()
    assert start(["sample"], begin=begin_with(machine)) == 0
    assert touched(machine.parents[1]) == ["data"]


@pytest.mark.skipif(sys.platform == "win32", reason="Linux's placeholders")
def test_the_data_folder_is_the_accounts_whatever_the_environment_says(machine):
    import pwd  # noqa: PLC0415 - where there is one

    account = pwd.getpwuid(os.getuid())
    machine.write_text('DataFolder = "${HOME}/x"\nExportFolder = "/srv/%user%"\n')
    basis = begin_with(machine)()
    assert basis.folders(None).data == find_folders(account.pw_dir).data / "x"
    assert basis.policy.text("ExportFolder") == f"/srv/{account.pw_name}"


def test_commands_log_as_much_as_the_organisation_says(machine):
    for level in ("ERROR", "DEBUG"):
        machine.write_text(f'LogLevel = "{level}"\n')
        start(WORDS["metrics"], begin=begin_with(machine))
        assert logging.getLevelName(logging.getLogger().level) == level


@pytest.fixture
def kept(machine):
    """The organisation keeps the data in a folder, with the sample in it; gives the folder."""
    folder = machine.parents[1] / "kept"
    machine.write_text(f'DataFolder = "{folder}"\n')
    assert start(["sample"], begin=begin_with(machine)) == 0
    return folder


WITH_STORE = ("sample", "list", "report", "export", "import", "verify", "check-report")


def test_no_command_and_no_window_goes_to_another_folder(machine, kept, capsys, qapp):
    capsys.readouterr()
    for words in (*(WORDS[name] for name in WITH_STORE), []):
        for way in (["--store", "../elsewhere", *words], [*words, "--store=../elsewhere"]):
            assert start(way, begin=begin_with(machine)) == 2
            said = capsys.readouterr().err
            assert f"digistrat: Your organisation keeps your data in {kept}." in said
            assert "Nothing was opened or changed. Leave --store out." in said
    assert touched(machine.parents[1]) == []


def test_the_fixed_folder_may_be_named_by_any_of_its_names(machine, kept, capsys):
    (machine.parents[1] / "also").symlink_to(kept)
    for name in (str(kept), "../kept", "../also"):
        assert start(["list", "--store", name], begin=begin_with(machine)) == 0
    assert "Northmoor" in capsys.readouterr().out


def test_other_files_can_still_be_read(machine, kept, capsys):
    begin = begin_with(machine)
    whole = ["export", "--trust", sample_trust_id(), "--out", "a.digistrat"]
    assert start(whole, begin=begin) == 0, capsys.readouterr().err
    assert start(["verify", "a.digistrat"], begin=begin) == 0
    assert start(["import", "a.digistrat"], begin=begin) == 0
    assert start(["report", "a.digistrat", "--out", "a.html"], begin=begin) == 0
    backup = next((kept / "backups").glob("*.db"))
    assert start(["import", str(backup), "--preview"], begin=begin) == 0
    assert "Nothing new" in capsys.readouterr().out
    assert touched(machine.parents[1]) == ["a.digistrat", "a.html"]
