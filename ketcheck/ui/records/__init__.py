"""The list of records, one record, and what is done with it."""
