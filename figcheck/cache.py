"""Files that figcheck makes once and reads often: where they are kept, and how they are written.

A file is written aside and moved into place, so that two runs never see half a file; where nothing can be written,
what it would have held lives in memory only.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["cache_folder", "fingerprint", "read_json", "write_json"]


def cache_folder() -> Path:
    """The user's cache for figcheck: `FIGCHECK_CACHE`, else the platform's usual place."""
    if own := os.environ.get("FIGCHECK_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "figcheck"


def fingerprint(files: Iterable[Path], packages: Iterable[str] = ()) -> str:
    """A short hash of files (by name, size and time of change) and installed packages: what a cached file is made of."""
    import hashlib

    digest = hashlib.sha256(sys.version.split()[0].encode())
    for path in files:
        digest.update(_state(path).encode())
    for package in packages:
        digest.update(_installed(package).encode())
    return digest.hexdigest()[:16]


@cache
def _state(path: Path) -> str:
    """A file's name, size and time of change when it was first asked for: what is made later is made of that file."""
    stat = path.stat()
    return f"{path.name}:{stat.st_size}:{stat.st_mtime_ns};"


def _installed(package: str) -> str:
    # Names of the metadata folders, read without importlib.metadata, which costs more than all the rest of a start.
    for folder in sys.path:
        try:
            names = [name for name in os.listdir(folder or ".") if name.lower().startswith(f"{package}-")]
        except OSError:
            continue
        if names:
            return ",".join(sorted(names))
    return ""


def read_json(path: Path) -> dict[str, Any] | None:
    """The object in a file, or None where there is none that can be read."""
    try:
        with path.open("rb") as file:
            data: dict[str, Any] = json.loads(file.read())
    except (OSError, ValueError):
        return None
    return data


def write_json(path: Path, data: dict[str, Any]) -> bool:
    """Write an object; whether that was possible."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
        os.replace(name, path)
    except OSError:
        return False
    return True
