"""What each command does, on the same engine and store as the window; a module a subject."""
