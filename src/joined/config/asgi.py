"""Pages on a small, bounded pool of lasting threads, each with its lasting database connection; streams beside them."""

from a2wsgi import WSGIMiddleware

from joined.config import bodies, gate
from joined.config.wsgi import application as pages

# isort: split
from joined.config import streams  # needs the apps, which the pages have set up

THREADS = 4

application = streams.Streams(bodies.Whole(gate.Gate(WSGIMiddleware(pages, workers=THREADS), at_once=THREADS - 1)))
