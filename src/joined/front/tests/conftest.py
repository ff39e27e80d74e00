"""The small Riverside, for tests of the front."""

from joined.huddle.tests.conftest import jobs, morning, place

__all__ = ["jobs", "morning", "place"]
