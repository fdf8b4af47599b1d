"""The Progress page: what moved between assessments, and how metrics run."""
