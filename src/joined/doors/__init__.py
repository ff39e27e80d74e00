"""Requests in, whichever door they came through.

*Referral*: a request for help about one person (people read "request"). *Door*: how it came. *In-take*: the team
that holds every request from receipt. *Holder*: the in-take worker named for it. *Asked again*: another request
while one is open joins it, is read the same day and heads the next agenda. *Cannot wait*: goes to duty at once.
"""
