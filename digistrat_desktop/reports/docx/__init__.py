"""Reports as a Word document."""
