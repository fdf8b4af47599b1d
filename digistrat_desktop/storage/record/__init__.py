"""The record of a trust: its trail replayed, a part of it, what another copy of it would change."""
