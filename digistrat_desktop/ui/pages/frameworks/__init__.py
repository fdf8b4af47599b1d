"""The page of frameworks, and the workshop in which a copy of one is edited."""
