"""What was done and what was looked at: who, for which organisation, in what role, when, and why.

*Event*: one line of the trail; it holds no values and no words that anybody typed. *Look*: an event of reading.
*Denial*: an event of being refused. The trail is written in the same transaction as what it describes: no
event, no data. It has no foreign keys, so it outlives what it describes, and no pages of its own.
"""
