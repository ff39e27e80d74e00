"""Places and who works there.

*Place*: system, borough or neighbourhood, a tree with dates. *Organisation*: NHS trust, practice, council,
charity. *Team*: a unit of one organisation, or a *joint team* of several. *In-take team*: holds every request
of its neighbourhood from receipt. *Duty route*: who answers now when something cannot wait. *Local rule*: a
value that a place may set, with its reason, who agreed it, and its dates. *Receiver*: an address that messages
from other systems are sent to.
"""
