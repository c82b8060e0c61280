"""The pages of a check: one generic question page, the few special ones, and the saved page."""
