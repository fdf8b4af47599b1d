"""The window: the only package beside app that uses Qt."""

from digistrat_desktop.ui.overrides import guard_overrides

guard_overrides()
