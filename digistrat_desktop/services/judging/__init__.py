"""Judging a trust, for the window and for a group of trusts."""
