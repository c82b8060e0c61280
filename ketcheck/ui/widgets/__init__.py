"""The parts that screens and pages are made of."""
