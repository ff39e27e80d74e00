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
    channel_of,
    how_to_reach,
    is_masked,
    is_safe,
    language_named,
    masked,
    reach,
    unmasked,
)
from joined.people.queries.records import (
    Changing,
    became,
    former,
    is_one_dead,
    leads_to,
    row,
    rows_of,
    to_change,
    unmatched,
)
from joined.people.queries.who import (
    NAME_KEPT_BACK,
    Person,
    Row,
    as_person,
    each,
    names,
    needs_of,
    person,
    read,
    shown,
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
    "NAME_KEPT_BACK",
    "NHS_NUMBER",
    "Person",
    "Reach",
    "Route",
    "Row",
    "alike",
    "as_person",
    "as_reach",
    "became",
    "is_one_dead",
    "channel_of",
    "check_may_add",
    "choices_about_huddles",
    "compares",
    "each",
    "former",
    "has_exclusions",
    "hearing",
    "how_to_reach",
    "is_masked",
    "is_safe",
    "keeps_lists",
    "language_named",
    "leads_to",
    "masked",
    "names",
    "needs_of",
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
    "to_change",
    "unmasked",
    "unmatched",
]
