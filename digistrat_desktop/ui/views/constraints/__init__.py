"""The constraints page: what the trust can do beside what its plans need."""
