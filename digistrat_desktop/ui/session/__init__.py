"""What the window works on: the open trust, saving it, judging it, and the threads for that."""
