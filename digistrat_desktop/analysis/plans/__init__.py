"""The strategy map, the reality check, scenarios."""
