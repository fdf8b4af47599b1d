"""Where events say they were made, for what this program makes itself."""

from __future__ import annotations

from digistrat_desktop.storage.origin import Origin

SAMPLE_ORIGIN = Origin(machine="sample", app="sample")
