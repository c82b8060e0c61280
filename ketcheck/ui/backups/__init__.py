"""Copies of the records, bringing them back, checking them, and erasing a person."""
