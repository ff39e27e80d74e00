"""Who signs in, and for whom they act.

*User*: somebody who can sign in. *Membership*: user, organisation, team and role, from and until. *Acting
organisation*: the one a session acts for; switching rotates the session. *Entrance*: the middleware that lets
a request in as somebody, in one transaction. *Unlock*: a passkey after idling, back to the half-filled form.
"""
