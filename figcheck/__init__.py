"""figcheck."""
from figcheck.extraction.extractor import extract_figures
def extract(text, locale=None):
    return extract_figures(text, locale or "en")
