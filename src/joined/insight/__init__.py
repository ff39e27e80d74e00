"""Numbers that a board can believe: how long it took, how many, for whom, and what it was like before.

Every number stands on the requests of one month, one neighbourhood or one sitting. They are counted in the database,
by one function that gives counts and nobody's row; what may be shown of small groups is decided in `rules.py`.
"""
