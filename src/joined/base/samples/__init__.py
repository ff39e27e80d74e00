"""Made-up values for the page of components.

*Example*: one macro in one case. *Case*: typical, long, empty, Arabic or Welsh.
"""
