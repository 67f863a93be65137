"""How fast figures are read, beside quantulum3 on the same text, and whether time grows linearly.

    python -m benchmarks.speed [--megabytes 0.5] [--without-peer]

Needs the extra `benchmarks` for quantulum3; without it that column is left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections.abc import Callable

import figcheck
from benchmarks.newstext import LANGUAGES, news_text

_PEER_SAMPLE = 20_000
_HARD = {
    "digits": "1234567890",
    "1,": "1,",
    "opening brackets": "(",
    "number words": "hundred ",
    "spaces": " ",
    "dollars": "$",
}


def seconds(action: Callable[[], object], repeats: int = 1) -> float:
    """The best time of a few runs."""
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - start)
    return best


def speed_of(language: str, size: int, repeats: int = 2) -> float:
    """Megabytes a second of `figcheck.extract` on news-like text of a language."""
    text = news_text(language, size)
    figcheck.extract(text[:2000], locale=language)
    return len(text.encode()) / 1e6 / seconds(lambda: figcheck.extract(text, locale=language), repeats)


def speed_of_peer(size: int) -> float | None:
    """Megabytes a second of quantulum3 on the same English text, or None where it is not installed."""
    if importlib.util.find_spec("quantulum3") is None:
        return None
    from quantulum3 import parser

    text = news_text("en", size)
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph]
    parser.parse("5 km")

    def read() -> None:
        for paragraph in paragraphs:
            parser.parse(paragraph)

    return len(text.encode()) / 1e6 / seconds(read)


def growth(piece: str, size: int) -> float:
    """How much longer eight times the text takes, over eight: about 1 where time is linear."""
    small, large = (piece * (n // len(piece)) for n in (size // 8, size))
    figcheck.extract(piece * 10, locale="en")
    first = seconds(lambda: figcheck.extract(small, locale="en"), 2)
    return seconds(lambda: figcheck.extract(large, locale="en")) / first / 8


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--megabytes", type=float, default=0.5)
    options.add_argument("--without-peer", action="store_true")
    given = options.parse_args()
    size = int(given.megabytes * 1e6)
    speeds = {language: speed_of(language, size) for language in LANGUAGES}
    peer = None if given.without_peer else speed_of_peer(_PEER_SAMPLE)
    for language, speed in speeds.items():
        print(f"figcheck   {language:>4}  {speed:7.2f} MB/s")
    if peer is not None:
        print(f"quantulum3   en  {peer:7.4f} MB/s   figcheck is {speeds['en'] / peer:.0f} times as fast")
    print(f"\ngrowth from {size // 8:,} to {size:,} characters (1 is linear)")
    for name, piece in _HARD.items():
        print(f"{name:>18}  {growth(piece, size):5.2f}")


if __name__ == "__main__":
    main()
