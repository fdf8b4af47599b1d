"""What Good Looks Like."""
