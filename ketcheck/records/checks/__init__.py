"""From the answers of a check or a session to what is kept of it, in the window and on paper."""
