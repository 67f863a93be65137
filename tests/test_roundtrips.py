"""What babel formats reads back: a sample of locales here, all of them by `python -m benchmarks.roundtrips`."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.roundtrips import reads_back, trips
from figcheck.locales.cldr import known_tags
from figcheck.locales.supplement import data_tags

SAMPLE = sorted({*(tag for tag in data_tags() if tag in known_tags()), *sorted(known_tags())[::25]})


@pytest.mark.parametrize("tag", SAMPLE)
def test_what_babel_writes_in_a_locale_reads_back(tag):
    left_out: Counter[str] = Counter()
    # Locales that write all widths alike would count one text three times.
    written = list({(trip.text, trip.value, trip.unit): trip for trip in trips(tag, left_out)}.values())
    wrong = [(trip.kind, trip.text, str(trip.value)) for trip in written if not reads_back(trip)]
    # A narrow form may be a common word of the language, or a letter that means something else beside a numeral.
    assert len(wrong) <= max(1, len(written) * 0.05), wrong
