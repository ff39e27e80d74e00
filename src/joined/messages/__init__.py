"""Messages: what was written to whom, on which route, and what became of it.

*Template*: approved words in one language, at one level. *Message*: written, then sent by a job after the undo,
then followed by receipts that only move forward. *Reach*: what somebody above knows, at the moment of sending, about
whether a text may go. *Fit*: how words fit a text: parts, alphabet, characters that would be destroyed. *Stopped
number*: somebody with that phone asked us to stop. A message knows an address, never a person: `about` is an opaque id.
"""
