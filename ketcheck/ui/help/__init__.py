"""Help and About: what is told beside the screens, offline, over whatever is shown."""
