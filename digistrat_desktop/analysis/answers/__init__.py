"""What the answers come to: position, evidence, movement."""
