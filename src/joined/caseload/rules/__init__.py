"""Pure rules of active care. What a place may set otherwise is passed in; defaults that no national paper gives
are marked as local rules."""
