"""Who people are, how to reach them, who may hear about them, and their rows."""

from joined.people import access, comparing, routes, rules
from joined.people.queries.huddles import (
    Hearing,
    choices_about_huddles,
    has_exclusions,
    hearing,
    said_no,
    stands,
)
from joined.people.queries.reaching import (
    Reach,
    as_reach,
    as_seen,
    channel_of,
    check_key_worker,
    home,
    how_to_reach,
    is_masked,
    is_safe,
    kept_back,
    kept_back_now,
    language_named,
    masked,
    reach,
    unmasked,
)
from joined.people.queries.records import (
    Changing,
    became,
    former,
    goes_on,
    is_one_dead,
    leads_to,
    row,
    rows_of,
    to_change,
    unmatched,
)
from joined.people.queries.who import (
    NAME_KEPT_BACK,
    Listed,
    Person,
    Row,
    as_person,
    each,
    listed,
    names,
    needs_of,
    one_line,
    person,
    read,
    shown,
    these,
)

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
Route = routes.Route
standing = access.standing
check_may_add = access.check_may_add
reaches_anybody = access.reaches_anybody
keeps_lists = access.keeps_lists
compares = rules.compares
DIRECT_CARE = rules.DIRECT_CARE
alike = comparing.alike
ALONE = rules.ALONE
IF_ANSWERED = rules.IF_ANSWERED

__all__ = [
    "ALONE",
    "Changing",
    "DIRECT_CARE",
    "Hearing",
    "IF_ANSWERED",
    "Listed",
    "NAME_KEPT_BACK",
    "NHS_NUMBER",
    "Person",
    "Reach",
    "Route",
    "Row",
    "alike",
    "as_person",
    "as_reach",
    "as_seen",
    "became",
    "is_one_dead",
    "channel_of",
    "check_key_worker",
    "check_may_add",
    "choices_about_huddles",
    "compares",
    "each",
    "former",
    "goes_on",
    "has_exclusions",
    "hearing",
    "home",
    "how_to_reach",
    "is_masked",
    "is_safe",
    "keeps_lists",
    "kept_back",
    "kept_back_now",
    "language_named",
    "leads_to",
    "listed",
    "masked",
    "names",
    "needs_of",
    "one_line",
    "person",
    "reach",
    "reaches_anybody",
    "read",
    "row",
    "rows_of",
    "said_no",
    "shown",
    "standing",
    "stands",
    "these",
    "to_change",
    "unmasked",
    "unmatched",
]
