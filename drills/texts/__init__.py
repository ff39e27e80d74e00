"""Texts and receipts while the sending service misbehaves, on a house of its own (security.md F-07 to F-10)."""
