"""Random histories of several copies that exchange now and then, and slow ways to say what is so."""

from digistrat_desktop.domain.record.graph import Graph
from tests.helpers.graphs import AUTUMN, WINTER, Hand, uid
from tests.helpers.makers import seeded

LEVELS = ("siloed", "embedded", "absent")


def history(seed, deeds):
    """Give the graph of all that three copies did."""
    rng = seeded(seed)
    ann = Hand("ann").begin(AUTUMN, WINTER)
    hands = [ann, ann.other("bob"), ann.other("cat")]
    for _ in range(deeds):
        hand, other = rng.sample(hands, 2)
        _do(rng, hand, other)
    for other in hands[1:]:
        ann.take(other)
    return ann.graph


def _do(rng, hand, other):
    chance = rng.random()
    place = rng.choice([AUTUMN, WINTER])
    item = f"ALN-{rng.randrange(3)}"
    if chance < 0.6:
        hand.answer(place, item, rng.choice(LEVELS))
    elif chance < 0.7:
        hand.say(place, "response", uid(place, item), {"withdrawn": rng.random() < 0.6})
    elif chance < 0.78:
        hand.say("", "evidence", uid("e", rng.randrange(2)), {"title": rng.choice(LEVELS)})
    elif chance < 0.8:
        hand.seal(place, rng.choice(["Chair", "Director"]))
    else:
        hand.take(other)


def in_any_order(graph, rng):
    """Give a graph's changes in another order in which each comes after all it follows."""
    left, known = list(graph.events), set()
    while left:
        ready = [n for n, event in enumerate(left) if known.issuperset(event.parents)]
        event = left.pop(rng.choice(ready))
        known.add(event.hash)
        yield event


def naive_past(graph):
    """Give the numbers in the past of each change, itself included, by following every parent."""
    past = []
    for n, event in enumerate(graph.events):
        seen = {n}
        for parent in event.parents:
            seen |= past[graph.index[parent]]
        past.append(seen)
    return past


def grown(graph, numbers):
    """Give a graph of some changes of another."""
    return Graph(graph.events[n] for n in sorted(numbers))
