"""Compiles the lexicons and the unit table into the wheel, so that an installed figcheck starts at once."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes `figcheck/locales/compiled` and `figcheck/quantities/compiled` for the wheel only."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; an editable install compiles on first use instead, into the user's cache."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from figcheck.locales.store import write_compiled
        from figcheck.quantities.units import write_units

        folder = Path(tempfile.mkdtemp(prefix="figcheck-build-"))
        write_compiled(folder / "locales")
        write_units(folder / "quantities")
        for room in ("locales", "quantities"):
            build_data["force_include"][str(folder / room)] = f"figcheck/{room}/compiled"
