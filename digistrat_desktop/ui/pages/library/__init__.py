"""Every assessment in the store."""
