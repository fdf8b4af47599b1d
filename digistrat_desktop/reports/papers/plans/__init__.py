"""What a paper says of strategy, capacity, constraints and cases for change."""
