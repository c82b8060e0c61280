"""What earlier entries say to a check: uses as facts of their own, and doubts until closed."""
