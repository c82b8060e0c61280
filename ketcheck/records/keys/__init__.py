"""The key of a store and the ways to it: who can open the records, and with what."""
