"""The people of a clinic, and those who counsel them."""
