"""The truth: claim files."""
