"""Quantities against claims. Knows no file format and no word of a language."""
