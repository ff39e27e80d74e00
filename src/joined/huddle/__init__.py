"""Where it comes together: the daily huddle of everybody who could help.

*Huddle*: the standing arrangement of a neighbourhood. *Sitting*: one day of it, made by itself, once. *Agenda
item*: a person brought to a sitting, with why. *View*: what somebody thinks. *Offer*: what somebody could do, or
"not for us, but …". *Proposal*: a plan in plain words, one responsible team, next steps; proposed until the person
agrees. *Open part, closed part*: who may hear an item counts as much as who may see it. *Carry over*: tomorrow,
with everything kept.
"""
