"""The pages, for the server. Refuses to start where the database's role could see past row security."""

import os
from concurrent import futures

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "joined.config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402  settings first

application = get_wsgi_application()

from joined.base import starting  # noqa: E402  needs the apps

# A server with several workers imports this inside its event loop, where the database may not be asked.
with futures.ThreadPoolExecutor(1) as aside:
    aside.submit(starting.refuse_unsafe).result()
