"""Files to blocks of text with places."""
