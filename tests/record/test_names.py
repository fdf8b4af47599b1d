"""What a change is worth that is only named: nothing here counts it, and the change itself always comes."""

import hashlib
from contextlib import ExitStack

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import left_out
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.names import is_name, parents_first, with_whole_past
from digistrat_desktop.services.packages.exchange import latest_in, plan_import
from digistrat_desktop.services.packages.files import without_known
from digistrat_desktop.services.store.shown import known_to, remember_shown
from digistrat_desktop.services.team.meeting import TeamPlace, copy_id_of, meet
from digistrat_desktop.storage.package.reading import read_package
from digistrat_desktop.storage.package.writing import pieces
from tests.helpers.desks import FILES
from tests.helpers.graphs import AUTUMN, TRUST, WINTER, Hand, chain, owner_line, uid
from tests.record.outside import Desk
from tests.record.vectors import two_places


def gone_on():
    """Give a record begun by version 1, on which people went on in both assessments."""
    hand = two_places()
    hand.answer(AUTUMN, "ALN-02", "embedded")
    hand.answer(WINTER, "ALN-09", "siloed")
    return hand


@pytest.fixture
def team(tmp_path):
    """Give a function that lets somebody meet the team folder, and the desks by name."""
    (tmp_path / "folder").mkdir()
    hand, desks = gone_on(), {}
    (tmp_path / "home.digistrat").write_bytes(hand.file())
    (tmp_path / "bob.digistrat").write_bytes(hand.part(AUTUMN))
    with ExitStack() as open_:

        def met(name):
            if name not in desks:
                desks[name] = desk = Desk(tmp_path / name, name)
                open_.callback(desk.close)
                if (file := tmp_path / f"{name}.digistrat").exists():
                    desk.take(file)
            desk = desks[name]
            folder = TeamPlace(tmp_path / "folder", copy_id_of(name)).of_trust(TRUST, FILES)
            return meet(desk.library, folder, TRUST, desk.author)

        yield met, desks, tmp_path / "folder" / TRUST


@pytest.mark.parametrize(
    "order",
    [
        "bob home carol bob home carol dave",
        "home bob carol dave",
        "bob carol home carol bob",
        "bob carol dave home dave carol bob",
    ],
)
def test_whoever_meets_the_team_folder_first_everybody_gets_every_change(team, order):
    met, desks, _ = team
    whole = set(gone_on().graph.index)
    for name in order.split():
        met(name)
    for desk in desks.values():
        graph = desk.library.store.graph(TRUST)
        assert set(graph.index) == whole
        assert all(map(graph.has, whole))
        assert desk.library.store.changes(TRUST) == len(whole)
        assert desk.verify()
    assert len({desk.library.store.graph(TRUST).end for desk in desks.values()}) == 1


def test_what_came_in_for_a_name_is_told_and_shared_and_a_name_is_neither(team):
    met, _, _ = team
    assert met("bob").new == ()
    assert {event.place for event in met("carol").new} == {"", AUTUMN}
    met("home")
    assert WINTER in {event.place for event in met("bob").new}


def test_files_that_only_name_changes_push_none_of_them_out_of_the_folder(team):
    met, desks, folder = team
    met("home")
    hand = gone_on()
    for file in list(folder.glob("*.digistrat")):
        file.unlink()
    first, *rest = hand.graph.events
    for event in rest:
        named = left_out((first.hash,), event.hash)
        data = FILES.write(hand.content(events=(first, named), people={}))
        name = f"{hashlib.sha256(data).hexdigest()}.digistrat"
        (folder / name).write_bytes(data)
    met("home")
    assert met("dave").trouble.waiting == 0
    graph = desks["dave"].library.store.graph(TRUST)
    assert set(graph.index) == set(hand.graph.index)
    assert all(map(graph.has, graph.index))
    assert desks["dave"].verify()


def test_the_changes_a_part_only_names_are_among_those_its_reader_lacks():
    hand = two_places()
    hand.answer(AUTUMN, "ALN-02", "embedded")
    part = read_package(hand.part(AUTUMN))
    hand.answer(WINTER, "ALN-09", "siloed")
    sent = without_known(hand.content(), latest_in(part))
    has = {event.hash for event in part.events if not is_name(event)}
    assert {event.hash for event in sent.events} >= set(hand.graph.index) - has
    assert FILES.read(FILES.write(sent)).changes == len(sent.events)


def test_that_a_colleague_has_a_part_is_remembered_however_many_files_come(tmp_path):
    desk = Desk(tmp_path / "home", "home")
    store = desk.library.store
    remember_shown(store, TRUST, "bob", latest_in(read_package(gone_on().part(AUTUMN))))
    for n in range(50):
        remember_shown(store, TRUST, "bob", [f"{n}-{k}" for k in range(10)])
    hand = gone_on()
    known = known_to(store, TRUST, "bob") | latest_in(hand.content())
    assert {e.hash for e in without_known(hand.content(), known).events} >= {
        e.hash for e in hand.graph.events if e.version == 1
    }
    desk.close()


def test_a_preview_counts_no_names(tmp_path):
    (tmp_path / "part.digistrat").write_bytes(gone_on().part(AUTUMN))
    (tmp_path / "whole.digistrat").write_bytes(gone_on().file())
    desk = Desk(tmp_path / "bob", "bob")
    part = plan_import(desk.library, tmp_path / "part.digistrat")
    whole = len(gone_on().graph)
    desk.take(tmp_path / "part.digistrat")
    assert part.changes == desk.library.store.changes(TRUST) < whole
    later = plan_import(desk.library, tmp_path / "whole.digistrat")
    assert part.changes + later.changes == whole
    desk.close()


def test_a_name_comes_only_where_the_change_cannot_and_something_follows_it():
    hand = gone_on()
    first, second, third, *_ = hand.graph.events
    named = left_out((first.hash,), second.hash)
    follows = third  # on the chain of version 1
    assert with_whole_past([first, named], Graph()) == (first,)
    assert with_whole_past([named, follows, first], Graph()) == (first, named, follows)
    assert with_whole_past([named, follows, second, first], Graph()) == (first, second, follows)
    here = Graph([first, named, follows])
    assert with_whole_past([second], here) == (second,)
    assert with_whole_past([named], here) == ()
    assert with_whole_past([second], Graph([first, second])) == ()


def test_changes_are_put_in_order_by_what_they_follow_alone():
    events = gone_on().graph.events
    assert [e.hash for e in parents_first(reversed(events))] != []
    found = parents_first(reversed(events))
    assert len(found) == len(events)
    assert len(Graph(found)) == len(events)
    assert parents_first(events[1:]) == []
    assert len(parents_first(events[1:], {events[0].hash})) == len(events) - 1


def test_a_file_that_names_a_change_of_today_is_refused_by_the_preview_too(tmp_path):
    hand = gone_on()
    (tmp_path / "whole.digistrat").write_bytes(hand.file())
    *_, last = hand.graph.events
    first = hand.graph.events[0]
    false = hand.file(events=(first, left_out((first.hash,), last.hash)))
    (tmp_path / "false.digistrat").write_bytes(false)
    desk = Desk(tmp_path / "home", "home")
    desk.take(tmp_path / "whole.digistrat")
    with pytest.raises(Refused, match="not of version 1"):
        plan_import(desk.library, tmp_path / "false.digistrat")
    desk.close()


@pytest.mark.parametrize("most_bytes", [600, 900, 1_500, 3_000])
def test_a_part_that_names_more_than_one_file_has_room_for_goes_in_files_that_can_all_be_read(
    tmp_path, most_bytes
):
    deeds = [
        {"entity": "trust", "record": TRUST, "new": {"name": "N"}},
        {"entity": "assessment", "record": AUTUMN, "new": {"title": "A"}},
        {"entity": "assessment", "record": WINTER, "new": {"title": "W"}},
        *(
            {
                "entity": "response",
                "record": uid("r", n),
                "assessment": WINTER,
                "new": {"answer": "siloed"},
            }
            for n in range(40)
        ),
        {"entity": "evidence", "record": uid("e"), "new": {"title": "E"}},
    ]
    hand = Hand("bob", Graph(chain(deeds)), (owner_line(),))
    hand.answer(AUTUMN, "ALN-02", "embedded")
    part = read_package(hand.part(AUTUMN))
    files = [FILES.write(one) for one in pieces(part, most_bytes)]
    assert len(files) > 1
    desk = Desk(tmp_path / "bob", "bob")
    for number, data in enumerate(files):
        (tmp_path / f"{number}.digistrat").write_bytes(data)
        desk.take(tmp_path / f"{number}.digistrat")
    assert desk.library.store.graph(TRUST).end == part.graph().end
    assert desk.verify()
    desk.close()
