"""Messages from and to other systems.

*Message*: what another system sends, in its own standard. *BaRS*: the NHS standard for bookings and
referrals. *Reading*: what we need of a message, and what is wrong with it. *Receive*: make a request of it,
once. *Original*: the bytes as they came, kept with the person. *Answer*: received, duplicate or refused, with
reasons that the sender can act on and no personal data. *Reference*: the number that the sender may quote.
*Test mode*: addresses and NHS numbers kept for tests are accepted, and marked. *Client*: another
organisation's system that signs what it asks. *Pair*: the two ids of one question over HTTP. *Sent*: what a
client is told of a request of its own.
"""
