"""How a caseload is looked at: whose, which of them, of which key worker, in which order. It lives in the address."""

import dataclasses
import urllib.parse
import uuid
from collections.abc import Mapping

from joined.caseload import words

TEAM, MINE = "team", "mine"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Looking:
    """`show`: of `words.VIEWS`; `sort`: of `words.SORTS`; `worker`: only those of this key worker."""

    whose: str = MINE
    show: str = ""
    sort: str = ""
    worker: uuid.UUID | None = None

    @property
    def asked(self) -> dict[str, str]:
        """What an address asks for: whose, and whatever is not as usual; nothing about any person."""
        given = {"whose": self.whose, "show": self.show, "worker": str(self.worker or ""), "sort": self.sort}
        return {name: value for name, value in given.items() if value}

    @property
    def query(self) -> str:
        """The same as an address holds it."""
        return urllib.parse.urlencode(self.asked)


def read(*, asked: Mapping[str, str]) -> Looking:
    """A way of looking, as an address asks for it; whatever it does not know is as usual."""
    show, sort = asked.get("show", ""), asked.get("sort", "")
    return Looking(
        whose=TEAM if asked.get("whose") == TEAM else MINE,
        show=show if show in words.VIEWS else "",
        sort=sort if sort in words.SORTS else "",
        worker=_id(asked.get("worker", "")),
    )


def parse(*, query: str) -> Looking:
    """The same of an address's query as it was kept."""
    return read(asked=dict(urllib.parse.parse_qsl(query)))


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
