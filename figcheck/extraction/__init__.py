"""Text to figures. Knows no claim."""
