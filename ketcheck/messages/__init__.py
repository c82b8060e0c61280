"""How things are said to people, and how what people type is understood."""
