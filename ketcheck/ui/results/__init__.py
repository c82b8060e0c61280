"""A saved result on screen, and what becomes of it: drawn by the clock, in one place."""
