"""What comes in beside changes shows at once: names that are erased, and frameworks that are late."""

import hashlib
from functools import partial

import pytest

from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    set_response,
    start_assessment,
)
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.services.store.privacy import erase_name
from digistrat_desktop.storage.port import Arrival, note_of
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.ui.session.tasks import nothing
from tests.helpers.desks import BEGAN, CATALOGUE, FILES, Computer
from tests.ui.exchange.teamwork import answer, answer_of, join, meet
from tests.ui.exchange.test_three_desks import bring_in
from tests.ui.seat import words_on

pytestmark = pytest.mark.ui


def erases(seat, person="person-Bob"):
    """Have somebody erase a name, as the page does."""
    work = partial(erase_name, person_id=person, author=seat.session.author)
    seat.context.store.ask(work, lambda _: None, print)
    seat.settle()


def names(seat, person="person-Bob"):
    """Give the name a window has for somebody, in each place it keeps names in."""
    judged = seat.context.insight.judgement
    kept = {seat.session.workspace.name_of(person)}
    return kept | ({judged.workspace.name_of(person)} if judged is not None else set())


@pytest.fixture
def apart(sit, folders):
    """Two windows that show on Settle what Ann and Bob answered differently."""
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    answer(bob, "siloed")
    answer(ann, "absent")
    meet(bob, ann, bob)
    ann.go("settle")
    assert "Bob" in words_on(ann.window)
    assert names(ann) == {"Bob"}
    return ann, bob


def test_a_name_that_is_erased_elsewhere_goes_from_the_open_window_at_once(apart):
    ann, bob = apart
    erases(bob)
    meet(bob, ann)
    assert names(ann) == {""}
    assert "Bob" not in words_on(ann.window)
    assert answer_of(ann).unsettled["answer"]
    for page in ("assess", "record", "home", "settle"):
        ann.go(page)
        assert "Bob" not in words_on(ann.window)


def another_trust(folders, people=(), erased=(), by="Cat"):
    """Give the content of a trust of somebody else's, in which some people act and are then erased."""
    made = Computer(folders / by, by)
    other = made.trust("Northmoor")
    place = made.start(other, "Winter")
    for one in people:
        made.people[one] = one.removeprefix("person-")
        author = make_author(FixedClock(BEGAN), SeededIds(one), one)
        workspace = made.workspace(place)
        assessment = workspace.get(Assessment, place)
        made.do(set_response(workspace, assessment, "ALN-01", {"answer": "siloed"}, author))
    for one in erased:
        erase_name(made.library, one, made.author)
    whole = made.library.store.hand_over(other)
    made.library.close()
    return whole


def put_there(folders, content):
    """Put a file of a trust into the team folder."""
    data = FILES.write(content)
    where = folders / "team" / content.trust_id
    where.mkdir(exist_ok=True)
    (where / f"{hashlib.sha256(data).hexdigest()}.digistrat").write_bytes(data)


def test_a_name_goes_though_another_trust_is_open_when_its_erasure_comes(folders, apart):
    ann, bob = apart
    first, whole = ann.session.trust.id, another_trust(folders)
    bring = partial(brought_in, whole, ann.session.author)
    ann.context.ask(bring, nothing)
    erases(bob)
    meet(bob)
    elsewhere = []
    ann.context.ask(lambda library: library.open_trust(whole.trust_id), elsewhere.append)
    ann.settle()
    assert elsewhere[0].workspace.name_of("person-Bob") == "Bob"
    ann.context.team.coming_in.connect(lambda: ann.session.show(elsewhere.pop()))
    meet(ann)
    assert ann.session.trust.id == whole.trust_id != first
    assert names(ann) == {""}
    assert "Bob" not in words_on(ann.window)


def test_a_name_goes_when_a_file_that_says_so_is_imported(folders, apart):
    ann, bob = apart
    erases(bob)
    file, trust = folders / "from-bob.digistrat", ann.session.trust.id
    bob.context.ask(lambda library: FILES.write(library.store.hand_over(trust)), file.write_bytes)
    bob.settle()
    bring_in(ann, file)
    assert names(ann) == {""}
    assert "Bob" not in words_on(ann.window)


def brought_in(content, author, library):
    return library.store.bring_in(Arrival(content), author)


def test_a_name_goes_where_the_last_trust_that_knew_it_is_not_the_open_one(folders, apart):
    """Bob is erased in the trust that is open, stays for he acts in another, and is erased there too."""
    ann, bob = apart
    whole = another_trust(folders, ["person-Bob"])
    ann.context.ask(partial(brought_in, whole, ann.session.author), nothing)
    ann.settle()
    erases(bob)
    meet(bob, ann)
    assert names(ann) == {"Bob"}, "he acts in a trust that says nothing of it"
    ann.context.ask(partial(removed, whole.trust_id, ann.session.author), nothing)
    ann.settle()
    gone = another_trust(folders, ["person-Bob"], ["person-Bob"], by="Dan")
    put_there(folders, gone)
    meet(ann)
    assert gone.trust_id in {trust.id for trust in ann.trusts()}
    assert names(ann) == {""}
    assert "Bob" not in words_on(ann.window)


def removed(trust_id, author, library):
    return library.store.remove_trust(trust_id, note_of(author.stamp(), "trust removed"))


def test_a_new_name_shows_at_once_though_no_change_comes_with_it(apart):
    ann, bob = apart
    bob.context.ask(lambda library: library.name_person("person-Bob", "Robert"), nothing)
    bob.settle()
    answer(bob, "siloed", "ALN-02")
    meet(bob, ann)
    assert names(ann) == {"Robert"}
    assert "Robert" in words_on(ann.window)


class Lacks(type(CATALOGUE)):
    """A computer whose program did not come with one framework."""

    def __init__(self, sha256):
        super().__init__((resources_folder() / "frameworks",))
        self._lacks = sha256

    def by_sha256(self, sha256):
        if sha256 == self._lacks:
            raise KeyError(sha256)
        return super().by_sha256(sha256)


def test_a_framework_that_comes_late_shows_its_assessment_at_once(sit, folders):
    ann = sit("Ann")
    join(ann, folders)
    trust = ann.session.trust.id
    bob = Computer(folders / "bob", "Bob")
    pack = next(p for p in bob.library.offered_packs() if p.version != bob.pack.version)
    new = NewAssessment("Spring", BEGAN.date(), Form.FULL, pack.sha256)
    made, step = start_assessment(trust, new, bob.author)
    bob.library.record([step], bob.people, [pack])
    whole = bob.library.store.hand_over(trust)
    bob.library.close()
    ann.context.ask(lambda library: setattr(library, "_catalogue", Lacks(pack.sha256)), nothing)
    ann.settle()
    put_there(folders, whole._replace(packs=()))
    meet(ann)
    assert ann.session.workspace.find(Assessment, made.id) is None
    answered = ann.session.assessment.id
    put_there(folders, whole)
    meet(ann)
    assert ann.session.workspace.get(Assessment, made.id).title == "Spring"
    assert ann.session.packs[pack.sha256] == pack
    assert ann.session.assessment.id == answered
    assert ann.context.insight.judgement.workspace.find(Assessment, made.id) is not None
