"""Mail to staff, kept until it has gone."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("messages", "0003_followed"),)
    operations = (
        migrations.CreateModel(
            "Mail",
            [
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("to", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=200)),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
            ],
            options={"abstract": False},
        ),
    )
