"""The sequence of sealed entries, and what is looked up in it."""
