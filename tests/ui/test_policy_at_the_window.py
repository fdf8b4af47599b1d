"""What the organisation has fixed is seen at the window, and users cannot go round it."""

from PIL import Image

from digistrat_desktop.reports.papers.wording import Recipe
from digistrat_desktop.services.reports.recipes import with_house_logo
from digistrat_desktop.system.policy import Policy
from digistrat_desktop.ui.text import PlainLabel
from tests.ui.seat import Seat


def fixed(qtbot, tmp_path, **values):
    return Seat(qtbot, tmp_path, policy=Policy(values)).sit_down()


def words_on(page):
    return [label.text() for label in page.findChildren(PlainLabel)]


def test_a_new_assessment_offers_the_trust_the_organisation_names(qtbot, tmp_path):
    seat = fixed(qtbot, tmp_path, TrustName="Northmoor Hospitals", TrustCode="ZZ9")
    page = seat.go("start")
    assert (page.form.control("name").text(), page.form.control("code").text()) == (
        "Northmoor Hospitals",
        "ZZ9",
    )
    seat.close()


def test_without_a_policy_nothing_is_filled_in_and_settings_says_nothing_of_it(qtbot, tmp_path):
    seat = Seat(qtbot, tmp_path).sit_down()
    assert seat.go("start").form.control("name").text() == ""
    assert not any("organisation" in words for words in words_on(seat.go("settings")))
    seat.close()


def test_where_data_may_not_be_attached_the_choice_is_closed_and_says_why(qtbot, tmp_path):
    seat = fixed(qtbot, tmp_path, AllowAttachments=False)
    choice = seat.go("reports").choice
    choice.data.click()
    assert not choice.data.isEnabled()
    assert not choice.options().attach_data
    assert not choice.options().may_attach
    assert choice.warning.isVisibleTo(choice)
    assert choice.warning.text() == (
        "Your organisation does not allow data to be attached to reports."
    )
    choice.set_ending(".html")
    assert not choice.warning.isVisibleTo(choice)
    seat.close()


def test_data_may_be_attached_where_no_policy_forbids_it(qtbot, tmp_path):
    seat = Seat(qtbot, tmp_path).sit_down()
    choice = seat.go("reports").choice
    assert not choice.warning.isVisibleTo(choice)
    choice.data.click()
    assert choice.options().attach_data
    assert "so check the data before you publish" in choice.warning.text()
    seat.close()


def test_settings_says_what_is_fixed_in_the_words_of_the_templates(qtbot, tmp_path):
    seat = fixed(qtbot, tmp_path, RequireEncryptedPackages=True, TrustName="Northmoor")
    words = words_on(seat.go("settings"))
    assert "Set by your organisation" in words
    assert "DigiStrat files must have a password. Yes." in words
    assert "The trust's name offered for a new assessment. Set to: Northmoor" in words
    seat.close()


def test_what_is_saved_is_offered_in_the_organisations_folder_first(qtbot, tmp_path):
    seat = fixed(qtbot, tmp_path, ExportFolder=str(tmp_path / "papers"))
    preferences = seat.context.preferences
    preferences.set("export_folder", str(tmp_path / "mine"))
    assert preferences.export_folder() == str(tmp_path / "papers")
    seat.close()


def test_the_organisations_logo_is_for_reports_that_have_no_other(qtbot, tmp_path):
    picture = tmp_path / "logo.png"
    Image.new("RGB", (40, 20), "navy").save(picture)
    seat = fixed(qtbot, tmp_path, ReportLogo=str(picture))
    options = seat.go("reports").choice.options()
    assert with_house_logo(options.recipe, options.house_logo).logo.startswith(b"\x89PNG")
    own = Recipe(logo=b"own")
    assert with_house_logo(own, options.house_logo) is own
    picture.unlink()
    assert with_house_logo(options.recipe, options.house_logo).logo == b""
    seat.close()


def test_where_no_files_may_be_kept_evidence_offers_links_alone(qtbot, tmp_path):
    for allowed in (True, False):
        folder = tmp_path / str(allowed)
        folder.mkdir()
        seat = fixed(qtbot, folder, AllowFileCopies=allowed)
        seat.context.navigator.sample_wanted.emit()
        seat.settle()
        evidence = seat.go("assess", "ALN-01").reasons.evidence
        evidence.open_form()
        assert ("attach" in evidence.form.fields.specs) is allowed
        assert "file" in evidence.form.fields.specs
        seat.close()
