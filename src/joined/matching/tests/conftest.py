"""The small Riverside, for tests that need people."""

from joined.huddle.tests.conftest import jobs, morning, place

__all__ = ["jobs", "morning", "place"]
