"""The small Riverside with whoever runs a practice's lists."""

from joined.imports.tests.conftest import jobs, manager, morning, place

__all__ = ["jobs", "manager", "morning", "place"]
