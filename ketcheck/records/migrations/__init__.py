"""One script for each form of the tables, run in order by `upgrading`; never changed later."""
