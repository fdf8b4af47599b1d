"""Values and rules: no Qt, no files, no clock."""
