"""The pages, for the server. Refuses to start where the database's role could see past row security."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "joined.config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402  settings first

application = get_wsgi_application()

from joined.base import starting  # noqa: E402  needs the apps

starting.refuse_unsafe()
