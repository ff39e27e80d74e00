"""Who is asking: the signed token that Notify's client puts on every request."""

import uuid

import jwt

BOUND = 30  # seconds that the two clocks may differ
GUIDE = "https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header"


class NotAllowed(Exception):
    """The token is missing or wrong; `status` is 401 or 403, as Notify answers."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


def parts(key: str) -> tuple[str, str]:
    """Service id and secret: the last two uuids of a key (`name-service-secret`)."""
    return key[-73:-37], key[-36:]


def check(header: str | None, key: str, *, now: float) -> str:
    """The service id of a good token; `now` in seconds since 1970. Raises NotAllowed in Notify's own words."""
    if not header:
        raise NotAllowed(401, "Unauthorized: authentication token must be provided")
    if header[:7].title() != "Bearer ":
        raise NotAllowed(401, "Unauthorized: authentication bearer scheme must be used")
    service, secret = parts(key)
    _check_issuer(header[7:], service)
    try:
        claims = jwt.decode(header[7:], key=secret, algorithms=["HS256"], options={"verify_iat": False})
    except jwt.InvalidAlgorithmError:
        raise NotAllowed(403, "Invalid token: algorithm used is not HS256") from None
    except jwt.InvalidTokenError:
        raise NotAllowed(403, "Invalid token: API key not found") from None
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or abs(now - issued) > BOUND:
        raise NotAllowed(403, "Error: Your system clock must be accurate to within 30 seconds")
    return service


def _check_issuer(token: str, service: str) -> None:
    try:
        issuer = jwt.decode(token, options={"verify_signature": False}).get("iss")
    except jwt.InvalidTokenError:
        raise NotAllowed(403, f"Invalid token: make sure your API token matches the example at {GUIDE}") from None
    if not issuer:
        raise NotAllowed(403, "Invalid token: iss field not provided")
    try:
        uuid.UUID(str(issuer))
    except ValueError:
        raise NotAllowed(403, "Invalid token: service id is not the right data type") from None
    if issuer != service:
        raise NotAllowed(403, "Invalid token: service not found")
