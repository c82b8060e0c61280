"""What leaves the program: sheets of records, handouts, blank forms, plain text; no Qt."""
