"""Who is responsible for a person, and what comes next: promise P1 lives here.

*Matter*: something open about a person, a request or care; *open person*: one with an unended matter.
*Responsibility*: one team at a time. *Offer*: asking another team; being asked moves nothing. *Next step*: what,
which team, who, by when; *live* while open. *Late*: its day has passed; the same day to its holder, after one
working day to the team lead, after two to the huddle.
"""
