"""The standard's own codes for what went wrong (BaRS http-error-codes; REC: said by the receiver)."""

SYSTEM = "https://fhir.nhs.uk/CodeSystem/http-error-codes"
_WORDS = {
    401: "REC_UNAUTHORIZED",
    403: "REC_FORBIDDEN",
    404: "REC_NOT_FOUND",
    405: "REC_METHOD_NOT_ALLOWED",
    409: "REC_CONFLICT",
    422: "REC_UNPROCESSABLE_ENTITY",
    429: "REC_TOO_MANY_REQUESTS",
    500: "REC_SERVER_ERROR",
    503: "REC_SERVICE_UNAVAILABLE",
}


def word(status: int) -> str:
    """The code that goes with an HTTP status. The standard has none of its own for 413 and 415."""
    return _WORDS.get(status, "REC_BAD_REQUEST")
