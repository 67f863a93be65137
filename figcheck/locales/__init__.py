"""What figcheck knows of each language: data, never a module per language."""
