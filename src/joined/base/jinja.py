"""The Jinja environment: our filters, our addresses, and the design system's parts.

Our templates are strict: a name that is not there is an error, not an empty place. The design system's own
macros rely on absent names being empty, so they are rendered in an environment of their own by `nhs`.
"""

import datetime
import functools
import pathlib
import typing

import jinja2
import markupsafe
from django.templatetags.static import static
from django.urls import reverse

from joined.base import compiled, wording
from joined.kit import clock

FILTERS = (
    wording.day,
    wording.plain_day,
    wording.short_day,
    wording.near_day,
    wording.time,
    wording.moment,
    wording.short_moment,
    wording.promised,
    wording.in_words,
    wording.nhs_number,
    wording.masked,
    wording.masked_email,
    wording.phone,
    wording.plural,
    wording.sentence,
    wording.joined,
)


def environment(*, kept_in: str = "", **options: typing.Any) -> jinja2.Environment:
    """What Django's Jinja2 backend asks for; `kept_in`: where translated templates are kept for the next process."""
    if kept_in:
        read_so = pathlib.Path(__file__).read_bytes() + jinja2.__version__.encode()
        options["bytecode_cache"] = compiled.kept(pathlib.Path(kept_in), options=read_so)
    options |= {"undefined": jinja2.StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = jinja2.Environment(**options)  # noqa: S701 (the backend turns escaping on)
    made.filters |= {given.__name__: given for given in FILTERS} | {"ago": wording.in_words}
    made.globals |= {
        "static": static,
        "nhsuk": nhsuk,
        "nhs": nhs,
        "url": url,
        "when": when,
        "due": wording.due,
        "span": wording.span,
        "today": clock.today,
    }
    return made


def nhsuk(file: str) -> str:
    """The address of one of the design system's built files, such as `css/nhsuk-frontend.min.css`."""
    return static(f"nhsuk/{file}")


@functools.lru_cache(maxsize=4096)
def url(name: str, *args: typing.Any) -> str:
    """The address of a page by its name, such as `url("huddle:board", sitting.id)`."""
    return reverse(name, args=args)


def nhs(part: str, params: dict[str, typing.Any]) -> markupsafe.Markup:
    """A part of the design system by its own name and options, such as `nhs("details", {…})`.

    Slow on long lists (a millisecond each): rows of lists use our own components.
    """
    template = _design_system().get_template(f"nhsuk/components/{part}/template.jinja")
    return markupsafe.Markup(template.render(params=params))  # noqa: S704 (escaped by that template)


@functools.cache
def _design_system() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("nhsuk_frontend_jinja"),
        autoescape=True,
        undefined=jinja2.ChainableUndefined,
        extensions=["jinja2.ext.do"],
    )


def when(value: datetime.date | datetime.datetime | None, style: str = "short_moment") -> markupsafe.Markup:
    """A `<time>`: shown in a style of `wording`, exact in its title and for machines."""
    if value is None:
        return markupsafe.Markup("")
    is_moment = isinstance(value, datetime.datetime)
    if not is_moment and style in ("moment", "short_moment"):
        style = style.replace("moment", "day")
    exact = wording.moment(value) if is_moment else wording.day(value)
    machine = clock.london(value).isoformat(timespec="minutes") if is_moment else value.isoformat()
    return markupsafe.Markup('<time datetime="{}" title="{}">{}</time>').format(
        machine, exact, getattr(wording, style)(value)
    )
