"""What must hold, over a whole workspace."""
