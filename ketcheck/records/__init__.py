"""What is kept: records, people, the store, its key and its copies; no Qt."""
