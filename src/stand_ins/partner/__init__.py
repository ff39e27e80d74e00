"""Another organisation's BaRS receiver, with a page of what it received and faults to switch on.

*Received*: a message that it took. *Lost*: one that it answered with 200 and dropped (F-33). *Switch*: how the next
messages are answered. Source: the BaRS core guide's rules for receivers (response codes, echo headers, duplicates).

    python -m stand_ins.partner --port 6012
"""
