"""Renews `cldr/` from the CLDR packages: `python -m figcheck.locales.renew NODE_MODULES`.

NODE_MODULES is where `npm install cldr-numbers-full cldr-units-full cldr-core` put them.
Taken are the narrow currency symbols and the case forms of units, both of which babel leaves out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from babel import Locale

_TARGET = Path(__file__).with_name("cldr")


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _narrow_symbols(source: Path) -> dict[str, dict[str, str]]:
    result: dict[str, dict[str, str]] = {}
    for folder in sorted((source / "cldr-numbers-full" / "main").iterdir()):
        currencies = _read(folder / "currencies.json")["main"][folder.name]["numbers"]["currencies"]
        narrow = {
            code: entry["symbol-alt-narrow"]
            for code, entry in currencies.items()
            if entry.get("symbol-alt-narrow", code) not in (code, entry.get("symbol"))
        }
        if narrow:
            result[folder.name] = narrow
    signs = Counter((code, sign) for narrow in result.values() for code, sign in narrow.items())
    root: dict[str, str] = {}
    for (code, sign), _ in signs.most_common():
        root.setdefault(code, sign)
    kept = {tag: {c: s for c, s in narrow.items() if root[c] != s} for tag, narrow in result.items()}
    return {"und": root, **{tag: narrow for tag, narrow in kept.items() if narrow}}


def _unit_cases(source: Path) -> dict[str, dict[str, list[str]]]:
    result: dict[str, dict[str, list[str]]] = {}
    for folder in sorted((source / "cldr-units-full" / "main").iterdir()):
        long = _read(folder / "units.json")["main"][folder.name]["units"]["long"]
        forms: dict[str, list[str]] = {}
        for identifier, entry in long.items():
            name = identifier.partition("-")[2].replace("-", "_")
            plain = {text for key, text in entry.items() if key.startswith("unitPattern")}
            cases = {text for key, text in entry.items() if "-count-" in key and not key.startswith("unitPattern")}
            if name and cases - plain:
                forms[name] = sorted(cases - plain)
        if forms and "-" not in folder.name:
            result[folder.name] = forms
    return result


def main(arguments: list[str]) -> int:
    """Write the trimmed files and say how large they are."""
    source = Path(arguments[0])
    version = _read(source / "cldr-core" / "package.json")["version"]
    for name, data in (("narrow_symbols", _narrow_symbols(source)), ("unit_cases", _unit_cases(source))):
        path = _TARGET / f"{name}.json"
        path.write_text(json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        print(f"{path.name}: {len(data)} locales, {path.stat().st_size} bytes, CLDR {version}, babel {Locale('en')}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
