"""The sample trust as it was on framework 1.0.0 throughout, for tests that need a trust that stays.

The sample people see grows with the program; what a page or a paper does with a given trust does not.
"""

from pathlib import Path

from digistrat_desktop.services.sample import ensure_sample

KEPT = Path(__file__).parents[1] / "data/northmoor"


def ensure_kept(library):
    """Make the kept trust unless it is there; give its id."""
    return ensure_sample(library, KEPT)
