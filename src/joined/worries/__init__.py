"""A worry about somebody, from whoever sees it: never a request, never the person's own words (C79).

*Worry*: what somebody sees, kept apart as somebody else's words. *Sender*: whoever wrote or rang; being heard makes
them nothing else, and tells them nothing. *Holder*: who of in-take has it. *Early warning*: a step of the responsible
team, or of duty, within one working day. A worry ends only as answered, with what was done.
"""
