"""The ways in for staff: Today, a person's page, and the small pages around them. Owns no rows.

*Today*: what I promised, late first, and what came of what my practice asked. *Person's page*: now, story, messages.
"""
