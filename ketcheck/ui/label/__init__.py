"""The label and plan, the optional questions, and the numbers to call."""
