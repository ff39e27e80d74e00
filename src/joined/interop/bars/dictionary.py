"""What FHIR defines: which elements a type has, of what kind, whether they repeat.

Read from the models of fhir.resources (R4B, whose resources for BaRS are those of R4); see docs/decisions.
That library is imported only when a message is read.
"""

import dataclasses
import functools
import typing
from collections.abc import Iterator, Mapping

RESOURCE = "Resource"


@dataclasses.dataclass(frozen=True)
class Element:
    """`kind` is a simple kind (`code`, `boolean`…), the name of a type, or RESOURCE for any resource."""

    kind: str
    repeats: bool
    is_simple: bool


def is_resource(name: str) -> bool:
    """Whether FHIR has such a resource."""
    return is_type(name) and bool(model_of(name).has_resource_base())


def is_type(name: str) -> bool:
    """Whether FHIR has such a type with elements of its own, a resource or a part of one."""
    try:
        return hasattr(model_of(name), "has_resource_base")
    except (KeyError, ValueError):
        return False


@functools.cache
def model_of(name: str) -> typing.Any:
    """The model of one type. Raises KeyError or ValueError when FHIR has no such type."""
    from fhir.resources.R4B import get_fhir_model_class

    return get_fhir_model_class(name)


@functools.cache
def elements(type_name: str) -> Mapping[str, Element]:
    """The elements of one type, by the names that messages use."""
    found = {}
    for name, field in model_of(type_name).model_fields.items():
        if (field.json_schema_extra or {}).get("element_property"):
            found[field.alias or name] = _element(field)
    return found


def order(type_name: str) -> list[str]:
    """The names of the elements of one type in the order in which FHIR XML has them."""
    return list(model_of(type_name).elements_sequence())


def _element(field: typing.Any) -> Element:
    from fhir_core import utils

    repeats = bool(utils.is_list_type(field))
    if utils.is_primitive_type(field):
        return Element(kind=utils.get_fhir_type_name(field, prefix="R4B."), repeats=repeats, is_simple=True)
    names = (kind.__name__ for kind in _inside(field.annotation) if kind.__name__.endswith("Type"))
    return Element(kind=next(names).removesuffix("Type"), repeats=repeats, is_simple=False)


def _inside(annotation: typing.Any) -> Iterator[type]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _inside(argument)
