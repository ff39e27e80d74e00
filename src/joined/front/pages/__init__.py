"""Today, a person, and what they share."""
