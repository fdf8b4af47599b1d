"""The strategy page: what the trust wants, what it does about it, and how the two meet."""
