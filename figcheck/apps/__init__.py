"""figcheck's front ends: thin."""
