"""Pages on a small, bounded pool of lasting threads, each with its lasting database connection (stack.md §8)."""

from a2wsgi import WSGIMiddleware

from joined.config import bodies, gate
from joined.config.wsgi import application as pages

THREADS = 4

application = bodies.Whole(gate.Gate(WSGIMiddleware(pages, workers=THREADS), at_once=THREADS - 1))
