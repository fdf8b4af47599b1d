"""What each report says: from the `ReportModel` to blocks that any renderer sets."""
