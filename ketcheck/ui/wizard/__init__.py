"""The wizard that leads through a check or a session, and makes its pages."""
