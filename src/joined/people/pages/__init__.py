"""Pages of people: finding and adding, how to reach them, letters."""
