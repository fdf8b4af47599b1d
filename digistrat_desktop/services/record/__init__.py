"""The record: reading, sign-off, snapshots, verifying."""
