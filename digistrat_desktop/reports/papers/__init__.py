"""What each report says: from the `Judgement` to blocks that any renderer sets."""
