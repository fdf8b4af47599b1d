"""Starting an assessment."""
