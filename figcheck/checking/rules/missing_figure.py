"""Comparing: a figure of the source has no counterpart in the target.

A translation that leaves a figure out leaves a fact out. Numbers up to twelve in words, a repeated figure, and the other
half of a conversion may go; so may any figure of a summary (`--summary`).

Source: The town hires 245 teachers and 60 wardens.
Wrong: The town hires 245 teachers.
Right: The town hires 245 teachers and sixty wardens.
"""

from __future__ import annotations

CODE, SLUG = "FIG203", "missing-figure"
