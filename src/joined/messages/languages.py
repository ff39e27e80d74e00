"""Pure rules of languages: their tags (BCP 47) and which way their script runs."""

import re

LEFT, RIGHT = "ltr", "rtl"
DIRECTIONS = {LEFT: "Left to right", RIGHT: "Right to left"}
_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "prs", "ps", "sd", "sdh", "syr", "ug", "ur", "yi"]
)
_SCRIPTS = frozenset(["adlm", "arab", "hebr", "mand", "nkoo", "samr", "syrc", "thaa"])
_TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*", re.IGNORECASE)
_SCRIPT = re.compile(r"[a-z]{4}")


def is_tag(text: str) -> bool:
    """Whether this is a language tag such as `so`, `pa-Arab` or `zh-Hant-HK`."""
    return _TAG.fullmatch(text) is not None


def direction(tag: str) -> str:
    """Which way this language is written: by its script where the tag names one, else as it usually is."""
    first, *rest = tag.casefold().split("-")
    script = next((part for part in rest if _SCRIPT.fullmatch(part)), "")
    if script:
        return RIGHT if script in _SCRIPTS else LEFT
    return RIGHT if first in _RIGHT_TO_LEFT else LEFT
