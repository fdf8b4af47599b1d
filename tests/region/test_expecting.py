"""Who should have sent a file: the data set says who did not, and which files are of other trusts."""

import csv
import shutil
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.region.words import basis_words, expected_words
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.region.expecting import Expected, expected_in
from digistrat_desktop.services.region.masking import Mask
from digistrat_desktop.services.region.reading import read_data_set
from digistrat_desktop.services.region.report import write_region_report
from digistrat_desktop.services.region.views import run_view
from tests.helpers.region_trusts import RegionSize, trust_name, write_trust
from tests.region.test_command import run

LITTLE = RegionSize(1, 1, 1, 6)
LISTS = {
    "codes.txt": "Z000\nz001\n\nQ99\n",
    "names.txt": f"{trust_name(0).upper()}\n{trust_name(1)}\nQ99\n",
    "headed.csv": f'Name,ODS code,Lead\n{trust_name(0)},,A\n"Elsewhere, East",Z001,B\n,Q99,C\n',
    "bare.csv": f"Z000,Anything\nZ001,\nQ99,\n,{trust_name(0)}\n",
    "column.csv": f"Z000\n{trust_name(1)}\nQ99\n",
    "semicolons.csv": "code;name\nZ000;A\nZ001;B\nQ99;\n",
    "table.txt": "code,name\nZ000,A\nZ001,B\nQ99,\n",
    "tabs.txt": "Trust name\tODS code\nA\tZ000\nB\tZ001\n\tQ99\n",
    "headed.txt": "ODS code\nZ000\nZ001\nQ99\n",
    "rows.txt": 'Z000,"A, East"\nZ001,B\nQ99,\n',
}
SAID = (
    "1 of 3 expected trusts did not send a file that could be used: Q99.",
    f"1 trust that is not on the list sent a file: {trust_name(2)} (trust-0002.digistrat).",
)


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    folder = tmp_path_factory.mktemp("three") / "files"
    folder.mkdir()
    for number in range(3):
        write_trust(folder, number, LITTLE)
    (folder / "broken.digistrat").write_bytes(b"rubbish")
    return folder


def listed(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_of_codes_or_names_is_read_and_each_trust_found(maker, three, tmp_path, name):
    expected = expected_in(listed(tmp_path, name, LISTS[name]))
    made = replace(maker, expected=expected).make(three, tmp_path / "out")
    said = tuple(expected_words(made.expected))
    if name != "bare.csv":
        assert said == SAID
    else:
        assert said == (SAID[0].replace("3", "4"), SAID[1])
    read = read_data_set(maker, made.folder).basis
    assert set(said) <= set(basis_words(read))


def test_all_that_were_expected_is_said_too(maker, three, tmp_path):
    everyone = tuple(Expected("", trust_name(n)) for n in range(3))
    made = replace(maker, expected=everyone).make(three, tmp_path / "out")
    assert list(expected_words(made.expected)) == [
        "All 3 expected trusts sent a file that could be used."
    ]


def test_a_list_is_read_again_with_what_is_kept_and_goes_where_none_is_given(
    maker, three, tmp_path
):
    maker.make(three, tmp_path / "out")
    expecting = replace(maker, expected=expected_in(listed(tmp_path, "l.txt", LISTS["codes.txt"])))
    made = expecting.make(three, tmp_path / "out")
    assert made.again == 3
    assert tuple(expected_words(made.expected)) == SAID
    maker.make(three, tmp_path / "out")
    assert read_data_set(maker, tmp_path / "out").basis.expected is None


def test_a_trust_beside_the_list_is_counted_once_whatever_files_it_has(maker, three, tmp_path):
    files = shutil.copytree(three, tmp_path / "files")
    shutil.copy(files / "trust-0002.digistrat", files / "again.digistrat")
    expecting = replace(maker, expected=(Expected("Z000", ""), Expected("Z001", "")))
    made = expecting.make(files, tmp_path / "out")
    words = (
        "1 trust that is not on the list sent a file: "
        f"{trust_name(2)} (again.digistrat and trust-0002.digistrat)."
    )
    assert words in expected_words(made.expected)
    assert words in basis_words(read_data_set(maker, made.folder).basis)


def test_without_a_list_no_number_says_how_many_were_expected(maker, three, tmp_path):
    made = maker.make(three, tmp_path / "out")
    ((said,),) = (run_view(maker.sets, maker.views, made.folder, "made_of").records(),)
    assert (said["has_list"], said["expected_trusts"], said["not_sent_trusts"]) == (
        *(False, None, None),
    )


def test_the_command_says_who_did_not_send_a_file(three, tmp_path):
    path = listed(tmp_path, "l.txt", LISTS["codes.txt"])
    done = run(three, "--out", tmp_path / "out", "--expect", path)
    assert done.returncode == 0, done.stderr
    assert set(SAID) <= set(done.stdout.splitlines())
    for view in ("not_sent", "not_expected"):
        assert "Q99" in done.stdout or trust_name(2) in run(tmp_path / "out", "--view", view).stdout


@pytest.mark.parametrize("ending", [".html", ".xlsx", ".pdf"])
def test_the_report_says_it(maker, three, tmp_path, ending):
    expecting = replace(maker, expected=(Expected("Q99", ""),))
    made = expecting.make(three, tmp_path / "out")
    report = read_data_set(maker, made.folder)
    write_region_report(report, tmp_path / f"region{ending}")
    assert report.basis.expected.names == ("Q99",)


MASKED = (Expected("Z000", ""), *(Expected(f"Q{n}9", f"Far {n}") for n in range(7)))


def rows_in(folder):
    with (folder / "csv/expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("again", [False, True])
def test_under_code_names_nothing_tells_who_is_expected(maker, three, tmp_path, again):
    mask = Mask(bytes(32))
    if again:
        maker.make(three, tmp_path / "out", mask=mask)
    made = replace(maker, expected=MASKED).make(three, tmp_path / "out", mask=mask)
    assert made.expected.missing == 7
    assert "Far 3 (Q39)" in " ".join(expected_words(made.expected)), "on the screen"
    rows = rows_in(made.folder)
    assert len(rows) == len(MASKED)
    assert {(one["trust"], one["name"], one["ods_code"]) for one in rows} == {("", "", "")}
    assert {one["sent"] for one in rows} == {""}, "1 of them did"
    text = "".join(path.read_text("utf-8") for path in made.folder.rglob("*.csv"))
    assert "Q39" not in text.upper()
    basis = read_data_set(maker, made.folder).basis
    assert list(expected_words(basis.expected)) == [
        "How many expected trusts did not send a file is hidden."
    ], "1 of them did"
    everywhere = [*MASKED[1:], *(Expected(f"P{n}9", "") for n in range(3))]
    many = replace(maker, expected=tuple(everywhere)).make(three, tmp_path / "out", mask=mask)
    assert {one["sent"] for one in rows_in(many.folder)} == {"no"}
    basis = read_data_set(maker, many.folder).basis
    assert list(expected_words(basis.expected)) == [
        "10 of 10 expected trusts did not send a file that could be used."
    ]


def test_a_report_without_names_says_no_name_of_the_list(maker, three, tmp_path):
    made = replace(maker, expected=MASKED[1:]).make(three, tmp_path / "out")
    basis = read_data_set(maker, made.folder, hide=True).basis
    assert (basis.expected.missing, basis.expected.names, basis.expected.unlisted) == (7, (), ())


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("list.docx", b"RR8\n", "does not end in .txt or .csv"),
        ("list.txt", b" \n\n", "names no trust"),
        ("list.csv", b"code,name\n", "names no trust"),
        ("list.csv", b"", "names no trust"),
        ("list.txt", b"x" * 300, "has a line of more than 200 characters"),
        ("list.txt", b"".join(b"Trust %d\n" % n for n in range(5_001)), "names more than 5,000"),
    ],
)
def test_what_is_no_list_is_refused_in_words(tmp_path, name, content, why):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        expected_in(path)
    assert why in refused.value.what
    assert name in refused.value.what


def test_a_list_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused):
        expected_in(tmp_path / "none.txt")
