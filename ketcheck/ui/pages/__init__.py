"""The wizard's pages: one generic question page and the few special ones."""
