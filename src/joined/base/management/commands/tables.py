"""`tables ROOM`: a room's first migration, written from its models as they are (docs/decisions/0027)."""

import argparse
import typing

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db.migrations import Migration, operations, state, writer
from django.db.models.fields.related import RelatedField
from pgtrigger.migrations import AddTrigger

DOCSTRING = '"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""\n'
IMPORT = "from django.db import migrations, models\n"
OURS = f"{IMPORT}\nfrom joined.base.migrating import Tables\n"


class Command(BaseCommand):
    """Prints it; what the models do not say, extensions above all, is added by hand."""

    help = "prints a room's first migration, from its models as they are"
    requires_system_checks: typing.ClassVar[list[str]] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Which room."""
        parser.add_argument("room")

    def handle(self, *args: typing.Any, **options: typing.Any) -> None:
        """Raises LookupError where there is no such room."""
        self.stdout.write(written(room=options["room"]), ending="")


def written(*, room: str) -> str:
    """The text of a migration that makes the tables of this room, each with its constraints, indexes and triggers."""
    house = state.ProjectState.from_apps(apps)
    models = _in_order(room, house)
    migration = Migration("0001_tables", room)
    migration.initial = True
    migration.dependencies = _dependencies(room, models)
    migration.operations = [_table(model) for model in models]
    for model in models:
        drawn = house.apps.get_model(room, model.name)
        for trigger in model.options.get("triggers", []):
            migration.operations.append(AddTrigger(model_name=drawn._meta.model_name, trigger=trigger.compile(drawn)))
    return _in_one_go(writer.MigrationWriter(migration, include_header=False).as_string())


def _in_order(room: str, house: state.ProjectState) -> list[state.ModelState]:
    """Each after those that it leads to; else as the room's models stand."""
    waiting = [house.models[room, model._meta.model_name] for model in apps.get_app_config(room).get_models()]
    found: list[state.ModelState] = []
    while waiting:
        left = {f"{room}.{model.name_lower}" for model in waiting}
        ready = next(model for model in waiting if not _leads_to(model) & left - {f"{room}.{model.name_lower}"})
        found.append(ready)
        waiting.remove(ready)
    return found


def _leads_to(model: state.ModelState) -> set[str]:
    fields = [field for field in model.fields.values() if isinstance(field, RelatedField)]
    return {field.deconstruct()[3]["to"].lower() for field in fields}


def _dependencies(room: str, models: list[state.ModelState]) -> list[tuple[str, str]]:
    rooms = {config.label for config in apps.get_app_configs() if config.name.startswith("joined.")}
    others = {to.split(".")[0] for model in models for to in _leads_to(model)} - {room}
    return [(other, "0001_tables" if other in rooms else "__first__") for other in sorted(others)]


def _table(model: state.ModelState) -> operations.CreateModel:
    options = {name: value for name, value in model.options.items() if name != "triggers" and value != []}
    fields = list(model.fields.items())
    return operations.CreateModel(model.name, fields, options=options, bases=model.bases, managers=model.managers)


def _in_one_go(text: str) -> str:
    """The same with all operations inside of `Tables`, and with what says where it comes from."""
    opening = "    operations = [\n"
    before, after = text.lstrip().replace(IMPORT, OURS).split(opening)
    lines = after.rstrip().removesuffix("    ]").rstrip().split("\n")
    indented = "\n".join(f"    {line}" for line in lines)
    return f"{DOCSTRING}\n{before}{opening}        Tables(\n{indented}\n        ),\n    ]\n"
