"""The fictional sample trust, made by code from readable data files.

It is the same on every computer: identifiers come from a seed and times from a fixed clock.
"""

from digistrat_desktop.services.sample.making import ensure_sample, make_sample, sample_trust_id

__all__ = ["ensure_sample", "make_sample", "sample_trust_id"]
