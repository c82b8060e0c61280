"""What opens the records: locking, unlocking, and changing it."""
