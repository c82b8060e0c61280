"""What is left where records are damaged, or can't be opened."""
