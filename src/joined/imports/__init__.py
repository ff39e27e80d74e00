"""A practice's or a team's list, brought in from a file of comma-separated values.

*Import*: one file of one worker. *Row*: one person in it, with what is asked about them, before anybody is made.
*Cell*: where a mistake stands, such as N4, as a spreadsheet names it. *Already there*: nothing was written, because
they or this very row were here before. *Taken back*: undone, where nobody has touched them since.
"""
