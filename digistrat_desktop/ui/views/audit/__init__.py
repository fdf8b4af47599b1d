"""The record, the sign-off, auditors' opinions and scores given alone."""
