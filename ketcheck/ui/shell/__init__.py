"""What stands round every screen: the window, its header, and work done beside it."""
