"""The things figcheck talks about: documents, figures, claims and findings."""
