"""The people on file and those who counsel, as of now."""
