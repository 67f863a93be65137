"""Bilingual files to blocks: segments with a source and a target each. A new format is one reader and one line."""

from __future__ import annotations

from pathlib import Path

from figcheck.model.document import Document

__all__ = ["is_bilingual", "read_bilingual"]


def is_bilingual(path: str) -> bool:
    """Whether a file's format holds sources and targets side by side."""
    return Path(path).suffix.lower() in (".xlf",)


def read_bilingual(path: str, source_field: str | None = None, target_field: str | None = None) -> Document:
    """Read it."""
    raise NotImplementedError
