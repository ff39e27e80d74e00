"""Placeholder until the look lands."""

import jinja2


def environment(**options):
    return jinja2.Environment(**options)  # noqa: S701
