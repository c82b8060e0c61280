"""Home: what may be done now, and the first start."""
