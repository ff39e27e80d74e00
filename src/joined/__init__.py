"""Joined Up: joined-up community mental health care, the same day."""
