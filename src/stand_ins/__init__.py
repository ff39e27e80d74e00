"""Services of other people, played on this machine for the demo and the tests; the house does not know them."""
