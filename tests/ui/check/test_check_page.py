"""Check and constraints at the window."""

import datetime as dt

import pytest

from digistrat_desktop.analysis.findings.rules import RULES, Grade
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.trust.actions import Acknowledgement, Action
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.text import PlainLabel
from tests.helpers.trusts import Filler
from tests.ui.seat import ready_to_sign


def is_group(row):
    return row[-1].accessibleName().startswith("Show all: ")


def words_of(cell):
    return cell.findChildren(PlainLabel)[0].text()


def doors(page):
    """Give the doors of every finding in sight that is not within a closed group."""
    rows = page.standing.table.rows()
    return [row[-1] for row in rows if row[-1].layout() is not None]


def test_a_finding_is_accepted_only_with_a_reason_and_a_date(seat):
    page = seat.go("check")
    doors(page)[0].layout().itemAt(1).widget().click()
    page.form.save_button.click()
    assert page.form.fault_of("reason") == "Say why you are setting it aside."
    page.form.control("reason").setPlainText("The board knows.")
    page.form.control("until").setText("1 May 2027")
    page.form.save_button.click()
    seat.settle()
    (accepted,) = seat.session.workspace.all(Acknowledgement)
    assert accepted.reason == "The board knows."
    assert len(page.accepted.rows()) == 1


def test_a_finding_leads_to_where_it_is_mended(seat):
    page = seat.go("check")
    doors(page)[0].layout().itemAt(0).widget().click()
    seat.settle()
    assert not page.isVisible()


def test_the_rail_counts_what_stands(seat):
    page = seat.go("check")
    seat.settle()
    button = seat.window.shell.rail.button("check")
    count = page.words.text().partition(" ")[0]
    assert count.isdecimal()
    assert count in button.accessibleName()


def test_findings_of_one_rule_are_one_row_that_opens_and_closes(seat):
    page = seat.go("check")
    head = next(row for row in page.standing.table.rows() if is_group(row))
    before = len(page.standing.table.rows())
    count = int(words_of(head[1]).rpartition(": ")[2].partition(" ")[0])
    assert head[-1].accessibleName().startswith("Show all: ")
    head[-1].click()
    assert len(page.standing.table.rows()) == before + count
    again = next(r for r in page.standing.table.rows() if r[-1].accessibleName()[:5] == "Hide:")
    assert seat.focus() is again[-1]
    again[-1].click()
    assert len(page.standing.table.rows()) == before


def test_each_duty_in_law_that_is_not_met_has_a_row_of_its_own(seat_at):
    seat = seat_at(filled=ensure_sample)
    session = seat.session
    broken = [item for item in session.pack.items() if item.legal and item.legal.levels][:3]
    for item in broken:
        values = {"answer": item.legal.levels[0]}
        about = (session.workspace, session.assessment, str(item.id), values, session.author)
        session.submit(set_response(*about))
    page = seat.go("check")
    seat.settle()
    rows = page.standing.table.rows()
    for item in broken:
        [mine] = [row for row in rows if words_of(row[1]).startswith(f"“{item.title}” is ")]
        assert not is_group(mine)
    assert not any("duty in law" in words_of(row[1]) for row in rows if is_group(row))


def test_findings_are_narrowed_by_words_severity_and_page(seat):
    page = seat.go("check")
    card = page.standing
    every = len(card.table.rows())
    card.words.setText("no such words in any finding")
    assert card.table.rows() == ()
    assert card.said.text().startswith("No findings match.")
    card.words.setText("")
    for one in Grade:
        card.importance.set_choice(one)
        card.importance.chosen.emit(one)
        assert {row[0].text().lstrip("◆◇ ") for row in card.table.rows()} == {one}
        assert len(card.table.rows()) < every


def test_every_finding_shows_its_source(seat):
    page = seat.go("check")
    for row in page.standing.table.rows():
        small = row[1].findChildren(PlainLabel)[-1]
        assert any(small.text().endswith(rule.source) for rule in RULES.values())


def test_a_finding_is_gone_to_by_its_name_within_its_group(seat):
    page = seat.go("check")
    head = next(row for row in page.standing.table.rows() if is_group(row))
    head[-1].click()
    mend = doors(page)[-1].layout().itemAt(0).widget().accessibleName()
    finding = next(
        one for one in seat.window.findings if one.sentence == mend.removeprefix("Fix: ")
    )
    seat.go("check", f"{finding.rule}|{finding.record}")
    assert seat.focus().accessibleName() == mend


def test_what_was_accepted_is_taken_back_and_stands_again(seat):
    page = seat.go("check")
    doors(page)[0].layout().itemAt(1).widget().click()
    page.form.control("reason").setPlainText("The board knows.")
    page.form.control("until").setText("1 May 2027")
    page.form.save_button.click()
    seat.settle()
    said = page.words.text()
    page.accepted.rows()[0][-1].click()
    seat.settle()
    assert page.words.text() != said
    assert page.accepted.rows() == ()
    seat.session.undo()
    seat.settle()
    assert len(page.accepted.rows()) == 1
    assert page.words.text() == said


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_rule_leads_to_a_page_and_says_what_to_do(rule):
    assert rule.page in {page.id for page in PAGES}
    assert rule.source
    assert rule.advice


def test_what_the_board_should_know_stands_before_what_only_needs_attention(seat):
    """A list that prints how much each matters is not out of order by those very words."""
    page = seat.go("check")
    order = list(Grade)
    places = [order.index(row[0].text().lstrip("◆◇ ")) for row in page.standing.table.rows()]
    assert len(set(places)) > 1
    assert places == sorted(places)


def test_a_check_that_found_nothing_leads_to_the_first_question(seat_at):
    def begin(library):
        filler = Filler(library.pack_in_use(), "begun")
        filler.assessment(filler.trust(), "Autumn 2026", dt.date(2026, 10, 1))
        filler.write(library)

    seat = seat_at(filled=begin)
    page = seat.go("check")
    assert page.begin.isVisible()
    page.begin.click()
    seat.settle()
    assert seat.page("assess").isVisible()


def test_a_folded_table_of_severities_still_says_what_each_column_means(seat_at):
    seat = seat_at(size=(1024, 560), settings=Settings(theme="light", text_percent=200))
    page = seat.go("constraints")
    page.chips["register"].click()
    seat.settle()
    seen = [one.text() for one in page.severity.findChildren(PlainLabel) if one.isVisible()]
    assert seen.count("Not mentioned") == seen.count("Plans changed because of it") > 1


def test_several_findings_are_set_aside_together_as_one_act(seat):
    page = seat.go("check")
    card = page.standing
    several = [one for one in card.table.shown_ids() if not one.endswith("|*")][:3]
    card.table.choose(several)
    assert card.aside.text() == "Set aside 3 findings…"
    card.aside.click()
    page.form.control("reason").setPlainText("The board knows.")
    page.form.control("until").setText("1 May 2027")
    page.form.save_button.click()
    seat.settle()
    assert len(seat.session.workspace.all(Acknowledgement)) == 3
    seat.session.undo()
    seat.settle()
    assert seat.session.workspace.all(Acknowledgement) == ()


def test_several_findings_become_actions_with_one_owner_and_date(seat):
    page = seat.go("check")
    card = page.standing
    card.table.choose(card.table.shown_ids())
    card.to_actions.click()
    page.form.control("owner_id").setText("Chief information officer")
    page.form.control("due").setText("1 May 2027")
    page.form.save_button.click()
    seat.settle()
    made = seat.session.workspace.all(Action)
    assert len(made) > 1
    assert {str(one.due) for one in made} == {"2027-05-01"}
    assert len({one.owner_id for one in made}) == 1
    seat.session.undo()
    assert seat.session.workspace.all(Action) == ()


def test_the_head_of_a_group_stands_for_all_its_findings(seat):
    page = seat.go("check")
    card = page.standing
    head = next(one for one in card.table.shown_ids() if one.endswith("|*"))
    card.table.choose([head])
    assert len(card.chosen()) > 1
    before = len(card.table.shown_ids())
    card.table.opened.emit(head)
    assert len(card.table.shown_ids()) > before


def test_the_head_of_a_group_stands_for_no_finding_outside_what_it_shows(seat_at):
    """What matters most stands alone, and a filter leaves some of a group out: neither is dealt with unseen."""

    def severe(library):
        filler = Filler(library.pack_in_use(), "severe")
        assessment = filler.assessment(filler.trust(), "Autumn 2026", dt.date(2026, 10, 1))
        for item in filler.pack.items():
            if item.id.startswith("CON"):
                said = {"answer": "limits", "second_answer": "ignored"}
                filler.do(
                    set_response(filler.history.present, assessment, item.id, said, filler.author)
                )
        filler.write(library)

    seat = seat_at(filled=severe)
    card = seat.go("check").standing
    rule = "severe constraint not mentioned"
    of_rule = [one for one in seat.window.findings if one.rule == rule]
    mine = [one for one in of_rule if not one.matters_most]
    assert len(mine) < len(of_rule)
    assert card.table.shown_ids().count(f"{rule}|*") == 1
    card.table.choose([f"{rule}|*"])
    assert card.chosen() == mine
    card.words.setText("for change")
    shown = [one for one in mine if "for change" in one.sentence.lower()]
    assert 1 < len(shown) < len(mine)
    card.table.choose([f"{rule}|*"])
    assert card.chosen() == shown


def test_after_sign_off_nothing_is_offered_to_be_fixed_in_what_is_signed(seat):
    page = ready_to_sign(seat)
    next(one for one in page.findChildren(PrimaryButton) if one.text() == "Sign off").click()
    seat.settle()
    check = seat.go("check")
    assert is_sealed(seat.session.assessment.status)
    assert seat.window.shell.rail.button("check").accessibleName() == "Check"
    assert check.sealed.isVisible()
    assert check.sealed.seal.isVisible()
    doors = [one for one in check.findChildren(LinkButton) if one.isVisible()]
    fixes = [one.accessibleName() for one in doors if one.text() == "Fix"]
    answers = [one.sentence for one in check._listed if one.page == "assess"]
    assert answers
    assert not [name for name in fixes if any(sentence in name for sentence in answers)]
    assert "open issue" not in check.words.text()
