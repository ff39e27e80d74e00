"""The pages of the set-up area. Each is a short form or a list with its history."""
