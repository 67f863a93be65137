"""What would have been right, written as the locale writes it."""
