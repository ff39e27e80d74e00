"""Who is in our care: which contacts count, the 28-day clock, continuity, and coming back."""
