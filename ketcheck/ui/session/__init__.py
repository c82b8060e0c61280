"""The pages of a counseling session, beside those of the check that it holds."""
