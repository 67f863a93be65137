"""Figures to comparable quantities. Knows no language."""
