"""What we tell the sender of a message later on: accepted by a named team, a plan suggested, ended.

*Answer*: one such fact, to one sender, once. *Endpoint*: where an operator registered that their system takes it.
*Delivered*: their system has it; nobody need have read it (F-33). What cannot be delivered is told by telephone.
"""
