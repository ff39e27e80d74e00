"""How often one address has written to us in the last hour: counted in the shared cache, the address only as a digest.

It never decides alone whether somebody is heard: see docs/decisions/0012.
"""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import crypto

HOUR = 3600


def count(request: HttpRequest, what: str, *, add: int = 1) -> int:
    """How often, this time counted."""
    digest = crypto.salted_hmac(f"busy {what}", request.META.get("REMOTE_ADDR", ""), algorithm="sha256").hexdigest()
    key = f"busy.{what}.{digest[:32]}"
    if cache.add(key, add, HOUR):
        return add
    try:
        return cache.incr(key, add)
    except ValueError:  # it ended between the two
        return add
