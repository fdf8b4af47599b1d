"""The main job from an empty folder to the board's paper, with the keyboard alone."""

import csv
import datetime as dt

import pytest

from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.assessment import Evidence, Support
from digistrat_desktop.domain.trust.metrics import Reading, ReadingState
from tests.end_to_end import journey
from tests.helpers.pdf_text import page_texts

NAME = "Sherwood and Vale Hospitals"


def read_back(path):
    return " ".join(" ".join(page_texts(path.read_bytes())).split())


def answers(seat):
    return responses_of(seat.session.workspace, seat.session.assessment.id)


def test_the_main_job_is_done_by_keyboard_alone(program, tmp_path):
    seat = program()
    page = journey.start_first(seat, NAME, "ZZ9", "1 April 2026")
    items = journey.answer_short_form(seat, page)
    first = answers(seat)
    assert {i.id for i in items} <= set(first)
    assert all(first[i.id].rationale.startswith(f"Reason for {i.id}") for i in items)
    assert len(seat.session.workspace.all(Evidence)) == 3
    assert seat.saved().startswith("✓ Saved")
    seat.close()

    seat = program()
    assert seat.session.trust.name == NAME
    page = journey.carry_forward(seat, "Autumn 2026", "1 October 2026")
    carried = answers(seat)
    assert all(carried[i.id].carried for i in items if carried[i.id].answer)
    page.show_item(items[0].id)
    seat.settle()
    journey.answer(seat, page, "3", "Agreed anew.")
    journey.fill(
        seat,
        page.reasons.fields.control("movement_reason"),
        "The new plan was agreed with the clinical leads",
    )
    progress = journey.show(seat, "progress")
    assert "1" in progress.moves.words.text() or "One" in progress.moves.words.text()

    out = tmp_path / "board.pdf"
    journey.make_board_report(seat, out)
    seat.close()
    text = read_back(out)
    assert NAME in text
    assert "Autumn 2026" in text


def journey_of(program, name, code, rows, out):
    seat = program()
    page = journey.start_first(seat, name, code, "1 October 2026")
    journey.answer_short_form(seat, page, evidence_on=1)
    journey.watch_first_percentage(seat)
    said = journey.paste_readings(seat, rows)
    kept = [one.state for one in seat.session.workspace.all(Reading)]
    assert len(kept) == len(rows)
    missing = sum(1 for _, value in rows if not value)
    assert kept.count(ReadingState.NOT_REPORTED) == missing
    assert not missing or f"{missing} not reported" in said
    progress = journey.show(seat, "progress")
    assert progress.metrics.isVisible()
    assert progress.metrics.words.text()
    journey.make_board_report(seat, out)
    seat.close()
    return read_back(out)


def made_up_rows(count, missing):
    months = [dt.date(2019 + m // 12, m % 12 + 1, 1) for m in range(count)]
    return [
        (f"{day:%Y-%m}", "" if number in missing else f"{70 + number % 5}.{number % 10}")
        for number, day in enumerate(months)
    ]


@pytest.mark.parametrize(
    ("name", "code", "count", "missing"),
    [
        ("Sherwood Forest (made up)", "ZZ5", 24, range(0)),
        ("Nottingham (made up)", "ZZ1", 86, range(49)),
    ],
)
def test_a_trust_with_its_series_reaches_the_board_paper(
    program, tmp_path, name, code, count, missing
):
    text = journey_of(program, name, code, made_up_rows(count, missing), tmp_path / "board.pdf")
    assert name in text


def real_rows(folder, code, last):
    path = folder / "ae_type1_monthly_trust_2019_2026.csv"
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["trust_code"] == code]
    return [(row["period"][:7], _value(row["four_hour_pct_type1"])) for row in rows[-last:]]


def _value(text):
    return text if text.replace(".", "").isdigit() else ""


@pytest.mark.parametrize(
    ("name", "code", "last"),
    [
        ("Sherwood Forest Hospitals NHS Foundation Trust", "RK5", 24),
        ("Nottingham University Hospitals NHS Trust", "RX1", 86),
    ],
)
def test_the_same_holds_for_two_real_trusts(program, tmp_path, public_figures, name, code, last):
    rows = real_rows(public_figures, code, last)
    text = journey_of(program, name, code, rows, tmp_path / "board.pdf")
    assert name.split(" NHS")[0] in text


def test_every_answer_of_the_short_form_can_be_traced(program):
    seat = program()
    page = journey.start_first(seat, NAME, "", "1 April 2026")
    journey.answer_short_form(seat, page, evidence_on=1)
    seat.close()
    with seat.reopened() as library:
        assert all(verdict.sound for verdict in library.verify())
    assert seat.session.workspace.all(Support)
