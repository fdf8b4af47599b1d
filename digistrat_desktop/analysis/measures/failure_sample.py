"""Failure demand from a sample of contacts that two people classed apart from each other.

Failure demand is contact caused by something not done, or not done right, the first time. There is
no benchmark: what matters is that the same rules are used each time.

Source: for the interval, Wilson 1927 (score interval, 95 %); for agreement beyond chance, Cohen 1960.
"""

from dataclasses import dataclass
from math import sqrt

from digistrat_desktop.domain.written_numbers import percent_figures

FEWEST_CONTACTS = 200
_Z = 1.959964
GOOD_AGREEMENT = 0.6


@dataclass(frozen=True, slots=True)
class Sample:
    contacts: int  # classed by both
    first: int  # called failure demand by the first person
    second: int  # called failure demand by the second person
    both: int  # called failure demand by both
    settled: int  # failure demand after the two talked over what they differ on


@dataclass(frozen=True, slots=True)
class SampleReading:
    """What a sample says; shares are 0 to 1."""

    failure_share: float
    agreement_share: float  # contacts both classed alike
    kappa: float | None  # agreement beyond chance; None when it cannot be worked out
    # low_share, high_share: the range the whole is likely to be in (95 %)
    low_share: float
    high_share: float


def faults_in(sample: Sample) -> tuple[str, ...]:
    """Say what does not fit, one sentence each; empty when the sample can be read."""
    found = []
    if sample.contacts < FEWEST_CONTACTS:
        found.append(
            f"Classify at least {FEWEST_CONTACTS} contacts. Fewer are not enough to judge."
        )
    if max(sample.first, sample.second) > sample.contacts:
        found.append("More contacts are marked failure demand than were classified.")
    if sample.both > min(sample.first, sample.second):
        found.append("The number both chose cannot be higher than either person's number.")
    elif sample.first + sample.second - sample.both > sample.contacts:
        found.append("Together they chose more contacts than were classified.")
    elif not sample.both <= sample.settled <= sample.first + sample.second - sample.both:
        found.append("The final number is outside what either person chose.")
    return tuple(found)


def read_sample(sample: Sample) -> SampleReading:
    """Work out failure demand and how far the two agree; the sample has no faults."""
    total = sample.contacts
    alike = total - (sample.first - sample.both) - (sample.second - sample.both)
    agreement = alike / total
    yes = (sample.first / total) * (sample.second / total)
    no = (1 - sample.first / total) * (1 - sample.second / total)
    chance = yes + no
    kappa = None if chance >= 1 else (agreement - chance) / (1 - chance)
    share = sample.settled / total
    low, high = wilson(share, total)
    return SampleReading(share, agreement, kappa, low, high)


def wilson(share: float, total: int) -> tuple[float, float]:
    """Give the range a share of a whole is likely to be in (95 %), from one of so many."""
    spread = _Z * sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2))
    middle, scale = share + _Z**2 / (2 * total), 1 + _Z**2 / total
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def sample_words(found: SampleReading) -> str:
    words = (
        f"{_percent(found.failure_share, 1)} is failure demand; the true figure is likely to be between "
        f"{_percent(found.low_share, 1)} and {_percent(found.high_share, 1)}. The 2 people agree on "
        f"{_percent(found.agreement_share, 0)} of the contacts."
    )
    if found.kappa is not None and found.kappa < GOOD_AGREEMENT:
        return (
            f"{words} That is little better than chance. Agree the rules, then classify the "
            "contacts again."
        )
    return words


def _percent(share: float, decimals: int) -> str:
    return f"{percent_figures(share, decimals)}%"
