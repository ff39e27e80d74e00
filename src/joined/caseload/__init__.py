"""Active care that nobody falls out of: from acceptance to moving on, and back.

*Spell*: care of one person, open exactly as long as its care matter. *Key worker*: one lead at a time, and a deputy.
*Contact*: planned, or what became of it; it *counts* or not by a written, dated rule of the team, and says why.
*The clock*: at most 28 days between contacts that count (a local rule; published as an aim, not as a rule). *Pause*:
a ward stay, or a break that the person asked for. *Handover*: another team is asked; ours answers for the person
until the other has said yes **and** met them.
"""
