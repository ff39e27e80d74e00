"""A shaped Bundle as a message: its resources, and what a reference points to."""

import dataclasses
from collections.abc import Iterator

from joined.interop.bars import notes, opening


@dataclasses.dataclass(frozen=True)
class Place:
    """One resource and where it stands."""

    path: str
    full_url: str
    resource: opening.Tree

    @property
    def kind(self) -> str:
        return str(self.resource["resourceType"])


class Message:
    """Looks things up in one Bundle. References lead one step and are never followed in circles (T16)."""

    def __init__(self, bundle: opening.Tree, *, found: notes.Notes) -> None:
        self.bundle = bundle
        self._found = found
        self._places: list[Place] = []
        self._by_url: dict[str, Place] = {}
        for number, entry in enumerate(bundle.get("entry", [])):
            self._keep(f"Bundle.entry[{number}]", entry)

    def _keep(self, path: str, entry: opening.Tree) -> None:
        if "resource" not in entry:
            self._found.add(path, "This entry holds no resource.")
            return
        place = Place(f"{path}.resource", entry.get("fullUrl", ""), entry["resource"])
        self._places.append(place)
        if place.full_url and place.full_url in self._by_url:
            self._found.add(path, "Another entry has the same fullUrl; references lead to the first.")
        self._by_url.setdefault(place.full_url, place)
        self._by_url.setdefault(f"{place.kind}/{place.resource.get('id', '')}", place)
        for number, inner in enumerate(place.resource.get("contained", [])):
            url = f"{path}#{inner.get('id', '')}"
            self._by_url.setdefault(url, Place(f"{place.path}.contained[{number}]", url, inner))

    def all(self, *kinds: str) -> Iterator[Place]:
        """Every resource of these kinds (of any, when none is named), in order, unless entered in error."""
        for place in self._places:
            if (not kinds or place.kind in kinds) and place.resource.get("status") != "entered-in-error":
                yield place

    def every(self) -> list[Place]:
        """Every resource, whatever its state."""
        return self._places

    def first(self, kind: str) -> Place | None:
        """The first resource of this kind."""
        return next((place for place in self._places if place.kind == kind), None)

    def follow(self, reference: opening.Tree | None, *kinds: str, path: str) -> Place | None:
        """What the reference at `path` points to, if the message holds it and it is of these kinds."""
        url = (reference or {}).get("reference", "")
        if not url:
            return None
        if url.startswith("#"):
            url = path.partition(".resource")[0] + url
        place = self._by_url.get(url) or self._by_url.get("/".join(url.split("/")[-2:]))
        if place is None:
            self._found.add(path, "This points to a resource that the message does not hold.")
        elif kinds and place.kind not in kinds:
            self._found.add(path, f"This points to a resource of an unexpected kind ({place.kind}).")
            return None
        return place
