"""The Assess page: one question at a time."""
