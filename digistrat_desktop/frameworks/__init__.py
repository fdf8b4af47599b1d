"""Assessment text packs: loading, checking, choosing."""
