"""Tables of metrics in and out."""
