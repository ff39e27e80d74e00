"""The pages, for the server. Refuses to start where the database's role could see past row security."""

import os
from concurrent import futures

from joined.config import loading

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "joined.config.settings")

with loading.for_good():
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()

    from joined.base import starting  # needs the apps
    from joined.config import urls  # noqa: F401  else the first request loads every page

# A server with several workers imports this inside its event loop, where the database may not be asked.
with futures.ThreadPoolExecutor(1) as aside:
    aside.submit(starting.refuse_unsafe).result()
