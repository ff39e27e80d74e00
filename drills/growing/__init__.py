"""A fictitious room whose migrations change the largest table while people work; known only to the drill."""
