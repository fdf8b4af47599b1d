"""Packages at the window: what comes in, what goes out, what two desks say differently."""
