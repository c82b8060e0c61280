"""What is shown beside the wizard: home, a record, the forms."""
