"""Who signs in, and for whom they act.

*User*: somebody who can sign in. *Membership*: user, organisation, team and role, from and until. *Hat*: one
organisation that a user can act for; switching changes the session's key. *Entrance*: the middleware that lets a
request in as somebody, in one transaction. *Visit*: who comes with a request, and which *door* they must pass first:
sign in, unlock, enrol a second factor. *Unlock*: a passkey after idling, back to the half-filled form. *One click*:
how the demo signs in, and nothing else. *Rescue*: a form that arrives after the lock becomes a draft. *Library*: the
pages of django-allauth that we open.
"""
