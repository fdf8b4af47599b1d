"""Charts on screen: painters, and the one use of pyqtgraph."""
