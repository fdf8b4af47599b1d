"""Files between desks."""
