"""A number that could be an NHS number is pointed out, wherever people write."""

from __future__ import annotations

from digistrat_desktop.domain.plain_text import nhs_numbers_in
from digistrat_desktop.ui.words import tr

PATIENT_NUMBER = tr("This looks like an NHS number. Please leave out anything about patients.")


def patient_words(value: object) -> str:
    """Say that a text holds what could be an NHS number; empty where it does not."""
    return PATIENT_NUMBER if isinstance(value, str) and nhs_numbers_in(value) else ""
