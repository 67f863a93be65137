"""Comparing: a figure of the target is not in the source.

The source's conversion into another unit or currency may be added, if it is right, and a source's figure may be said
again. In a summary, a sum, a difference or a share of the source's figures is a note that names them.

Source: The town hires 245 teachers.
Wrong: The town hires 245 teachers and 60 wardens.
Right: The town hires 245 teachers.
"""

from __future__ import annotations

CODE, SLUG = "FIG204", "added-figure"
