"""How the program is put together: folders by policy, frameworks by folder, the words of commands."""

import datetime as dt
import io
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from digistrat_desktop.app.bootstrap import Basis
from digistrat_desktop.app.commands import build_cli
from digistrat_desktop.app.main import window_alone
from digistrat_desktop.app.self_test import SelfTestFailed, run_self_test, versions
from digistrat_desktop.cli.commands import COMMANDS, run_command
from digistrat_desktop.cli.listing import entry, listing_as_text
from digistrat_desktop.cli.parser import make_parser, parse_arguments
from digistrat_desktop.domain.errors import StoreHeld
from digistrat_desktop.domain.trust.listing import ListedAssessment, ListedTrust
from digistrat_desktop.services.store.library import SAMPLE_ORIGIN
from digistrat_desktop.services.store.opening import open_library
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.system.policy import policy_from
from digistrat_desktop.system.version import __version__

NOW = dt.datetime(2026, 11, 23, 14, 2, tzinfo=dt.UTC)
PACK = "digistrat-board-1.0.0.toml"


def basis_with(**fixed):
    return Basis(resources_folder(), policy_from(fixed), FixedClock(NOW), SeededIds("assembly"))


def row(number, trust="t1"):
    return ListedAssessment(
        assessment_id=f"a{number}",
        trust_id=trust,
        trust_name="Sherwood",
        ods_code="RXX",
        title=f"Autumn {number}",
        as_of=f"20{number}-10-01",
        status="ready",
        form="full",
        changed_at="2026-11-23T14:02:00.000Z",
        changed_by="p1",
        sample=False,
    )


def test_the_organisation_may_choose_the_data_folder(tmp_path):
    basis = basis_with(DataFolder=str(tmp_path / "fixed"))
    assert basis.folders(None).data == tmp_path / "fixed"


def test_frameworks_of_the_organisation_are_found_beside_the_built_in_ones(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    text = (resources_folder() / "frameworks" / PACK).read_text(encoding="utf-8")
    later = text.replace('version = "1.0.0"', 'version = "1.4.0"', 1)
    (shared / "local.toml").write_text(later, encoding="utf-8")
    basis = basis_with(FrameworkFolder=str(shared))
    versions_found = {p.version for p in basis.catalogue(basis.folders(tmp_path / "data")).packs()}
    assert {"1.0.0", "1.4.0"} <= versions_found


def test_events_name_a_computer_by_a_digest_and_the_sample_names_none(tmp_path):
    access = basis_with().access(tmp_path)
    assert len(access.place.origin.machine) == 16
    assert access.me.machine not in access.place.origin.machine
    assert basis_with().access(tmp_path, SAMPLE_ORIGIN).place.origin.machine == "sample"


def test_a_second_window_is_refused_where_the_organisation_says_so(tmp_path):
    held = open_library(basis_with().access(tmp_path / "data"))
    with closing(held), pytest.raises(StoreHeld):
        basis_with(SecondWindow="refuse").open_for_window(tmp_path / "data")


def test_a_window_opens_the_store_it_is_asked_for(tmp_path):
    opened = basis_with().open_for_window(tmp_path / "data")
    with closing(opened.library):
        assert opened.library.place == str(tmp_path / "data/digistrat.db")


def test_every_command_that_can_be_said_can_be_run():
    (commands,) = [a for a in make_parser()._actions if isinstance(a.choices, dict)]
    assert set(commands.choices) == set(COMMANDS)


@pytest.mark.parametrize(
    "words",
    [["--store", "here", "list"], ["list", "--store", "here"]],
    ids=["before", "after"],
)
def test_the_data_folder_may_be_named_before_or_after_the_command(words):
    wanted = parse_arguments(words)
    assert (wanted.command, wanted.store) == ("list", Path("here"))


@pytest.mark.parametrize("words", [[], ["--store", "here"], ["--store", "./my data"]])
def test_the_short_way_to_the_window_reads_the_same_as_the_whole_parser(words):
    assert vars(window_alone(words)) == vars(make_parser().parse_args(words))


@pytest.mark.parametrize("words", [["--store"], ["--store", "--version"], ["--nothing"]])
def test_words_that_make_no_sense_still_end_in_a_message(words, capsys):
    with pytest.raises(SystemExit) as ended:
        parse_arguments(words)
    assert ended.value.code == 2
    assert "Help: digistrat --help" in capsys.readouterr().err


def test_no_command_means_the_window():
    assert parse_arguments([]).command is None
    assert parse_arguments(["--store", "here"]).store == Path("here")
    assert parse_arguments([]).package is None


@pytest.mark.parametrize(
    "words",
    [["a.digistrat"], ["--store", "here", "A.DIGISTRAT"], ["--store=here", "a.digistrat"]],
)
def test_the_name_of_a_package_alone_means_the_window_on_it(words):
    wanted = parse_arguments(words)
    assert wanted.command is None
    assert wanted.package == Path(words[-1])


def test_a_package_after_a_command_belongs_to_the_command():
    wanted = parse_arguments(["import", "a.digistrat"])
    assert (wanted.command, wanted.file) == ("import", Path("a.digistrat"))
    assert parse_arguments(["verify", "a.digistrat"]).package == Path("a.digistrat")


@pytest.mark.parametrize(
    "words",
    [
        ["report"],
        ["export", "--trust", "x"],
        ["metrics"],
        ["metrics", "analyse", "x", "--direction", "sideways"],
        ["metrics", "analyse", "x", "--target", "much"],
        ["self-test"],
        ["--store"],
    ],
)
def test_words_that_lack_something_are_refused_with_two(words, capsys):
    with pytest.raises(SystemExit) as ended:
        parse_arguments(words)
    assert ended.value.code == 2
    assert "Help: digistrat" in capsys.readouterr().err


def test_a_trust_without_assessments_is_listed_too():
    trusts = [
        ListedTrust("t1", "Sherwood", "RXX", sample=False),
        ListedTrust("t2", "Vale", "", sample=False),
    ]
    lines = list(listing_as_text([row(26), row(25)], trusts))
    assert lines == [
        "Sherwood (RXX)  t1",
        "  2026-10-01  Autumn 26, ready to sign off  a26",
        "  2025-10-01  Autumn 25, ready to sign off  a25",
        "Vale  t2",
    ]


def test_the_list_for_programs_keeps_letters_as_they_are():
    out = io.StringIO()
    build_cli(basis_with(), out, io.StringIO()).say_json([entry(row(26)._replace(title="Élan"))])
    assert '"title": "Élan"' in out.getvalue()
    assert "changed_by" not in out.getvalue()


def test_what_is_asked_for_and_what_is_told_go_to_different_places():
    out, err = io.StringIO(), io.StringIO()
    kit = build_cli(basis_with(), out, err)
    kit.say("asked for")
    kit.tell("told")
    assert (out.getvalue(), err.getvalue()) == ("asked for\n", "told\n")


def test_the_self_test_names_every_version():
    program, runtime, libraries = versions()
    assert program == f"DigiStrat Desktop {__version__}"
    assert "Qt 6.9" in runtime
    assert "reportlab 5" in libraries
    assert "not recorded" not in libraries


@pytest.mark.slow
def test_a_program_packed_without_its_fonts_fails_its_self_test(tmp_path):
    poor = tmp_path / "resources"
    shutil.copytree(resources_folder(), poor, ignore=shutil.ignore_patterns("*.ttf"))
    said = []
    access = basis_with().access(tmp_path / "trial/store", SAMPLE_ORIGIN)
    assert run_self_test(tmp_path / "trial", access, poor, said.append) == 1
    assert said[-1] == "FAILED: the program's fonts cannot be loaded"
    written = (tmp_path / "trial/self-test.txt").read_text(encoding="utf-8")
    assert written.splitlines() == said


def test_a_failed_part_is_no_refusal():
    assert not issubclass(SelfTestFailed, StoreHeld)


def report_under(basis, folder, *words):
    out, err = io.StringIO(), io.StringIO()
    kit = build_cli(basis, out, err)
    place = ["--store", str(folder / "data")]
    assert run_command(parse_arguments(["sample", *place]), kit) == 0
    wanted = ["report", *place, "--out", str(folder / "full.pdf"), "--kind", "full", *words]
    return run_command(parse_arguments(wanted), kit), err.getvalue()


def test_no_report_carries_data_where_the_organisation_forbids_it(tmp_path):
    basis = basis_with(AllowAttachments=False)
    code, told = report_under(basis, tmp_path, "--attach-data")
    assert code == 2
    assert "Your organisation does not allow data to be attached to reports." in told
    assert "No file was saved." in told
    assert not (tmp_path / "full.pdf").exists()
    assert report_under(basis, tmp_path)[0] == 0


def test_the_organisations_second_place_gets_a_backup_once_a_day(tmp_path):
    basis = basis_with(BackupFolder=str(tmp_path / "share"))
    with closing(open_library(basis.access(tmp_path / "data"))) as library:
        for hours in (0, 1, 25):
            library.store.back_up_elsewhere(NOW + dt.timedelta(hours=hours))
    assert len(list((tmp_path / "share").glob("*.db"))) == 2


def test_packages_need_a_password_where_the_organisation_says_so(tmp_path):
    strict = basis_with(RequireEncryptedPackages=True).access(tmp_path)
    assert strict.files.rules.must_encrypt
    assert not basis_with().access(tmp_path).files.rules.must_encrypt
