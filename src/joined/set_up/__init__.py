"""The set-up area: an organisation without developers sets up its places, teams, huddles, duty and rules. Owns no rows.

*Keeper*: an organisation's administrator, or a place lead. *Ready*: a neighbourhood whose doors can open.
*Holding*: what a leaver or a team would leave behind, as numbers; nobody who sets up sees a person's record.
"""
