"""What is set for the whole computer."""
