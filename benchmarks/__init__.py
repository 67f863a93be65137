"""What figcheck is measured by: accuracy, speed and round trips. `python -m benchmarks.accuracy`, `.speed`, `.roundtrips`."""
