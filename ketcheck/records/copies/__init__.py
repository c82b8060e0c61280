"""Copies of the records: made, kept, looked into, and brought back."""
