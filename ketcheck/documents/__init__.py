"""What leaves the program: the printed record and the blank form; no Qt."""
