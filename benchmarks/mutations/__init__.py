"""Proof by mutation: slips planted in the figures of every corpus must be flagged and named; right restatements must not.

Two rooms plant: `slips` (what a rule is for, in the words of the figure's language) and `restatements` (other ways of
saying the same). `stories` puts a changed sentence among others of its language and checks it against claims that are
bound by the sentences' own words. `python -m benchmarks.mutations` prints the rates.
"""
