"""Every form saves and closes by the same keys."""
