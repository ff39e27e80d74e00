"""Do we know them already? In-take compares, joins two records of one person, and puts right what was wrong."""
