"""Several trusts seen together."""
