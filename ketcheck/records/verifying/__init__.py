"""Whether all that is kept reads as it was saved, and what does not."""
