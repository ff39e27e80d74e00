"""What a page costs, beside what the same rows cost in plain SQL (performance.md §3). A bench, never a timed test.

`./joined bench` loads a fictitious region (or reuses it), serves it as in production with two workers, does each
piece of work over HTTP and in SQL against the same database, and prints processor milliseconds for each.
"""
