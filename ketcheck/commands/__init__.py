"""What each command does, on the same engine and store as the window; one subject a module."""
