"""Several trusts side by side."""
