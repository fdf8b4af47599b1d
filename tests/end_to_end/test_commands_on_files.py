"""What commands write over, which trust they take, how they are given a password, what a preview leaves."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import closing

import pytest

from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.cli.parser import parse_arguments
from digistrat_desktop.services.packages.exchange import export_trust, plan_import
from digistrat_desktop.services.packages.undoing import bring_in, take_import_back
from digistrat_desktop.services.store.opening import open_library
from digistrat_desktop.storage.port import Arrival
from tests.architecture.tree import ROOT
from tests.helpers.commands import Desk, leaf_commands
from tests.helpers.desks import computer, filled
from tests.helpers.graphs import AUTUMN, Hand
from tests.helpers.sample_store import DATA

TABLE = "metric,period,value,note\nOwn,2026-05,5,\nOther,2026-10,63.0,\n"
CODE = "ZZ1"
NAME = "Sherwood and Vale"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A trust with a package of it, one under a password, and a table; to be copied or read."""
    folder = tmp_path_factory.mktemp("made")
    with computer(folder, "data") as one:
        filled(one)
    desk = Desk(folder / "data")
    (folder / "secret.txt").write_text("correct horse battery\nsecond line\n", encoding="utf-8")
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    assert desk.run("export", "--trust", CODE, "--out", folder / "open.digistrat") == 0
    assert desk.run("answers", "save", "--out", folder / "book.xlsx") == 0
    locked = (folder / "locked.digistrat", "--password-file", folder / "secret.txt")
    assert desk.run("export", "--trust", CODE, "--out", *locked) == 0
    return folder


@pytest.fixture
def desk(made, tmp_path):
    shutil.copytree(made / "data", tmp_path / "data")
    return Desk(tmp_path / "data")


@pytest.fixture(scope="module")
def twins(tmp_path_factory):
    """2 trusts of one code, each with an assessment of one date; one trust has a second of it."""
    folder = tmp_path_factory.mktemp("twins")
    ids = {}
    with computer(folder, "data") as one:
        for name in ("Alpha", "Beta"):
            ids[name] = one.trust(name)
            one.start(ids[name])
        one.start(ids["Beta"], "Autumn again")
    return Desk(folder / "data"), ids


def files_in(top):
    """Give every file below a folder but locks, with its bytes; a link by where it leads."""
    found = (path for path in top.rglob("*") if "lock" not in path.name)
    return {
        path: path.readlink() if path.is_symlink() else path.is_file() and path.read_bytes()
        for path in found
    }


# Writing over

WRITERS = [
    ("export --trust TRUST --replace --out OUT", ".digistrat"),
    ("export --trust TRUST --out OUT", ".digistrat"),
    *(("report --out OUT", ending) for ending in (".pdf", ".html", ".xlsx", ".docx")),
]


def run(desk, words, out):
    return desk.run(*(str({"TRUST": CODE, "OUT": out}.get(w, w)) for w in words.split()))


@pytest.mark.parametrize("how", ["copy", "symlink_to", "hardlink_to"])
@pytest.mark.parametrize(("words", "ending"), WRITERS)
def test_the_store_is_not_written_over_under_any_name(desk, tmp_path, words, ending, how):
    out, store = tmp_path / f"out{ending}", desk.store / "digistrat.db"
    if how == "copy":
        shutil.copyfile(store, out)
    else:
        getattr(out, how)(store)
    before = files_in(tmp_path)
    assert run(desk, words, out) == 2
    assert "out" in desk.err
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(("words", "ending"), WRITERS)
def test_a_package_is_written_over_only_where_that_is_asked_for(
    made, desk, tmp_path, words, ending
):
    out = tmp_path / f"out{ending}"
    shutil.copyfile(made / "locked.digistrat", out)
    before = out.read_bytes()
    assert run(desk, words, out) == (0 if "--replace" in words else 2)
    assert (out.read_bytes() == before) is ("--replace" not in words)


@pytest.mark.parametrize(("words", "ending"), WRITERS)
def test_what_a_command_made_it_may_make_again(desk, tmp_path, words, ending):
    out = tmp_path / f"out{ending}"
    assert run(desk, words, out) == 0
    assert run(desk, words, out) == (2 if words == WRITERS[1][0] else 0)


@pytest.mark.parametrize("name", ["data/digistrat.db", "data", "link"])
def test_a_name_without_the_ending_that_is_taken_is_refused(desk, tmp_path, name):
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    before = files_in(tmp_path)
    for words in ("export --trust TRUST --out OUT", "export --trust TRUST --replace --out OUT"):
        assert run(desk, words, tmp_path / name) == 2
        assert "already exists, and it is not a DigiStrat file." in desk.err
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("name", [".", "/", "..", "./", "data/.."])
@pytest.mark.parametrize("words", sorted({words for words, _ in WRITERS}))
def test_a_folder_in_place_of_a_name_is_refused_in_words(desk, tmp_path, monkeypatch, words, name):
    monkeypatch.chdir(tmp_path)
    before = files_in(tmp_path)
    assert run(desk, words, name) == 2
    assert "program error" not in desk.err
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("name", ["for the auditor", "St. Mary's", "Loud.DIGISTRAT"])
def test_what_export_writes_import_reads(desk, tmp_path, name):
    assert run(desk, "export --trust TRUST --out OUT", tmp_path / name) == 0
    (package,) = [p for p in tmp_path.iterdir() if p.is_file()]
    assert package.name == name if name.endswith("T") else f"{name}.digistrat"
    assert str(package) in desk.out
    assert Desk(tmp_path / "other").run("import", package) == 0


# Which trust, which assessment

TAKING = [
    "report --trust TRUST --out OUT.html",
    "report PACKAGE --trust TRUST --out OUT.html",
    "export --trust TRUST --out OUT.digistrat",
    "import TABLE --trust TRUST --preview",
    "import PACKAGE --trust TRUST --preview",
    "import STORE --trust TRUST --preview",
    "answers save --trust TRUST --out OUT.xlsx",
    "answers import BOOK --trust TRUST --preview",
]


def takes(desk, words, trust, made, out):
    names = {
        "TRUST": trust, "OUT.html": f"{out}.html", "OUT.digistrat": f"{out}.digistrat",
        "TABLE": made / "table.csv", "PACKAGE": made / "open.digistrat",
        "STORE": made / "data/digistrat.db", "OUT.xlsx": f"{out}.xlsx", "BOOK": made / "book.xlsx",
    }  # fmt: skip
    return desk.run(*(names.get(word, word) for word in words.split()))


def test_every_command_that_takes_a_trust_is_tried():
    named = {n for n, p in leaf_commands().items() if "--trust" in p._option_string_actions}
    tried = {" ".join(words.split()[: 1 + words.startswith("answers")]) for words in TAKING}
    assert named == tried


@pytest.mark.parametrize("words", TAKING)
def test_a_trust_is_named_alike_in_every_command(made, tmp_path, words):
    desk = Desk(made / "data")
    trust_id = desk.listed()[0]["trust_id"]
    for number, trust in enumerate((trust_id, trust_id[:-1], CODE)):
        assert takes(desk, words, trust, made, tmp_path / str(number)) == 0, desk.err
    for nobody in ("nobody", ""):
        assert takes(desk, words, nobody, made, tmp_path / "out") == 2
        assert f"No trust matches “{nobody}”. Nothing was changed." in desk.err
        assert f"Give one of these ids: {trust_id} is {NAME}." in desk.err
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize("words", [words for words in TAKING if "PACKAGE" not in words])
def test_where_two_trusts_have_one_code_both_are_named(made, twins, tmp_path, words):
    desk, ids = twins
    folder = shutil.copytree(desk.store, tmp_path / "made/data").parent
    for name in ("table.csv", "book.xlsx"):
        shutil.copyfile(made / name, folder / name)
    assert takes(desk, words, "ZZ1", folder, tmp_path / "out") == 2
    assert "More than one trust matches “ZZ1”." in desk.err
    assert all(f"{ids[name]} is {name}" in desk.err for name in ids)
    assert not list(tmp_path.glob("out*"))


def test_a_report_names_the_trust_and_the_assessment_it_took(made, twins, tmp_path):
    desk, ids = twins
    assert desk.run("report", "--trust", ids["Alpha"], "--out", tmp_path / "alpha.html") == 0
    assert desk.out.startswith("Alpha: Autumn, as at 31 March 2026\n")
    assert desk.run("report", made / "open.digistrat", "--out", tmp_path / "of.html") == 0
    assert desk.out.startswith(f"{NAME}: Autumn, as at 31 March 2026\n")


@pytest.mark.parametrize("source", ["every trust", "one trust", "a package"])
def test_two_assessments_of_the_newest_date_are_both_named(twins, tmp_path, source):
    desk, ids = twins
    package = tmp_path / "beta.digistrat"
    assert desk.run("export", "--trust", ids["Beta"], "--out", package) == 0
    rows = [row for row in desk.listed() if source == "every trust" or row["trust"] == "Beta"]
    words = {"every trust": (), "one trust": ("--trust", ids["Beta"]), "a package": (package,)}
    assert desk.run("report", *words[source], "--out", tmp_path / "out.html") == 2
    assert "More than one assessment matches “latest”." in desk.err
    assert all(f"{row['id']} is {row['title']}" in desk.err for row in rows)
    chosen = ("--assessment", rows[0]["id"], "--out", tmp_path / "out.html")
    given = (package,) if source == "a package" else ()
    assert desk.run("report", *given, *chosen) == 0


def test_an_assessment_of_another_trust_is_not_taken(twins, tmp_path):
    desk, ids = twins
    (alpha,) = (row["id"] for row in desk.listed() if row["trust"] == "Alpha")
    words = ("--assessment", alpha, "--trust", ids["Beta"], "--out", tmp_path / "out.html")
    assert desk.run("report", *words) == 2
    assert "No assessment matches" in desk.err


# Passwords

MEETING = {
    "report": ("report", "PACKAGE", "--out", "OUT.html"),
    "verify": ("verify", "PACKAGE"),
    "import": ("import", "PACKAGE", "--preview"),
}


def test_every_command_that_meets_a_package_takes_a_password():
    commands = leaf_commands()
    meeting = {
        name
        for name, parser in commands.items()
        if any(a.metavar == "FILE.digistrat" for a in parser._actions)
    }
    taking = {n for n, p in commands.items() if "--password-file" in p._option_string_actions}
    assert taking == meeting | {"import", "region"} == {*MEETING, "export", "region"}


@pytest.mark.parametrize("command", MEETING)
def test_a_package_under_a_password_names_the_option_that_opens_it(made, tmp_path, command):
    desk = Desk(tmp_path / "data")
    names = {"PACKAGE": made / "locked.digistrat", "OUT.html": tmp_path / "out.html"}
    words = [names.get(word, word) for word in MEETING[command]]
    assert desk.run(*words) == 2
    assert "Name that file after --password-file." in desk.err
    assert not list(tmp_path.iterdir())
    assert desk.run(*words, "--password-file", made / "secret.txt") == 0, desk.err


AROUND = {
    "nothing": "{}",
    "a line feed": "{}\n",
    "a line end of Windows": "{}\r\n",
    "a lone carriage return": "{}\r",
    "a mark at its beginning": "\ufeff{}",
    "a mark, and a line end of Windows": "\ufeff{}\r\n",
    "a second line": "{}\nanother\n",
    "a second line of Windows": "{}\r\nanother\r\n",
    "a second line of an old Mac": "{}\ranother\r",
}


@pytest.mark.parametrize("around", AROUND)
def test_what_an_editor_puts_around_a_password_is_no_part_of_it(made, tmp_path, around):
    desk, secret = Desk(tmp_path / "data"), tmp_path / "secret.txt"
    secret.write_bytes(AROUND[around].format("correct horse battery").encode())
    assert desk.run("verify", made / "locked.digistrat", "--password-file", secret) == 0, desk.err


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\r\nx", "\ufeff".encode(), "\ufeffx".encode("utf-16")]
)
def test_a_file_that_begins_with_no_password_is_refused_by_name(made, tmp_path, content):
    desk, secret = Desk(tmp_path / "data"), tmp_path / "secret.txt"
    secret.write_bytes(content)
    assert desk.run("verify", made / "locked.digistrat", "--password-file", secret) == 2
    assert "secret.txt has no password in its first line" in desk.err


def undone_one_by_one(count):
    """Give the copy of somebody who answered, and of another who took each answer back in an act."""
    bob = Hand("bob").begin(AUTUMN)
    answers = [bob.answer(AUTUMN, f"ALN-{n}", "siloed") for n in range(count)]
    ann = bob.other("ann")
    for n, event in enumerate(answers):
        ann.answer(AUTUMN, f"ALN-{n}", "", undoes=event.said["id"])
    return bob, ann


def test_of_many_undone_acts_the_first_are_named_and_the_others_counted(tmp_path):
    desk, (bob, ann) = Desk(tmp_path / "data"), undone_one_by_one(205)
    for hand in (bob, ann):
        (tmp_path / f"{hand.name}.digistrat").write_bytes(hand.file())
    assert desk.run("import", tmp_path / "ann.digistrat") == 0, desk.err
    assert desk.run("import", tmp_path / "bob.digistrat") == 0, desk.err
    told = desk.err.splitlines()
    assert len(told) == 201
    assert all("Ann Lee undid the import of 1 answer in this file" in line for line in told[:-1])
    assert told[-1] == "and 5 more"


# Previews and refusals leave nothing

COMING = ["table.csv", "open.digistrat", "data/digistrat.db"]


@pytest.mark.parametrize("name", COMING)
def test_a_preview_makes_no_store_and_tells_what_is_then_done(made, tmp_path, name):
    desk = Desk(tmp_path / "data")
    assert desk.run("import", made / name, "--preview") == 0
    assert not desk.store.exists()
    told = desk.out
    assert desk.run("import", made / name) == 0
    assert desk.run("verify") == 0
    if name == "table.csv":
        wanted = ["New trust: Trust without a name", "New metric: Own", "New metric: Other"]
        assert told.splitlines()[1:4] == wanted
        assert "New readings: 2. Revised: 0." in told
    else:
        assert f"Would be a new trust. {NAME}: " in told


@pytest.mark.parametrize(
    ("version", "name"), [*(("this", name) for name in COMING), ("an earlier", "open.digistrat")]
)
def test_a_preview_leaves_a_store_byte_for_byte(made, desk, tmp_path, name, version):
    if version == "an earlier":
        shutil.copyfile(DATA / "schema_v1.db", desk.store / "digistrat.db")
    before = files_in(tmp_path)
    assert desk.run("import", made / name, "--preview") == 0, desk.err
    assert files_in(tmp_path) == before


def test_a_preview_tells_new_readings_from_revised_ones(made, desk, tmp_path):
    assert desk.run("import", made / "table.csv") == 0
    again = tmp_path / "again.csv"
    again.write_text(TABLE.replace("63.0", "64.0") + "Own,2026-06,6,\n", encoding="utf-8")
    assert desk.run("import", again, "--preview") == 0
    assert "New readings: 1. Revised: 1." in desk.out


def test_a_preview_is_given_beside_a_window(made, desk):
    with closing(open_library(make_basis().access(desk.store))) as window:
        window.store.back_up(make_basis().clock.now())
        access = make_basis().access(desk.store)._replace(sleep=lambda _: None)
        table = made / "table.csv"
        assert desk.run("import", table, "--preview", access=lambda _: access) == 0
        assert desk.run("import", table, access=lambda _: access) == 2


@pytest.mark.parametrize("bad", ["metric,period,value\nOwn,soon,5\n", "metric,period,value\n"])
def test_a_table_that_is_refused_makes_no_store(tmp_path, bad):
    table = tmp_path / "bad.csv"
    table.write_text(bad, encoding="utf-8")
    for words in ((), ("--preview",)):
        assert Desk(tmp_path / "data").run("import", table, *words) == 2
    assert list(tmp_path.iterdir()) == [table]


# Odd names, closed pipes, a full disk

ODD = ["n\udcff", "esc-\x1b[31m\x9b\u202e\r\nend", "x" * 240]
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]")


@pytest.mark.parametrize("name", ODD)
def test_an_odd_name_is_used_as_it_is_and_shown_as_codes(made, tmp_path, name):
    desk, table = Desk(tmp_path / name), tmp_path / f"{name}.csv"
    table.write_text(TABLE, encoding="utf-8")
    package = tmp_path / f"{name}.digistrat"
    shutil.copyfile(made / "open.digistrat", package)
    paper = tmp_path / f"{name}.html"
    for words in (
        *(("import", package), ("import", table), ("list",), ("verify",), ("verify", package)),
        *(("report", "--out", paper), ("metrics", "analyse", table)),
        ("export", "--trust", CODE, "--replace", "--out", package),
    ):
        assert desk.run(*words, store=words[0] != "metrics") == 0, desk.err
        assert not RAW.search(desk.out + desk.err)
    assert paper.is_file()


OWN = "--id our-board --title Ours --provider Us --licence Free"
SAYING = [
    *(f"report --out OUT.html --{one} TEXT" for one in ("assessment", "trust", "kind", "recipe")),
    *(
        "report --out OUT.html --kind elsewhere --crosswalk TEXT",
        "report --out OUT.html --leave-out TEXT",
    ),
    *(f"export --out OUT --{one} TEXT" for one in ("assessment", "trust")),
    *("export --out OUT --trust TRUST --leave-out TEXT", "verify --seal TEXT"),
    *(f"import TABLE --{one} TEXT" for one in ("trust", "period", "answer")),
    *(f"answers save --out OUT.xlsx --{one} TEXT" for one in ("assessment", "trust")),
    *(f"answers import BOOK --{one} TEXT" for one in ("assessment", "trust")),
    *(
        f"metrics analyse TABLE --target 5 --{one} TEXT"
        for one in ("rebase", "baseline", "by", "answer")
    ),
    *(
        f"frameworks new OUT.toml {OWN} --{one} TEXT"
        for one in ("id", "title", "provider", "licence")
    ),
    *(f"frameworks new OUT.toml {OWN} --from TEXT", "frameworks bridge TEXT TEXT"),
    "frameworks bridge digistrat-board digistrat-board --out OUT.toml --reworded TEXT",
    *("frameworks diff TEXT x", "frameworks diff digistrat-board TEXT", "region TABLE --view TEXT"),
]


def test_every_word_a_command_is_given_is_tried():
    tried = set()
    for words in SAYING:
        given = vars(parse_arguments(words.split()))
        command = " ".join(filter(None, (given["command"], given.get("action"))))
        tried |= {(command, said) for said, value in given.items() if value in ("TEXT", ["TEXT"])}
    wanted = {
        (command, action.dest)
        for command, parser in leaf_commands().items()
        for action in parser._actions
        if action.type is None and action.nargs != 0 and not action.choices
    }
    assert tried == wanted


@pytest.mark.parametrize("text", ["", "b\udcff\x1b[31m\x9b\u202e\r\n" + "x" * 5000])
@pytest.mark.parametrize("words", SAYING)
def test_a_word_nobody_can_read_is_no_program_error(made, tmp_path, words, text):
    desk = Desk(made / "data")
    names = {"TEXT": text, "TABLE": made / "table.csv", "TRUST": CODE, "BOOK": made / "none.xlsx"}
    out = {one: tmp_path / one for one in ("OUT", "OUT.html", "OUT.xlsx", "OUT.toml")}
    given = [str({**names, **out}.get(word, word)) for word in words.split()]
    stored = given[0] not in {"frameworks", "metrics", "region"}
    preview = ("--preview",) if "import" in words else ()
    assert desk.run(*given, *preview, store=stored) in {0, 2}, desk.err
    assert not RAW.search(desk.out + desk.err)


@pytest.mark.parametrize("json", [(), ("--json",)])
def test_escape_codes_inside_a_file_do_not_reach_the_terminal(tmp_path, json):
    table = tmp_path / "table.csv"
    rows = "".join(f"Own \x9b31m\x1b[2J\u202e,2025-{m:02d},{m}\n" for m in range(1, 13))
    table.write_text(f"metric,period,value\n{rows}", encoding="utf-8")
    desk = Desk(tmp_path)
    desk.run("metrics", "analyse", table, *json, store=False)
    assert not RAW.search(desk.out + desk.err)
    assert not desk.out or "Own" in desk.out


def program(*words, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "digistrat_desktop", *map(str, words)],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, **more,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize("to", ["closed pipe", "/dev/full"])
def test_results_nobody_takes_end_in_a_sentence(made, to):
    if to == "closed pipe":
        reader, out = os.pipe()
        os.close(reader)
    else:
        out = os.open(to, os.O_WRONLY)
    with program("list", "--store", made / "data", stdout=out) as running:
        os.close(out)
        _, err = running.communicate()
    assert running.returncode == 2
    assert err.count("\n") == 1
    assert err.startswith("digistrat: The results could not all be printed")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder somebody is in")
@pytest.mark.parametrize("words", ["list --store data", "verify x.digistrat", "x.digistrat"])
def test_in_a_folder_that_was_removed_names_are_refused_in_a_sentence(tmp_path, words):
    gone = tmp_path / "gone"
    gone.mkdir()
    run = f"cd {gone} && rmdir {gone} && exec {sys.executable} -m digistrat_desktop {words}"
    done = subprocess.run(
        ["sh", "-c", run],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("digistrat: The folder you are in is not there any more.")


def test_where_the_lock_cannot_be_written_data_is_still_read(desk, tmp_path):
    (desk.store / "digistrat.lock").unlink()
    (desk.store / "digistrat.lock").mkdir()
    for words in (("list",), ("report", "--out", tmp_path / "out.html"), ("verify",)):
        assert desk.run(*words) == 0
        assert "Your data was only read." in desk.err


def test_a_data_folder_of_a_user_nobody_knows_is_refused(tmp_path):
    assert Desk("~nobody-of-this-name/data").run("list") == 2


def test_a_file_whose_import_was_undone_says_who_did(tmp_path):
    with computer(tmp_path, "data") as ann, computer(tmp_path, "Bob") as bob:
        trust, assessment = filled(ann)
        bob.library.store.bring_in(Arrival(ann.library.store.hand_over(trust)), bob.author)
        bob.answer(assessment, "ALN-03", answer="siloed")
        out, stamp = tmp_path / "bob.digistrat", bob.author.stamp()
        export_trust(bob.library, trust, out, stamp)
        came = bring_in(ann.library, plan_import(ann.library, out), ann.author, stamp.at)
        take_import_back(ann.library, came, ann.author, stamp.at)
    desk = Desk(tmp_path / "data")
    assert desk.run("import", out) == 0
    assert "Nothing new." in desk.out
    assert "data undid the import of 1 answer in this file on 14 May 2026." in desk.err
