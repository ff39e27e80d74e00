"""Pages for other systems, and the page on which people read what a system wrote."""
