"""Every chart as a drawing, worked out once."""
