"""Every component in every case, for the page at /components/ and for the tests."""

from joined.base.samples import fields, people, work
from joined.base.samples.values import Example

GROUPS = (
    people.banners,
    people.now_panels,
    people.steps,
    people.story,
    people.reaching,
    people.records,
    work.huddle,
    work.queue,
    work.outcomes,
    work.lists,
    work.small,
    fields.fields,
)


def examples() -> list[Example]:
    """Typical, long, empty, Arabic and Welsh, as far as each part can show them; made as the page is shown."""
    return [example for group in GROUPS for example in group()]
