"""What readings say: control charts and their words."""
