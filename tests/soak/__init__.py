"""A random user at the real window."""
