"""Plain Python that every room uses: the clock, actors, errors, state tables, NHS numbers, working days.

Nothing here knows Django, the database or the web.
"""
