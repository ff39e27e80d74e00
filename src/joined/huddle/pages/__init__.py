"""The pages of a huddle: the board, bringing somebody, telling them."""
