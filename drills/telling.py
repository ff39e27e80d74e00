"""A drill's figures, for a reader or as JSON: with the number, the seed, the day and what it ran on."""

import datetime
import json
import os
import platform
import typing

Figures = dict[str, typing.Any]


def facts(*, seed: int | None = None) -> Figures:
    """When and on what, without the name of the machine, and how busy it was before."""
    told: Figures = {"date": datetime.datetime.now(datetime.UTC).date().isoformat(), "load_before": os.getloadavg()[0]}
    if seed is not None:
        told["seed"] = seed
    return told | {"cores": os.cpu_count() or 0, "python": platform.python_version(), "system": platform.system()}


def show(title: str, figures: Figures, *, as_json: bool) -> None:
    """One line a figure."""
    if as_json:
        print(json.dumps({"drill": title, **figures}))
        return
    print(f"\n{title}")
    for name, value in figures.items():
        words = name.replace("_", " ")
        print(f"  {words:<34} {_said(value)}")


def _said(value: typing.Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {count}" for name, count in value.items()) or "none"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of them lies; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
