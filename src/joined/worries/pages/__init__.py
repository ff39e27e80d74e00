"""Pages of worries: the public door, and in-take's."""
