"""What is asked and what it means: no Qt, no files beyond the content, no clock."""
