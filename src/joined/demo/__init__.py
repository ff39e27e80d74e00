"""A fictitious neighbourhood called Riverside, made only by calling actions under a moved clock.

*Marker*: one row that says this database is a demo, so that production refuses it. *Cast*: everybody in it; all
invented. *History*: six months, ending this morning before the huddle; the last six weeks day by
day, and before them the care of some people.
"""
