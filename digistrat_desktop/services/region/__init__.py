"""Many trusts as one data set, and questions to it."""
