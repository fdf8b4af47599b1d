"""The window: the only package beside app that uses Qt."""
