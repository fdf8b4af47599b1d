"""An auditor's sample: repeatable by its printed seed, weighted to high claims and weak evidence.

Source: weighted sampling without replacement by exponential keys (Efraimidis and Spirakis, 2006);
the chance of each item comes from SHA-256 of seed and item, so that anybody can draw it again.
"""

import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass

_CLAIM_WEIGHT, _WEAKNESS_WEIGHT = 3.0, 2.0
_STRONGEST = 3
_BITS = 53


@dataclass(frozen=True, slots=True)
class Candidate:
    item_id: str
    claim: float  # how high the level claimed is, 0 for the lowest to 1 for the highest
    strength: int  # of the best evidence named for it: 0 none or a view, to 3 checked


@dataclass(frozen=True, slots=True)
class Drawn:
    """An answer that was drawn, with the weight that says why."""

    item_id: str
    weight: float


def draw_sample(candidates: Iterable[Candidate], seed: str, size: int) -> tuple[Drawn, ...]:
    """Draw at most `size` answers; the same seed and answers give the same, in any order."""
    weighed = [Drawn(one.item_id, weight_of(one)) for one in candidates]
    ordered = sorted(weighed, key=lambda drawn: (_key(seed, drawn), drawn.item_id))
    return tuple(ordered[: max(size, 0)])


def weight_of(candidate: Candidate) -> float:
    """Give an answer's weight: 1, and up to 3 for a high claim and 2 for weak evidence."""
    weakness = (_STRONGEST - min(candidate.strength, _STRONGEST)) / _STRONGEST
    return 1.0 + _CLAIM_WEIGHT * candidate.claim + _WEAKNESS_WEIGHT * weakness * candidate.claim


def _key(seed: str, drawn: Drawn) -> float:
    """Give the time until an item is drawn when heavier ones come sooner."""
    digest = hashlib.sha256(f"{seed}\x1f{drawn.item_id}".encode()).digest()
    share = (int.from_bytes(digest[:8], "big") >> (64 - _BITS)) + 1
    return -math.log(share / (1 << _BITS)) / drawn.weight
