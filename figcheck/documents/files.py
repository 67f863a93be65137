"""Which files a run is about."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from figcheck.documents.readers import READERS

__all__ = ["CLAIM_NAMES", "CONFIG_NAMES", "find_documents", "matches"]

CLAIM_NAMES = ("claims.yaml", "claims.yml", "claims.toml", "claims.json")
CONFIG_NAMES = ("figcheck.toml", "pyproject.toml")
_SKIPPED = {"node_modules", "__pycache__", "venv"}


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path matches one of the patterns (`*`, `?`; `**` for folders), from any folder above it on."""
    parts = Path(path).as_posix()
    return any(
        fnmatch.fnmatch(parts, pattern)
        or fnmatch.fnmatch(parts, f"*/{pattern}")
        or (pattern.endswith("/**") and (f"/{parts}".find(f"/{pattern[:-3]}/") >= 0))
        or (pattern.endswith("/") and (f"/{parts}".find(f"/{pattern}") >= 0))
        for pattern in patterns
    )


def find_documents(paths: Iterable[str], exclude: Iterable[str] = ()) -> list[str]:
    """The documents to read: files as named, of directories those of a known format that git does not ignore, sorted.

    Excluded are claim and configuration files and what matches `exclude`, be it named outright or not.
    """
    exclude = tuple(exclude)
    found: dict[str, None] = {}
    for path in paths:
        if path != "-" and Path(path).is_dir():
            names = sorted(_walk(path))
        else:
            names = [path]
        for name in names:
            own = Path(name).name in (*CLAIM_NAMES, *CONFIG_NAMES)
            if not own and not matches(name, exclude):
                found.setdefault(name)
    return list(found)


def _walk(folder: str) -> list[str]:
    kept = []
    tracked = _not_ignored(str(Path(folder).resolve()))
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for name in names:
            path = str(Path(base) / name)
            if Path(name).suffix.lower() not in READERS:
                continue
            if tracked is None or str(Path(base).resolve() / name) in tracked:
                kept.append(path)
    return kept


@cache
def _not_ignored(folder: str) -> frozenset[str] | None:
    """The files below a folder that git does not ignore; None outside a repository or without git."""
    if not any((parent / ".git").exists() for parent in (Path(folder), *Path(folder).parents)):
        return None
    import subprocess

    try:
        done = subprocess.run(
            ["git", "-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True, check=True, timeout=30,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return frozenset(str(Path(folder) / name) for name in os.fsdecode(done.stdout).split("\0") if name)
